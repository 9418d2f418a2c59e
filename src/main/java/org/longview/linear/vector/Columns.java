package org.longview.linear.vector;

import org.jspecify.annotations.Nullable;
import org.longview.linear.Matrix;

/** Rows of a matrix, laid side by side as columns. */
final class Columns {
  /** Rows that are read at a time, so that the waits for memory overlap. */
  private static final int TOGETHER = 4;

  private Columns() {}

  /**
   * Writes element t of the row from + i to {@code target[offset + t * step + i]}. Rows beyond the
   * last are copies of it.
   *
   * @param a has at least one row; not modified
   * @param order the rows of a that 0, 1, … stand for; null for these themselves
   * @param count columns to write, a multiple of 4
   */
  static void copy(
      Matrix a, int @Nullable [] order, int from, int count, float[] target, int offset, int step) {
    int last = (order == null ? a.rows() : order.length) - 1;
    int[] rows = new int[TOGETHER];
    for (int i = 0; i < count; i += TOGETHER) {
      for (int r = 0; r < TOGETHER; r++) {
        int row = Math.min(last, from + i + r);
        rows[r] = a.at(order == null ? row : order[row]);
      }
      copy(a.data(), rows[0], rows[1], rows[2], rows[3], a.columns(), target, offset + i, step);
    }
  }

  private static void copy(
      float[] a,
      int row0,
      int row1,
      int row2,
      int row3,
      int n,
      float[] target,
      int offset,
      int step) {
    int j = offset;
    for (int t = 0; t < n; t++) {
      target[j] = a[row0 + t];
      target[j + 1] = a[row1 + t];
      target[j + 2] = a[row2 + t];
      target[j + 3] = a[row3 + t];
      j += step;
    }
  }
}
