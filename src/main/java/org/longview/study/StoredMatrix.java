package org.longview.study;

import org.longview.linear.Matrix;

/**
 * A matrix that is there as an array.
 *
 * @param values must not change
 */
public record StoredMatrix(Matrix values) implements MatrixSource {
  @Override
  public int rows() {
    return values.rows();
  }

  @Override
  public int columns() {
    return values.columns();
  }

  @Override
  public void fill(
      int rowFrom,
      int rowTo,
      int columnFrom,
      int columnTo,
      float[] target,
      int offset,
      int stride) {
    for (int row = rowFrom; row < rowTo; row++) {
      System.arraycopy(
          values.data(),
          values.at(row) + columnFrom,
          target,
          offset + (row - rowFrom) * stride,
          columnTo - columnFrom);
    }
  }
}
