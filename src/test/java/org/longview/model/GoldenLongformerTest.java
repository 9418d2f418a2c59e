package org.longview.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.longview.GoldenCase;
import org.longview.attention.AttentionPlan;
import org.longview.attention.GlobalTokens;
import org.longview.attention.KeyPadding;
import org.longview.attention.LayerAttention;
import org.longview.attention.Mechanism;
import org.longview.attention.SparsityPattern.Window;
import org.longview.attention.SparsityPattern.WindowGlobal;
import org.longview.linear.Kernels;
import org.longview.linear.Matrix;
import org.longview.work.Cancellation;
import org.longview.work.Progress;
import org.longview.work.Workers;

/**
 * The golden cases of Longformer's separate projections as the layer of a checkpoint: its own
 * weights, from its own file, on the case's hidden states.
 */
class GoldenLongformerTest {
  private static final Map<String, String> PROJECTIONS =
      Map.of(
          "q", "query",
          "k", "key",
          "v", "value",
          "qg", "query_global",
          "kg", "key_global",
          "vg", "value_global");

  @TempDir private Path folder;

  static List<GoldenCase> cases() {
    return GoldenCase.ofKinds("longformer_separate");
  }

  private EncoderWeights load(GoldenCase golden, int hidden, int heads, int n, int window)
      throws IOException {
    SafetensorsBytes file = new SafetensorsBytes();
    zeros(file, "embeddings.word_embeddings.weight", 4, hidden);
    zeros(file, "embeddings.position_embeddings.weight", n + 2, hidden);
    zeros(file, "embeddings.token_type_embeddings.weight", 1, hidden);
    String layer = "encoder.layer.0.";
    PROJECTIONS.forEach(
        (letters, name) -> {
          String tensor = "longformer." + layer + "attention.self." + name;
          String square = "[%d,%d]".formatted(hidden, hidden);
          file.floats(tensor + ".weight", square, golden.array("W" + letters).floats());
          file.floats(
              tensor + ".bias", "[%d]".formatted(hidden), golden.array("b" + letters).floats());
        });
    for (String dense : List.of("attention.output.dense", "intermediate.dense", "output.dense")) {
      zeros(file, layer + dense + ".weight", hidden, hidden);
      zeros(file, layer + dense + ".bias", hidden);
    }
    for (String norm :
        List.of(
            "embeddings.LayerNorm",
            layer + "attention.output.LayerNorm",
            layer + "output.LayerNorm")) {
      zeros(file, norm + ".weight", hidden);
      zeros(file, norm + ".bias", hidden);
    }
    Files.write(folder.resolve("model.safetensors"), file.bytes());
    Files.writeString(
        folder.resolve("config.json"),
        """
        {"model_type": "longformer", "num_hidden_layers": 1, "num_attention_heads": %d,
         "hidden_size": %d, "intermediate_size": %d, "max_position_embeddings": %d,
         "vocab_size": 4, "type_vocab_size": 1, "attention_window": [%d]}
        """
            .formatted(heads, hidden, hidden, n + 2, window));
    return new ModelFolder(folder).load(Progress.NONE, new Cancellation());
  }

  private static void zeros(SafetensorsBytes file, String name, int... shape) {
    int count = Arrays.stream(shape).reduce(1, (a, b) -> a * b);
    file.floats("longformer." + name, Arrays.toString(shape), new float[count]);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aLayerOfACheckpointGivesTheGoldenAnswers(GoldenCase golden) throws IOException {
    int n = golden.params().get("n").getAsInt();
    int hidden = golden.params().get("hidden").getAsInt();
    int valid = golden.params().get("n_valid").getAsInt();
    int window = golden.params().get("w").getAsInt();
    EncoderWeights weights =
        load(golden, hidden, golden.params().get("heads").getAsInt(), n, window);
    Encoder encoder = new Encoder(weights, Kernels.best(), Workers.shared());
    boolean[] ok = new boolean[n];
    Arrays.fill(ok, 0, valid, true);
    WindowGlobal pattern =
        new WindowGlobal(
            new Window(window, 1), GlobalTokens.of(golden.array("global_index").ints()));
    Mechanism mechanism = new Mechanism.Sparse(AttentionPlan.of(pattern, n, KeyPadding.of(ok)));
    Matrix input = Matrix.of(golden.array("hidden").floats(), n, hidden);
    LayerAttention attention = encoder.attend(0, input, mechanism, new Cancellation());
    double[] expected = golden.array("context").doubles();
    Matrix output = attention.output();
    for (int i = 0; i < valid; i++) {
      for (int j = 0; j < hidden; j++) {
        assertEquals(
            expected[i * hidden + j],
            output.data()[output.at(i) + j],
            golden.tolerance(),
            "row " + i + ", " + j);
      }
    }
  }
}
