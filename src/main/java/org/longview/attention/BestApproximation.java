package org.longview.attention;

import org.longview.linear.Kernels;
import org.longview.linear.Matrix;
import org.longview.linear.SingularVectors;

/**
 * The approximations of an attention matrix P by matrices of lower rank that are best in the
 * Frobenius norm: U_k·Σ_k·V_kᵀ = P·V_k·V_kᵀ (Eckart and Young 1936). They are best for P, not for
 * its output; their entries may be negative and their rows need not sum to 1. Immutable.
 */
public final class BestApproximation {
  private final Kernels kernels;
  private final Matrix left;
  private final Matrix right;

  /**
   * Finds the approximations up to a rank.
   *
   * @param attention P, m × n; not modified and not kept
   * @param rank the largest that will be asked for, at least 1; more than n counts as n
   * @throws org.longview.work.InputException if P's singular vectors cannot be found
   */
  public BestApproximation(Kernels kernels, Matrix attention, int rank) {
    this.kernels = kernels;
    right = SingularVectors.right(attention, Math.min(rank, attention.columns()));
    left = Matrix.zeros(attention.rows(), right.rows());
    kernels.multiply(attention, kernels.pack(right.transposed()), null, left);
  }

  /** The largest rank. */
  public int rank() {
    return right.rows();
  }

  /** U·Σ, m × {@link #rank()}: column t belongs to the t-th largest singular value. */
  public Matrix left() {
    return left;
  }

  /** Vᵀ, {@link #rank()} × n: row t is how column t of {@link #left()} weighs the keys. */
  public Matrix right() {
    return right;
  }

  /** The approximation of rank k, m × n. */
  public Matrix product(int k) {
    Matrix product = Matrix.zeros(left.rows(), right.columns());
    kernels.multiply(left.columns(0, k), kernels.pack(right.rows(0, k)), null, product);
    return product;
  }
}
