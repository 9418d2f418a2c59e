package org.longview.study;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.longview.attention.AttentionMatrix;
import org.longview.attention.Pooling;
import org.longview.linear.Matrix;

/**
 * One attention matrix, or the mean of several of the same shape: a pair that some exclude counts
 * zero there, and is excluded where all exclude it.
 */
final class AttentionSource implements MatrixSource {
  private final List<AttentionMatrix> matrices;
  private final boolean signed;

  /**
   * Reads matrices.
   *
   * @param signed whether entries may be negative
   */
  AttentionSource(List<? extends AttentionMatrix> matrices, boolean signed) {
    this.matrices = List.copyOf(matrices);
    this.signed = signed;
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
            float weight = other.data()[i * columns + j];
            int at = block.at(i) + j;
            target[at] = sum(target[at], weight);
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

  private static float sum(float a, float b) {
    return a == EXCLUDED ? b : b == EXCLUDED ? a : a + b;
  }

  @Override
  public boolean excludes(int rowFrom, int rowTo, int columnFrom, int columnTo) {
    return matrices.stream()
        .allMatch(matrix -> matrix.excludes(rowFrom, rowTo, columnFrom, columnTo));
  }

  /** The sum of a mean is the mean of the sums; the same does not hold for maxima. */
  @Override
  public float @Nullable [] pooled(Pooling block) {
    if (!block.sum() && matrices.size() > 1) {
      return null;
    }
    Matrix sum = Matrix.zeros(block.rows(), block.columns());
    Matrix other = matrices.size() > 1 ? Matrix.zeros(block.rows(), block.columns()) : sum;
    for (int m = 0; m < matrices.size(); m++) {
      if (!matrices.get(m).pool(block, m == 0 ? sum : other)) {
        return null;
      }
      for (int i = 0; m > 0 && i < sum.data().length; i++) {
        sum.data()[i] += other.data()[i];
      }
    }
    for (int i = 0; matrices.size() > 1 && i < sum.data().length; i++) {
      sum.data()[i] /= matrices.size();
    }
    return sum.data();
  }

  @Override
  public int matrices() {
    return matrices.size();
  }

  @Override
  public boolean hasNegatives() {
    return signed;
  }
}
