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
    fillEach(rowFrom, 1, rowTo - rowFrom, columnFrom, columnTo, target, offset, stride);
  }

  @Override
  public void fillEach(
      int row,
      int step,
      int count,
      int columnFrom,
      int columnTo,
      float[] target,
      int offset,
      int stride) {
    int columns = columnTo - columnFrom;
    Matrix block = Matrix.of(target, offset, count, columns, stride);
    matrices.get(0).fill(row, step, columnFrom, EXCLUDED, block);
    if (matrices.size() > 1) {
      Matrix other = Matrix.zeros(count, columns);
      for (AttentionMatrix matrix : matrices.subList(1, matrices.size())) {
        matrix.fill(row, step, columnFrom, EXCLUDED, other);
        for (int i = 0; i < count; i++) {
          for (int j = 0; j < columns; j++) {
            target[block.at(i) + j] += other.data()[i * columns + j];
          }
        }
      }
      for (int i = 0; i < count; i++) {
        for (int j = 0; j < columns; j++) {
          target[block.at(i) + j] /= matrices.size();
        }
      }
    }
  }

  @Override
  public boolean excludes(int rowFrom, int rowTo, int columnFrom, int columnTo) {
    return matrices.get(0).excludes(rowFrom, rowTo, columnFrom, columnTo);
  }
}
