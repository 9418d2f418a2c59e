package org.longview.model;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Looks whether the rows of finished attention sum to 1. */
final class RowSums {
  /** What 16-bit floats may miss, and what float32 never does. */
  private static final double TOLERANCE = 0.005;

  private RowSums() {}

  /**
   * What is wrong with the sums of rows, in whole sentences; null if nothing is.
   *
   * @param attention (layers, heads, n, n)
   */
  static @Nullable String warning(String name, int layers, int heads, int n, float[] attention) {
    long rows = (long) layers * heads * n;
    long wrong = 0;
    int farthest = 0;
    double farthestSum = 1;
    for (int row = 0; row < rows; row++) {
      double sum = 0;
      for (int j = row * n; j < row * n + n; j++) {
        sum += attention[j];
      }
      double distance = Math.abs(sum - 1);
      wrong += distance > TOLERANCE ? 1 : 0;
      if (distance > Math.abs(farthestSum - 1)) {
        farthest = row;
        farthestSum = sum;
      }
    }
    return wrong == 0
        ? null
        : String.format(
            Locale.ROOT,
            "%,d of %,d rows of attention in %s do not sum to 1; the farthest, row %d of layer %d,"
                + " head %d, sums to %.3g. Rows are shown divided by their sums.",
            wrong,
            rows,
            name,
            farthest % n,
            farthest / n / heads,
            farthest / n % heads,
            farthestSum);
  }
}
