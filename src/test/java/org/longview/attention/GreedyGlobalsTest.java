package org.longview.attention;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.longview.attention.SparsityPattern.Causal;
import org.longview.attention.SparsityPattern.Window;
import org.longview.attention.SparsityPattern.WindowGlobal;
import org.longview.linear.Matrix;

class GreedyGlobalsTest {
  @ParameterizedTest
  @CsvSource({
    "9, 0, false",
    "9, 2, false",
    "9, 2, true",
    "12, 3, true",
    "3, 5, false",
    "1, 0, true"
  })
  void eachTokenIsTheOneThatKeepsMostBesideTheWindowAndThoseBefore(
      int n, int half, boolean causal) {
    Matrix attention = attention(n);
    int[] chosen = new GreedyGlobals(attention, causal).choose(half, n);
    int[] expected = new int[0];
    for (int s = 0; s < n; s++) {
      int[] before = expected;
      int best = -1;
      for (int g = 0; g < n; g++) {
        int candidate = g;
        boolean isNew = IntStream.of(before).noneMatch(b -> b == candidate);
        if (isNew
            && (best < 0
                || kept(attention, half, causal, with(before, g))
                    > kept(attention, half, causal, with(before, best)) + 1e-9)) {
          best = g;
        }
      }
      double reached = kept(attention, half, causal, with(before, chosen[s]));
      assertEquals(kept(attention, half, causal, with(before, best)), reached, 1e-6);
      expected = with(before, chosen[s]);
    }
    assertArrayEquals(IntStream.range(0, n).toArray(), IntStream.of(chosen).sorted().toArray());
  }

  private static int[] with(int[] tokens, int token) {
    return IntStream.concat(IntStream.of(tokens), IntStream.of(token)).toArray();
  }

  private static double kept(Matrix attention, int half, boolean causal, int[] globals) {
    SparsityPattern base = new WindowGlobal(new Window(2L * half, 1), GlobalTokens.of(globals));
    SparsityPattern pattern = causal ? new Causal(base) : base;
    double kept = 0;
    for (int i = 0; i < attention.rows(); i++) {
      for (int j = 0; j < attention.rows(); j++) {
        kept += pattern.allows(i, j) ? attention.get(i, j) : 0;
      }
    }
    return kept;
  }

  private static Matrix attention(int n) {
    Random random = new Random(n);
    Matrix attention = Matrix.zeros(n, n);
    for (int i = 0; i < n; i++) {
      double sum = 0;
      for (int j = 0; j < n; j++) {
        attention.data()[attention.at(i) + j] = (float) Math.exp(2 * random.nextGaussian());
        sum += attention.get(i, j);
      }
      for (int j = 0; j < n; j++) {
        attention.data()[attention.at(i) + j] /= (float) sum;
      }
    }
    return attention;
  }
}
