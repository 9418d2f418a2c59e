package org.longview.study;

import org.jspecify.annotations.Nullable;
import org.longview.attention.Pooling;

/**
 * A matrix that is asked for its values block by block, so that it need not exist as an array. Rows
 * are queries, columns are keys (or, under Linformer, projected keys).
 *
 * <p>Implementations answer any number of threads at once.
 */
public interface MatrixSource {
  /** Stands for a pair outside the sparsity pattern, which is not the same as a weight of zero. */
  float EXCLUDED = Float.NEGATIVE_INFINITY;

  /** Number of rows, at least 1. */
  int rows();

  /** Number of columns, at least 1. */
  int columns();

  /**
   * Writes the values of a block, each finite or {@link #EXCLUDED}. The value of row r and column c
   * goes to {@code target[offset + (r − rowFrom)·stride + (c − columnFrom)]}; nothing else is
   * modified.
   *
   * @param rowFrom first row, inclusive
   * @param rowTo last row, exclusive; more than {@code rowFrom} and at most {@link #rows()}
   * @param columnFrom first column, inclusive
   * @param columnTo last column, exclusive; more than {@code columnFrom} and at most {@link
   *     #columns()}
   * @param target receives the values
   * @param offset where the block's first value goes
   * @param stride distance in {@code target} between the starts of two rows, at least the block's
   *     width
   */
  void fill(
      int rowFrom, int rowTo, int columnFrom, int columnTo, float[] target, int offset, int stride);

  /**
   * Writes the values of some rows, evenly spread, as {@link #fill} does for neighbouring ones: the
   * value of row {@code row + i·step} and column c goes to {@code target[offset + i·stride + (c −
   * columnFrom)]}.
   *
   * @param row the first row
   * @param step distance between two rows, at least 1
   * @param count how many rows, at least 1; the last one is below {@link #rows()}
   */
  default void fillEach(
      int row,
      int step,
      int count,
      int columnFrom,
      int columnTo,
      float[] target,
      int offset,
      int stride) {
    for (int i = 0; i < count; i++) {
      int r = row + i * step;
      fill(r, r + 1, columnFrom, columnTo, target, offset + i * stride, stride);
    }
  }

  /**
   * Whether every value of a block is {@link #EXCLUDED}, as far as is known without reading any;
   * found at once, whatever the size of the block. Bounds are as those of {@link #fill}.
   */
  default boolean excludes(int rowFrom, int rowTo, int columnFrom, int columnTo) {
    return false;
  }

  /**
   * Reduces small blocks of a block while it is computed, if that is faster than reading it and no
   * value of it is {@link #EXCLUDED}.
   *
   * @return the reduced values row by row, as many as there are small blocks; null if it is not
   *     faster
   */
  default float @Nullable [] pooled(Pooling pooling) {
    return null;
  }

  /** How many matrices each value is computed from: what reading one costs, beside others. */
  default int matrices() {
    return 1;
  }

  /** Whether there may be values below zero. */
  default boolean hasNegatives() {
    return true;
  }
}
