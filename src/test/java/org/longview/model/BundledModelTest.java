package org.longview.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.longview.work.Cancellation;
import org.longview.work.InputException;
import org.longview.work.Progress;

class BundledModelTest {
  private static final List<Double> FRACTIONS = new ArrayList<>();

  private static OnnxGraph graph;

  @BeforeAll
  static void read() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            BundledModelTest.class.getResourceAsStream("/bge-small-en-v1.5.onnx"))) {
      graph =
          OnnxReader.read(
              "model",
              in,
              133_093_490,
              new OnnxData(null, new Cancellation()),
              new MemoryAllowance(Long.MAX_VALUE),
              (what, f) -> FRACTIONS.add(f),
              new Cancellation());
    }
  }

  private static EncoderWeights weights() {
    return OnnxWeights.weights("bge-small-en-v1.5", graph);
  }

  private static float[] byNodeName(String name) {
    OnnxGraph.Node node =
        graph.nodes().stream().filter(n -> n.name().equals(name)).findFirst().orElseThrow();
    return Objects.requireNonNull(graph.tensors().get(node.inputs().get(1))).elements;
  }

  private static float[] named(String name) {
    return Objects.requireNonNull(graph.tensors().get(name)).elements;
  }

  @Test
  void theDefaultModelHasItsMeasures() {
    EncoderConfig config = weights().config();
    assertEquals(
        new EncoderConfig("bge-small-en-v1.5", 12, 12, 384, 1536, 512, 30522, 1e-12f), config);
    assertEquals(32, config.headWidth());
    assertEquals(BundledModel.DEFAULT.title(), config.name());
  }

  @Test
  void everyWeightIsWhereTheGraphUsesIt() {
    EncoderWeights weights = weights();
    assertEquals(30522 * 384, weights.wordEmbeddings().length);
    assertEquals(512 * 384, weights.positionEmbeddings().length);
    assertEquals(384, weights.typeEmbedding().length);
    assertSame(named("embeddings.LayerNorm.bias"), weights.embeddingNorm().bias());
    for (int i = 0; i < 12; i++) {
      LayerWeights layer = weights.layers().get(i);
      // the nodes' names tell what a matrix is, independently of the biases that name it
      String node = "/encoder/layer.%d/".formatted(i);
      String tensor = "encoder.layer.%d.".formatted(i);
      Map<String, DenseWeights> dense = new HashMap<>();
      dense.put("attention/self/query", layer.query());
      dense.put("attention/self/key", layer.key());
      dense.put("attention/self/value", layer.value());
      dense.put("attention/output/dense", layer.attentionOutput());
      dense.put("intermediate/dense", layer.intermediate());
      dense.put("output/dense", layer.output());
      dense.forEach(
          (name, found) -> {
            assertSame(byNodeName(node + name + "/MatMul"), found.weight(), name);
            assertSame(named(tensor + name.replace('/', '.') + ".bias"), found.bias(), name);
          });
      assertEquals(1536, layer.intermediate().outputs());
      assertEquals(1536, layer.output().inputs());
      assertEquals(384, layer.output().outputs());
      assertSame(named(tensor + "attention.output.LayerNorm.weight"), layer.attentionNorm().gain());
      assertSame(named(tensor + "output.LayerNorm.bias"), layer.outputNorm().bias());
    }
  }

  @Test
  void progressGrowsFromNothingToTheWhole() {
    assertTrue(FRACTIONS.size() > 100);
    for (int i = 1; i < FRACTIONS.size(); i++) {
      assertTrue(FRACTIONS.get(i) >= FRACTIONS.get(i - 1));
    }
    assertTrue(FRACTIONS.get(0) < 0.01);
    assertEquals(1.0, FRACTIONS.get(FRACTIONS.size() - 1));
  }

  @Test
  void loadingFromTheClassPathGivesTheSameWeights() {
    double[] last = new double[1];
    EncoderWeights loaded =
        BundledModel.DEFAULT.load((what, fraction) -> last[0] = fraction, new Cancellation());
    assertEquals(weights().config(), loaded.config());
    assertArrayEquals(
        weights().layers().get(11).output().weight(), loaded.layers().get(11).output().weight());
    assertEquals(1.0, last[0]);
  }

  @Test
  void theTokenizerKnowsAsManyPiecesAsTheModelHasRows() {
    assertEquals(
        weights().config().vocabularySize(), BundledModel.DEFAULT.tokenizer().vocabularySize());
  }

  @Test
  void cancellingStopsTheLoading() {
    Cancellation cancellation = new Cancellation();
    Progress cancelling = (what, fraction) -> cancellation.cancel();
    assertThrows(
        CancellationException.class, () -> BundledModel.DEFAULT.load(cancelling, cancellation));
  }

  @Test
  void aModelWithoutAWeightOrWithAMisshapenOneIsRefusedByName() {
    String bias = "encoder.layer.3.output.dense.bias";
    refused(
        "has no " + bias.replace("bias", "weight"),
        without("/encoder/layer.3/output/dense/MatMul"));
    refused(
        "has no embeddings.word_embeddings.weight",
        replaced("embeddings.word_embeddings.weight", null));
    refused(
        "has no encoder.layer.11.output.LayerNorm.bias",
        replaced("encoder.layer.11.output.LayerNorm.bias", null));
    refused(
        "embeddings.LayerNorm.weight of shape (2,), but it must be (384,)",
        replaced("embeddings.LayerNorm.weight", new OnnxGraph.Tensor(new Shape(2), new float[2])));
    refused("does not tell its number of heads", without("/encoder/layer.0/attention/self/Div"));
    refused("has no encoder.layer.0.intermediate", new OnnxGraph(List.of(), graph.tensors()));
    refused(
        "has no encoder.layer.0.attention.self.query.bias",
        replaced("encoder.layer.0.attention.self.query.bias", null));
  }

  private static OnnxGraph without(String node) {
    return new OnnxGraph(
        graph.nodes().stream().filter(n -> !n.name().equals(node)).toList(), graph.tensors());
  }

  private static OnnxGraph replaced(String name, OnnxGraph.@Nullable Tensor tensor) {
    Map<String, OnnxGraph.Tensor> tensors = new HashMap<>(graph.tensors());
    tensors.remove(name);
    if (tensor != null) {
      tensors.put(name, tensor);
    }
    return new OnnxGraph(graph.nodes(), tensors);
  }

  private static void refused(String why, OnnxGraph damaged) {
    InputException refused =
        assertThrows(InputException.class, () -> OnnxWeights.weights("mine", damaged));
    assertTrue(refused.getMessage().contains(why), refused.getMessage());
  }
}
