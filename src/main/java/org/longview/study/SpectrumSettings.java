package org.longview.study;

import java.util.OptionalInt;
import org.longview.attention.RankBounds;
import org.longview.work.InputException;

/**
 * What a spectrum is read at.
 *
 * @param rank k, at which shares and errors are told; empty for a quarter of n, as in the paper's
 *     heat map
 * @param error ε of the paper's bounds, in hundredths
 */
public record SpectrumSettings(OptionalInt rank, int error) {
  /** The largest error, in hundredths, for which the bounds are made. */
  public static final int LARGEST_ERROR = (int) (100 * RankBounds.LARGEST_EPSILON);

  /**
   * Checks the numbers.
   *
   * @throws InputException if one is out of its range
   */
  public SpectrumSettings {
    if (rank.orElse(1) < 1) {
      throw new InputException(
          "The rank k is %d; it must be 1 or more.".formatted(rank.getAsInt()));
    }
    if (error < 1 || error > LARGEST_ERROR) {
      throw new InputException(
          "The error ε is %d hundredths; it must be 1 to %d, for the bounds hold up to 2/3."
              .formatted(error, LARGEST_ERROR));
    }
  }

  /** The paper's rank, and an error in the middle. */
  public static SpectrumSettings defaults() {
    return new SpectrumSettings(OptionalInt.empty(), 50);
  }

  /** k for n tokens; a rank that is larger than n counts as n. */
  public int rank(int n) {
    return Math.min(n, rank.orElse(Math.max(1, n / 4)));
  }

  /** The paper's bounds at this error. */
  public RankBounds bounds() {
    return new RankBounds(error / 100.0);
  }

  public SpectrumSettings withRank(int newRank) {
    return new SpectrumSettings(OptionalInt.of(newRank), error);
  }

  public SpectrumSettings withError(int newError) {
    return new SpectrumSettings(rank, newError);
  }
}
