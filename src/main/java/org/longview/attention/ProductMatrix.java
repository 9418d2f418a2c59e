package org.longview.attention;

import org.longview.linear.Kernels;
import org.longview.linear.Matrix;

/** The product of an n × k and a k × n matrix, any part of it on demand. */
final class ProductMatrix implements AttentionMatrix {
  /** The right factor, part by part. */
  interface Columns {
    /** Its columns from (inclusive) to (exclusive), k × (to − from). */
    Matrix of(int from, int to);
  }

  private final Kernels kernels;
  private final AttentionMatrix left;
  private final Columns right;

  ProductMatrix(Kernels kernels, AttentionMatrix left, Columns right) {
    this.kernels = kernels;
    this.left = left;
    this.right = right;
  }

  @Override
  public int rows() {
    return left.rows();
  }

  @Override
  public int columns() {
    return left.rows();
  }

  @Override
  public void fill(int row, int step, int column, float excluded, Matrix target) {
    Matrix rows = Matrix.zeros(target.rows(), left.columns());
    left.fill(row, step, 0, excluded, rows);
    Matrix columns = right.of(column, column + target.columns());
    kernels.multiply(rows, kernels.pack(columns), null, target);
  }
}
