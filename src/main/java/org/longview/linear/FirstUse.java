package org.longview.linear;

import java.util.Arrays;

/**
 * Uses kernels on one thread before any other thread can.
 *
 * <p>At each call the Java runtime notes the classes that it meets, and compiles by these notes. It
 * takes no lock for them: where two threads come first at the same time, one class may be noted
 * twice, as if there were two (JDK-8357258). Vectors that go around a loop are then objects for as
 * long as the program runs, at a thirtieth of the speed. What is noted once stays, so it is enough
 * that one thread comes first.
 */
final class FirstUse {
  /**
   * More than two vectors of any width, and not a multiple of one; with so many rows and columns
   * each operation on vectors is used more often than it takes for the runtime to begin its notes.
   */
  private static final int SIZE = 37;

  private FirstUse() {}

  /** Uses each kernel, in all ways that differ in their operations on vectors. */
  static void of(Kernels kernels) {
    Matrix x = Matrix.zeros(SIZE, SIZE);
    // Scores that need no shift, and scores that do
    for (float size : new float[] {1, 100}) {
      Arrays.fill(x.data(), size);
      PackedKeys keys = kernels.packKeys(x, x, null);
      float[] logSumExp = new float[SIZE];
      kernels.attend(
          x,
          null,
          keys,
          KeySpans.all(SIZE, SIZE),
          1,
          0,
          SIZE,
          Matrix.zeros(SIZE, SIZE),
          logSumExp,
          new float[SIZE]);
      kernels.weights(x, keys, 1, 0, logSumExp, 0, Matrix.zeros(SIZE, SIZE));
      PackedKeys toPool = kernels.packKeysToPool(x);
      for (boolean sum : new boolean[] {false, true}) {
        Matrix pooled = Matrix.zeros(SIZE, 1);
        kernels.pool(x, toPool, 1, 0, SIZE, logSumExp, 0, 1, SIZE, sum, pooled);
      }
    }
    PackedMatrix packed = kernels.pack(x);
    Matrix product = Matrix.zeros(SIZE, SIZE);
    kernels.multiply(x, packed, new float[SIZE], product);
    kernels.gelu(product);
    kernels.addAndNormalize(product, x, new LayerNorm(new float[SIZE], new float[SIZE], 1));
    kernels.tridiagonalize(x, new double[SIZE], new double[SIZE]);
  }
}
