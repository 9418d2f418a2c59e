package org.longview.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.longview.attention.AttentionPlan;
import org.longview.attention.KeyPadding;
import org.longview.attention.Mechanism;
import org.longview.attention.SparsityPattern;
import org.longview.attention.SparsityPattern.Full;
import org.longview.attention.SparsityPattern.Window;
import org.longview.linear.Kernels;
import org.longview.linear.Matrix;
import org.longview.text.Example;
import org.longview.text.WordPiece;
import org.longview.work.Cancellation;
import org.longview.work.Progress;
import org.longview.work.Workers;

/** The forward pass of the bundled model against ONNX Runtime, and under patterns. */
@TestInstance(Lifecycle.PER_CLASS)
class EncoderTest {
  private static final double TOLERANCE = 5e-5;

  private final Cancellation never = new Cancellation();
  private Encoder encoder;
  private WordPiece tokenizer;
  private OnnxOracle oracle;

  @BeforeAll
  void load() throws IOException, OrtException {
    encoder = new Encoder(SharedWeights.ofBundledModel(), Kernels.best(), Workers.shared());
    tokenizer = BundledModel.DEFAULT.tokenizer();
    oracle = new OnnxOracle(true);
  }

  @AfterAll
  void close() throws OrtException {
    oracle.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {9, 12, 120, 500})
  void hiddenStatesAndAttentionAreThoseOfOnnxRuntime(int n) throws OrtException {
    int[] ids = ids(n);
    Map<String, float[]> expected = oracle.run(ids);
    double[] worst = new double[1];
    Matrix hidden =
        encoder.run(
            ids,
            sparse(new Full(), n),
            (layer, input, attention) -> {
              float[] softmax =
                  Objects.requireNonNull(
                      expected.get("/encoder/layer." + layer + "/attention/self/Softmax_output_0"));
              Matrix weights = Matrix.zeros(n, n);
              for (int h = 0; h < 12; h++) {
                attention.matrix(h).fill(0, 0, 0, weights);
                worst[0] = Math.max(worst[0], distance(weights.data(), softmax, h * n * n));
              }
            },
            Progress.NONE,
            never);
    assertTrue(worst[0] <= TOLERANCE, () -> "attention differs by " + worst[0]);
    float[] last = Objects.requireNonNull(expected.get("last_hidden_state"));
    double difference = distance(hidden.data(), last, 0);
    assertTrue(difference <= TOLERANCE, () -> "hidden states differ by " + difference);
  }

  @Test
  void aPatternThatAllowsEverythingChangesNothing() {
    int[] ids = ids(40);
    Matrix full = run(ids, new Full());
    Matrix wide = run(ids, new Window(80, 1));
    Matrix narrow = run(ids, new Window(8, 1));
    assertEquals(0, distance(full.data(), wide.data(), 0), 1e-5);
    assertNotEquals(0, distance(full.data(), narrow.data(), 0), 1e-2);
  }

  @Test
  void beyondTheTrainedLengthPositionsRepeat() {
    int[] ids = ids(600);
    int width = encoder.config().hidden();
    ids[600 - 1 - 40] = ids[559 - 512];
    Matrix embedded = encoder.embed(ids);
    for (int j = 0; j < width; j++) {
      assertEquals(embedded.get(559 - 512, j), embedded.get(559, j));
    }
    // Tokens more than 12 layers · 4 away from the end do not feel what is there
    Matrix long1 = run(ids, new Window(8, 1));
    Matrix short1 = run(Arrays.copyOf(ids, 550), new Window(8, 1));
    for (int j = 0; j < width; j++) {
      assertEquals(short1.get(500, j), long1.get(500, j), 1e-5);
    }
    assertNotEquals(short1.get(549, 0), long1.get(549, 0), 1e-4);
  }

  @Test
  void plainKernelsGiveTheSame() {
    int[] ids = ids(24);
    Encoder plain = new Encoder(SharedWeights.ofBundledModel(), Kernels.plain(), Workers.shared());
    Matrix expected =
        plain.run(
            ids, sparse(new Window(6, 2), 24), Encoder.LayerVisitor.NONE, Progress.NONE, never);
    assertEquals(0, distance(expected.data(), run(ids, new Window(6, 2)).data(), 0), TOLERANCE);
  }

  @Test
  void aCancelledRunStops() {
    Cancellation cancellation = new Cancellation();
    int[] layers = new int[1];
    assertThrows(
        CancellationException.class,
        () ->
            encoder.run(
                ids(64),
                sparse(new Full(), 64),
                (layer, input, attention) -> {
                  layers[0]++;
                  cancellation.cancel();
                },
                Progress.NONE,
                cancellation));
    assertEquals(1, layers[0]);
  }

  private Matrix run(int[] ids, SparsityPattern pattern) {
    return encoder.run(
        ids, sparse(pattern, ids.length), Encoder.LayerVisitor.NONE, Progress.NONE, never);
  }

  private static Mechanism sparse(SparsityPattern pattern, int n) {
    return new Mechanism.Sparse(AttentionPlan.of(pattern, n, KeyPadding.NONE));
  }

  private int[] ids(int n) {
    String text = n == 9 ? Example.SENTENCE.text() : Example.REVIEW.text();
    int[] ids = tokenizer.encode(text, never).first(n).ids();
    assertEquals(n, ids.length);
    return ids;
  }

  private static double distance(float[] actual, float[] expected, int offset) {
    double worst = 0;
    for (int i = 0; i < actual.length && offset + i < expected.length; i++) {
      worst = Math.max(worst, Math.abs(actual[i] - expected[offset + i]));
    }
    return worst;
  }
}
