package org.longview.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.longview.attention.AttentionPlan;
import org.longview.attention.KeyPadding;
import org.longview.attention.Mechanism;
import org.longview.attention.SparsityPattern;
import org.longview.linear.Kernels;
import org.longview.linear.Matrix;
import org.longview.model.BundledModel;
import org.longview.model.Encoder;
import org.longview.model.SharedWeights;
import org.longview.study.Settings.Apply;
import org.longview.text.Example;
import org.longview.text.Tokens;
import org.longview.work.Cancellation;
import org.longview.work.InputException;
import org.longview.work.Progress;
import org.longview.work.Workers;

@TestInstance(Lifecycle.PER_CLASS)
class RunSweepTest {
  private final Cancellation never = new Cancellation();
  private Encoder encoder;
  private Workbench workbench;
  private Tokens review;

  @BeforeAll
  void load() {
    encoder = new Encoder(SharedWeights.ofBundledModel(), Kernels.best(), Workers.shared());
    workbench = new Workbench(encoder, Workers.shared());
    review = BundledModel.DEFAULT.tokenizer().encode(Example.REVIEW.text(), never);
  }

  private static List<PatternSettings> settings() {
    return Sweep.settings(
        List.of(6L, 2000L), List.of(1L, 2L), List.of(0, 3), List.of(5), PatternSettings.defaults());
  }

  private List<TextSweep.Found> found(Tokens tokens) {
    List<TextSweep.Found> found = new ArrayList<>();
    new RunSweep(workbench.on(tokens)).measure(settings(), found::add, Progress.NONE, never);
    return found;
  }

  @Test
  void headsLoseWhatTheyDoWhereEveryLayerUsesThePattern() {
    Tokens tokens = review.first(45);
    List<TextSweep.Found> found = found(tokens);
    assertEquals(settings().size(), found.size());
    for (TextSweep.Found one : found) {
      ModelQuality alone =
          workbench
              .on(tokens)
              .quality(settings().get(one.index()), Apply.EVERY_LAYER, Progress.NONE, never);
      assertEquals(12, one.layers().size());
      for (int layer = 0; layer < 12; layer++) {
        for (int head = 0; head < 12; head++) {
          assertEquals(
              alone.layer(layer).outputError(head),
              one.layers().get(layer).outputError(head),
              1e-5);
        }
      }
    }
  }

  @Test
  void theEmbeddingChangesByOneMinusTheCosineOfTheLastRows() {
    Tokens tokens = review.first(45);
    float[] full = embedding(tokens, new SparsityPattern.Full());
    for (TextSweep.Found one : found(tokens)) {
      PatternSettings settings = settings().get(one.index());
      if (settings.kind() != PatternKind.LINFORMER) {
        double product = 0;
        float[] changed = embedding(tokens, settings.pattern(45));
        for (int i = 0; i < full.length; i++) {
          product += (double) full[i] * changed[i];
        }
        assertEquals(1 - product, one.embeddingChange().getAsDouble(), 1e-5, settings.toString());
      }
    }
  }

  /** Of length 1. */
  private float[] embedding(Tokens tokens, SparsityPattern pattern) {
    Matrix hidden =
        encoder.run(
            tokens.ids(),
            new Mechanism.Sparse(AttentionPlan.of(pattern, tokens.size(), KeyPadding.NONE)),
            Encoder.LayerVisitor.NONE,
            Progress.NONE,
            never);
    float[] row = new float[hidden.columns()];
    double square = 0;
    for (int i = 0; i < row.length; i++) {
      row[i] = hidden.get(0, i);
      square += (double) row[i] * row[i];
    }
    for (int i = 0; i < row.length; i++) {
      row[i] /= (float) Math.sqrt(square);
    }
    return row;
  }

  @Test
  void beyondTheTrainedLengthEveryNumberOfGlobalTokensHasItsOwnReference() {
    Tokens tokens = review.first(530);
    List<PatternSettings> same =
        List.of(
            settings().get(0).withWindow(512),
            settings().get(1).withWindow(512),
            settings().get(0).withWindow(16));
    List<TextSweep.Found> found = new ArrayList<>();
    new RunSweep(workbench.on(tokens)).measure(same, found::add, Progress.NONE, never);
    assertEquals(List.of(2, 0, 1), found.stream().map(TextSweep.Found::index).toList());
    assertTrue(found.get(0).embeddingChange().getAsDouble() > 1e-3);
    assertEquals(0, found.get(1).embeddingChange().getAsDouble(), 1e-6);
    assertEquals(0, found.get(2).embeddingChange().getAsDouble(), 1e-6);
    assertEquals(0, found.get(2).layers().get(11).outputError(4), 1e-5);
  }

  @Test
  void aTextThatDoesNotFitTheWorkingSetIsRefusedWithTheNumberThatDoes() {
    Workbench small = new Workbench(encoder, Workers.shared(), new WorkingSet(1_000_000));
    InputException refused =
        assertThrows(
            InputException.class,
            () ->
                new RunSweep(small.on(review.first(100)))
                    .measure(settings(), one -> {}, Progress.NONE, never));
    assertTrue(refused.getMessage().contains("use at most "), refused.getMessage());
  }
}
