package org.longview.linear.vector;

import static org.longview.linear.vector.Lanes.COUNT;
import static org.longview.linear.vector.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import org.jspecify.annotations.Nullable;
import org.longview.linear.Gelu;
import org.longview.linear.LayerNorm;
import org.longview.linear.Matrix;
import org.longview.linear.Shapes;

/** GELU and layer normalisation. */
final class Elementwise {
  private Elementwise() {}

  static void gelu(Matrix x) {
    float[] data = x.data();
    for (int i = 0; i < x.rows(); i++) {
      int j = x.at(i);
      int end = j + x.columns();
      for (; j <= end - COUNT; j += COUNT) {
        FloatVector v = FloatVector.fromArray(SPECIES, data, j);
        FloatVector half = v.mul(0.5f);
        half.fma(erf(v.mul(0.70710677f)), half).intoArray(data, j);
      }
      for (; j < end; j++) {
        data[j] = Gelu.of(data[j]);
      }
    }
  }

  /** The error function as a quotient of polynomials, exact to float precision and 1 beyond 4. */
  private static FloatVector erf(FloatVector x) {
    FloatVector z = x.max(-4f).min(4f);
    FloatVector w = z.mul(z);
    FloatVector p = FloatVector.broadcast(SPECIES, -2.7261424e-10f);
    p = p.fma(w, constant(2.7706815e-8f));
    p = p.fma(w, constant(-2.101024e-6f));
    p = p.fma(w, constant(-5.6925062e-5f));
    p = p.fma(w, constant(-7.3499064e-4f));
    p = p.fma(w, constant(-0.0029546f));
    p = p.fma(w, constant(-0.016096033f));
    FloatVector q = constant(-1.45660715e-5f);
    q = q.fma(w, constant(-2.1337405e-4f));
    q = q.fma(w, constant(-0.001682827f));
    q = q.fma(w, constant(-0.0073733293f));
    q = q.fma(w, constant(-0.014264739f));
    return p.mul(z).div(q);
  }

  private static FloatVector constant(float value) {
    return FloatVector.broadcast(SPECIES, value);
  }

  static void addAndNormalize(Matrix x, @Nullable Matrix residual, LayerNorm norm) {
    Shapes.checkNormalize(x, residual, norm);
    for (int i = 0; i < x.rows(); i++) {
      if (residual != null) {
        add(x.data(), x.at(i), residual.data(), residual.at(i), x.columns());
      }
      normalize(x.data(), x.at(i), x.columns(), norm);
    }
  }

  private static void add(float[] x, int xOffset, float[] y, int yOffset, int n) {
    int j = 0;
    for (; j <= n - COUNT; j += COUNT) {
      FloatVector.fromArray(SPECIES, x, xOffset + j)
          .add(FloatVector.fromArray(SPECIES, y, yOffset + j))
          .intoArray(x, xOffset + j);
    }
    for (; j < n; j++) {
      x[xOffset + j] += y[yOffset + j];
    }
  }

  private static void normalize(float[] x, int offset, int n, LayerNorm norm) {
    int whole = n - n % COUNT;
    FloatVector sums = FloatVector.zero(SPECIES);
    for (int j = 0; j < whole; j += COUNT) {
      sums = sums.add(FloatVector.fromArray(SPECIES, x, offset + j));
    }
    float sum = sums.reduceLanes(VectorOperators.ADD);
    for (int j = whole; j < n; j++) {
      sum += x[offset + j];
    }
    float mean = sum / n;
    FloatVector squareSums = FloatVector.zero(SPECIES);
    for (int j = 0; j < whole; j += COUNT) {
      FloatVector v = FloatVector.fromArray(SPECIES, x, offset + j).sub(mean);
      squareSums = v.fma(v, squareSums);
    }
    float squares = squareSums.reduceLanes(VectorOperators.ADD);
    for (int j = whole; j < n; j++) {
      squares += (x[offset + j] - mean) * (x[offset + j] - mean);
    }
    float inverse = (float) (1 / Math.sqrt(squares / n + norm.epsilon()));
    float[] gain = norm.gain();
    float[] shift = norm.shift();
    for (int j = 0; j < whole; j += COUNT) {
      FloatVector.fromArray(SPECIES, x, offset + j)
          .sub(mean)
          .mul(inverse)
          .fma(FloatVector.fromArray(SPECIES, gain, j), FloatVector.fromArray(SPECIES, shift, j))
          .intoArray(x, offset + j);
    }
    for (int j = whole; j < n; j++) {
      x[offset + j] = (x[offset + j] - mean) * inverse * gain[j] + shift[j];
    }
  }
}
