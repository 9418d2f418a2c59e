package org.longview.study;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.longview.model.BundledModel;
import org.longview.model.Encoder;
import org.longview.model.SharedWeights;
import org.longview.study.Settings.Apply;
import org.longview.study.ViewSettings.Shown;
import org.longview.text.Example;
import org.longview.text.Tokens;
import org.longview.work.Cancellation;
import org.longview.work.InputException;
import org.longview.work.Progress;
import org.longview.work.Workers;

/** What is computed again and what is not, and in how much memory. */
@TestInstance(Lifecycle.PER_CLASS)
class WorkbenchMemoryTest {
  private static final long PLENTY = 253 << 20;
  private static final int HEADS = 12;

  private final Cancellation never = new Cancellation();
  private final CountingKernels kernels = new CountingKernels();
  private Encoder encoder;
  private Tokens review;
  private Tokens sentence;
  private Workbench workbench;

  @BeforeAll
  void load() {
    encoder = new Encoder(SharedWeights.ofBundledModel(), kernels.counted(), Workers.shared());
    sentence = BundledModel.DEFAULT.tokenizer().encode(Example.SENTENCE.text(), never);
    review = BundledModel.DEFAULT.tokenizer().encode(Example.REVIEW.text(), never).first(100);
  }

  @BeforeEach
  void begin() {
    allow(PLENTY);
  }

  private void allow(long bytes) {
    workbench = new Workbench(encoder, Workers.shared(), new WorkingSet(bytes));
    kernels.reset();
  }

  private LayerComparison layer(Tokens tokens, long window, Apply apply, int layer) {
    return workbench.on(tokens).layer(window(window), apply, layer, Progress.NONE, never);
  }

  private ModelQuality quality(Tokens tokens, long window, Apply apply) {
    return workbench.on(tokens).quality(window(window), apply, Progress.NONE, never);
  }

  private static PatternSettings window(long window) {
    return PatternSettings.defaults().withKind(PatternKind.WINDOW).withWindow(window);
  }

  private int layersRun(Tokens tokens) {
    return kernels.rowsCompleted() / tokens.size();
  }

  @ParameterizedTest
  @EnumSource(Apply.class)
  void onceTheModelWasMeasuredNoLayerIsComputedAgain(Apply apply) {
    quality(sentence, 4, apply);
    assertTrue(kernels.headsAttended() > 0);
    kernels.reset();
    for (int l = 0; l < 12; l++) {
      layer(sentence, 4, apply, l);
    }
    quality(sentence, 4, apply);
    assertEquals(0, kernels.calls());
  }

  @Test
  void aChangedWindowInThisLayerComputesThisLayersHeadsOnly() {
    layer(sentence, 4, Apply.THIS_LAYER, 5);
    assertEquals(5, layersRun(sentence));
    kernels.reset();
    layer(sentence, 2, Apply.THIS_LAYER, 5);
    assertEquals(0, kernels.multiplications());
    assertEquals(HEADS, kernels.headsAttended());
  }

  @Test
  void aWindowChangedInSomeLayersRunsOnlyTheLayersAboveTheFirstOfThem() {
    List<Long> windows = new ArrayList<>(Collections.nCopies(12, 4L));
    byLayer(windows, 11);
    assertEquals(11 + 11, layersRun(sentence));
    layer(sentence, 4, Apply.EVERY_LAYER, 11);
    assertEquals(11 + 11, layersRun(sentence));
    windows.set(8, 2L);
    kernels.reset();
    byLayer(windows, 11);
    assertEquals(3, layersRun(sentence));
    byLayer(windows, 7);
    assertEquals(3, layersRun(sentence));
  }

  private void byLayer(List<Long> windows, int layer) {
    PatternSettings settings =
        window(4).withLayers(LayerSettings.NONE.withWindows(List.copyOf(windows)));
    workbench.on(sentence).layer(settings, Apply.EVERY_LAYER, layer, Progress.NONE, never);
  }

  @Test
  void aHigherLayerIsReachedFromTheOneBefore() {
    layer(sentence, 4, Apply.THIS_LAYER, 5);
    kernels.reset();
    layer(sentence, 4, Apply.THIS_LAYER, 8);
    assertEquals(3, layersRun(sentence));
    layer(sentence, 4, Apply.THIS_LAYER, 2);
    assertEquals(3, layersRun(sentence));
  }

  @Test
  void aChangedWindowInEveryLayerRunsTheReferenceNoMore() {
    layer(sentence, 4, Apply.EVERY_LAYER, 5);
    assertEquals(10, layersRun(sentence));
    kernels.reset();
    layer(sentence, 2, Apply.EVERY_LAYER, 5);
    assertEquals(5, layersRun(sentence));
    // The first layer's queries, keys and values do not change
    assertEquals(5 * 3 + 5, kernels.multiplications() / kernels.blocksForEach(sentence.size()));
  }

  @Test
  void whereThePatternIsTheReferenceNothingIsRunTwice() {
    PatternSettings full = PatternSettings.defaults().withKind(PatternKind.FULL);
    workbench.on(sentence).layer(full, Apply.EVERY_LAYER, 5, Progress.NONE, never);
    assertEquals(5, layersRun(sentence));
  }

  @Test
  void aRunThatWasCancelledGoesOnWhereItStopped() {
    Cancellation cancellation = new Cancellation();
    Progress stop =
        (what, fraction) -> {
          if (what.equals("Layer 5 of 7")) {
            cancellation.cancel();
          }
        };
    assertThrows(
        CancellationException.class,
        () -> workbench.on(sentence).layer(window(4), Apply.THIS_LAYER, 7, stop, cancellation));
    assertEquals(4, layersRun(sentence));
    layer(sentence, 4, Apply.THIS_LAYER, 7);
    assertEquals(7, layersRun(sentence));
  }

  @Test
  void whatWasAnsweredIsKnownUntilItHasNoRoomAnyMore() {
    assertNull(workbench.on(sentence).knownLayer(window(4), Apply.EVERY_LAYER, 3));
    LayerComparison answer = layer(sentence, 4, Apply.EVERY_LAYER, 3);
    ModelQuality quality = quality(sentence, 4, Apply.EVERY_LAYER);
    layer(sentence, 2, Apply.EVERY_LAYER, 3);
    assertNotNull(workbench.on(sentence).knownLayer(window(4), Apply.EVERY_LAYER, 3));
    assertSame(quality, workbench.on(sentence).knownQuality(window(4), Apply.EVERY_LAYER));
    assertNull(workbench.on(sentence).knownLayer(window(4), Apply.THIS_LAYER, 3));
    workbench.workingSet().setCapacity(0);
    assertNull(workbench.on(sentence).knownLayer(window(4), Apply.EVERY_LAYER, 3));
    assertEquals(9, answer.attention().length());
  }

  @Test
  void whatIsKeptStaysWithinItsBoundAndChangesNoResult() {
    LayerComparison free = layer(review, 8, Apply.EVERY_LAYER, 6);
    double kept = quality(review, 8, Apply.EVERY_LAYER).kept().getAsDouble();
    long bound = 3 << 20;
    allow(bound);
    for (long w = 4; w <= 8; w += 4) {
      quality(review, w, Apply.EVERY_LAYER);
      assertTrue(workbench.workingSet().bytes() <= bound);
    }
    LayerComparison tight = layer(review, 8, Apply.EVERY_LAYER, 6);
    assertTrue(workbench.workingSet().bytes() <= bound);
    assertTrue(workbench.workingSet().bytes() > 0);
    assertEquals(kept, quality(review, 8, Apply.EVERY_LAYER).kept().getAsDouble(), 1e-9);
    float[] expected = new float[100 * 100];
    float[] actual = new float[100 * 100];
    free.source(Shown.PATTERN, 3).fill(0, 100, 0, 100, expected, 0, 100);
    tight.source(Shown.PATTERN, 3).fill(0, 100, 0, 100, actual, 0, 100);
    assertArrayEquals(expected, actual, 1e-6f);
  }

  @Test
  void withoutRoomForAttentionTheHiddenStatesAreStillThere() {
    // 22 hidden states of 0.15 MB, and less than four times the attention of all layers
    allow(13 << 20);
    quality(review, 4, Apply.EVERY_LAYER);
    kernels.reset();
    for (int l = 0; l < 12; l++) {
      layer(review, 4, Apply.EVERY_LAYER, l);
    }
    assertEquals(0, layersRun(review));
  }

  @Test
  void measuringInLittleMemoryRunsEveryLayerOnce() {
    allow(5 << 19);
    quality(review, 4, Apply.EVERY_LAYER);
    assertEquals(22, layersRun(review));
  }

  @Test
  void whatCannotFitIsRefusedWithWhatWould() {
    allow(1 << 20);
    InputException refused =
        assertThrows(InputException.class, () -> layer(review, 4, Apply.EVERY_LAYER, 0));
    assertEquals(
        "100 tokens need 1.77 MiB of memory with window w = 4 in every layer, and there is 1 MiB"
            + " for them; use at most 56 tokens, or allow more memory for results.",
        refused.getMessage());
    assertEquals(0, kernels.calls());
    layer(review.first(56), 4, Apply.EVERY_LAYER, 0);
    assertThrows(InputException.class, () -> layer(review.first(57), 4, Apply.EVERY_LAYER, 0));
    layer(review.first(57), 4, Apply.THIS_LAYER, 0);
  }

  @Test
  void aProjectionCountsAgainstTheMemoryToo() {
    allow(2 << 20);
    PatternSettings linformer =
        PatternSettings.defaults().withKind(PatternKind.LINFORMER).withRank(100_000);
    InputException refused =
        assertThrows(
            InputException.class,
            () ->
                workbench.on(sentence).layer(linformer, Apply.THIS_LAYER, 0, Progress.NONE, never));
    assertTrue(refused.getMessage().contains("Linformer k = 100,000"), refused.getMessage());
    assertTrue(refused.getMessage().contains("use at most 2 tokens"), refused.getMessage());
  }
}
