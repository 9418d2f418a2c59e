package org.longview.bench;

import java.util.Arrays;
import org.longview.linear.Kernels;
import org.longview.linear.Matrix;
import org.longview.linear.PackedMatrix;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** A product of matrices, against as many operations on registers alone. */
public class Product extends Comparison {
  @Param({"512"})
  public int m;

  @Param({"384"})
  public int k;

  @Param({"1536"})
  public int n;

  /** Keeps the peer's work from being found useless. */
  private float sink;

  @Setup
  public void open() {
    Kernels kernels = Kernels.best();
    Matrix a = filled(m, k);
    PackedMatrix b = kernels.pack(filled(k, n));
    Matrix c = Matrix.zeros(m, n);
    compare(() -> kernels.multiply(a, b, null, c), () -> sink += FmaPeak.run(2.0 * m * k * n));
  }

  private static Matrix filled(int rows, int columns) {
    Matrix matrix = Matrix.zeros(rows, columns);
    Arrays.fill(matrix.data(), 0.5f);
    return matrix;
  }
}
