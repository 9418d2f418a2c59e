package org.longview.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.longview.linear.Kernels;
import org.longview.model.BundledModel;
import org.longview.model.Encoder;
import org.longview.model.SharedWeights;
import org.longview.study.Settings.Apply;
import org.longview.text.Example;
import org.longview.text.Tokens;
import org.longview.work.Cancellation;
import org.longview.work.Progress;
import org.longview.work.Workers;

@TestInstance(Lifecycle.PER_CLASS)
class SharedSweepTest {
  private final Cancellation never = new Cancellation();
  private Workbench workbench;
  private Tokens review;

  @BeforeAll
  void load() {
    workbench =
        new Workbench(
            new Encoder(SharedWeights.ofBundledModel(), Kernels.best(), Workers.shared()),
            Workers.shared());
    review = BundledModel.DEFAULT.tokenizer().encode(Example.REVIEW.text(), never);
  }

  @Test
  void everyHeadIsMeasuredAsByItself() {
    check(review.first(67), 0, 5, 11);
  }

  @Test
  void beyondTheTrainedLengthEveryNumberOfGlobalTokensHasItsOwnReference() {
    check(review.first(600), 2);
  }

  private void check(Tokens tokens, int... layers) {
    List<PatternSettings> settings =
        new ArrayList<>(
            Sweep.settings(
                List.of(2L, 30L, 560L),
                List.of(1L, 3L),
                List.of(0, 1, 5),
                List.of(4),
                PatternSettings.defaults()));
    settings.add(settings.get(2).withCausal(true));
    boolean[] found = new boolean[settings.size()];
    new SharedSweep(workbench.on(tokens), layers)
        .measure(
            settings,
            one -> {
              assertFalse(found[one.index()]);
              found[one.index()] = true;
              assertTrue(one.embeddingChange().isEmpty());
              for (int l = 0; l < layers.length; l++) {
                check(tokens, settings.get(one.index()), layers[l], one.layers().get(l));
              }
            },
            Progress.NONE,
            never);
    for (boolean each : found) {
      assertTrue(each);
    }
  }

  private void check(Tokens tokens, PatternSettings settings, int layer, LayerQuality measured) {
    LayerQuality alone =
        workbench
            .on(tokens)
            .layer(settings, Apply.THIS_LAYER, layer, Progress.NONE, never)
            .quality();
    for (int h = 0; h < alone.heads(); h++) {
      String what = settings + ", layer " + layer + ", head " + h;
      assertEquals(alone.outputError(h), measured.outputError(h), 1e-5, what);
      assertEquals(alone.kept(h).isPresent(), measured.kept(h).isPresent(), what);
      if (alone.kept(h).isPresent()) {
        assertEquals(alone.kept(h).getAsDouble(), measured.kept(h).getAsDouble(), 1e-5, what);
      }
    }
  }

  @Test
  void cheapSettingsComeBeforeDearOnes() {
    List<PatternSettings> settings =
        Sweep.settings(
            List.of(64L, 2L, 16L, 32L, 4L, 8L),
            List.of(1L),
            List.of(0),
            List.of(),
            PatternSettings.defaults());
    List<Integer> order = new ArrayList<>();
    new SharedSweep(workbench.on(review.first(70)), 3)
        .measure(settings, one -> order.add(one.index()), Progress.NONE, never);
    assertEquals(List.of(1, 4, 5, 2, 3, 0), order);
  }

  @Test
  void aCancelledSweepStopsAndKeepsWhatItFound() {
    List<PatternSettings> settings =
        Sweep.settings(
            List.of(2L, 4L, 8L, 16L),
            List.of(1L),
            List.of(0),
            List.of(),
            PatternSettings.defaults());
    Cancellation cancellation = new Cancellation();
    List<Integer> order = new ArrayList<>();
    assertThrows(
        CancellationException.class,
        () ->
            new SharedSweep(workbench.on(review.first(40)), 0, 1)
                .measure(
                    settings,
                    one -> {
                      order.add(one.index());
                      cancellation.cancel();
                    },
                    Progress.NONE,
                    cancellation));
    assertEquals(List.of(0), order);
  }
}
