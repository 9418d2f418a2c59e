package org.longview.study;

import org.longview.attention.RankBounds;
import org.longview.work.InputException;

/**
 * What a spectrum is read at.
 *
 * @param rank k, at which shares and errors are told; one that is larger than n counts as n
 * @param error ε of the paper's bounds, in hundredths
 */
public record SpectrumSettings(int rank, int error) {
  /** The largest error, in hundredths, for which the bounds are made. */
  public static final int LARGEST_ERROR = (int) (100 * RankBounds.LARGEST_EPSILON);

  /**
   * Checks the numbers.
   *
   * @throws InputException if one is out of its range
   */
  public SpectrumSettings {
    if (rank < 1) {
      throw new InputException("The rank k is %d; it must be 1 or more.".formatted(rank));
    }
    if (error < 1 || error > LARGEST_ERROR) {
      throw new InputException(
          "The error ε is %d hundredths; it must be 1 to %d, for the bounds hold up to 2/3."
              .formatted(error, LARGEST_ERROR));
    }
  }

  /** The rank of the heat map in the paper, and an error in the middle. */
  public static SpectrumSettings defaults() {
    return new SpectrumSettings(128, 50);
  }

  /** The paper's bounds at this error. */
  public RankBounds bounds() {
    return new RankBounds(error / 100.0);
  }

  public SpectrumSettings withRank(int newRank) {
    return new SpectrumSettings(newRank, error);
  }

  public SpectrumSettings withError(int newError) {
    return new SpectrumSettings(rank, newError);
  }
}
