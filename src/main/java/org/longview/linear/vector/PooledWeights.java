package org.longview.linear.vector;

import static org.longview.linear.vector.Lanes.COUNT;
import static org.longview.linear.vector.Lanes.SPECIES;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import org.longview.linear.Matrix;
import org.longview.linear.PackedKeys;

/**
 * Attention weights that are reduced while they are computed. Scores are exponents of powers of
 * two, from which the log-sum-exp has been subtracted; as the power grows with its exponent, a
 * maximum is taken of exponents, and few powers are left to compute.
 */
final class PooledWeights {
  /** Queries of a register block. */
  private static final int ROWS = 4;

  /** Keys of a register block: 12 sums, enough to keep both multipliers of a processor busy. */
  private static final int PANEL = 3 * COUNT;

  private static final float LOG2_E = (float) (1 / Math.log(2));

  /** Adding this rounds a small float to an integer and leaves that in the low bits. */
  private static final float ROUNDER = 1.5f * (1 << 23);

  /**
   * Powers of exponents below this are taken for zero, those of exponents above −LEAST cannot be.
   */
  private static final float LEAST = -126;

  /**
   * Keys as panels of d × PANEL, padded with zeros.
   *
   * @param data the panels, one after the other
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Panels(int count, int width, float[] data) implements PackedKeys {}

  private PooledWeights() {}

  static PackedKeys pack(Matrix k) {
    int d = k.columns();
    int panels = (k.rows() + PANEL - 1) / PANEL;
    float[] data = new float[Math.multiplyExact(panels * PANEL, d)];
    for (int j = 0; j < k.rows(); j++) {
      int target = j / PANEL * PANEL * d + j % PANEL;
      for (int t = 0; t < d; t++) {
        data[target + t * PANEL] = k.data()[k.at(j) + t];
      }
    }
    return new Panels(k.rows(), d, data);
  }

  /** See {@link org.longview.linear.Kernels#pool}. */
  static void pool(
      Matrix q,
      PackedKeys packed,
      float scale,
      int keyFrom,
      int keyTo,
      float[] logSumExp,
      int logSumExpOffset,
      int queriesTogether,
      int keysTogether,
      boolean sum,
      Matrix target) {
    Panels keys = (Panels) packed;
    int d = keys.width;
    int rows = q.rows();
    float[] queries = new float[rows * d];
    float[] starts = new float[rows];
    for (int i = 0; i < rows; i++) {
      starts[i] = -logSumExp[logSumExpOffset + i] * LOG2_E;
      if (starts[i] == Float.POSITIVE_INFINITY) {
        starts[i] = Float.NEGATIVE_INFINITY; // a row without keys has no weights
      }
      for (int t = 0; t < d; t++) {
        queries[i * d + t] = q.data()[q.at(i) + t] * (scale * LOG2_E);
      }
    }
    int first = keyFrom / PANEL;
    int end = (keyTo + PANEL - 1) / PANEL;
    int width = (end - first) * PANEL;
    float[] reduced = new float[target.rows() * width];
    Arrays.fill(reduced, sum ? 0 : Float.NEGATIVE_INFINITY);
    float[] block = new float[ROWS * PANEL];
    for (int row = 0; row < rows; row += ROWS) {
      for (int panel = first; panel < end; panel++) {
        scores(queries, starts, row, rows, d, keys.data, panel * PANEL * d, block);
        int column = (panel - first) * PANEL;
        for (int r = row; r < Math.min(rows, row + ROWS); r++) {
          int at = r / queriesTogether * width + column;
          if (sum) {
            addPowers(block, (r - row) * PANEL, reduced, at);
          } else {
            largest(block, (r - row) * PANEL, reduced, at);
          }
        }
      }
    }
    if (!sum) {
      for (int j = 0; j < reduced.length; j += COUNT) {
        power(FloatVector.fromArray(SPECIES, reduced, j)).intoArray(reduced, j);
      }
    }
    int offset = keyFrom - first * PANEL;
    for (int i = 0; i < target.rows(); i++) {
      across(reduced, i * width + offset, keyTo - keyFrom, keysTogether, sum, target, i);
    }
  }

  /** Reduces a row of numbers to a row of the target. */
  private static void across(
      float[] numbers,
      int offset,
      int count,
      int keysTogether,
      boolean sum,
      Matrix target,
      int row) {
    if (keysTogether == 1) {
      System.arraycopy(numbers, offset, target.data(), target.at(row), count);
      return;
    }
    for (int from = 0, c = target.at(row); from < count; from += keysTogether, c++) {
      int end = offset + Math.min(count, from + keysTogether);
      float all = numbers[offset + from];
      for (int j = offset + from + 1; j < end; j++) {
        all = sum ? all + numbers[j] : Math.max(all, numbers[j]);
      }
      target.data()[c] = all;
    }
  }

  private static void largest(float[] x, int offset, float[] target, int at) {
    for (int j = 0; j < PANEL; j += COUNT) {
      FloatVector.fromArray(SPECIES, x, offset + j)
          .max(FloatVector.fromArray(SPECIES, target, at + j))
          .intoArray(target, at + j);
    }
  }

  private static void addPowers(float[] x, int offset, float[] target, int at) {
    for (int j = 0; j < PANEL; j += COUNT) {
      power(FloatVector.fromArray(SPECIES, x, offset + j))
          .add(FloatVector.fromArray(SPECIES, target, at + j))
          .intoArray(target, at + j);
    }
  }

  /** 2ˣ with a relative error below 3 · 10⁻⁷. */
  private static FloatVector power(FloatVector exponent) {
    FloatVector x = exponent.max(LEAST).min(-LEAST);
    FloatVector rounded = x.add(ROUNDER);
    FloatVector r = x.sub(rounded.sub(ROUNDER));
    // The polynomial of degree 5 with the smallest relative error on −½ … ½
    FloatVector p = FloatVector.broadcast(SPECIES, 0.0013276472f);
    p = p.fma(r, FloatVector.broadcast(SPECIES, 0.009675541f));
    p = p.fma(r, FloatVector.broadcast(SPECIES, 0.055507135f));
    p = p.fma(r, FloatVector.broadcast(SPECIES, 0.2402212f));
    p = p.fma(r, FloatVector.broadcast(SPECIES, 0.69314694f));
    p = p.fma(r, FloatVector.broadcast(SPECIES, 1f));
    return p.reinterpretAsInts()
        .add(rounded.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23))
        .reinterpretAsFloats();
  }

  /**
   * The exponents of ROWS queries and a panel of keys. The sums are local variables because the
   * compiler keeps no others in registers.
   */
  private static void scores(
      float[] q, float[] starts, int row, int rows, int d, float[] k, int panel, float[] target) {
    int i1 = Math.min(rows - 1, row + 1);
    int i2 = Math.min(rows - 1, row + 2);
    int i3 = Math.min(rows - 1, row + 3);
    FloatVector s0a = FloatVector.broadcast(SPECIES, starts[row]);
    FloatVector s0b = s0a;
    FloatVector s0c = s0a;
    FloatVector s1a = FloatVector.broadcast(SPECIES, starts[i1]);
    FloatVector s1b = s1a;
    FloatVector s1c = s1a;
    FloatVector s2a = FloatVector.broadcast(SPECIES, starts[i2]);
    FloatVector s2b = s2a;
    FloatVector s2c = s2a;
    FloatVector s3a = FloatVector.broadcast(SPECIES, starts[i3]);
    FloatVector s3b = s3a;
    FloatVector s3c = s3a;
    int q0 = row * d;
    int q1 = i1 * d;
    int q2 = i2 * d;
    int q3 = i3 * d;
    for (int t = 0; t < d; t++) {
      FloatVector a = FloatVector.fromArray(SPECIES, k, panel + t * PANEL);
      FloatVector b = FloatVector.fromArray(SPECIES, k, panel + t * PANEL + COUNT);
      FloatVector c = FloatVector.fromArray(SPECIES, k, panel + t * PANEL + 2 * COUNT);
      FloatVector x0 = FloatVector.broadcast(SPECIES, q[q0 + t]);
      s0a = x0.fma(a, s0a);
      s0b = x0.fma(b, s0b);
      s0c = x0.fma(c, s0c);
      FloatVector x1 = FloatVector.broadcast(SPECIES, q[q1 + t]);
      s1a = x1.fma(a, s1a);
      s1b = x1.fma(b, s1b);
      s1c = x1.fma(c, s1c);
      FloatVector x2 = FloatVector.broadcast(SPECIES, q[q2 + t]);
      s2a = x2.fma(a, s2a);
      s2b = x2.fma(b, s2b);
      s2c = x2.fma(c, s2c);
      FloatVector x3 = FloatVector.broadcast(SPECIES, q[q3 + t]);
      s3a = x3.fma(a, s3a);
      s3b = x3.fma(b, s3b);
      s3c = x3.fma(c, s3c);
    }
    s0a.intoArray(target, 0);
    s0b.intoArray(target, COUNT);
    s0c.intoArray(target, 2 * COUNT);
    s1a.intoArray(target, PANEL);
    s1b.intoArray(target, PANEL + COUNT);
    s1c.intoArray(target, PANEL + 2 * COUNT);
    s2a.intoArray(target, 2 * PANEL);
    s2b.intoArray(target, 2 * PANEL + COUNT);
    s2c.intoArray(target, 2 * PANEL + 2 * COUNT);
    s3a.intoArray(target, 3 * PANEL);
    s3b.intoArray(target, 3 * PANEL + COUNT);
    s3c.intoArray(target, 3 * PANEL + 2 * COUNT);
  }
}
