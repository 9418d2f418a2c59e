package org.longview.linear.vector;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Uses all operations on vectors in turn, before any of them is used much.
 *
 * <p>At each call and cast the Java runtime notes the classes that it meets, and compiles by these
 * notes. If what operations share is compiled after one of them was used thousands of times, and
 * the others come then, vectors that go around a loop are objects for as long as the program runs,
 * at a tenth of the speed or less: docs/decisions/0036.
 */
final class EachOperation {
  private static final int ROUNDS = 300;

  private EachOperation() {}

  /** Returns a number that depends on all of them. */
  static double use() {
    double sum = 0;
    for (int i = 0; i < ROUNDS; i++) {
      sum += floats(i).reduceLanes(VectorOperators.ADD) + doubles(i);
    }
    return sum;
  }

  private static FloatVector floats(float number) {
    FloatVector x = FloatVector.broadcast(Lanes.SPECIES, number);
    FloatVector y = x.add(x).sub(1).mul(x).div(2).max(-1f).min(1f).fma(x, x);
    IntVector bits = y.reinterpretAsInts();
    return bits.max(bits).lanewise(VectorOperators.LSHL, 1).add(bits).reinterpretAsFloats();
  }

  private static double doubles(double number) {
    DoubleVector x = DoubleVector.broadcast(Tridiagonal.SPECIES, number);
    return x.add(x).sub(x).mul(number).fma(x, x).reduceLanes(VectorOperators.ADD);
  }
}
