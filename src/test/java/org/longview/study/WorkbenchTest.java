package org.longview.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.longview.attention.GlobalTokens;
import org.longview.attention.SparsityPattern;
import org.longview.linear.Kernels;
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

@TestInstance(Lifecycle.PER_CLASS)
class WorkbenchTest {
  private final Cancellation never = new Cancellation();
  private Workbench workbench;
  private Tokens sentence;
  private Tokens review;

  @BeforeAll
  void load() {
    workbench =
        new Workbench(
            new Encoder(SharedWeights.ofBundledModel(), Kernels.best(), Workers.shared()),
            Workers.shared());
    sentence = BundledModel.DEFAULT.tokenizer().encode(Example.SENTENCE.text(), never);
    review = BundledModel.DEFAULT.tokenizer().encode(Example.REVIEW.text(), never);
  }

  @Test
  void aHeadThatLooksAtThePreviousTokenIsSeen() {
    LayerComparison layer = layer(sentence, settings(PatternKind.FULL), Apply.THIS_LAYER, 0);
    MatrixSource attention = layer.source(Shown.FULL, 2);
    for (int i = 2; i < 9; i++) {
      assertTrue(value(attention, i, i - 1) > 0.95, "row " + i);
    }
    assertEquals("full", layer.reference().name());
  }

  @Test
  void fullAttentionKeepsEverythingAndErrsNowhere() {
    for (Apply apply : Apply.values()) {
      LayerComparison layer = layer(sentence, settings(PatternKind.FULL), apply, 3);
      for (int h = ViewSettings.MEAN_HEAD; h < 12; h++) {
        assertEquals(1, layer.kept(h).getAsDouble(), 1e-6);
        assertEquals(0, layer.outputError(h), 1e-5);
      }
    }
  }

  @Test
  void rowsOfThePatternSumToOneAndExcludedPairsAreMarked() {
    PatternSettings settings = settings(PatternKind.WINDOW).withWindow(2);
    LayerComparison layer = layer(sentence, settings, Apply.EVERY_LAYER, 5);
    for (int head : new int[] {0, 11, ViewSettings.MEAN_HEAD}) {
      MatrixSource pattern = layer.source(Shown.PATTERN, head);
      MatrixSource full = layer.source(Shown.FULL, head);
      MatrixSource difference = layer.source(Shown.DIFFERENCE, head);
      for (int i = 0; i < 9; i++) {
        double sum = 0;
        for (int j = 0; j < 9; j++) {
          float p = value(pattern, i, j);
          if (Math.abs(i - j) > 1) {
            assertEquals(MatrixSource.EXCLUDED, p);
            assertEquals(-value(full, i, j), value(difference, i, j));
          } else {
            assertEquals(p - value(full, i, j), value(difference, i, j), 1e-7);
            sum += p;
          }
        }
        assertEquals(1, sum, 5e-6);
      }
    }
  }

  @Test
  void whatIsKeptIsTheReferencesAttentionOnAllowedPairsHoweverThePatternIsApplied() {
    PatternSettings settings =
        settings(PatternKind.WINDOW_GLOBAL).withWindow(2).withGlobals(GlobalTokens.of(0));
    for (Apply apply : Apply.values()) {
      LayerComparison layer = layer(sentence, settings, apply, 4);
      MatrixSource full = layer.source(Shown.FULL, 7);
      double kept = 0;
      for (int i = 0; i < 9; i++) {
        for (int j = 0; j < 9; j++) {
          kept += i == 0 || j == 0 || Math.abs(i - j) <= 1 ? value(full, i, j) / 9 : 0;
        }
      }
      assertEquals(kept, layer.kept(7).getAsDouble(), 1e-6);
    }
  }

  @Test
  void appliedToEveryLayerTheInputsOfUpperLayersChange() {
    PatternSettings settings = settings(PatternKind.WINDOW).withWindow(2);
    LayerComparison alone = layer(sentence, settings, Apply.THIS_LAYER, 6);
    LayerComparison all = layer(sentence, settings, Apply.EVERY_LAYER, 6);
    assertNotEquals(alone.outputError(0), all.outputError(0), 1e-3);
    assertEquals(alone.kept(0).getAsDouble(), all.kept(0).getAsDouble(), 1e-6);
    assertEquals(
        layer(sentence, settings, Apply.THIS_LAYER, 0).outputError(0),
        layer(sentence, settings, Apply.EVERY_LAYER, 0).outputError(0),
        1e-6);
  }

  @Test
  void theModelsQualityIsThatOfItsLayers() {
    PatternSettings settings = settings(PatternKind.DILATED).withWindow(4).withDilation(2);
    for (Apply apply : Apply.values()) {
      ModelQuality quality = workbench.on(sentence).quality(settings, apply, Progress.NONE, never);
      double kept = 0;
      double error = 0;
      for (int l = 0; l < 12; l++) {
        LayerComparison layer = layer(sentence, settings, apply, l);
        for (int h = 0; h < 12; h++) {
          assertEquals(layer.outputError(h), quality.layer(l).outputError(h), 1e-9);
          kept += layer.kept(h).getAsDouble() / 144;
          error += layer.outputError(h) / 144;
        }
      }
      assertEquals(kept, quality.kept().getAsDouble(), 1e-9);
      assertEquals(error, quality.outputError(), 1e-9);
    }
  }

  @Test
  void linformersMatrixHasAColumnForEachRank() {
    PatternSettings settings = settings(PatternKind.LINFORMER).withRank(3);
    LayerComparison layer = layer(sentence, settings, Apply.EVERY_LAYER, 2);
    MatrixSource matrix = layer.source(Shown.PATTERN, ViewSettings.MEAN_HEAD);
    assertEquals(9, matrix.rows());
    assertEquals(3, matrix.columns());
    for (int i = 0; i < 9; i++) {
      assertEquals(1, value(matrix, i, 0) + value(matrix, i, 1) + value(matrix, i, 2), 1e-6);
    }
    assertTrue(layer.kept(0).isEmpty());
    assertTrue(layer.outputError(0) > 0);
    assertFalse(layer.hasDifference());
  }

  @Test
  void beyondTheTrainedLengthTheReferenceIsAWindow() {
    Tokens longer = review.first(700);
    PatternSettings wide = settings(PatternKind.WINDOW).withWindow(512);
    LayerComparison same = layer(longer, wide, Apply.EVERY_LAYER, 1);
    assertEquals("window 512", same.reference().name());
    assertEquals(1, same.kept(3).getAsDouble(), 1e-6);
    assertEquals(0, same.outputError(3), 1e-5);

    PatternSettings dilated =
        settings(PatternKind.DILATED).withWindow(400).withDilation(3).withCausal(true);
    LayerComparison layer = layer(longer, dilated, Apply.THIS_LAYER, 1);
    MatrixSource reference = layer.source(Shown.FULL, 3);
    double kept = 0;
    for (int i = 0; i < 700; i++) {
      for (int j = i; j >= 0 && j >= i - 600; j -= 3) {
        kept += Math.max(0, value(reference, i, j)) / 700;
      }
    }
    assertEquals(kept, layer.kept(3).getAsDouble(), 1e-5);
  }

  @Test
  void headsOfBigBirdsBlocksHavePatternsOfTheirOwn() {
    PatternSettings settings = blocks(1, 1);
    LayerComparison layer = layer(sentence, settings, Apply.EVERY_LAYER, 2);
    MatrixSource mean = layer.source(Shown.PATTERN, ViewSettings.MEAN_HEAD);
    double[][] sums = new double[9][9];
    for (int h = 0; h < 12; h++) {
      SparsityPattern pattern = settings.at(2, 12, h).pattern(9);
      MatrixSource full = layer.source(Shown.FULL, h);
      double kept = 0;
      for (int i = 0; i < 9; i++) {
        for (int j = 0; j < 9; j++) {
          float weight = value(layer.source(Shown.PATTERN, h), i, j);
          assertEquals(pattern.allows(i, j), weight != MatrixSource.EXCLUDED);
          sums[i][j] += pattern.allows(i, j) ? weight / 12 : 0;
          kept += pattern.allows(i, j) ? value(full, i, j) / 9 : 0;
        }
      }
      assertEquals(kept, layer.kept(h).getAsDouble(), 1e-6);
    }
    boolean someExclude = false;
    for (int i = 0; i < 9; i++) {
      for (int j = 0; j < 9; j++) {
        float weight = value(mean, i, j);
        assertEquals(sums[i][j], weight == MatrixSource.EXCLUDED ? 0 : weight, 1e-6);
        assertEquals(weight == MatrixSource.EXCLUDED, mean.excludes(i, i + 1, j, j + 1));
        someExclude |= weight != MatrixSource.EXCLUDED && !allows(settings, i, j);
      }
    }
    assertTrue(someExclude);
  }

  private static PatternSettings blocks(int block, int random) {
    PatternSettings settings = settings(PatternKind.BIGBIRD);
    return settings.withRandom(
        settings.random().withForm(RandomSettings.Form.BLOCKS).withBlock(block).withCount(random));
  }

  private static boolean allows(PatternSettings settings, int query, int key) {
    return settings.at(2, 12, 0).pattern(9).allows(query, key);
  }

  @Test
  void beyondTheTrainedLengthRandomKeysAreMeasuredWithinTheReference() {
    Tokens longer = review.first(640);
    PatternSettings tokens =
        settings(PatternKind.BIGBIRD).withWindow(40).withGlobals(GlobalTokens.of(0, 300));
    for (PatternSettings settings : List.of(tokens, tokens.withCausal(true), blocks(32, 2))) {
      LayerComparison layer = layer(longer, settings, Apply.THIS_LAYER, 1);
      assertEquals("window 512", layer.reference().name());
      SparsityPattern pattern = settings.at(1, 12, 3).pattern(640);
      float[] weights = new float[640 * 640];
      layer.source(Shown.FULL, 3).fill(0, 640, 0, 640, weights, 0, 640);
      double kept = 0;
      for (int i = 0; i < 640; i++) {
        for (int j = 0; j < 640; j++) {
          kept += pattern.allows(i, j) ? Math.max(0, weights[i * 640 + j]) / 640 : 0;
        }
      }
      assertEquals(kept, layer.kept(3).getAsDouble(), 1e-5);
    }
  }

  @Test
  void windowsMayChangeFromLayerToLayer() {
    PatternSettings settings = settings(PatternKind.WINDOW);
    PatternSettings ramp = settings.withLayers(LayerSettings.NONE.withWindows(List.of(0L, 22L)));
    for (int l : new int[] {0, 1, 5}) {
      MatrixSource attention = layer(sentence, ramp, Apply.EVERY_LAYER, l).source(Shown.PATTERN, 0);
      assertEquals(l < 8, value(attention, 0, l + 1) == MatrixSource.EXCLUDED);
      assertTrue(value(attention, 0, l) >= 0);
    }
    assertEquals(
        layer(sentence, settings.withWindow(0), Apply.EVERY_LAYER, 0).outputError(3),
        layer(sentence, ramp, Apply.EVERY_LAYER, 0).outputError(3));
    PatternSettings wrong =
        settings.withLayers(LayerSettings.NONE.withWindows(List.of(1L, 2L, 3L)));
    assertThrows(InputException.class, () -> layer(sentence, wrong, Apply.EVERY_LAYER, 0));
  }

  @Test
  void aCancelledQuestionIsNotAnswered() {
    Cancellation cancelled = new Cancellation();
    cancelled.cancel();
    assertThrows(
        CancellationException.class,
        () ->
            workbench
                .on(sentence)
                .layer(settings(PatternKind.FULL), Apply.THIS_LAYER, 0, Progress.NONE, cancelled));
  }

  private LayerComparison layer(Tokens tokens, PatternSettings settings, Apply apply, int layer) {
    return workbench.on(tokens).layer(settings, apply, layer, Progress.NONE, never);
  }

  private static PatternSettings settings(PatternKind kind) {
    return PatternSettings.defaults().withKind(kind);
  }

  private static float value(MatrixSource source, int row, int column) {
    float[] cell = new float[1];
    source.fill(row, row + 1, column, column + 1, cell, 0, 1);
    return cell[0];
  }
}
