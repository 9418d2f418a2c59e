package org.longview.study;

import java.util.List;
import org.longview.attention.AttentionMatrix;
import org.longview.linear.Matrix;

/** One attention matrix, or the mean of several of the same shape and pattern. */
final class AttentionSource implements MatrixSource {
  private final List<AttentionMatrix> matrices;

  AttentionSource(List<AttentionMatrix> matrices) {
    this.matrices = matrices;
  }

  @Override
  public int rows() {
    return matrices.get(0).rows();
  }

  @Override
  public int columns() {
    return matrices.get(0).columns();
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
    int rows = rowTo - rowFrom;
    int columns = columnTo - columnFrom;
    Matrix block = Matrix.of(target, offset, rows, columns, stride);
    matrices.get(0).fill(rowFrom, columnFrom, EXCLUDED, block);
    if (matrices.size() > 1) {
      Matrix other = Matrix.zeros(rows, columns);
      for (AttentionMatrix matrix : matrices.subList(1, matrices.size())) {
        matrix.fill(rowFrom, columnFrom, EXCLUDED, other);
        for (int i = 0; i < rows; i++) {
          for (int j = 0; j < columns; j++) {
            target[block.at(i) + j] += other.get(i, j);
          }
        }
      }
      for (int i = 0; i < rows; i++) {
        for (int j = 0; j < columns; j++) {
          target[block.at(i) + j] /= matrices.size();
        }
      }
    }
  }
}
