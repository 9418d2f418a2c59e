package org.longview.attention;

import org.longview.linear.Kernels;
import org.longview.linear.Matrix;
import org.longview.work.Cancellation;
import org.longview.work.InputException;
import org.longview.work.Workers;

/**
 * One head whose attention P is replaced by its best approximation of rank k in the Frobenius norm:
 * U_k·Σ_k, which is n × k, and U_k·Σ_k·V_kᵀ·v. It is best for P, not for the output. Ranks beyond n
 * add columns of zeros.
 */
public final class BestRank implements LowRankMatrix {
  /** Of longer texts the singular vectors of a single head take minutes. */
  public static final int MOST_TOKENS = 2048;

  private final Kernels kernels;
  private final Matrix left;
  private final Matrix right;
  private final int rank;

  /**
   * Computes full attention, its approximation and the output.
   *
   * @param head n × d each
   * @param output n × d, modified: U_k·Σ_k·V_kᵀ·v
   * @throws InputException if the text is too long, or the singular vectors cannot be found
   */
  public BestRank(
      Kernels kernels,
      HeadTensors head,
      int rank,
      KeyPadding padding,
      Matrix output,
      Workers workers,
      Cancellation cancellation) {
    int n = head.length();
    requireFit(n);
    this.kernels = kernels;
    this.rank = rank;
    HeadTensors shared = head.shared();
    AttentionPlan plan = AttentionPlan.of(new SparsityPattern.Full(), n, padding);
    float[] logSumExp = new float[n];
    PatternAttention.compute(kernels, shared, plan, null, logSumExp, null, workers, cancellation);
    Matrix attention = Matrix.zeros(n, n);
    new AttentionWeights(kernels, shared, plan, logSumExp).fill(0, 0, 0, attention);
    cancellation.check();
    BestApproximation best = new BestApproximation(kernels, attention, rank);
    left = best.left();
    right = best.right();
    Matrix values = Matrix.zeros(right.rows(), output.columns());
    kernels.multiply(right, kernels.pack(head.v()), null, values);
    kernels.multiply(left, kernels.pack(values), null, output);
  }

  private static void requireFit(int n) {
    if (n > MOST_TOKENS) {
      throw new InputException(
          "The best approximation by singular vectors is computed up to %,d tokens, not %,d; use fewer tokens, or another projection."
              .formatted(MOST_TOKENS, n));
    }
  }

  @Override
  public int rows() {
    return left.rows();
  }

  @Override
  public int columns() {
    return rank;
  }

  @Override
  public double rowEntropy() {
    return Double.NaN;
  }

  @Override
  public boolean isSigned() {
    return true;
  }

  @Override
  public void fill(int row, int step, int column, float excluded, Matrix target) {
    for (int i = 0; i < target.rows(); i++) {
      for (int j = 0; j < target.columns(); j++) {
        target.data()[target.at(i) + j] =
            column + j < left.columns() ? left.get(row + i * step, column + j) : 0;
      }
    }
  }

  @Override
  public float[] mixture(int column) {
    float[] weights = new float[rows()];
    if (column < right.rows()) {
      System.arraycopy(right.data(), right.at(column), weights, 0, weights.length);
    }
    return weights;
  }

  @Override
  public AttentionMatrix equivalent() {
    return new ProductMatrix(kernels, new StoredFactor(left), right::columns);
  }

  /** The left factor without the columns of zeros. */
  private record StoredFactor(Matrix values) implements AttentionMatrix {
    @Override
    public int rows() {
      return values.rows();
    }

    @Override
    public int columns() {
      return values.columns();
    }

    @Override
    public void fill(int row, int step, int column, float excluded, Matrix target) {
      for (int i = 0; i < target.rows(); i++) {
        System.arraycopy(
            values.data(),
            values.at(row + i * step) + column,
            target.data(),
            target.at(i),
            target.columns());
      }
    }
  }

  /** Bytes of the two factors. */
  long bytes() {
    return 4L * ((long) left.rows() * left.columns() + (long) right.rows() * right.columns());
  }
}
