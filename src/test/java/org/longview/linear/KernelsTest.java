package org.longview.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The fast kernels against the plain ones, and the plain ones against numbers known otherwise. */
class KernelsTest {
  private final Kernels plain = Kernels.plain();
  private final Kernels best = Kernels.best();
  private final Random random = new Random(7);

  @Test
  void vectorsAreUsedWhereTheModuleIsThere() {
    assumeTrue(ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent());
    assumeTrue(!Boolean.getBoolean("longview.plainKernels"));
    assertNotSame(plain, best);
  }

  @ParameterizedTest
  @CsvSource({
    "1,1,1",
    "2,3,17",
    "3,2,64",
    "17,64,3",
    "64,17,255",
    "255,256,257",
    "257,255,2",
    "13,1537,33",
    "12,32,32",
    "200,384,96"
  })
  void products(int m, int k, int n) {
    Matrix a = Matrix.of(floats(m * (k + 5), 1), 2, m, k, k + 5);
    Matrix b = matrix(k, n, 1);
    float[] bias = floats(n, 1);
    Matrix expected = matrix(m, n, 1);
    Matrix actual = Matrix.of(floats(m * (n + 3), 1), 3, m, n, n + 3);
    float before = actual.data()[0];
    plain.multiply(a, plain.pack(b), bias, expected);
    best.multiply(a, best.pack(b), bias, actual);
    assertClose(expected, actual, 2e-6 * Math.sqrt(k) * 4);
    assertEquals(before, actual.data()[0]);
    plain.multiply(a, plain.pack(b), null, expected);
    best.multiply(a, best.pack(b), null, actual);
    assertClose(expected, actual, 2e-6 * Math.sqrt(k) * 4);
  }

  @Test
  void shapesThatDoNotFitAreRefused() {
    for (Kernels kernels : new Kernels[] {plain, best}) {
      PackedMatrix b = kernels.pack(matrix(3, 4, 1));
      Matrix a = matrix(2, 3, 1);
      assertThrows(
          IllegalArgumentException.class, () -> kernels.multiply(a, b, null, matrix(2, 3, 1)));
      assertThrows(
          IllegalArgumentException.class,
          () -> kernels.multiply(a, b, new float[3], matrix(2, 4, 1)));
      assertThrows(
          IllegalArgumentException.class,
          () -> kernels.multiply(matrix(2, 2, 1), b, null, matrix(2, 4, 1)));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 17, 64, 255, 256, 257})
  void geluAndLayerNorm(int n) {
    Matrix expected = matrix(3, n, 4);
    Matrix actual = Matrix.of(expected.data().clone(), 3, n);
    plain.gelu(expected);
    best.gelu(actual);
    assertClose(expected, actual, 2e-6);

    Matrix residual = matrix(3, n, 1);
    LayerNorm norm = new LayerNorm(floats(n, 1), floats(n, 1), 1e-5f);
    plain.addAndNormalize(expected, residual, norm);
    best.addAndNormalize(actual, residual, norm);
    assertClose(expected, actual, n == 1 ? 1e-3 : 2e-5);
    plain.addAndNormalize(expected, null, norm);
    best.addAndNormalize(actual, null, norm);
    assertClose(expected, actual, n <= 2 ? 1e-3 : 2e-5);
  }

  @ParameterizedTest
  @CsvSource({"0,0", "1,0.8413447", "-1,-0.15865526", "3,2.9959502", "-3,-0.0040497", "-20,0"})
  void geluHasItsTabulatedValues(float x, float expected) {
    for (Kernels kernels : new Kernels[] {plain, best}) {
      Matrix wide = Matrix.of(new float[64], 1, 64);
      Arrays.fill(wide.data(), x);
      kernels.gelu(wide);
      assertEquals(expected, wide.get(0, 0), 1e-6);
      assertEquals(expected, wide.get(0, 63), 1e-6);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1,1,1,1",
    "2,3,8,1",
    "3,17,32,1",
    "17,64,5,1",
    "64,255,64,1",
    "255,256,32,1",
    "257,257,33,1",
    "40,600,32,1",
    "30,300,16,12",
    "30,700,16,60"
  })
  void attentionOverWholeRows(int queries, int keys, int d, float size) {
    compare(queries, keys, d, size, KeySpans.all(queries, keys), null, null);
  }

  @ParameterizedTest
  @CsvSource({"1,1", "1,12", "2,1", "17,1", "64,20", "255,1", "256,60", "257,1", "700,1"})
  void attentionOverAnyIntervals(int n, float size) {
    KeySpans.Builder builder = new KeySpans.Builder(n);
    for (int i = 0; i < n; i++) {
      int key = random.nextInt(3) * random.nextInt(n);
      while (key < n && i % 7 != 3) {
        int to = Math.min(n, key + random.nextInt(i % 2 == 0 ? 4 : 200));
        builder.add(key, to);
        key = to + 1 + random.nextInt(i % 5 == 0 ? 3 : 90);
      }
      builder.endRow();
    }
    int[] queryOrder = random.ints(n, 0, n).distinct().toArray();
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      order[i] = i < queryOrder.length ? queryOrder[i] : 0;
    }
    compare(n, n, 32, size, builder.build(), order, null);
    int[] rows = new int[n];
    for (int i = 0; i < n; i++) {
      rows[i] = n - 1 - i;
    }
    compare(n, n, 32, size, builder.build(), order, rows);
  }

  private void compare(
      int queries,
      int keys,
      int d,
      float size,
      KeySpans spans,
      int @Nullable [] order,
      int @Nullable [] rows) {
    Matrix q = matrix(queries, d, size);
    Matrix k = matrix(keys, d, size);
    Matrix v = Matrix.of(floats(keys * (d + 4), 1), 1, keys, d, d + 4);
    float scale = (float) (1 / Math.sqrt(d));
    Matrix expected = matrix(queries, d, 1);
    Matrix actual = matrix(queries, d, 1);
    float[] expectedLse = new float[queries];
    float[] actualLse = new float[queries];
    float[] expectedScore = new float[queries];
    float[] actualScore = new float[queries];
    PackedKeys plainKeys = plain.packKeys(k, v, order);
    PackedKeys bestKeys = best.packKeys(k, v, order);
    int half = queries / 2;
    plain.attend(
        q, rows, plainKeys, spans, scale, 0, queries, expected, expectedLse, expectedScore);
    best.attend(q, rows, bestKeys, spans, scale, 0, half, actual, actualLse, actualScore);
    best.attend(q, rows, bestKeys, spans, scale, half, queries, actual, actualLse, actualScore);
    double tolerance = 1e-5 * Math.max(1, size * size);
    assertClose(expected, actual, tolerance);
    assertArrayClose(expectedLse, actualLse, tolerance);
    assertArrayClose(expectedScore, actualScore, 4 * tolerance);

    float[] withoutOutput = new float[queries];
    best.attend(q, rows, bestKeys, spans, scale, 0, queries, null, withoutOutput, null);
    assertArrayClose(expectedLse, withoutOutput, tolerance);

    int from = keys / 3;
    Matrix expectedWeights = matrix(queries, keys - from, 1);
    Matrix actualWeights = matrix(queries, keys - from, 1);
    float[] whole = new float[queries + 2];
    plain.attend(
        q,
        null,
        plainKeys,
        KeySpans.all(queries, keys),
        scale,
        0,
        queries,
        null,
        expectedLse,
        null);
    System.arraycopy(expectedLse, 0, whole, 2, queries);
    whole[2] = queries > 1 ? Float.NEGATIVE_INFINITY : whole[2];
    plain.weights(q, plainKeys, scale, from, whole, 2, expectedWeights);
    best.weights(q, bestKeys, scale, from, whole, 2, actualWeights);
    assertClose(expectedWeights, actualWeights, tolerance);
  }

  @ParameterizedTest
  @CsvSource({
    "1,1,1,1,1",
    "2,3,8,2,2",
    "3,17,32,1,4",
    "17,64,5,4,1",
    "64,255,64,2,16",
    "96,256,32,16,32",
    "257,257,33,8,8",
    "40,600,32,64,512",
    "5,100,7,3,9"
  })
  void pooledWeights(int queries, int keys, int d, int together, int keysTogether) {
    Matrix q = Matrix.of(floats(queries * (d + 3), 1), 2, queries, d, d + 3);
    Matrix k = matrix(keys, d, 1);
    float[] lse = floats(queries + 1, 3);
    lse[1] = queries > 1 ? Float.NEGATIVE_INFINITY : lse[1];
    int from = keys / 4;
    int rows = (queries + together - 1) / together;
    int columns = (keys - from + keysTogether - 1) / keysTogether;
    for (boolean sum : new boolean[] {false, true}) {
      Matrix expected = matrix(rows, columns, 1);
      Matrix actual = Matrix.of(floats(rows * (columns + 2), 1), 1, rows, columns, columns + 2);
      float before = actual.data()[0];
      plain.pool(
          q,
          plain.packKeysToPool(k),
          0.2f,
          from,
          keys,
          lse,
          1,
          together,
          keysTogether,
          sum,
          expected);
      best.pool(
          q, best.packKeysToPool(k), 0.2f, from, keys, lse, 1, together, keysTogether, sum, actual);
      for (int i = 0; i < rows; i++) {
        for (int j = 0; j < columns; j++) {
          double size = Math.max(1e-6, expected.get(i, j));
          assertEquals(expected.get(i, j), actual.get(i, j), 2e-5 * size, i + ", " + j);
        }
      }
      assertEquals(before, actual.data()[0]);
    }
  }

  private Matrix matrix(int rows, int columns, float size) {
    return Matrix.of(floats(rows * columns, size), rows, columns);
  }

  private float[] floats(int n, float size) {
    float[] x = new float[n];
    for (int i = 0; i < n; i++) {
      x[i] = (float) random.nextGaussian() * size;
    }
    return x;
  }

  private static void assertClose(Matrix expected, Matrix actual, double tolerance) {
    for (int i = 0; i < expected.rows(); i++) {
      for (int j = 0; j < expected.columns(); j++) {
        assertEquals(expected.get(i, j), actual.get(i, j), tolerance, "row " + i + ", column " + j);
      }
    }
  }

  private static void assertArrayClose(float[] expected, float[] actual, double tolerance) {
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], actual[i], tolerance, "row " + i);
    }
  }
}
