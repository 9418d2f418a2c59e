package org.longview.attention;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.longview.GoldenCase;
import org.longview.linear.Kernels;
import org.longview.work.Cancellation;
import org.longview.work.InputException;
import org.longview.work.Workers;

/** What singular values say of attention, and what the proofs of the paper promise. */
class SpectrumTest {
  @Test
  void goldenSpectra() {
    GoldenCase golden = GoldenCase.read("p11_measures");
    JsonObject scalars = golden.scalars();
    double[] expected = golden.array("singular_values").doubles();
    for (Kernels kernels : new Kernels[] {Kernels.plain(), Kernels.best()}) {
      LayerAttention full =
          new LayerAttention(
              kernels,
              GoldenCasesTest.heads(golden),
              new Mechanism.Sparse(
                  AttentionPlan.of(new SparsityPattern.Full(), 64, KeyPadding.NONE)),
              Workers.shared(),
              new Cancellation());
      for (int h = 0; h < full.heads(); h++) {
        Spectrum spectrum = Spectrum.of(kernels, full.matrix(h));
        assertEquals(64, spectrum.size());
        for (int r = 0; r < 64; r++) {
          assertEquals(expected[64 * h + r], spectrum.value(r), 1e-6);
        }
        assertEquals(number(scalars, "effective_rank_per_head", h), spectrum.effectiveRank(), 1e-4);
        assertEquals(number(scalars, "stable_rank_per_head", h), spectrum.stableRank(), 1e-5);
        JsonArray ranks = scalars.getAsJsonArray("cumulative_sv_ranks");
        for (int i = 0; i < ranks.size(); i++) {
          int rank = ranks.get(i).getAsInt();
          assertEquals(
              at(scalars, "normalized_cumulative_sv", h, i), spectrum.cumulative(rank), 1e-6);
          double energy = at(scalars, "normalized_cumulative_energy", h, i);
          assertEquals(Math.sqrt(Math.max(0, 1 - energy)), spectrum.error(rank), 1e-4);
        }
      }
    }
  }

  @Test
  void theRankForAShareIsTheLeastThatReachesIt() {
    Spectrum spectrum = new Spectrum(new double[] {5, 3, 1, 1});
    assertEquals(0, spectrum.rankFor(0));
    assertEquals(1, spectrum.rankFor(0.5));
    assertEquals(2, spectrum.rankFor(0.51));
    assertEquals(3, spectrum.rankFor(0.9));
    assertEquals(4, spectrum.rankFor(1));
    assertEquals(0, spectrum.cumulative(0));
    assertEquals(1, spectrum.cumulative(9));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 50})
  void equalSingularValuesHaveTheEffectiveRankOfTheirNumber(int n) {
    double[] ones = new double[n];
    Arrays.fill(ones, 1);
    assertEquals(n, new Spectrum(ones).effectiveRank(), 1e-9);
    assertEquals(n, new Spectrum(ones).stableRank(), 1e-9);
    double[] one = new double[n];
    one[0] = 2;
    assertEquals(1, new Spectrum(one).effectiveRank(), 1e-9);
    assertEquals(1, new Spectrum(one).cumulative(1));
  }

  @Test
  void theFirstTheoremNeverPromisesARankBelow211AtTheTrainedLength() {
    assertEquals(211, Math.ceil(new RankBounds(RankBounds.LARGEST_EPSILON).theorem1(512)));
    assertTrue(new RankBounds(0.5).theorem1(512) > 211);
    assertEquals(5 * Math.log(512) / 0.25, new RankBounds(0.5).theorem2(512, 32), 1e-9);
    assertEquals(9 * 2 * Math.log(2) / 0.25, new RankBounds(0.5).theorem2(512, 2), 1e-9);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.1, 0.67, 1, Double.NaN})
  void errorsBeyondTheTheoremsAreRefused(double epsilon) {
    assertThrows(InputException.class, () -> new RankBounds(epsilon));
  }

  private static double number(JsonObject values, String name, int index) {
    return values.getAsJsonArray(name).get(index).getAsDouble();
  }

  private static double at(JsonObject values, String name, int row, int column) {
    return values.getAsJsonArray(name).get(row).getAsJsonArray().get(column).getAsDouble();
  }
}
