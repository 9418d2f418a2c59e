package org.longview.study;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.longview.attention.Projection.Sharing;
import org.longview.work.InputException;

/**
 * Linformer's parameters.
 *
 * @param ranks k of each layer from the first on; the last one counts for all layers above
 * @param projection where E and F come from
 * @param sharing which heads and layers have the same; matters for Gaussian ones
 */
public record LowRankSettings(List<Integer> ranks, ProjectionSource projection, Sharing sharing) {
  /**
   * Checks the ranks.
   *
   * @throws InputException if there is none or one is not positive
   */
  public LowRankSettings {
    ranks = List.copyOf(ranks);
    if (ranks.isEmpty()) {
      throw new InputException("There is no rank; give one for all layers, or one for each.");
    }
    for (int rank : ranks) {
      if (rank < 1) {
        throw new InputException("The rank is " + rank + "; it must be 1 or more.");
      }
    }
  }

  public static LowRankSettings defaults() {
    return new LowRankSettings(List.of(4), new ProjectionSource.Gaussian(0), Sharing.HEADWISE);
  }

  /**
   * Ranks from "64", or layer by layer "128,64,32".
   *
   * @throws InputException if it is neither
   */
  public static List<Integer> ranks(String list) {
    try {
      return Stream.of(list.split(",", -1)).map(k -> Integer.valueOf(k.strip())).toList();
    } catch (NumberFormatException e) {
      throw new InputException(
          "The rank %s is not a whole number, nor a list of some; write 64, or 128,64,32."
              .formatted(list),
          e);
    }
  }

  /** k of a layer. */
  public int rank(int layer) {
    return ranks.get(Math.min(layer, ranks.size() - 1));
  }

  /** Whether all layers have the same k. */
  public boolean isUniform() {
    return ranks.stream().distinct().count() == 1;
  }

  /** The mean of k over so many layers, rounded. */
  public int meanRank(int layers) {
    return (int) Math.round(IntStream.range(0, layers).map(this::rank).average().orElse(rank(0)));
  }

  /** The largest k. */
  public int largestRank() {
    return ranks.stream().mapToInt(Integer::intValue).max().orElseThrow();
  }

  /** The same k in every layer. */
  public LowRankSettings withRank(int newRank) {
    return withRanks(List.of(newRank));
  }

  public LowRankSettings withRanks(List<Integer> newRanks) {
    return new LowRankSettings(newRanks, projection, sharing);
  }

  public LowRankSettings withProjection(ProjectionSource newProjection) {
    return new LowRankSettings(ranks, newProjection, sharing);
  }

  public LowRankSettings withSharing(Sharing newSharing) {
    return new LowRankSettings(ranks, projection, newSharing);
  }

  /** The same without what does not matter, so that what computes the same is equal. */
  LowRankSettings effective() {
    boolean shares = projection instanceof ProjectionSource.Gaussian;
    List<Integer> needed = isUniform() ? List.of(rank(0)) : ranks;
    return new LowRankSettings(needed, projection, shares ? sharing : Sharing.HEADWISE);
  }
}
