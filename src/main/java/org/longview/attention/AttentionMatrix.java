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
  void fill(int row, int column, float excluded, Matrix target);
}
