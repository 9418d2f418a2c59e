package org.longview.linear.vector;

import static org.longview.linear.vector.Lanes.COLUMNS;
import static org.longview.linear.vector.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Powers of two. Softmax is the same to any base, and to base 2 the integer part of an exponent is
 * just the exponent of the float: 2ˣ = 2ⁿ · 2ʳ with n the nearest integer and |r| ≤ ½.
 */
final class Exp2 {
  static final float LOG2_E = (float) (1 / Math.log(2));
  static final double LN_2 = Math.log(2);

  /** The largest exponent whose power is a float. */
  static final float LARGEST = 127;

  /** An exponent so low that its power is 0, also after any reasonable number was added to it. */
  static final float EXCLUDED = -1e30f;

  /** Adding this rounds a small float to an integer and leaves that in the low bits. */
  private static final float ROUNDER = 1.5f * (1 << 23);

  /** The bits of −127 + ROUNDER: the exponent of 0, as of all that is smaller than floats are. */
  private static final int ZERO = Float.floatToRawIntBits(ROUNDER - 127);

  private static final int ONE = Float.floatToRawIntBits(1);

  private Exp2() {}

  /**
   * x ← 2ˣ for COUNT columns of a matrix, with a relative error below 3 · 10⁻⁷, and exactly 0 for x
   * < −126.5.
   *
   * @param x n × COLUMNS, row by row, none above {@link #LARGEST}; modified
   * @param sums of COLUMNS elements, to which the sums of the columns are added
   * @param column the first of the columns
   */
  static void powers(float[] x, int n, float[] sums, int column) {
    FloatVector sum = FloatVector.zero(SPECIES);
    for (int j = column; j < column + n * COLUMNS; j += COLUMNS) {
      FloatVector exponent = FloatVector.fromArray(SPECIES, x, j);
      FloatVector rounded = exponent.add(ROUNDER);
      FloatVector r = exponent.sub(rounded.sub(ROUNDER));
      // The polynomial of degree 5 with the smallest relative error on −½ … ½, less 1 and over r
      FloatVector p = FloatVector.broadcast(SPECIES, 0.0013276472f);
      p = p.fma(r, FloatVector.broadcast(SPECIES, 0.009675541f));
      p = p.fma(r, FloatVector.broadcast(SPECIES, 0.055507135f));
      p = p.fma(r, FloatVector.broadcast(SPECIES, 0.2402212f));
      p = p.fma(r, FloatVector.broadcast(SPECIES, 0.69314694f));
      FloatVector wholePower =
          rounded
              .reinterpretAsInts()
              .max(ZERO)
              .lanewise(VectorOperators.LSHL, 23)
              .add(ONE)
              .reinterpretAsFloats();
      FloatVector power = wholePower.fma(p.mul(r), wholePower);
      power.intoArray(x, j);
      sum = power.add(sum);
    }
    FloatVector.fromArray(SPECIES, sums, column).add(sum).intoArray(sums, column);
  }
}
