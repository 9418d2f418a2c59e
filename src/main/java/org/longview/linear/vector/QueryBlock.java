package org.longview.linear.vector;

import static org.longview.linear.vector.Lanes.PANEL;
import static org.longview.linear.vector.Lanes.ROWS;
import static org.longview.linear.vector.RegisterBlock.A_STRIDE;
import static org.longview.linear.vector.RegisterBlock.TERMS;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.longview.linear.Matrix;

/**
 * Up to ROWS queries, scaled so that their products with keys are the exponents of powers of two.
 */
final class QueryBlock {
  private static final float[] ZEROS = new float[PANEL];

  /** Of widths above TERMS, all rows of the first TERMS columns, then all rows of the next. */
  private final float[] data;

  private final int width;

  /** Length of the longest query that is loaded, after scaling. */
  private float longest;

  QueryBlock(int width) {
    this.width = width;
    data = new float[(width + TERMS - 1) / TERMS * ROWS * A_STRIDE];
  }

  /**
   * Loads queries, and zeros into the rows that are left.
   *
   * @param order the rows of q that from, from + 1, … stand for; null for these themselves
   * @param scale of the scores to base e
   */
  void load(Matrix q, int @Nullable [] order, float scale, int from, int rows) {
    Arrays.fill(data, 0);
    float toBase2 = scale * Exp2.LOG2_E;
    double longestSquare = 0;
    for (int r = 0; r < rows; r++) {
      int source = q.at(order == null ? from + r : order[from + r]);
      float squares = 0;
      for (int t = 0; t < width; t++) {
        float x = q.data()[source + t] * toBase2;
        data[(t / TERMS * ROWS + r) * A_STRIDE + t % TERMS] = x;
        squares += x * x;
      }
      longestSquare = Math.max(longestSquare, squares);
    }
    longest = (float) Math.sqrt(longestSquare);
  }

  /** What no score with one of these keys exceeds in size (Cauchy and Schwarz). */
  float bound(PackedHead head) {
    return longest * head.longestKey;
  }

  /** Writes the ROWS × PANEL products with the keys of a panel. */
  void scores(PackedHead head, int panel, float[] target, int offset, int stride) {
    for (int t = 0; t < width; t += TERMS) {
      boolean first = t == 0;
      RegisterBlock.multiply(
          data,
          t / TERMS * ROWS * A_STRIDE,
          head.keys,
          (panel * width + t) * PANEL,
          Math.min(TERMS, width - t),
          first ? ZEROS : target,
          first ? 0 : offset,
          first ? 0 : stride,
          target,
          offset,
          stride);
    }
  }
}
