package org.longview.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.longview.attention.AttentionPlan;
import org.longview.attention.KeyPadding;
import org.longview.attention.Mechanism;
import org.longview.attention.PieceMerge;
import org.longview.attention.SparsityPattern.Full;
import org.longview.linear.Kernels;
import org.longview.linear.Matrix;
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

/** Chunked and truncated texts in the model. */
@TestInstance(Lifecycle.PER_CLASS)
class PiecesOfTextTest {
  private static final int LAYER = 5;

  private final Cancellation never = new Cancellation();
  private Encoder encoder;
  private Workbench workbench;
  private Tokens review;
  private Tokens text;

  @BeforeAll
  void load() {
    encoder = new Encoder(SharedWeights.ofBundledModel(), Kernels.best(), Workers.shared());
    workbench = new Workbench(encoder, Workers.shared());
    review = BundledModel.DEFAULT.tokenizer().encode(Example.REVIEW.text(), never);
    text = review.first(30);
  }

  @Test
  void everyPieceIsReadWithItsOwnMarksAndPositions() {
    // Pieces [0, 12), [8, 20), [16, 28), [24, 30)
    LayerComparison mean = layer(text, chunked(12, 8, PieceMerge.MEAN), Apply.EVERY_LAYER);
    LayerComparison most = layer(text, chunked(12, 8, PieceMerge.MAX_CONTEXT), Apply.EVERY_LAYER);
    List<Matrix> pieces = new ArrayList<>();
    for (int from = 0; from < 30; from += 8) {
      pieces.add(read(from, Math.min(30, from + 12)));
    }
    requireRow(mean, 3, pieces.get(0), 3, pieces.get(0), 3);
    requireRow(mean, 9, pieces.get(0), 9, pieces.get(1), 1 + 9 - 8);
    requireRow(most, 9, pieces.get(0), 9, pieces.get(0), 9);
    requireRow(most, 10, pieces.get(1), 1 + 10 - 8, pieces.get(1), 1 + 10 - 8);
    requireRow(mean, 22, pieces.get(2), 1 + 22 - 16, pieces.get(2), 1 + 22 - 16);
    requireRow(mean, 25, pieces.get(2), 1 + 25 - 16, pieces.get(3), 1 + 25 - 24);
    requireRow(mean, 29, pieces.get(3), 1 + 29 - 24, pieces.get(3), 1 + 29 - 24);
    assertTrue(mean.outputError(0) != most.outputError(0));
    assertEquals(mean.kept(0), most.kept(0));
  }

  /** Outputs of the tokens of a piece, alone in the model. */
  private Matrix read(int from, int to) {
    IntStream ids = IntStream.range(from, to).map(text::id);
    if (from > 0) {
      ids = IntStream.concat(IntStream.of(text.id(0)), ids);
    }
    if (to < text.size()) {
      ids = IntStream.concat(ids, IntStream.of(text.id(text.size() - 1)));
    }
    int[] alone = ids.toArray();
    Matrix[] output = new Matrix[1];
    encoder.run(
        alone,
        new Mechanism.Sparse(AttentionPlan.of(new Full(), alone.length, KeyPadding.NONE)),
        (layer, input, attention) -> {
          if (layer == LAYER) {
            output[0] = attention.output();
          }
        },
        Progress.NONE,
        never);
    return output[0];
  }

  private static Matrix output(LayerComparison layer, int head) {
    return Objects.requireNonNull(layer.attention().output(head));
  }

  private static void requireRow(
      LayerComparison layer, int token, Matrix one, int row, Matrix other, int otherRow) {
    int d = output(layer, 0).columns();
    for (int h = 0; h < 12; h++) {
      for (int t = 0; t < d; t++) {
        float expected = (one.get(row, h * d + t) + other.get(otherRow, h * d + t)) / 2;
        assertEquals(expected, output(layer, h).get(token, t), 2e-4, "token " + token);
      }
    }
  }

  @Test
  void onePieceThatHoldsTheWholeTextIsTheTextItself() {
    for (Apply apply : Apply.values()) {
      for (PieceMerge merge : PieceMerge.values()) {
        LayerComparison layer = layer(text, chunked(64, 40, merge), apply);
        assertEquals(0, layer.outputError(ViewSettings.MEAN_HEAD), 1e-5, apply + " " + merge);
        assertEquals(1, layer.kept(ViewSettings.MEAN_HEAD).getAsDouble(), 1e-6);
      }
      PatternSettings long30 = truncated(30);
      assertEquals(0, layer(text, long30, apply).outputError(ViewSettings.MEAN_HEAD), 1e-5);
    }
  }

  @Test
  void ofOneLayerAloneThePiecesShareWhatTheReferenceRunGivesIt() {
    // Without overlap, pieces one by one are one softmax over each
    LayerComparison union = layer(text, chunked(8, 8, PieceMerge.UNION), Apply.THIS_LAYER);
    for (PieceMerge merge : List.of(PieceMerge.MEAN, PieceMerge.MAX_CONTEXT)) {
      LayerComparison layer = layer(text, chunked(8, 8, merge), Apply.THIS_LAYER);
      assertEquals(union.outputError(4), layer.outputError(4), 1e-6);
      requireSameRows(union.source(Shown.PATTERN, 4), layer.source(Shown.PATTERN, 4), 1e-6);
      LayerComparison everywhere = layer(text, chunked(8, 8, merge), Apply.EVERY_LAYER);
      assertNotEquals(layer.outputError(4), everywhere.outputError(4), 1e-3);
    }
    LayerComparison overlapping = layer(text, chunked(8, 3, PieceMerge.MEAN), Apply.THIS_LAYER);
    MatrixSource rows = overlapping.source(Shown.PATTERN, ViewSettings.MEAN_HEAD);
    for (int i = 0; i < 30; i++) {
      assertEquals(1, sum(rows, i), 1e-5, "row " + i);
    }
  }

  @Test
  void someRowsOfMergedPiecesAreThoseOfTheWholeMatrix() {
    for (PieceMerge merge : List.of(PieceMerge.MEAN, PieceMerge.MAX_CONTEXT)) {
      LayerComparison layer = layer(text, chunked(9, 4, merge), Apply.EVERY_LAYER);
      MatrixSource source = layer.source(Shown.PATTERN, 2);
      float[] whole = new float[900];
      source.fill(0, 30, 0, 30, whole, 0, 30);
      for (int step = 1; step < 5; step++) {
        int count = (30 - 2 - 1) / step + 1;
        float[] some = new float[count * 20];
        source.fillEach(2, step, count, 7, 27, some, 0, 20);
        for (int i = 0; i < count; i++) {
          for (int j = 0; j < 20; j++) {
            assertEquals(whole[(2 + i * step) * 30 + 7 + j], some[i * 20 + j], 1e-6);
          }
        }
      }
      for (int i = 0; i < 30; i++) {
        for (int j = 0; j < 30; j++) {
          assertTrue(
              !source.excludes(i, i + 1, j, j + 1) || whole[i * 30 + j] == MatrixSource.EXCLUDED);
        }
      }
    }
  }

  @Test
  void ofATruncatedTextTheRestIsNeverRead() {
    LayerComparison layer = layer(text, truncated(10), Apply.EVERY_LAYER);
    Matrix alone = read(0, 10);
    MatrixSource rows = layer.source(Shown.PATTERN, 3);
    MatrixSource full = layer.source(Shown.FULL, 3);
    double kept = 0;
    for (int i = 0; i < 10; i++) {
      requireRow(layer, i, alone, i, alone, i);
      for (int j = 0; j < 10; j++) {
        kept += value(full, i, j) / 30;
      }
      // The rest is on the [SEP] that the piece was given
      assertTrue(sum(rows, i) > 0 && sum(rows, i) < 1);
    }
    for (int i = 10; i < 30; i++) {
      assertEquals(MatrixSource.EXCLUDED, value(rows, i, i));
      assertEquals(0, output(layer, 3).get(i, 0));
      assertEquals(MatrixSource.EXCLUDED, value(rows, 3, i));
    }
    assertEquals(kept, layer.kept(3).getAsDouble(), 1e-6);
    assertEquals(kept, layer(text, truncated(10), Apply.THIS_LAYER).kept(3).getAsDouble(), 1e-6);
    LayerComparison once = layer(text, truncated(10), Apply.THIS_LAYER);
    assertEquals(1, sum(once.source(Shown.PATTERN, 3), 9), 1e-5);
    assertTrue(layer.attention().entropy(3, Workers.shared(), never).getAsDouble() > 0);
  }

  @Test
  void beyondTheTrainedLengthPiecesAreMeasuredAgainstTheWindow() {
    Tokens longer = review.first(700);
    for (PieceMerge merge : List.of(PieceMerge.UNION, PieceMerge.MEAN)) {
      LayerComparison layer = layer(longer, chunked(400, 300, merge), Apply.THIS_LAYER);
      assertEquals("window 512", layer.reference().name());
      MatrixSource reference = layer.source(Shown.FULL, 3);
      double kept = 0;
      for (int i = 0; i < 700; i++) {
        for (int j = 0; j < 700; j++) {
          boolean together = (i < 400 && j < 400) || (i >= 300 && j >= 300);
          kept += together ? Math.max(0, value(reference, i, j)) / 700 : 0;
        }
      }
      assertEquals(kept, layer.kept(3).getAsDouble(), 1e-5);
    }
  }

  @Test
  void whatWasAnsweredIsToldApartByItsMergeAndKept() {
    PatternSettings mean = chunked(6, 4, PieceMerge.MEAN);
    LayerComparison first = layer(text, mean, Apply.EVERY_LAYER);
    LayerComparison other = layer(text, chunked(6, 4, PieceMerge.MAX_CONTEXT), Apply.EVERY_LAYER);
    assertNotEquals(first.outputError(1), other.outputError(1), 1e-4);
    assertSame(first, workbench.on(text).knownLayer(mean, Apply.EVERY_LAYER, LAYER));
    ModelQuality quality =
        workbench.on(text).quality(mean, Apply.EVERY_LAYER, Progress.NONE, never);
    assertEquals(first.outputError(1), quality.layer(LAYER).outputError(1), 1e-9);
  }

  @Test
  void piecesThatOverlapBeyondTheMemoryAreRefused() {
    Tokens longer = review.first(1000);
    Workbench small = new Workbench(encoder, Workers.shared(), new WorkingSet(64L << 20));
    PatternSettings settings = chunked(500, 1, PieceMerge.MEAN);
    InputException refusal =
        assertThrows(
            InputException.class,
            () -> small.on(longer).layer(settings, Apply.EVERY_LAYER, 0, Progress.NONE, never));
    assertTrue(refusal.getMessage().contains("pieces of b = 500"), refusal.getMessage());
  }

  private LayerComparison layer(Tokens tokens, PatternSettings settings, Apply apply) {
    return workbench.on(tokens).layer(settings, apply, LAYER, Progress.NONE, never);
  }

  private static PatternSettings chunked(int length, int stride, PieceMerge merge) {
    return PatternSettings.defaults()
        .withKind(PatternKind.CHUNKED)
        .withPieces(new PieceSettings(length, stride, merge));
  }

  private static PatternSettings truncated(int length) {
    return PatternSettings.defaults()
        .withKind(PatternKind.TRUNCATED)
        .withPieces(PieceSettings.defaults().withLength(length));
  }

  private static void requireSameRows(MatrixSource expected, MatrixSource actual, double by) {
    for (int i = 0; i < expected.rows(); i++) {
      for (int j = 0; j < expected.columns(); j++) {
        float value = value(expected, i, j);
        assertEquals(value, value(actual, i, j), value == MatrixSource.EXCLUDED ? 0 : by);
      }
    }
  }

  private static double sum(MatrixSource source, int row) {
    double sum = 0;
    for (int j = 0; j < source.columns(); j++) {
      sum += Math.max(0, value(source, row, j));
    }
    return sum;
  }

  private static float value(MatrixSource source, int row, int column) {
    float[] cell = new float[1];
    source.fill(row, row + 1, column, column + 1, cell, 0, 1);
    return cell[0];
  }
}
