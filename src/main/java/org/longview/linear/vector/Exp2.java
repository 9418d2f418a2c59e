package org.longview.linear.vector;

import static org.longview.linear.vector.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Powers of two. Softmax is the same to any base, and to base 2 the integer part of an exponent is
 * just the exponent of the float: 2ˣ = 2ⁿ · 2ʳ with n the nearest integer and |r| ≤ ½.
 */
final class Exp2 {
  static final float LOG2_E = (float) (1 / Math.log(2));
  static final float LN_2 = (float) Math.log(2);

  /** Adding this rounds a small float to an integer and leaves that in the low bits. */
  private static final float ROUNDER = 1.5f * (1 << 23);

  private Exp2() {}

  /** 2ˣ for x in −126 … 127, with a relative error below 3 · 10⁻⁷. */
  static FloatVector of(FloatVector x) {
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
}
