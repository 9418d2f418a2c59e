package org.longview.attention;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.longview.attention.SparsityPattern.Full;
import org.longview.attention.SparsityPattern.Window;
import org.longview.attention.SparsityPattern.WindowGlobal;
import org.longview.linear.Kernels;
import org.longview.linear.Matrix;
import org.longview.work.Cancellation;
import org.longview.work.Workers;

class HeadScoresTest {
  private static final double TOLERANCE = 1e-5;

  /** The weight of a pair. */
  private interface Weight {
    double of(int query, int key);
  }

  private final Cancellation never = new Cancellation();

  private HeadScores finished(int n, KeyPadding padding, List<int[]> sinks, Weight weight) {
    Matrix matrix = Matrix.zeros(n, n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        matrix.data()[i * n + j] = (float) weight.of(i, j);
      }
    }
    Mechanism.Sparse full = new Mechanism.Sparse(AttentionPlan.of(new Full(), n, padding));
    return HeadScores.of(
        new FinishedLayer(List.of(matrix), full, Workers.shared(), never),
        0,
        sinks,
        Workers.shared(),
        never);
  }

  private HeadScores finished(Weight weight) {
    return finished(200, KeyPadding.NONE, List.of(new int[] {0}, new int[] {199}), weight);
  }

  @Test
  void aShiftedIdentityIsAPreviousTokenHead() {
    HeadScores scores = finished((i, j) -> j == Math.max(0, i - 1) ? 1 : 0);
    assertEquals(1, scores.previous(), TOLERANCE);
    assertEquals(0, scores.next(), TOLERANCE);
    assertEquals(1 / 200.0, scores.same(), TOLERANCE);
    assertEquals(0, scores.breadth(), TOLERANCE);
    assertEquals(HeadClass.PREVIOUS, HeadClass.of(scores));
  }

  @Test
  void theOtherWayItIsANextTokenHead() {
    HeadScores scores = finished((i, j) -> j == Math.min(199, i + 1) ? 1 : 0);
    assertEquals(1, scores.next(), TOLERANCE);
    assertEquals(0, scores.previous(), TOLERANCE);
    assertEquals(HeadClass.NEXT, HeadClass.of(scores));
  }

  @Test
  void theIdentityIsASameTokenHead() {
    HeadScores scores = finished((i, j) -> i == j ? 1 : 0);
    assertEquals(1, scores.same(), TOLERANCE);
    assertEquals(List.of(1 / 200.0, 1 / 200.0), scores.sinks());
    assertEquals(HeadClass.SAME, HeadClass.of(scores));
  }

  @Test
  void aColumnIsASink() {
    HeadScores scores = finished((i, j) -> j == 199 ? 0.75 : j == 0 ? 0.25 : 0);
    assertEquals(0.25, scores.sinks().get(0), TOLERANCE);
    assertEquals(0.75, scores.sinks().get(1), TOLERANCE);
    assertEquals(1, scores.sink(), TOLERANCE);
    assertEquals(HeadClass.SINK, HeadClass.of(scores));
  }

  @Test
  void evenAttentionIsBroadHoweverShortTheText() {
    assertEquals(1, finished((i, j) -> 1 / 200.0).breadth(), TOLERANCE);
    for (int n = 2; n < 6; n++) {
      double each = 1.0 / n;
      HeadScores scores =
          finished(n, KeyPadding.NONE, List.of(new int[] {0, n - 1}), (i, j) -> each);
      assertEquals(HeadClass.BROAD, HeadClass.of(scores), n + " tokens");
    }
  }

  @Test
  void aHeadThatDoesABitOfEachIsMixed() {
    HeadScores scores = finished((i, j) -> Math.floorMod(i * 7 + j * j, 200) < 10 ? 0.1 : 0);
    assertEquals(HeadClass.MIXED, HeadClass.of(scores));
  }

  @Test
  void aThirdOfTheAttentionIsEnoughAndTheLargestScoreCounts() {
    List<Double> sinks = List.of(0.2, 0.15);
    assertEquals(HeadClass.SINK, HeadClass.of(new HeadScores(0.34, 0.1, 0, sinks, 0.5)));
    assertEquals(HeadClass.PREVIOUS, HeadClass.of(new HeadScores(0.36, 0.1, 0, sinks, 0.5)));
    assertEquals(HeadClass.MIXED, HeadClass.of(new HeadScores(0.33, 0.3, 0, List.of(), 0.79)));
    assertEquals(HeadClass.BROAD, HeadClass.of(new HeadScores(0.36, 0.1, 0, sinks, 0.8)));
  }

  @Test
  void rowsOfPaddingDoNotCountAndNothingLiesOnTheirKeys() {
    boolean[] ok = new boolean[80];
    for (int j = 0; j < 60; j++) {
      ok[j] = true;
    }
    HeadScores scores =
        finished(80, KeyPadding.of(ok), List.of(new int[] {5, 70}), (i, j) -> i < 60 ? 1 : j % 2);
    assertEquals(1 / 60.0, scores.same(), TOLERANCE);
    assertEquals(1 / 60.0, scores.sink(), TOLERANCE);
    assertEquals(1, scores.breadth(), TOLERANCE);
  }

  @ParameterizedTest
  @CsvSource({"1, -1", "2, -1", "65, -1", "150, -1", "150, 12", "700, 64"})
  void computedHeadsAreMeasuredAsAPlainComputationDoes(int n, long window) {
    SparsityPattern pattern =
        window < 0
            ? new Full()
            : new WindowGlobal(new Window(window, 1), GlobalTokens.of(0, n / 2, n - 2));
    AttentionPlan plan = AttentionPlan.of(pattern, n, KeyPadding.NONE);
    HeadTensors head = head(n, 8);
    LayerAttention layer =
        new LayerAttention(
            Kernels.best(), List.of(head), new Mechanism.Sparse(plan), Workers.shared(), never);
    int[] sink = n == 1 ? new int[] {0} : new int[] {0, n - 1};
    HeadScores scores = HeadScores.of(layer, 0, List.of(sink), Workers.shared(), never);
    double[] plain = plain(head, plan, sink);
    assertEquals(plain[0], scores.previous(), TOLERANCE);
    assertEquals(plain[1], scores.next(), TOLERANCE);
    assertEquals(plain[2], scores.same(), TOLERANCE);
    assertEquals(plain[3], scores.sink(), TOLERANCE);
    assertEquals(plain[4], scores.breadth(), TOLERANCE);
  }

  /** Row by row, in double precision. */
  private static double[] plain(HeadTensors head, AttentionPlan plan, int[] sink) {
    int n = plan.length();
    double[] sums = new double[5];
    int wide = 0;
    for (int i = 0; i < n; i++) {
      double[] p = new double[n];
      double total = 0;
      int keys = 0;
      for (int j = 0; j < n; j++) {
        if (plan.allows(i, j)) {
          double score = 0;
          for (int c = 0; c < head.q().columns(); c++) {
            score += (double) head.q().get(i, c) * head.k().get(j, c);
          }
          p[j] = Math.exp(score / Math.sqrt(head.q().columns()));
          total += p[j];
          keys++;
        }
      }
      double entropy = 0;
      for (int j = 0; j < n; j++) {
        p[j] /= total;
        entropy -= p[j] == 0 ? 0 : p[j] * Math.log(p[j]);
      }
      sums[0] += i > 0 ? p[i - 1] / (n - 1) : 0;
      sums[1] += i < n - 1 ? p[i + 1] / (n - 1) : 0;
      sums[2] += p[i] / n;
      for (int j : sink) {
        sums[3] += p[j] / n;
      }
      if (keys > 1) {
        sums[4] += entropy / Math.log(keys);
        wide++;
      }
    }
    sums[4] = wide == 0 ? 0 : sums[4] / wide;
    return sums;
  }

  private static HeadTensors head(int n, int d) {
    Random random = new Random(n);
    Matrix[] tensors = new Matrix[3];
    for (int t = 0; t < tensors.length; t++) {
      tensors[t] = Matrix.zeros(n, d);
      for (int i = 0; i < n * d; i++) {
        tensors[t].data()[i] = (float) (1.5 * random.nextGaussian());
      }
    }
    return new HeadTensors(tensors[0], tensors[1], tensors[2], null);
  }

  @Test
  void measuringCanBeCancelled() {
    Cancellation cancelled = new Cancellation();
    LayerAttention layer =
        new LayerAttention(
            Kernels.best(),
            List.of(head(50, 4)),
            new Mechanism.Sparse(AttentionPlan.of(new Full(), 50, KeyPadding.NONE)),
            Workers.shared(),
            never);
    cancelled.cancel();
    assertThrows(
        CancellationException.class,
        () -> HeadScores.of(layer, 0, List.of(), Workers.shared(), cancelled));
  }
}
