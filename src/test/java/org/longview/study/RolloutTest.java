package org.longview.study;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.longview.attention.AttentionMatrix;
import org.longview.attention.KeyPadding;
import org.longview.attention.Reach;
import org.longview.linear.Kernels;
import org.longview.linear.Matrix;
import org.longview.model.BundledModel;
import org.longview.model.Encoder;
import org.longview.model.SharedWeights;
import org.longview.text.Example;
import org.longview.text.Tokens;
import org.longview.work.Cancellation;
import org.longview.work.InputException;
import org.longview.work.Progress;
import org.longview.work.Workers;

class RolloutTest {
  private static final int N = 150;

  /** Rows of positive weights that sum to 1 within a window of 9. */
  @SuppressWarnings("ArrayRecordComponent") // read, never compared
  private record Banded(float[] weights) implements AttentionMatrix {
    static Banded random(Random random) {
      float[] weights = new float[N * N];
      for (int i = 0; i < N; i++) {
        double sum = 0;
        for (int j = Math.max(0, i - 4); j <= Math.min(N - 1, i + 4); j++) {
          weights[i * N + j] = random.nextFloat();
          sum += weights[i * N + j];
        }
        for (int j = 0; j < N; j++) {
          weights[i * N + j] /= (float) sum;
        }
      }
      return new Banded(weights);
    }

    @Override
    public int rows() {
      return N;
    }

    @Override
    public int columns() {
      return N;
    }

    @Override
    public boolean excludes(int rowFrom, int rowTo, int columnFrom, int columnTo) {
      return columnFrom - (rowTo - 1) > 4 || rowFrom - (columnTo - 1) > 4;
    }

    @Override
    public void fill(int row, int step, int column, float excluded, Matrix target) {
      for (int i = 0; i < target.rows(); i++) {
        System.arraycopy(
            weights, (row + i * step) * N + column, target.data(), target.at(i), target.columns());
      }
    }
  }

  private static List<List<Banded>> layers(int count) {
    Random random = new Random(7);
    List<List<Banded>> layers = new ArrayList<>();
    for (int layer = 0; layer < count; layer++) {
      layers.add(List.of(Banded.random(random), Banded.random(random), Banded.random(random)));
    }
    return layers;
  }

  @Test
  void itIsTheTokensRowOfTheProductOfHalfTheMeanHeadAndHalfTheIdentity() {
    List<List<Banded>> layers = layers(4);
    double[][] product = identity();
    for (int depth = 1; depth <= 4; depth++) {
      product = times(half(layers.get(depth - 1)), product);
      for (int token : new int[] {0, 70, N - 1}) {
        Rollout rollout =
            Rollout.of(
                token, N, 4, layers::get, Workers.shared(), Progress.NONE, new Cancellation());
        for (int j = 0; j < N; j++) {
          assertEquals(product[token][j], rollout.weights(depth)[j], 1e-6, depth + ", " + j);
        }
      }
    }
  }

  private static double[][] identity() {
    double[][] matrix = new double[N][N];
    for (int i = 0; i < N; i++) {
      matrix[i][i] = 1;
    }
    return matrix;
  }

  private static double[][] half(List<Banded> heads) {
    double[][] matrix = identity();
    for (int i = 0; i < N; i++) {
      for (int j = 0; j < N; j++) {
        matrix[i][j] /= 2;
        for (Banded head : heads) {
          matrix[i][j] += head.weights[i * N + j] / 2 / heads.size();
        }
      }
    }
    return matrix;
  }

  private static double[][] times(double[][] a, double[][] b) {
    double[][] product = new double[N][N];
    for (int i = 0; i < N; i++) {
      for (int k = 0; k < N; k++) {
        for (int j = 0; j < N; j++) {
          product[i][j] += a[i][k] * b[k][j];
        }
      }
    }
    return product;
  }

  @Test
  void theRadiusHoldsTheShareAndOneLessDoesNot() {
    Rollout rollout =
        Rollout.of(70, N, 4, layers(4)::get, Workers.shared(), Progress.NONE, new Cancellation());
    for (double share : new double[] {0.5, 0.9, 0.99}) {
      int radius = rollout.radius(4, share);
      assertTrue(within(rollout, radius) >= share - 1e-6);
      assertTrue(within(rollout, radius - 1) < share);
    }
  }

  private static double within(Rollout rollout, int radius) {
    double sum = 0;
    for (int i = 70 - radius; i <= 70 + radius; i++) {
      sum += rollout.weights(4)[i];
    }
    return sum;
  }

  @Test
  void aCancelledOneStops() {
    Cancellation cancelled = new Cancellation();
    cancelled.cancel();
    assertThrows(
        CancellationException.class,
        () -> Rollout.of(1, N, 2, layers(2)::get, Workers.shared(), Progress.NONE, cancelled));
  }

  @Test
  void ofTheModelItStaysWithinTheReachAndSumsToOne() {
    Workbench workbench =
        new Workbench(
            new Encoder(SharedWeights.ofBundledModel(), Kernels.best(), Workers.shared()),
            Workers.shared());
    Tokens tokens =
        BundledModel.DEFAULT.tokenizer().encode(Example.REVIEW.text(), new Cancellation());
    int n = tokens.size();
    PatternSettings settings =
        PatternSettings.defaults().withKind(PatternKind.WINDOW).withWindow(8);
    Rollout rollout =
        workbench.on(tokens).rollout(settings, 200, Progress.NONE, new Cancellation());
    Reach reach =
        Reaches.of(
            settings, 200, new Reaches.Field(n, 12, 12), 12, KeyPadding.NONE, new Cancellation());
    for (int depth = 1; depth <= 12; depth++) {
      double sum = 0;
      for (int i = 0; i < n; i++) {
        assertEquals(reach.reaches(depth, i), rollout.weights(depth)[i] > 0, depth + ", " + i);
        sum += rollout.weights(depth)[i];
      }
      assertEquals(1, sum, 1e-5);
    }
    // After one layer it is half of the mean of the first layer's heads, and half the token itself
    MatrixSource mean =
        workbench
            .on(tokens)
            .layer(settings, Settings.Apply.EVERY_LAYER, 0, Progress.NONE, new Cancellation())
            .source(ViewSettings.Shown.PATTERN, ViewSettings.MEAN_HEAD);
    float[] row = new float[n];
    mean.fill(200, 201, 0, n, row, 0, n);
    for (int i = 0; i < n; i++) {
      row[i] = Float.isNaN(row[i]) || row[i] < 0 ? 0 : row[i] / 2;
    }
    row[200] += 0.5f;
    assertArrayEquals(row, rollout.weights(1), 1e-6f);
    assertEquals(rollout, workbench.on(tokens).knownRollout(settings, 200));
    assertThrows(
        InputException.class,
        () -> workbench.on(tokens).rollout(settings, n, Progress.NONE, new Cancellation()));
    assertThrows(
        InputException.class,
        () ->
            workbench
                .on(tokens)
                .rollout(
                    settings.withKind(PatternKind.LINFORMER),
                    0,
                    Progress.NONE,
                    new Cancellation()));
  }
}
