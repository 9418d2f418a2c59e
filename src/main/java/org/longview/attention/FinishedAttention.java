package org.longview.attention;

import org.longview.linear.Matrix;

/**
 * One head of attention that was finished elsewhere, under a pattern: every row is masked and
 * divided by what is left of it, which is what softmax over the allowed keys would have given. It
 * need not sum to 1 before. Immutable.
 */
final class FinishedAttention implements AttentionMatrix {
  private final Matrix attention;
  private final AttentionPlan plan;
  private final double[] allowed;
  private final double[] total;

  /**
   * Sums up the rows.
   *
   * @param attention n × n, not negative; kept, and must not change
   */
  FinishedAttention(Matrix attention, AttentionPlan plan) {
    this.attention = attention;
    this.plan = plan;
    int n = plan.length();
    allowed = new double[n];
    total = new double[n];
    for (int i = 0; i < n; i++) {
      boolean every = plan.allowsEvery(i, i + 1, 0, n);
      for (int j = 0; j < n; j++) {
        if (every) {
          total[i] += attention.get(i, j);
        } else if (!plan.padding().contains(j)) {
          total[i] += attention.get(i, j);
          allowed[i] += plan.allows(i, j) ? attention.get(i, j) : 0;
        }
      }
      allowed[i] = every ? total[i] : allowed[i];
    }
  }

  @Override
  public int rows() {
    return plan.length();
  }

  @Override
  public int columns() {
    return plan.length();
  }

  /** The mean over the rows of the part of each that lies on allowed keys. */
  double kept() {
    double sum = 0;
    for (int i = 0; i < rows(); i++) {
      sum += total[i] == 0 ? 0 : allowed[i] / total[i];
    }
    return sum / rows();
  }

  /** The mean over the rows of their entropy in nats, after masking. */
  double rowEntropy() {
    double sum = 0;
    for (int i = 0; i < rows(); i++) {
      sum += rowEntropy(i);
    }
    return sum / rows();
  }

  /** The entropy of a row in nats, after masking. */
  double rowEntropy(int row) {
    double entropy = 0;
    for (int j = 0; j < columns(); j++) {
      double p = weight(row, j);
      entropy -= p == 0 ? 0 : p * Math.log(p);
    }
    return entropy;
  }

  @Override
  public void fill(int row, int step, int column, float excluded, Matrix target) {
    for (int r = 0; r < target.rows(); r++) {
      int i = row + r * step;
      for (int j = 0; j < target.columns(); j++) {
        target.data()[target.at(r) + j] =
            plan.allows(i, column + j) ? (float) weight(i, column + j) : excluded;
      }
    }
  }

  @Override
  public boolean excludes(int rowFrom, int rowTo, int columnFrom, int columnTo) {
    return plan.excludes(rowFrom, rowTo, columnFrom, columnTo);
  }

  private double weight(int i, int j) {
    return allowed[i] == 0 || plan.isSilent(i) || !plan.allows(i, j)
        ? 0
        : attention.get(i, j) / allowed[i];
  }
}
