package org.longview.study;

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
}
