package org.longview.linear;

import java.util.Arrays;
import org.ejml.dense.row.decomposition.eig.symm.SymmetricQrAlgorithm_DDRM;
import org.longview.work.InputException;

/**
 * Singular values as the square roots of the eigenvalues of AᵀA. In double precision those that are
 * below some 1e-8 of the largest are lost in that square; the elements of A, which have float
 * precision, say nothing about them either.
 */
public final class SingularValues {
  private SingularValues() {}

  /**
   * The n singular values, the largest first.
   *
   * @param a m × n; not modified
   * @throws InputException if they cannot be found, as where A holds numbers that are not finite
   */
  public static double[] of(Kernels kernels, Matrix a) {
    int n = a.columns();
    double[] diagonal = new double[n];
    double[] offDiagonal = new double[n];
    kernels.tridiagonalize(a, diagonal, offDiagonal);
    double[] squares = n == 1 ? diagonal : eigenvalues(diagonal, offDiagonal);
    double[] values = new double[n];
    for (int i = 0; i < n; i++) {
      values[n - 1 - i] = Math.sqrt(Math.max(0, squares[i]));
    }
    return values;
  }

  /** Of a symmetric tridiagonal matrix, the smallest first. */
  private static double[] eigenvalues(double[] diagonal, double[] offDiagonal) {
    requireFinite(diagonal);
    requireFinite(offDiagonal);
    SymmetricQrAlgorithm_DDRM algorithm = new SymmetricQrAlgorithm_DDRM();
    if (!algorithm.process(diagonal.length, diagonal, offDiagonal)) {
      throw notFound();
    }
    double[] values = new double[diagonal.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = algorithm.getEigenvalue(i);
    }
    Arrays.sort(values);
    return values;
  }

  static void requireFinite(double[] numbers) {
    for (double number : numbers) {
      if (!Double.isFinite(number)) {
        throw notFound();
      }
    }
  }

  static InputException notFound() {
    return new InputException(
        "The singular values of an attention matrix could not be found, for their computation does"
            + " not converge; look for weights that are not finite, or huge, in what was opened.");
  }
}
