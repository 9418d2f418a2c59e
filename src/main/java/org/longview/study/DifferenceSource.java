package org.longview.study;

import org.jspecify.annotations.Nullable;
import org.longview.attention.Pooling;

/**
 * Attention under a pattern minus the reference. A pair that only one of the two allows counts as
 * zero in the other; a pair that neither allows is excluded.
 */
final class DifferenceSource implements MatrixSource {
  private final MatrixSource pattern;
  private final MatrixSource reference;

  DifferenceSource(MatrixSource pattern, MatrixSource reference) {
    this.pattern = pattern;
    this.reference = reference;
  }

  @Override
  public int rows() {
    return pattern.rows();
  }

  @Override
  public int columns() {
    return pattern.columns();
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
    float[] other = new float[count * columns];
    pattern.fillEach(row, step, count, columnFrom, columnTo, target, offset, stride);
    reference.fillEach(row, step, count, columnFrom, columnTo, other, 0, columns);
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < columns; j++) {
        float p = target[offset + i * stride + j];
        float r = other[i * columns + j];
        target[offset + i * stride + j] =
            p == EXCLUDED && r == EXCLUDED
                ? EXCLUDED
                : (p == EXCLUDED ? 0 : p) - (r == EXCLUDED ? 0 : r);
      }
    }
  }

  @Override
  public boolean excludes(int rowFrom, int rowTo, int columnFrom, int columnTo) {
    return pattern.excludes(rowFrom, rowTo, columnFrom, columnTo)
        && reference.excludes(rowFrom, rowTo, columnFrom, columnTo);
  }

  /**
   * Where one of the two excludes every pair, the other one alone is left; and the sum of a
   * difference is the difference of the sums. The same does not hold for maxima.
   */
  @Override
  public float @Nullable [] pooled(Pooling block) {
    if (excludes(reference, block)) {
      return pattern.pooled(block);
    }
    boolean alone = excludes(pattern, block);
    float[] minus = alone || block.sum() ? reference.pooled(block) : null;
    float[] plus = alone || minus == null ? null : pattern.pooled(block);
    if (minus == null || (plus == null && !alone)) {
      return null;
    }
    for (int i = 0; i < minus.length; i++) {
      minus[i] = (plus == null ? 0 : plus[i]) - minus[i];
    }
    return minus;
  }

  @Override
  public int matrices() {
    return pattern.matrices() + reference.matrices();
  }

  private static boolean excludes(MatrixSource source, Pooling block) {
    return source.excludes(block.rowFrom(), block.rowTo(), block.columnFrom(), block.columnTo());
  }
}
