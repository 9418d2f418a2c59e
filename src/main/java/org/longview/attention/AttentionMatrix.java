package org.longview.attention;

import org.longview.linear.Matrix;

/** An attention matrix, any rectangle of which is computed on demand. */
public interface AttentionMatrix {
  int rows();

  int columns();

  /**
   * Writes the weights from the given row and column on, as many as the target holds.
   *
   * @param excluded what to write for pairs that are not allowed
   * @param target modified
   */
  default void fill(int row, int column, float excluded, Matrix target) {
    fill(row, 1, column, excluded, target);
  }

  /**
   * Writes the weights of some rows: row i of the target is row {@code row + i·step}.
   *
   * @param step distance between two rows, at least 1
   * @param column first column
   * @param excluded what to write for pairs that are not allowed
   * @param target modified
   */
  void fill(int row, int step, int column, float excluded, Matrix target);

  /**
   * Whether no pair of a block is allowed, as far as is known without computing any.
   *
   * @param rowFrom first row, inclusive
   * @param rowTo last row, exclusive; more than {@code rowFrom}
   * @param columnFrom first column, inclusive
   * @param columnTo last column, exclusive; more than {@code columnFrom}
   */
  default boolean excludes(int rowFrom, int rowTo, int columnFrom, int columnTo) {
    return false;
  }

  /**
   * Writes the largest of the weights, or their sum, in small blocks of a block of which every pair
   * is allowed.
   *
   * @param target an entry for each small block; modified
   * @return false if pairs may be excluded, or this takes no less time than reading the weights;
   *     nothing was written then
   */
  default boolean pool(Pooling pooling, Matrix target) {
    return false;
  }
}
