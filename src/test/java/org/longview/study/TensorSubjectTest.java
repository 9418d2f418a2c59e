package org.longview.study;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.longview.attention.GlobalTokens;
import org.longview.model.TestTensors;
import org.longview.model.UserTensors;
import org.longview.study.Settings.Apply;
import org.longview.study.ViewSettings.Shown;
import org.longview.work.Cancellation;
import org.longview.work.InputException;
import org.longview.work.Progress;

class TensorSubjectTest {
  private static final int LAYERS = 3;
  private static final int HEADS = 2;
  private static final int N = 10;
  private static final int D = 4;

  private final Cancellation never = new Cancellation();
  private final WorkingSet kept = new WorkingSet(1 << 24);
  private final PatternSettings window =
      PatternSettings.defaults().withKind(PatternKind.WINDOW).withWindow(2);

  private static float[] random(int seed) {
    Random random = new Random(seed);
    float[] values = new float[LAYERS * HEADS * N * D];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  private Subject projected() {
    return Subject.of(
        TestTensors.projected(LAYERS, HEADS, N, D, random(1), random(2), random(3)), kept);
  }

  /** A single layer of the same, brought alone. */
  private Subject alone(int layer) {
    int size = HEADS * N * D;
    float[][] qkv = {random(1), random(2), random(3)};
    for (int i = 0; i < qkv.length; i++) {
      qkv[i] = Arrays.copyOfRange(qkv[i], layer * size, (layer + 1) * size);
    }
    return Subject.of(TestTensors.projected(1, HEADS, N, D, qkv[0], qkv[1], qkv[2]), kept);
  }

  /** The attention of the same, as another program would have saved it. */
  private UserTensors finishedTensors() {
    Subject subject = projected();
    float[] attention = new float[LAYERS * HEADS * N * N];
    for (int l = 0; l < LAYERS; l++) {
      for (int h = 0; h < HEADS; h++) {
        float[] matrix = values(layer(subject, window, l), Shown.FULL, h);
        System.arraycopy(matrix, 0, attention, (l * HEADS + h) * N * N, N * N);
      }
    }
    return TestTensors.finished(LAYERS, HEADS, N, attention, null);
  }

  private LayerComparison layer(Subject subject, PatternSettings settings, int layer) {
    return subject.layer(settings, Apply.THIS_LAYER, layer, Progress.NONE, never);
  }

  private static float[] values(LayerComparison layer, Shown shown, int head) {
    MatrixSource source = layer.source(shown, head);
    float[] values = new float[source.rows() * source.columns()];
    source.fill(0, source.rows(), 0, source.columns(), values, 0, source.columns());
    return values;
  }

  @Test
  void everyLayerIsComputedFromItsOwnTensors() {
    Subject all = projected();
    assertEquals(List.of(LAYERS, HEADS, N), List.of(all.layers(), all.heads(), all.length()));
    for (int l = 0; l < LAYERS; l++) {
      LayerComparison expected = layer(alone(l), window, 0);
      LayerComparison layer = layer(all, window, l);
      for (int h = 0; h < HEADS; h++) {
        assertArrayEquals(
            values(expected, Shown.PATTERN, h), values(layer, Shown.PATTERN, h), 1e-6f);
        assertEquals(expected.outputError(h), layer.outputError(h), 1e-6);
        assertEquals(expected.kept(h).getAsDouble(), layer.kept(h).getAsDouble(), 1e-6);
      }
    }
    assertNotEquals(
        layer(all, window, 0).outputError(0), layer(all, window, 1).outputError(0), 1e-4);
  }

  @Test
  void qualityAnswersForAllLayersWhicheverTheyAreAppliedTo() {
    Subject subject = projected();
    ModelQuality quality = subject.quality(window, Apply.EVERY_LAYER, Progress.NONE, never);
    assertEquals(LAYERS, quality.layers().size());
    for (int l = 0; l < LAYERS; l++) {
      assertEquals(layer(subject, window, l).outputError(1), quality.layer(l).outputError(1), 1e-9);
    }
    assertSame(quality, subject.knownQuality(window, Apply.THIS_LAYER));
  }

  @Test
  void finishedAttentionGivesTheSameMatricesAndNoOutput() {
    Subject computed = projected();
    Subject finished = Subject.of(finishedTensors(), kept);
    assertEquals(OptionalInt.of(D), computed.headWidth());
    assertEquals(OptionalInt.empty(), finished.headWidth());
    PatternSettings global = window.withKind(PatternKind.WINDOW_GLOBAL);
    for (PatternSettings settings :
        List.of(window, global.withGlobals(GlobalTokens.of(4)), window.withCausal(true))) {
      LayerComparison expected = layer(computed, settings, 2);
      LayerComparison layer = layer(finished, settings, 2);
      for (Shown shown : List.of(Shown.PATTERN, Shown.FULL, Shown.DIFFERENCE)) {
        assertArrayEquals(values(expected, shown, 1), values(layer, shown, 1), 1e-5f);
      }
      assertEquals(expected.kept(1).getAsDouble(), layer.kept(1).getAsDouble(), 1e-5);
      assertFalse(layer.quality().hasOutput());
      assertTrue(Double.isNaN(layer.outputError(ViewSettings.MEAN_HEAD)));
    }
  }

  @Test
  void rolloutAndSpectraAreThoseOfTheComputedAttention() {
    Subject computed = projected();
    Subject finished = Subject.of(finishedTensors(), kept);
    Rollout expected = computed.rollout(window, 3, Progress.NONE, never);
    Rollout rollout = finished.rollout(window, 3, Progress.NONE, never);
    assertEquals(LAYERS, rollout.layers());
    assertArrayEquals(expected.weights(LAYERS), rollout.weights(LAYERS), 1e-5f);
    assertEquals(
        computed
            .spectra(1, (spectrum, head) -> {}, Progress.NONE, never)
            .heads()
            .get(0)
            .cumulative(2),
        finished
            .spectra(1, (spectrum, head) -> {}, Progress.NONE, never)
            .heads()
            .get(0)
            .cumulative(2),
        1e-5);
    assertNotNull(finished.knownSpectra(1));
    assertNull(finished.knownSpectra(2));
  }

  @Test
  void whatNeedsValuesIsRefusedForFinishedAttentionInASentence() {
    Subject finished = Subject.of(finishedTensors(), kept);
    InputException refused =
        assertThrows(
            InputException.class,
            () -> layer(finished, window.withKind(PatternKind.LINFORMER).withRank(2), 0));
    assertEquals(
        "mine.npz holds finished attention, but Linformer needs queries, keys and values: q, k, v.",
        refused.getMessage());
  }

  @Test
  void answersAreKeptAndTensorsOfTheSameShapeAreNotTakenForEachOther() {
    Subject first = projected();
    LayerComparison known = layer(first, window, 1);
    assertSame(known, first.knownLayer(window, Apply.EVERY_LAYER, 1));
    assertNull(projected().knownLayer(window, Apply.EVERY_LAYER, 1));
  }

  @Test
  void aLayerThatDoesNotFitTheMemoryForResultsIsRefusedWithTheNumber() {
    Subject subject =
        Subject.of(
            TestTensors.projected(LAYERS, HEADS, N, D, random(1), random(2), random(3)),
            new WorkingSet(500));
    InputException refused = assertThrows(InputException.class, () -> layer(subject, window, 0));
    assertTrue(
        refused
            .getMessage()
            .matches("A layer of mine.npz needs .* with window w = 2, and there is .* for it; .*"),
        refused.getMessage());
  }

  @Test
  void tokensAreNamedByThePositionWhereTheFileNamesNone() {
    assertEquals("7", projected().tokens().piece(7));
    Subject named =
        Subject.of(
            TestTensors.finished(1, 1, 2, new float[] {1, 0, 0, 1}, List.of("same", "same")), kept);
    assertEquals("same", named.tokens().piece(1));
    assertEquals("same same", named.tokens().text());
    assertEquals(5, named.tokens().start(1));
    assertFalse(named.tokens().isSpecial(0));
  }
}
