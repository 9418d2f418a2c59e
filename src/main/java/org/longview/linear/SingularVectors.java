package org.longview.linear;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/** Right singular vectors, as the eigenvectors of AᵀA in double precision. */
public final class SingularVectors {
  private SingularVectors() {}

  /**
   * The right singular vectors of the largest singular values, each of length 1 and with its
   * largest element positive.
   *
   * @param a m × n; not modified
   * @param count how many, at most n
   * @return count × n, one vector a row, that of the largest singular value first
   * @throws org.longview.work.InputException if they cannot be found, as where A holds numbers that
   *     are not finite
   */
  public static Matrix right(Matrix a, int count) {
    int n = a.columns();
    DMatrixRMaj product = new DMatrixRMaj(n, n);
    CommonOps_DDRM.multInner(Doubles.copy(a), product);
    SingularValues.requireFinite(product.data);
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(n, true, true);
    if (!eigen.decompose(product)) {
      throw SingularValues.notFound();
    }
    int[] order =
        IntStream.range(0, n)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -eigen.getEigenvalue(i).real))
            .mapToInt(Integer::intValue)
            .toArray();
    Matrix vectors = Matrix.zeros(count, n);
    for (int r = 0; r < count; r++) {
      double[] vector = eigen.getEigenVector(order[r]).data;
      double sign = Math.signum(largest(vector));
      for (int j = 0; j < n; j++) {
        vectors.data()[r * n + j] = (float) (sign * vector[j]);
      }
    }
    return vectors;
  }

  /** The element of largest magnitude. */
  private static double largest(double[] vector) {
    double largest = 0;
    for (double element : vector) {
      largest = Math.abs(element) > Math.abs(largest) ? element : largest;
    }
    return largest;
  }
}
