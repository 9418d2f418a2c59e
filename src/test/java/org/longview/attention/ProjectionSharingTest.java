package org.longview.attention;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.longview.attention.Projection.Sharing;
import org.longview.linear.Matrix;

/** Which heads and layers have the same random E and F (Wang et al. 2020, section 4). */
class ProjectionSharingTest {
  private static final int RANK = 3;
  private static final int N = 20;

  private static Projection projection(Sharing sharing, int layer) {
    return Projection.gaussian(RANK, N, 5, sharing, 4, layer);
  }

  private static float[] f(Projection projection, int head) {
    Matrix f = projection.valueColumns(head, 0, N);
    return Arrays.copyOfRange(f.data(), f.at(1), f.at(1) + N);
  }

  private static boolean same(float[] a, float[] b) {
    return Arrays.equals(a, b);
  }

  @ParameterizedTest
  @EnumSource
  void whatIsSharedIsTheSameAndNothingElse(Sharing sharing) {
    Projection first = projection(sharing, 0);
    Projection second = projection(sharing, 1);
    boolean heads = sharing != Sharing.NONE;
    assertEquals(heads, same(first.keyWeights(0, 1), first.keyWeights(3, 1)));
    assertEquals(heads, same(f(first, 0), f(first, 3)));
    boolean keysAndValues = sharing == Sharing.KEY_VALUE || sharing == Sharing.LAYERWISE;
    assertEquals(keysAndValues, same(first.keyWeights(0, 1), f(first, 0)));
    boolean layers = sharing == Sharing.LAYERWISE;
    assertEquals(layers, same(first.keyWeights(0, 1), second.keyWeights(0, 1)));
    assertEquals(layers, same(f(first, 0), f(second, 0)));
  }

  @ParameterizedTest
  @EnumSource
  void equalSeedsGiveEqualProjectionsAndOthersDoNot(Sharing sharing) {
    float[] once = projection(sharing, 2).keyWeights(1, 0);
    assertArrayEquals(once, projection(sharing, 2).keyWeights(1, 0));
    assertFalse(same(once, Projection.gaussian(RANK, N, 6, sharing, 4, 2).keyWeights(1, 0)));
  }

  @Test
  void theMatricesOfAModelAreCountedAsInThePaper() {
    assertEquals(288, Sharing.NONE.matrices(12, 12));
    assertEquals(24, Sharing.HEADWISE.matrices(12, 12));
    assertEquals(12, Sharing.KEY_VALUE.matrices(12, 12));
    assertEquals(1, Sharing.LAYERWISE.matrices(12, 12));
  }

  @Test
  void elementsHaveTheStandardDeviationOfThePaper() {
    Projection large = Projection.gaussian(64, 2000, 1, Sharing.HEADWISE, 1, 0);
    double sum = 0;
    for (int t = 0; t < 64; t++) {
      for (float weight : large.keyWeights(0, t)) {
        sum += weight * weight;
      }
    }
    assertEquals(1 / Math.sqrt(64), Math.sqrt(sum / (64 * 2000)), 1e-3);
  }
}
