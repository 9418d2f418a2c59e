package org.longview.linear.vector;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;
import org.longview.linear.Matrix;

/**
 * A tridiagonal matrix with the eigenvalues of AᵀA, in double precision: the product, and
 * Householder's reflections of its lower triangle (Golub and Van Loan 2013, section 8.3.1), the
 * last row first. A reflection is applied to a row in the same pass in which the row is multiplied
 * with the next reflection's vector, so that the triangle goes through the cache once a step.
 */
final class Tridiagonal {
  static final VectorSpecies<Double> SPECIES =
      VectorSpecies.of(
          double.class, VectorShape.forBitSize(Math.max(128, Lanes.SPECIES.vectorBitSize())));

  private static final int COUNT = SPECIES.length();

  /** Columns of a panel; a multiple of the three rows of a register block. */
  private static final int PANEL = 3 * COUNT;

  private final int n;
  private final int stride;
  private final double[] a;

  /** The vectors of the reflection that rows still miss: a − v·wᵀ − w·vᵀ. */
  private double[] v;

  private double[] w;

  private Tridiagonal(int n, double[] a, int stride) {
    this.n = n;
    this.a = a;
    this.stride = stride;
    v = new double[stride];
    w = new double[stride];
  }

  static void reduce(Matrix x, double[] diagonal, double[] offDiagonal) {
    int n = x.columns();
    int panels = (n + PANEL - 1) / PANEL;
    double[] product = new double[panels * PANEL * panels * PANEL];
    multiply(x, panels, product);
    new Tridiagonal(n, product, panels * PANEL).reduce(diagonal, offDiagonal);
  }

  /** The lower triangle of xᵀx, in panels of columns. */
  private static void multiply(Matrix x, int panels, double[] product) {
    int m = x.rows();
    double[][] panel = new double[panels][m * PANEL];
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < x.columns(); j++) {
        panel[j / PANEL][i * PANEL + j % PANEL] = x.data()[x.at(i) + j];
      }
    }
    int stride = panels * PANEL;
    for (int p = 0; p < panels; p++) {
      for (int q = 0; q <= p; q++) {
        for (int r = 0; r < PANEL; r += 3) {
          block(panel[p], r, panel[q], m, product, (p * PANEL + r) * stride + q * PANEL, stride);
        }
      }
    }
  }

  /** Three columns of one panel times all of another. */
  private static void block(
      double[] left, int row, double[] right, int m, double[] target, int offset, int stride) {
    DoubleVector c00 = DoubleVector.zero(SPECIES);
    DoubleVector c01 = c00;
    DoubleVector c02 = c00;
    DoubleVector c10 = c00;
    DoubleVector c11 = c00;
    DoubleVector c12 = c00;
    DoubleVector c20 = c00;
    DoubleVector c21 = c00;
    DoubleVector c22 = c00;
    for (int i = 0; i < m * PANEL; i += PANEL) {
      DoubleVector b0 = DoubleVector.fromArray(SPECIES, right, i);
      DoubleVector b1 = DoubleVector.fromArray(SPECIES, right, i + COUNT);
      DoubleVector b2 = DoubleVector.fromArray(SPECIES, right, i + 2 * COUNT);
      DoubleVector a0 = DoubleVector.broadcast(SPECIES, left[i + row]);
      c00 = a0.fma(b0, c00);
      c01 = a0.fma(b1, c01);
      c02 = a0.fma(b2, c02);
      DoubleVector a1 = DoubleVector.broadcast(SPECIES, left[i + row + 1]);
      c10 = a1.fma(b0, c10);
      c11 = a1.fma(b1, c11);
      c12 = a1.fma(b2, c12);
      DoubleVector a2 = DoubleVector.broadcast(SPECIES, left[i + row + 2]);
      c20 = a2.fma(b0, c20);
      c21 = a2.fma(b1, c21);
      c22 = a2.fma(b2, c22);
    }
    store(c00, c01, c02, target, offset);
    store(c10, c11, c12, target, offset + stride);
    store(c20, c21, c22, target, offset + 2 * stride);
  }

  private static void store(
      DoubleVector c0, DoubleVector c1, DoubleVector c2, double[] target, int offset) {
    c0.intoArray(target, offset);
    c1.intoArray(target, offset + COUNT);
    c2.intoArray(target, offset + 2 * COUNT);
  }

  private void reduce(double[] diagonal, double[] offDiagonal) {
    double[] u = new double[stride];
    double[] y = new double[stride];
    for (int k = n - 1; k >= 0; k--) {
      Arrays.fill(u, 0);
      Arrays.fill(y, 0);
      pass(k, u, y);
      diagonal[k] = a[k * stride + k];
      if (k == 0) {
        return;
      }
      double scale = reflect(k, u, offDiagonal);
      for (int i = 0; i < k; i++) {
        pass(i, u, y);
      }
      double product = 0;
      for (int j = 0; j < k; j++) {
        product += u[j] * y[j];
      }
      for (int j = 0; j < k; j++) {
        y[j] = scale * (y[j] - scale / 2 * product * u[j]);
      }
      double[] freeU = v;
      v = u;
      u = freeU;
      double[] freeY = w;
      w = y;
      y = freeY;
    }
  }

  /**
   * The reflection that leaves but the last of the first k elements of row k.
   *
   * @param u modified: its vector
   * @return 2/uᵀu, or 0 with a u of zeros where there is nothing to reflect
   */
  private double reflect(int k, double[] u, double[] offDiagonal) {
    int row = k * stride;
    double last = a[row + k - 1];
    double others = 0;
    for (int j = 0; j < k - 1; j++) {
      others += a[row + j] * a[row + j];
    }
    if (others == 0) {
      offDiagonal[k - 1] = last;
      return 0;
    }
    double norm = Math.copySign(Math.sqrt(others + last * last), last);
    offDiagonal[k - 1] = -norm;
    System.arraycopy(a, row, u, 0, k);
    u[k - 1] += norm;
    return 2 / (others + u[k - 1] * u[k - 1]);
  }

  /** Applies the reflection to row i of the triangle, and adds what it gives to y = A·u. */
  private void pass(int i, double[] u, double[] y) {
    int row = i * stride;
    double vi = v[i];
    double wi = w[i];
    double ui = u[i];
    DoubleVector sums = DoubleVector.zero(SPECIES);
    int j = 0;
    for (; j <= i - COUNT; j += COUNT) {
      DoubleVector x =
          DoubleVector.fromArray(SPECIES, a, row + j)
              .sub(DoubleVector.fromArray(SPECIES, w, j).mul(vi))
              .sub(DoubleVector.fromArray(SPECIES, v, j).mul(wi));
      x.intoArray(a, row + j);
      sums = x.fma(DoubleVector.fromArray(SPECIES, u, j), sums);
      x.mul(ui).add(DoubleVector.fromArray(SPECIES, y, j)).intoArray(y, j);
    }
    double sum = sums.reduceLanes(VectorOperators.ADD);
    for (; j < i; j++) {
      double x = a[row + j] - vi * w[j] - wi * v[j];
      a[row + j] = x;
      sum += x * u[j];
      y[j] += x * ui;
    }
    a[row + i] -= 2 * vi * wi;
    y[i] += sum + a[row + i] * ui;
  }
}
