package org.longview.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.longview.attention.AttentionPlan;
import org.longview.attention.GlobalTokens;
import org.longview.attention.KeyPadding;
import org.longview.attention.Mechanism;
import org.longview.attention.SparsityPattern;
import org.longview.attention.SparsityPattern.Full;
import org.longview.attention.SparsityPattern.Window;
import org.longview.attention.SparsityPattern.WindowGlobal;
import org.longview.linear.Kernels;
import org.longview.linear.Matrix;
import org.longview.model.TinyCheckpoint.Kind;
import org.longview.model.TinyCheckpoint.OnnxForm;
import org.longview.work.Cancellation;
import org.longview.work.InputException;
import org.longview.work.Progress;
import org.longview.work.Workers;

/** Small random checkpoints against the plain specification, and such as no one should have. */
class ModelFolderTest {
  private static final double TOLERANCE = 2e-5;

  @TempDir Path folder;

  private EncoderWeights load() {
    return new ModelFolder(folder).load(Progress.NONE, new Cancellation());
  }

  private Encoder encoder() {
    return new Encoder(load(), Kernels.best(), Workers.shared());
  }

  private static int[] ids(int n) {
    return IntStream.range(0, n).map(i -> (7 * i + 3) % TinyCheckpoint.WORDS).toArray();
  }

  private static void assertClose(double[][] expected, Matrix actual) {
    for (int i = 0; i < expected.length; i++) {
      for (int j = 0; j < expected[i].length; j++) {
        assertEquals(
            expected[i][j], actual.data()[actual.at(i) + j], TOLERANCE, "row " + i + ", " + j);
      }
    }
  }

  private static Mechanism sparse(SparsityPattern pattern, int n) {
    return new Mechanism.Sparse(AttentionPlan.of(pattern, n, KeyPadding.NONE));
  }

  /** Full attention in every layer. */
  private void assertComputes(TinyCheckpoint model, int n) {
    PlainEncoder plain = new PlainEncoder(model);
    double[][] expected = plain.embed(ids(n));
    for (int layer = 0; layer < TinyCheckpoint.LAYERS; layer++) {
      expected = plain.layer(layer, expected, n, Set.of(), false);
    }
    Matrix actual =
        encoder()
            .run(
                ids(n),
                sparse(new Full(), n),
                Encoder.LayerVisitor.NONE,
                Progress.NONE,
                new Cancellation());
    assertClose(expected, actual);
  }

  private static List<Arguments> kindsAndForms() {
    List<Arguments> all = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      for (String type : List.of("F32", "F64", "F16", "BF16")) {
        all.add(arguments(kind, type, type.equals("F16")));
      }
    }
    return all;
  }

  @ParameterizedTest
  @MethodSource("kindsAndForms")
  void aModelComputesWhatItsSpecificationSays(Kind kind, String type, boolean prefixed) {
    TinyCheckpoint model = new TinyCheckpoint(kind, 11).as(type);
    (prefixed ? model.prefixed() : model).writeTo(folder);
    assertComputes(model, 10);
  }

  @ParameterizedTest
  @EnumSource
  void aModelInSeveralFilesIsTheSame(Kind kind) {
    assertComputes(new TinyCheckpoint(kind, 5).prefixed().writeSharded(folder), 12);
  }

  @ParameterizedTest
  @EnumSource
  void positionsBeyondTheTrainedLengthAreCopied(Kind kind) {
    assertComputes(new TinyCheckpoint(kind, 6).writeTo(folder), 31);
  }

  private void assertGlobalRows(TinyCheckpoint model, int n) {
    Encoder encoder = encoder();
    assertEquals(List.of(4, 8), encoder.config().attentionWindows());
    Set<Integer> globals = Set.of(0, 9);
    PlainEncoder plain = new PlainEncoder(model);
    double[][] expected = plain.embed(ids(n));
    Matrix actual = encoder.embed(ids(n));
    Cancellation never = new Cancellation();
    for (int layer = 0; layer < TinyCheckpoint.LAYERS; layer++) {
      int window = encoder.config().attentionWindows().get(layer);
      expected = plain.layer(layer, expected, window / 2, globals, true);
      Mechanism mechanism =
          sparse(new WindowGlobal(new Window(window, 1), GlobalTokens.of(0, 9)), n);
      actual =
          encoder.complete(
              layer, actual, encoder.attend(layer, actual, mechanism, never).output(), never);
      assertClose(expected, actual);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {12, 40})
  void aLongformerReadsItsGlobalRowsWithProjectionsOfTheirOwn(int n) {
    TinyCheckpoint model = new TinyCheckpoint(Kind.LONGFORMER, 8).writeTo(folder);
    assertGlobalRows(model, n);
    PlainEncoder plain = new PlainEncoder(model);
    Set<Integer> globals = Set.of(0, 9);
    // and without its own projections a layer would differ
    double[][] shared = plain.layer(0, plain.embed(ids(n)), 2, globals, false);
    double[][] separate = plain.layer(0, plain.embed(ids(n)), 2, globals, true);
    assertTrue(Math.abs(shared[0][0] - separate[0][0]) > 1e-3);
    assertArrayEquals(shared[5], separate[5]);
  }

  private static Stream<Arguments> kindsAndOnnxForms() {
    return Stream.of(Kind.values())
        .flatMap(kind -> Stream.of(OnnxForm.values()).map(form -> arguments(kind, form)));
  }

  @ParameterizedTest
  @MethodSource("kindsAndOnnxForms")
  void aModelAsOnnxIsTheSame(Kind kind, OnnxForm form) throws IOException {
    TinyCheckpoint model = new TinyCheckpoint(kind, 4).prefixed().writeConfig(folder);
    float[] ones = model.tensor("encoder.layer.0.output.LayerNorm.weight").elements();
    float[] alike = model.tensor("encoder.layer.1.output.LayerNorm.weight").elements();
    System.arraycopy(ones, 0, alike, 0, ones.length);
    Files.write(folder.resolve("model.onnx"), model.onnx(form));
    assertComputes(model, 12);
    if (kind == Kind.LONGFORMER) {
      assertGlobalRows(model, 12);
    }
  }

  @Test
  void theWeightsOfOnnxMayLieInAnotherFile() throws IOException {
    TinyCheckpoint model = new TinyCheckpoint(Kind.LONGFORMER, 9).writeConfig(folder);
    Path data = folder.resolve("model.onnx.data");
    Files.write(folder.resolve("model.onnx"), model.onnx(data));
    assertComputes(model, 12);
    byte[] whole = Files.readAllBytes(data);
    Files.write(data, Arrays.copyOf(whole, whole.length - 1));
    assertTrue(refusal().contains("model.onnx.data ends before the model's "), refusal());
    Files.delete(data);
    assertTrue(refusal().contains("model.onnx.data does not exist"), refusal());
    Files.write(folder.resolve("model.onnx"), model.onnx(folder.resolve("-away")));
    assertTrue(refusal().contains("in \"-away\", which is no file beside it"), refusal());
  }

  @Test
  void onnxThatIsQuantisedIsRefusedByName() throws IOException {
    TinyCheckpoint model = new TinyCheckpoint(Kind.BERT, 4).writeConfig(folder);
    Files.write(folder.resolve("mine.onnx"), model.onnx(OnnxForm.FOLDED, "MatMulInteger"));
    assertTrue(refusal().contains("mine.onnx computes with MatMulInteger"), refusal());
  }

  @Test
  void onnxThatTheConfigDoesNotDescribeIsRefusedByName() throws IOException {
    TinyCheckpoint model = new TinyCheckpoint(Kind.LONGFORMER, 4);
    Files.write(folder.resolve("mine.onnx"), model.onnx(OnnxForm.FOLDED));
    model.config.put("num_hidden_layers", "1");
    model.config.put("attention_window", "4");
    model.writeConfig(folder);
    assertTrue(refusal().contains("has also encoder.layer.1."), refusal());
    model.config.put("num_hidden_layers", "3");
    model.writeConfig(folder);
    assertTrue(refusal().contains("has no encoder.layer.2.attention.self.query.weight"), refusal());
    Files.write(folder.resolve("mine.onnx"), model.onnx(OnnxForm.UNFOLDED, "Gemm"));
    model.config.put("num_hidden_layers", "2");
    model.writeConfig(folder);
    assertTrue(refusal().contains("has no encoder.layer.0.attention.self.query.weight"), refusal());
    Files.write(
        folder.resolve("mine.onnx"),
        OnnxBytes.model(
            OnnxBytes.message()
                .nested(5, OnnxBytes.tensor("a.bias", new int[] {1}, 0))
                .nested(5, OnnxBytes.tensor("m", new int[] {1, 1}, 1))
                .nested(1, OnnxBytes.node("MatMul", "", "y", "x", "m"))
                .nested(1, OnnxBytes.node("MatMul", "", "z", "x", "m"))
                .nested(1, OnnxBytes.node("Add", "", "1", "a.bias", "y"))
                .nested(1, OnnxBytes.node("Add", "", "2", "a.bias", "z"))));
    assertTrue(refusal().contains("has several matrices beside a.bias"), refusal());
  }

  @Test
  void onnxThatHidesItsWeightsIsRefusedWithTheMend() throws IOException {
    TinyCheckpoint model = new TinyCheckpoint(Kind.LONGFORMER, 4).writeConfig(folder);
    Path file = folder.resolve("model.onnx");
    Files.write(file, model.onnx(OnnxForm.FOLDED, "com.microsoft.FusedMatMul"));
    assertTrue(
        refusal().contains("fused operators (FusedMatMul); open the file that torch.onnx.export"),
        refusal());
    model.tensors.keySet().removeIf(name -> name.contains("_global"));
    Files.write(file, model.onnx(OnnxForm.FOLDED));
    assertTrue(refusal().contains("export it with a global_attention_mask, or use"), refusal());
    model.tensors.remove("embeddings.position_embeddings.weight");
    Files.write(file, model.onnx(OnnxForm.FOLDED));
    assertTrue(refusal().contains("export it with dynamic_shapes"), refusal());
  }

  @Test
  void theMeasuresAreThoseOfTheConfig() {
    new TinyCheckpoint(Kind.ROBERTA, 1).writeTo(folder);
    EncoderConfig config = load().config();
    assertEquals(
        new EncoderConfig(folder.getFileName().toString(), 2, 2, 8, 12, 12, 20, 1e-5f), config);
  }

  @Test
  void oneWindowMayStandForAllLayers() {
    TinyCheckpoint model = new TinyCheckpoint(Kind.LONGFORMER, 1);
    model.config.put("attention_window", "6");
    model.writeTo(folder);
    EncoderConfig config = load().config();
    assertEquals(List.of(6, 6), config.attentionWindows());
    assertEquals(4, config.fullAttentionLength());
  }

  @Test
  void oldNamesOfNormsAreKnown() {
    TinyCheckpoint model = new TinyCheckpoint(Kind.BERT, 3);
    for (String name : List.copyOf(model.tensors.keySet())) {
      String old =
          name.replace("LayerNorm.weight", "LayerNorm.gamma")
              .replace("LayerNorm.bias", "LayerNorm.beta");
      model.tensors.put(old, model.tensors.remove(name));
    }
    model.writeTo(folder);
    assertComputes(new TinyCheckpoint(Kind.BERT, 3), 9);
  }

  @Test
  void headsOnTopAreLeftAsideAndWhatIsNotKnownIsTold() throws IOException {
    TinyCheckpoint model = new TinyCheckpoint(Kind.BERT, 3);
    TinyCheckpoint.Tensor any = new TinyCheckpoint.Tensor(new int[] {1}, new float[1]);
    model.tensors.put("pooler.dense.weight", any);
    model.tensors.put("embeddings.position_ids", any);
    model.tensors.put("linear.weight", any);
    model.writeTo(folder);
    assertEquals(List.of("linear.weight"), load().unused());
  }

  @Test
  void aSnapshotOfTheHubIsCalledByItsName() {
    Path snapshot =
        Path.of("/cache/models--allenai--longformer-base-4096/snapshots/" + "0a".repeat(20));
    assertEquals("allenai/longformer-base-4096", new ModelFolder(snapshot).title());
    assertEquals("mine", new ModelFolder(Path.of("/models/mine/")).title());
  }

  @Test
  void progressEndsAtTheWhole() {
    new TinyCheckpoint(Kind.BERT, 1).writeTo(folder);
    List<Double> fractions = new ArrayList<>();
    new ModelFolder(folder).load((what, fraction) -> fractions.add(fraction), new Cancellation());
    assertEquals(fractions.stream().sorted().toList(), fractions);
    assertEquals(1.0, fractions.get(fractions.size() - 1));
  }

  @Test
  void readingStopsWhenCancelled() {
    new TinyCheckpoint(Kind.BERT, 1).writeTo(folder);
    Cancellation cancellation = new Cancellation();
    ModelFolder model = new ModelFolder(folder);
    assertThrows(
        CancellationException.class,
        () -> model.load((what, fraction) -> cancellation.cancel(), cancellation));
  }

  @Test
  void aModelLargerThanTheMemoryIsRefusedUnreadWithTheNumber() throws IOException {
    TinyCheckpoint model = new TinyCheckpoint(Kind.BERT, 1).writeTo(folder);
    long parameters = model.tensors.values().stream().mapToLong(t -> t.elements().length).sum();
    ModelFolder source = new ModelFolder(folder);
    Progress never =
        (what, fraction) -> {
          throw new AssertionError("something was read");
        };
    assertThrows(
        InputException.class, () -> source.load(8 * parameters - 1, never, new Cancellation()));
    source.load(8 * parameters, Progress.NONE, new Cancellation());

    // 90 million words of 8 floats, in a file that takes no room
    model.config.put("vocab_size", "90000000");
    model.writeConfig(folder);
    Path file = folder.resolve("model.safetensors");
    long last = 90_000_000L * 8 * 4;
    String words =
        "{\"embeddings.word_embeddings.weight\":"
            + "{\"dtype\":\"F32\",\"shape\":[90000000,8],\"data_offsets\":[0,%d]}".formatted(last);
    model.tensors.remove("embeddings.word_embeddings.weight");
    StringBuilder header = new StringBuilder(words);
    for (Map.Entry<String, TinyCheckpoint.Tensor> tensor : model.tensors.entrySet()) {
      long end = last + 4L * tensor.getValue().elements().length;
      header.append(
          ",\"%s\":{\"dtype\":\"F32\",\"shape\":%s,\"data_offsets\":[%d,%d]}"
              .formatted(tensor.getKey(), tensor.getValue().json(), last, end));
      last = end;
    }
    Files.write(file, SafetensorsBytes.of(header + "}", new byte[0]));
    try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
      large.setLength(large.length() + last);
    }
    String refusal =
        assertThrows(
                InputException.class, () -> source.load(4_000_000_000L, never, new Cancellation()))
            .getMessage();
    assertTrue(
        refusal.contains(
            "needs 5,760.0 MB of memory while it is read, but Java may take 4,000.0 MB"),
        refusal);
  }

  private String refusal() {
    return assertThrows(InputException.class, this::load).getMessage();
  }

  private static Arguments change(
      String what, Kind kind, String expected, Consumer<TinyCheckpoint> change) {
    return arguments(what, kind, expected, change);
  }

  private static Stream<Arguments> contradictions() {
    TinyCheckpoint.Tensor any = new TinyCheckpoint.Tensor(new int[] {1}, new float[1]);
    return Stream.of(
        change(
            "a weight is missing",
            Kind.BERT,
            "has no encoder.layer.1.output.dense.bias by its config.json",
            model -> model.tensors.remove("encoder.layer.1.output.dense.bias")),
        change(
            "many are missing",
            Kind.BERT,
            "has no encoder.layer.2.attention.self.query.weight, encoder.layer.2.attention.self.query.bias, encoder.layer.2.attention.self.key.weight and 13 more",
            model -> model.config.put("num_hidden_layers", "3")),
        change(
            "more layers than told",
            Kind.ROBERTA,
            "has also encoder.layer.1.attention.output.LayerNorm.bias,",
            model -> model.config.put("num_hidden_layers", "1")),
        change(
            "an adapter",
            Kind.BERT,
            "has also encoder.layer.0.attention.self.query.lora_A,",
            model -> model.tensors.put("encoder.layer.0.attention.self.query.lora_A", any)),
        change(
            "global projections of no Longformer",
            Kind.LONGFORMER,
            "has also encoder.layer.0.attention.self.key_global.bias,",
            model -> model.config.put("model_type", "\"roberta\"")),
        change(
            "no global projections",
            Kind.ROBERTA,
            "has no encoder.layer.0.attention.self.query_global.weight",
            model -> {
              model.config.put("model_type", "\"longformer\"");
              model.config.put("attention_window", "4");
            }),
        change(
            "another width",
            Kind.BERT,
            "has embeddings.word_embeddings.weight of shape (20, 8), but it must be (20, 16)",
            model -> model.config.put("hidden_size", "16")),
        change(
            "another vocabulary",
            Kind.BERT,
            "has embeddings.word_embeddings.weight of shape (20, 8), but it must be (30522, 8)",
            model -> model.config.put("vocab_size", "30522")),
        change(
            "no encoder",
            Kind.BERT,
            "has no embeddings.word_embeddings.weight, so no encoder",
            model -> {
              model.tensors.clear();
              model.tensors.put("conv1.weight", any);
            }),
        change(
            "two encoders",
            Kind.BERT,
            "has several encoders (embeddings.word_embeddings.weight, other.embeddings.word_embeddings.weight)",
            model -> model.tensors.put("other.embeddings.word_embeddings.weight", any)),
        change(
            "a decoder",
            Kind.BERT,
            "describes a decoder",
            model -> model.config.put("is_decoder", "true")),
        change(
            "another architecture",
            Kind.BERT,
            "describes a model of type distilbert, which is not computed; known are bert, roberta, xlm-roberta, longformer",
            model -> model.config.put("model_type", "\"distilbert\"")),
        change(
            "no architecture",
            Kind.BERT,
            "has no model_type; known are bert, roberta, xlm-roberta, longformer",
            model -> model.config.remove("model_type")),
        change(
            "another activation",
            Kind.BERT,
            "has hidden_act gelu_new, which is not computed; it must be gelu",
            model -> model.config.put("hidden_act", "\"gelu_new\"")),
        change(
            "relative positions",
            Kind.BERT,
            "has position_embedding_type relative_key,",
            model -> model.config.put("position_embedding_type", "\"relative_key\"")),
        change(
            "heads that do not divide",
            Kind.BERT,
            "has hidden_size 8 and num_attention_heads 3, which do not divide it",
            model -> model.config.put("num_attention_heads", "3")),
        change(
            "no heads",
            Kind.BERT,
            "has num_attention_heads 0; it must be a whole number from 1",
            model -> model.config.put("num_attention_heads", "0")),
        change(
            "no width",
            Kind.BERT,
            "has no hidden_size",
            model -> model.config.remove("hidden_size")),
        change(
            "half a layer",
            Kind.BERT,
            "has num_hidden_layers 1.5;",
            model -> model.config.put("num_hidden_layers", "1.5")),
        change(
            "endless layers",
            Kind.BERT,
            "has num_hidden_layers 2000000000;",
            model -> model.config.put("num_hidden_layers", "2000000000")),
        change(
            "a text for a number",
            Kind.BERT,
            "has vocab_size \"20\";",
            model -> model.config.put("vocab_size", "\"20\"")),
        change(
            "no positions left",
            Kind.ROBERTA,
            "has max_position_embeddings 2, of which pad_token_id leaves none",
            model -> model.config.put("max_position_embeddings", "2")),
        change(
            "a negative epsilon",
            Kind.BERT,
            "has layer_norm_eps -1;",
            model -> model.config.put("layer_norm_eps", "-1")),
        change(
            "no window",
            Kind.LONGFORMER,
            "has attention_window null; it must be even and positive",
            model -> model.config.remove("attention_window")),
        change(
            "an odd window",
            Kind.LONGFORMER,
            "has attention_window 5; it must be even and positive",
            model -> model.config.put("attention_window", "[4, 5]")),
        change(
            "too few windows",
            Kind.LONGFORMER,
            "has 1 windows in attention_window, but num_hidden_layers 2",
            model -> model.config.put("attention_window", "[4]")),
        change(
            "a quantised config",
            Kind.BERT,
            "says that its weights are quantised (\"gptq\")",
            model -> model.config.put("quantization_config", "{\"quant_method\": \"gptq\"}")),
        change(
            "no number",
            Kind.BERT,
            "has NaN at [0, 3] of encoder.layer.0.intermediate.dense.weight",
            model ->
                model.tensor("encoder.layer.0.intermediate.dense.weight").elements()[3] =
                    Float.NaN));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("contradictions")
  void whatDoesNotFitIsRefusedByName(
      String what, Kind kind, String expected, Consumer<TinyCheckpoint> change) {
    TinyCheckpoint model = new TinyCheckpoint(kind, 2);
    change.accept(model);
    model.writeTo(folder);
    String refusal = refusal();
    assertTrue(refusal.contains(expected), refusal);
  }

  @Test
  void quantisedWeightsAreRefusedByName() throws IOException {
    TinyCheckpoint model = new TinyCheckpoint(Kind.BERT, 2).writeConfig(folder);
    SafetensorsBytes bytes = new SafetensorsBytes();
    model.tensors.forEach(
        (name, tensor) -> {
          boolean quantised = name.equals("encoder.layer.0.output.dense.weight");
          bytes.tensor(
              name,
              quantised ? "I8" : "F32",
              tensor.json(),
              quantised
                  ? new byte[tensor.elements().length]
                  : NumpyBytes.bytesOfFloats(tensor.elements()));
        });
    Files.write(folder.resolve("model.safetensors"), bytes.bytes());
    String refusal = refusal();
    assertTrue(
        refusal.contains("is quantised (encoder.layer.0.output.dense.weight is of type I8)"),
        refusal);
  }

  @Test
  void aFolderThatIsNoModelIsRefused() throws IOException {
    assertTrue(refusal().contains("has no config.json"), refusal());
    new TinyCheckpoint(Kind.BERT, 2).writeConfig(folder);
    assertTrue(
        refusal().contains("has no model.safetensors; save the model there with save_pretrained"),
        refusal());
    Files.writeString(folder.resolve("config.json"), "{\"model_type\": \"bert\"");
    assertTrue(refusal().contains("is no complete JSON object"), refusal());
    Files.writeString(folder.resolve("config.json"), "");
    assertTrue(refusal().contains("is no complete JSON object"), refusal());
    Path file = Files.writeString(folder.resolve("model.bin"), "");
    InputException notFolder =
        assertThrows(
            InputException.class,
            () -> new ModelFolder(file).load(Progress.NONE, new Cancellation()));
    assertTrue(notFolder.getMessage().endsWith("is a file; name the folder that it is in."));
    Path nowhere = folder.resolve("nowhere");
    InputException missing =
        assertThrows(
            InputException.class,
            () -> new ModelFolder(nowhere).load(Progress.NONE, new Cancellation()));
    assertTrue(missing.getMessage().endsWith("nowhere does not exist; check the name."));
  }

  @Test
  void anIndexThatLeadsAstrayIsRefused() throws IOException {
    TinyCheckpoint model = new TinyCheckpoint(Kind.BERT, 2).writeSharded(folder);
    Path index = folder.resolve("model.safetensors.index.json");
    String whole = Files.readString(index);

    Files.writeString(index, whole.replace(TinyCheckpoint.shard(0), TinyCheckpoint.shard(1)));
    assertTrue(refusal().contains("which does not hold it"), refusal());
    Files.writeString(index, whole.replace(TinyCheckpoint.shard(0), "../secret.safetensors"));
    assertTrue(refusal().contains("names no file of this folder"), refusal());
    Files.writeString(index, "{}");
    assertTrue(refusal().contains("has no weight_map"), refusal());
    Files.writeString(index, whole);
    Files.delete(folder.resolve(TinyCheckpoint.shard(1)));
    assertTrue(refusal().contains(TinyCheckpoint.shard(1) + " does not exist"), refusal());
    assertEquals(Kind.BERT, model.kind);
  }

  @Test
  void aFolderThatDisappearsWhileItIsReadIsNoAccident() throws IOException {
    new TinyCheckpoint(Kind.BERT, 2).writeSharded(folder);
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.toList();
    }
    // What is open stays readable on some systems, and cannot be deleted on the others
    Progress deleting = (what, fraction) -> files.forEach(file -> file.toFile().delete());
    EncoderWeights weights = new ModelFolder(folder).load(deleting, new Cancellation());
    assertEquals(2, weights.layers().size());
  }

  @Test
  void aFolderWhoseFilesGoBeforeTheyAreOpenedIsRefusedByName() throws IOException {
    new TinyCheckpoint(Kind.BERT, 2).writeSharded(folder);
    for (String file :
        List.of(TinyCheckpoint.shard(1), "model.safetensors.index.json", "config.json")) {
      Files.delete(folder.resolve(file));
      assertTrue(refusal().contains(file.replace(".index.json", "")), refusal());
    }
  }

  @Test
  void aFileThatShrinksWhileItIsReadIsRefused() throws IOException {
    new TinyCheckpoint(Kind.BERT, 2).writeTo(folder);
    Path file = folder.resolve("model.safetensors");
    byte[] whole = Files.readAllBytes(file);
    Progress shrinking =
        (what, fraction) -> {
          try {
            Files.write(file, Arrays.copyOf(whole, 100));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        };
    ModelFolder model = new ModelFolder(folder);
    InputException refused =
        assertThrows(InputException.class, () -> model.load(shrinking, new Cancellation()));
    assertTrue(
        refused.getMessage().contains("was cut off while it was read"), refused.getMessage());
  }
}
