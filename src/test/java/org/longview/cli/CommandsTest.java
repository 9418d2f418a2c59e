package org.longview.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.longview.GoldenCase;
import org.longview.export.AtomicFile;
import org.longview.export.NpyType;
import org.longview.export.NpzWriter;
import org.longview.model.Npy;
import org.longview.model.Npz;
import org.longview.model.SharedWeights;
import org.longview.model.TensorArray;
import org.longview.work.Cancellation;

/** The commands as they are called, with what they print and write. */
class CommandsTest {
  @TempDir private Path folder;

  /** What a call did. */
  private record Result(int status, String out, String err) {
    JsonObject json() {
      assertEquals(0, status, err);
      assertEquals("", err);
      assertEquals(1, out.lines().count());
      return JsonParser.parseString(out).getAsJsonObject();
    }
  }

  private static Result longview(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int status =
        Commands.run(
            SharedWeights::of, new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    return new Result(status, out.toString(), err.toString());
  }

  static List<GoldenCase> tensorCases() {
    return GoldenCase.ofKinds(
        "full",
        "longformer_shared",
        "longformer_separate",
        "dilated",
        "causal",
        "bigbird_token",
        "bigbird_block",
        "blocks",
        "linformer");
  }

  @ParameterizedTest
  @MethodSource("tensorCases")
  void attendGivesTheGoldenAnswers(GoldenCase golden) {
    Path out = folder.resolve("out.npz");
    List<String> arguments =
        new ArrayList<>(
            List.of("attend", "--tensors", golden.npz().toString(), "--out", out.toString()));
    arguments.addAll(patternArguments(golden));
    JsonObject json = longview(arguments.toArray(String[]::new)).json();

    Map<String, TensorArray> written = Npz.read(out, new Cancellation());
    double tolerance = Math.max(golden.tolerance(), 2e-6);
    int n = golden.params().get("n").getAsInt();
    int heads = golden.params().get("heads").getAsInt();
    int d = golden.params().get("head_dim").getAsInt();
    assertClose(golden.array("probs").doubles(), array(written, "attention").doubles(), tolerance);
    double[] context = golden.array("context").doubles();
    double[] output = array(written, "output").doubles();
    for (int h = 0; h < heads; h++) {
      for (int i = 0; i < n; i++) {
        for (int t = 0; t < d; t++) {
          assertEquals(context[(i * heads + h) * d + t], output[(h * n + i) * d + t], tolerance);
        }
      }
    }
    assertEquals(n, json.get("n").getAsInt());
    assertEquals(heads, json.get("heads").getAsInt());
    assertEquals("full", json.get("reference").getAsString());
    assertEquals((long) n * n, json.getAsJsonObject("entries").get("full").getAsLong());
    boolean linformer = golden.kind().equals("linformer");
    assertEquals(linformer, json.get("kept").isJsonNull());
    assertEquals(linformer, !written.containsKey("mask"));
    if (golden.kind().equals("bigbird_block")) {
      JsonArray entries = golden.scalars().getAsJsonArray("allowed_entries_per_head");
      assertEquals(entries, json.getAsJsonObject("entries").getAsJsonArray("exact_per_head"));
      assertEquals(entries.get(0), json.getAsJsonObject("entries").get("exact"));
      assertEquals(List.of(heads, n, n), lengths(array(written, "mask")));
      assertArrayEquals(golden.array("mask_per_head").ints(), array(written, "mask").ints());
    } else if (!linformer) {
      assertEquals(
          golden.scalars().get("allowed_entries").getAsLong(),
          json.getAsJsonObject("entries").get("exact").getAsLong());
      assertEquals(List.of(n, n), lengths(array(written, "mask")));
      assertArrayEquals(golden.array("mask").ints(), array(written, "mask").ints());
    }
    if (golden.scalars().has("measures")) {
      JsonObject measures = golden.scalars().getAsJsonObject("measures");
      if (!linformer) {
        assertMeasure(measures, "retained_mass_mean_per_head", json, "kept");
      }
      assertMeasure(measures, "rel_fro_output_per_head", json, "output_error");
      assertMeasure(measures, "entropy_pattern_mean_per_head", json, "row_entropy");
    }
  }

  private static List<Integer> lengths(TensorArray array) {
    return IntStream.range(0, array.shape().rank()).mapToObj(array.shape()::length).toList();
  }

  private List<String> patternArguments(GoldenCase golden) {
    JsonObject params = golden.params();
    String kind = golden.kind().equals("causal") ? params.get("base").getAsString() : golden.kind();
    List<String> arguments = new ArrayList<>();
    String name =
        switch (kind) {
          case "full", "dilated", "linformer" -> kind;
          case "sliding" -> "window";
          case "bigbird_token", "bigbird_block" -> "bigbird";
          case "blocks" -> "chunked";
          default -> "window-global";
        };
    arguments.addAll(List.of("--pattern", name));
    if (params.has("w")) {
      arguments.addAll(List.of("--window", params.get("w").getAsString()));
    }
    if (params.has("d")) {
      arguments.addAll(List.of("--dilation", params.get("d").getAsString()));
    }
    if (params.has("G")) {
      arguments.addAll(List.of("--global", list(params.getAsJsonArray("G"))));
    }
    if (kind.equals("blocks")) {
      arguments.addAll(List.of("--chunk", params.get("b").getAsString()));
      if (params.get("overlap").getAsInt() > 0) {
        arguments.addAll(List.of("--stride", params.get("stride").getAsString()));
      }
    }
    if (golden.kind().equals("causal")) {
      arguments.add("--causal");
    }
    if (name.equals("bigbird")) {
      arguments.addAll(List.of("--random", golden.npz().toString()));
    }
    if (kind.equals("bigbird_block")) {
      arguments.addAll(List.of("--block", params.get("b").getAsString()));
    }
    if (kind.equals("linformer")) {
      if (params.get("method").getAsString().equals("meanpool")) {
        arguments.addAll(List.of("--rank", params.get("k").getAsString(), "--projection", "mean"));
      } else {
        arguments.addAll(List.of("--projection", golden.npz().toString()));
      }
    }
    return arguments;
  }

  static List<GoldenCase> chunkedCases() {
    return GoldenCase.ofKinds("blocks");
  }

  @ParameterizedTest
  @MethodSource("chunkedCases")
  void attendMergesPiecesThatItComputesOneByOne(GoldenCase golden) {
    int n = golden.params().get("n").getAsInt();
    int heads = golden.params().get("heads").getAsInt();
    int d = golden.params().get("head_dim").getAsInt();
    for (String merge : List.of("mean", "maxcontext")) {
      Path out = folder.resolve(merge + ".npz");
      List<String> options = new ArrayList<>(List.of("--tensors", golden.npz().toString()));
      options.addAll(patternArguments(golden));
      options.addAll(List.of("--merge", merge));
      JsonObject json = longview("attend", out, options).json();

      Map<String, TensorArray> written = Npz.read(out, new Cancellation());
      assertEquals(Set.of("output"), written.keySet());
      double[] expected = golden.array("merged_" + merge).doubles();
      double[] output = array(written, "output").doubles();
      for (int i = 0; i < expected.length; i++) {
        int h = i / d % heads;
        int token = i / d / heads;
        assertEquals(
            expected[i],
            output[(h * n + token) * d + i % d],
            Math.max(golden.tolerance(), 2e-6),
            merge + " " + i);
      }
      JsonObject pattern = json.getAsJsonObject("pattern");
      assertEquals("chunked", pattern.get("name").getAsString());
      assertEquals(golden.params().get("b"), pattern.get("chunk"));
      assertEquals(golden.params().get("stride"), pattern.get("stride"));
      assertEquals(merge, pattern.get("merge").getAsString());
      assertEquals(
          golden.scalars().get("allowed_entries"), json.getAsJsonObject("entries").get("exact"));
      assertMeasure(
          golden.scalars().getAsJsonObject("measures"),
          "retained_mass_mean_per_head",
          json,
          "kept");
      assertTrue(json.getAsJsonObject("output_error").get("mean").getAsDouble() > 0);
      assertTrue(json.get("row_entropy").isJsonNull());
    }
  }

  @Test
  void truncationLeavesRowsWithoutKeysAndOutput() {
    GoldenCase golden = GoldenCase.read("p08a_blocks_nonoverlap");
    Path out = folder.resolve("out.npz");
    JsonObject json =
        longview(
                "attend",
                out,
                List.of(
                    "--tensors", golden.npz().toString(), "--pattern", "truncated", "--chunk", "8"))
            .json();
    Map<String, TensorArray> written = Npz.read(out, new Cancellation());
    double[] context = golden.array("context").doubles();
    double[] output = array(written, "output").doubles();
    int[] mask = array(written, "mask").ints();
    for (int i = 0; i < 30; i++) {
      for (int j = 0; j < 30; j++) {
        assertEquals(i < 8 && j < 8 ? 1 : 0, mask[i * 30 + j]);
      }
      for (int t = 0; t < 8; t++) {
        assertEquals(i < 8 ? context[i * 16 + t] : 0, output[i * 8 + t], 1e-5);
      }
    }
    assertEquals(64, json.getAsJsonObject("entries").get("exact").getAsInt());
    assertEquals(
        JsonParser.parseString("{name: 'truncated', chunk: 8, causal: false}"),
        json.get("pattern"));
  }

  @Test
  void piecesOfATextAreReadOneByOne() {
    Path out = folder.resolve("out.npz");
    List<String> text =
        List.of("--text", "I love Geeks for Geeks", "--layer", "11", "--pattern", "chunked");
    for (String merge : List.of("union", "mean", "maxcontext")) {
      List<String> options = new ArrayList<>(text);
      options.addAll(List.of("--chunk", "5", "--stride", "3", "--merge", merge));
      JsonObject json = longview("attend", out, options).json();
      assertEquals("full", json.get("reference").getAsString());
      double error = json.getAsJsonObject("output_error").get("mean").getAsDouble();
      assertTrue(error > 0.05 && error < 2, merge + " " + error);
      options.addAll(List.of("--view", "difference"));
      assertEquals(0, longview("render", folder.resolve(merge + ".png"), options).status());
    }
  }

  @Test
  void mergedPiecesOfALongTextNeedNoRows() {
    Path out = folder.resolve("out.npz");
    List<String> text =
        List.of("--text", "one two three ".repeat(1400), "--apply", "layer", "--chunk", "16");
    List<String> options = new ArrayList<>(text);
    options.addAll(List.of("--pattern", "chunked", "--merge", "mean"));
    JsonObject json = longview("attend", out, options).json();
    assertEquals(4202, json.get("n").getAsInt());
    assertEquals("window 512", json.get("reference").getAsString());
    assertEquals(Set.of("output"), Npz.read(out, new Cancellation()).keySet());
    options.set(options.size() - 1, "union");
    assertEquals(2, longview("attend", out, options).status());
  }

  @Test
  void finishedAttentionIsMaskedByPiecesButNotMerged() throws IOException {
    Path tensors = folder.resolve("finished.npz");
    float third = 1 / 3f;
    float[] rows = {third, third, third, 0, 0.25f, 0.75f, 0.5f, 0.5f, 0};
    try (OutputStream file = Files.newOutputStream(tensors)) {
      NpzWriter.write(
          file,
          npz ->
              npz.add(
                  "attention",
                  NpyType.FLOAT32,
                  new long[] {1, 3, 3},
                  npy -> npy.put(rows, 0, rows.length)));
    }
    Path out = folder.resolve("out.npz");
    List<String> options =
        new ArrayList<>(List.of("--tensors", tensors.toString(), "--pattern", "chunked"));
    options.addAll(List.of("--chunk", "2", "--merge", "union"));
    JsonObject json = longview("attend", out, options).json();
    assertEquals(
        (2 / 3.0 + 0.25 + 0) / 3, json.getAsJsonObject("kept").get("mean").getAsDouble(), 1e-6);
    assertTrue(json.get("output_error").isJsonNull());
    options.set(options.size() - 1, "mean");
    Result refused = longview("attend", out, options);
    assertEquals(2, refused.status());
    assertTrue(refused.err().contains("need queries, keys and values"), refused.err());
  }

  @Test
  void piecesThatDoNotFitAreRefused() {
    Path out = folder.resolve("out.npz");
    for (List<String> wrong :
        List.of(
            List.of("chunked"),
            List.of("truncated"),
            List.of("chunked", "--chunk", "0"),
            List.of("truncated", "--chunk", "0"),
            List.of("chunked", "--chunk", "4", "--stride", "0"),
            List.of("chunked", "--chunk", "4", "--stride", "5"),
            List.of("chunked", "--chunk", "4", "--merge", "max"),
            List.of("truncated", "--chunk", "4", "--merge", "mean"),
            List.of("window", "--window", "4", "--chunk", "4"))) {
      List<String> options = new ArrayList<>(List.of("--text", "a b c", "--pattern"));
      options.addAll(wrong);
      Result result = longview("attend", out, options);
      assertEquals(2, result.status(), wrong.toString());
      assertEquals(1, result.err().lines().count(), result.err());
      assertFalse(Files.exists(out));
    }
  }

  private static String list(JsonArray positions) {
    return StreamSupport.stream(positions.spliterator(), false)
        .map(JsonElement::getAsString)
        .collect(Collectors.joining(","));
  }

  @Test
  void attendAndRenderTakeSinksAndTheSparseTransformers() {
    List<List<String>> patterns =
        List.of(
            List.of("sinks", "--window", "4", "--global", "first:2"),
            List.of("strided", "--stride", "3"),
            List.of("fixed", "--stride", "4", "--summary", "2"));
    List<String> tensors =
        List.of("--tensors", GoldenCase.read("p02_sliding").npz().toString(), "--pattern");
    for (List<String> pattern : patterns) {
      List<String> options = new ArrayList<>(tensors);
      options.addAll(pattern);
      Path out = folder.resolve(pattern.get(0) + ".npz");
      JsonObject json = longview("attend", out, options).json();
      assertEquals(pattern.get(0), json.getAsJsonObject("pattern").get("name").getAsString());
      assertTrue(json.getAsJsonObject("pattern").get("causal").getAsBoolean());
      int[] mask = array(Npz.read(out, new Cancellation()), "mask").ints();
      assertEquals(
          Arrays.stream(mask).sum(), json.getAsJsonObject("entries").get("exact").getAsInt());
      assertEquals(1, mask[0]);
      assertEquals(0, mask[1]);
      options.addAll(List.of("--view", "pattern"));
      Path png = folder.resolve(pattern.get(0) + ".png");
      assertEquals(0, longview("render", png, options).status());
      assertTrue(Files.exists(png));
    }
  }

  @Test
  void sparseTransformersWithoutAStrideOrWithAWrongOneAreRefused() {
    Path out = folder.resolve("out.npz");
    List<String> text = List.of("--text", "a b c", "--pattern");
    for (List<String> wrong :
        List.of(
            List.of("strided"),
            List.of("fixed"),
            List.of("strided", "--stride", "0"),
            List.of("fixed", "--stride", "4", "--summary", "5"),
            List.of("sinks"),
            List.of("sinks", "--window", "4", "--global", "99"))) {
      List<String> options = new ArrayList<>(text);
      options.addAll(wrong);
      Result result = longview("attend", out, options);
      assertEquals(2, result.status(), wrong.toString());
      assertEquals(1, result.err().lines().count(), result.err());
      assertFalse(Files.exists(out));
    }
  }

  @Test
  void attendGivesTheBestApproximationsOfAnyRank() {
    GoldenCase golden = GoldenCase.read("p11_measures");
    double[] p = golden.array("full_probs").doubles();
    double[] v = golden.array("v").doubles();
    for (int rank : new int[] {1, 4, 16, 70}) {
      Path out = folder.resolve("rank" + rank + ".npz");
      List<String> options =
          List.of(
              "--tensors",
              golden.npz().toString(),
              "--projection",
              "svd",
              "--rank",
              Integer.toString(rank));
      JsonObject json = longview("attend", out, options).json();
      assertEquals("svd", json.getAsJsonObject("pattern").get("projection").getAsString());
      assertTrue(json.get("kept").isJsonNull());
      assertTrue(json.get("row_entropy").isJsonNull());
      assertEquals(64L * rank, json.getAsJsonObject("entries").get("exact").getAsLong());
      Map<String, TensorArray> written = Npz.read(out, new Cancellation());
      assertEquals(rank, array(written, "attention").shape().length(2));
      double[] attention = array(written, "attention").doubles();
      double[] values = golden.array("singular_values").doubles();
      for (int h = 0; h < 4; h++) {
        for (int t = 0; t < rank; t++) {
          double square = 0;
          for (int i = 0; i < 64; i++) {
            square += Math.pow(attention[(h * 64 + i) * rank + t], 2);
          }
          assertEquals(t < 64 ? values[h * 64 + t] : 0, Math.sqrt(square), 1e-5);
        }
      }
      if (rank >= 64) {
        double[] output = array(written, "output").doubles();
        for (int i = 0; i < 64; i++) {
          double expected = 0;
          for (int j = 0; j < 64; j++) {
            expected += p[i * 64 + j] * v[j * 8];
          }
          assertEquals(expected, output[i * 8], 1e-5);
        }
      }
    }
  }

  @Test
  void bigBirdDrawsTheSameKeysForTheSameSeed() {
    List<String> tokens = List.of("--window", "2", "--global", "0", "--random", "2");
    List<String> blocks = List.of("--block", "4", "--random", "1");
    for (List<String> form : List.of(tokens, blocks)) {
      List<String> drawn = new ArrayList<>();
      for (String seed : List.of("1", "1", "2")) {
        List<String> options =
            new ArrayList<>(
                List.of(
                    "--tensors",
                    GoldenCase.read("p02_sliding").npz().toString(),
                    "--pattern",
                    "bigbird",
                    "--seed",
                    seed));
        options.addAll(form);
        Path out = folder.resolve("out.npz");
        JsonObject json = longview("attend", out, options).json();
        int[] mask = array(Npz.read(out, new Cancellation()), "mask").ints();
        int masks = form == blocks ? 3 : 1;
        assertEquals(
            Arrays.stream(mask).sum(),
            masks * json.getAsJsonObject("entries").get("exact").getAsInt());
        drawn.add(Arrays.toString(mask));
        options.addAll(List.of("--view", "pattern", "--causal"));
        Path png = folder.resolve("bigbird.png");
        assertEquals(0, longview("render", png, options).status());
      }
      assertEquals(drawn.get(0), drawn.get(1));
      assertNotEquals(drawn.get(0), drawn.get(2));
    }
  }

  @Test
  void ranksDifferFromLayerToLayerAndEqualSeedsGiveEqualNumbers() {
    List<String> text =
        List.of("--text", "I love Geeks for Geeks", "--rank", "7,5,3", "--sharing", "none");
    int[] ranks = {7, 5, 3, 3};
    for (int layer = 0; layer < ranks.length; layer++) {
      List<String> options = new ArrayList<>(text);
      options.addAll(List.of("--layer", Integer.toString(layer)));
      Path out = folder.resolve("layer.npz");
      JsonObject json = longview("attend", out, options).json();
      assertEquals("none", json.getAsJsonObject("pattern").get("sharing").getAsString());
      TensorArray attention = array(Npz.read(out, new Cancellation()), "attention");
      assertEquals(ranks[layer], attention.shape().length(2));
      Path again = folder.resolve("again.npz");
      assertEquals(0, longview("attend", again, options).status());
      assertArrayEquals(
          attention.doubles(), array(Npz.read(again, new Cancellation()), "attention").doubles());
    }
  }

  @Test
  void windowsAndDilationsAreTakenByLayerAndByHead() {
    Path out = folder.resolve("out.npz");
    List<String> text =
        List.of("--text", "I love Geeks for Geeks", "--window", "0,22", "--dilation", "1,2");
    List<String> options = new ArrayList<>(text);
    options.addAll(List.of("--layer", "11", "--dilated-heads", "1", "--head", "all"));
    JsonObject json = longview("attend", out, options).json();
    assertEquals("[0,22]", json.getAsJsonObject("pattern").get("window").toString());
    assertEquals("[1,2]", json.getAsJsonObject("pattern").get("dilation").toString());
    TensorArray mask = array(Npz.read(out, new Cancellation()), "mask");
    assertEquals(List.of(12, 9, 9), lengths(mask));
    assertEquals(0, mask.ints()[1]);
    assertEquals(1, mask.ints()[81 + 1]);
    options.addAll(List.of("--view", "pattern"));
    options.set(options.indexOf("all"), "3");
    Path png = folder.resolve("layer.png");
    assertEquals(0, longview("render", png, options).status());
    for (String wrong : List.of("1,2,3", "2,x", "2,-4")) {
      List<String> refused = new ArrayList<>(text);
      refused.set(refused.indexOf("0,22"), wrong);
      Result result = longview("attend", folder.resolve("refused.npz"), refused);
      assertEquals(2, result.status(), wrong);
      assertEquals(1, result.err().lines().count(), result.err());
    }
  }

  @Test
  void speedGivesEveryMechanismAtEveryLengthAsJson() throws IOException {
    Path csv = folder.resolve("speed.csv");
    Result result =
        longview("speed", "--lengths", "24,16", "--rank", "4", "--json", "--out", csv.toString());
    assertEquals(0, result.status(), result.err());
    JsonArray points = JsonParser.parseString(result.out()).getAsJsonArray();
    List<String> measured = new ArrayList<>();
    List<String> lines = new ArrayList<>(List.of("mechanism,n,seconds,peak_bytes,threads"));
    for (JsonElement element : points) {
      JsonObject point = element.getAsJsonObject();
      assertEquals(Set.of("mechanism", "n", "seconds", "peak_bytes", "threads"), point.keySet());
      assertTrue(point.get("seconds").getAsDouble() > 0);
      assertTrue(point.get("peak_bytes").getAsLong() > 0);
      assertEquals(Runtime.getRuntime().availableProcessors(), point.get("threads").getAsInt());
      measured.add(point.get("mechanism").getAsString() + " " + point.get("n").getAsInt());
      lines.add(
          Stream.of("mechanism", "n", "seconds", "peak_bytes", "threads")
              .map(key -> point.get(key).getAsString())
              .collect(Collectors.joining(",")));
    }
    assertEquals(
        List.of(
            "full 16",
            "full 24",
            "window 16",
            "window 24",
            "window-global 16",
            "window-global 24",
            "linformer 16",
            "linformer 24"),
        measured);
    assertEquals(lines, Files.readAllLines(csv));
  }

  @Test
  void speedPrintsATableThatNamesTheMachineAndTheParameters() throws IOException {
    Path json = folder.resolve("speed.json");
    Result result = longview("speed", "--lengths", "16", "--window", "8", "--out", json.toString());
    assertEquals("", result.err());
    assertTrue(result.out().contains("w = 8, s = 1, k = 128"), result.out());
    assertTrue(result.out().contains("12 heads of d = 32"), result.out());
    assertTrue(result.out().contains("Linformer"), result.out());
    assertEquals(4, JsonParser.parseString(Files.readString(json)).getAsJsonArray().size());
  }

  @Test
  void spectrumWritesTheCumulativeSharesOfEveryHead() throws IOException {
    GoldenCase golden = GoldenCase.read("p11_measures");
    Path all = folder.resolve("all.csv");
    Path one = folder.resolve("one.csv");
    List<String> tensors = List.of("--tensors", golden.npz().toString());
    Result result = longview("spectrum", all, tensors);
    assertEquals(new Result(0, "", ""), result);
    List<String> lines = Files.readAllLines(all);
    assertEquals("layer,head,rank,cumulative", lines.get(0));
    assertEquals(1 + 4 * 64, lines.size());
    double[] expected = golden.array("singular_values").doubles();
    for (int h = 0; h < 4; h++) {
      double total = Arrays.stream(expected, 64 * h, 64 * (h + 1)).sum();
      for (int rank = 1; rank <= 64; rank++) {
        String[] line = lines.get(64 * h + rank).split(",", -1);
        assertEquals("0," + h + "," + rank, String.join(",", Arrays.copyOf(line, 3)));
        double share = Arrays.stream(expected, 64 * h, 64 * h + rank).sum() / total;
        assertEquals(share, Double.parseDouble(line[3]), 1e-6);
      }
    }
    List<String> options = new ArrayList<>(tensors);
    options.addAll(List.of("--head", "2"));
    assertEquals(0, longview("spectrum", one, options).status());
    assertEquals(lines.subList(1 + 128, 1 + 192), Files.readAllLines(one).subList(1, 65));
  }

  @Test
  void aSweepGivesWhatAttendGivesForEachOfItsSettings() throws IOException {
    List<String> tensors = List.of("--tensors", GoldenCase.read("p11_measures").npz().toString());
    assertEquals(5, assertSweepAgrees(tensors, tensors));
    List<String> text = List.of("--text", "one two three four five six", "--layer", "1");
    List<String> heads = new ArrayList<>(text);
    heads.addAll(List.of("--head", "all"));
    assertEquals(5, assertSweepAgrees(text, heads));
  }

  /** Sweeps, and attends with each of the settings; gives how many there were. */
  private int assertSweepAgrees(List<String> input, List<String> inputOfAttend) throws IOException {
    Path out = folder.resolve("sweep.csv");
    List<String> options = new ArrayList<>(input);
    options.addAll(List.of("--windows", "2,4", "--globals", "0,2", "--ranks", "3"));
    assertEquals(new Result(0, "", ""), longview("sweep", out, options));
    List<String> lines = Files.readAllLines(out);
    assertEquals(
        "pattern,window,dilation,globals,rank,entries_formula,entries_exact,kept,output_error,"
            + "seconds",
        lines.get(0));
    for (String line : lines.subList(1, lines.size())) {
      String[] row = line.split(",", -1);
      List<String> attend = new ArrayList<>(inputOfAttend);
      attend.addAll(List.of("--pattern", row[0]));
      if (row[0].equals("linformer")) {
        attend.addAll(List.of("--rank", row[4]));
        assertEquals("", row[1] + row[2] + row[3] + row[7]);
      } else {
        attend.addAll(List.of("--window", row[1], "--global", "first:" + row[3]));
      }
      JsonObject json = longview("attend", folder.resolve("attend.npz"), attend).json();
      JsonObject entries = json.getAsJsonObject("entries");
      assertEquals(entries.get("formula").getAsString(), row[5]);
      assertEquals(entries.get("exact").getAsString(), row[6]);
      if (!row[7].isEmpty()) {
        assertEquals(mean(json, "kept"), Double.parseDouble(row[7]), 1e-9);
      }
      assertEquals(mean(json, "output_error"), Double.parseDouble(row[8]), 1e-9);
      assertTrue(Double.parseDouble(row[9]) >= 0);
    }
    return lines.size() - 1;
  }

  @Test
  void aSweepOfOneLayerIsMeasuredTogetherAndGivesWhatAttendGives() throws IOException {
    List<String> options =
        List.of("--text", "one two three four five six", "--apply", "layer", "--layer", "1");
    Path out = folder.resolve("sweep.json");
    List<String> sweep = new ArrayList<>(options);
    sweep.addAll(
        List.of("--windows", "2,6,40", "--globals", "0,1,8", "--dilations", "1,3", "--ranks", "2"));
    assertEquals(new Result(0, "", ""), longview("sweep", out, sweep));
    JsonArray rows = JsonParser.parseString(Files.readString(out)).getAsJsonArray();
    assertEquals(19, rows.size());
    for (JsonElement element : rows) {
      JsonObject row = element.getAsJsonObject();
      String pattern = row.get("pattern").getAsString();
      List<String> attend = new ArrayList<>(options);
      attend.addAll(List.of("--head", "all", "--pattern", pattern));
      if (pattern.equals("linformer")) {
        attend.addAll(List.of("--rank", row.get("rank").getAsString()));
        assertTrue(row.get("kept").isJsonNull());
      } else {
        attend.addAll(List.of("--window", row.get("window").getAsString()));
        attend.addAll(List.of("--dilation", row.get("dilation").getAsString()));
        attend.addAll(List.of("--global", "first:" + row.get("globals").getAsInt()));
      }
      JsonObject json = longview("attend", folder.resolve("attend.npz"), attend).json();
      if (!row.get("kept").isJsonNull()) {
        assertEquals(mean(json, "kept"), row.get("kept").getAsDouble(), 1e-5);
      }
      assertEquals(mean(json, "output_error"), row.get("output_error").getAsDouble(), 1e-5);
    }
  }

  private static double mean(JsonObject json, String measure) {
    return json.getAsJsonObject(measure).get("mean").getAsDouble();
  }

  @Test
  void bigBirdThatDoesNotFitIsRefusedInOneLine() {
    String tokenForm = GoldenCase.read("p09a_bigbird_token").npz().toString();
    String blockForm = GoldenCase.read("p09b_bigbird_block").npz().toString();
    String other = GoldenCase.read("p02_sliding").npz().toString();
    List<List<String>> wrong =
        List.of(
            List.of(tokenForm, "--window", "4"),
            List.of(tokenForm, "--random", "3"),
            List.of(tokenForm, "--window", "4", "--random", "-1"),
            List.of(tokenForm, "--window", "4", "--random", "many"),
            List.of(tokenForm, "--window", "4", "--random", blockForm),
            List.of(tokenForm, "--window", "4", "--random", other),
            List.of(other, "--window", "4", "--random", tokenForm),
            List.of(tokenForm, "--block", "4", "--random", tokenForm),
            List.of(tokenForm, "--block", "16", "--random", "1"),
            List.of(tokenForm, "--block", "0", "--random", "1"),
            List.of(blockForm, "--block", "8", "--random", blockForm),
            List.of(other, "--block", "2", "--random", blockForm));
    for (List<String> line : wrong) {
      List<String> options = new ArrayList<>(List.of("--pattern", "bigbird", "--tensors"));
      options.addAll(line);
      Path out = folder.resolve("out.npz");
      Result result = longview("attend", out, options);
      assertEquals(2, result.status(), line.toString());
      assertEquals(1, result.err().lines().count(), result.err());
      assertFalse(Files.exists(out));
    }
  }

  private static Result longview(String command, Path out, List<String> options) {
    List<String> arguments = new ArrayList<>(List.of(command, "--out", out.toString()));
    arguments.addAll(options);
    return longview(arguments.toArray(String[]::new));
  }

  @Test
  void budgetGivesTheGoldenCounts() {
    JsonObject scalars = GoldenCase.read("p13_memory").scalars();
    for (JsonElement element : scalars.getAsJsonArray("rows")) {
      JsonObject row = element.getAsJsonObject();
      List<String> arguments =
          new ArrayList<>(
              List.of(
                  "budget",
                  "--json",
                  "--length",
                  row.get("n").getAsString(),
                  "--window",
                  row.get("w").getAsString(),
                  "--global",
                  list(row.getAsJsonArray("G"))));
      if (row.has("d")) {
        arguments.addAll(List.of("--dilation", row.get("d").getAsString()));
      }
      if (row.has("k")) {
        arguments.addAll(List.of("--rank", row.get("k").getAsString(), "--layers", "1"));
      }
      if (row.has("b")) {
        arguments.addAll(
            List.of(
                "--chunk",
                row.get("b").getAsString(),
                "--stride",
                row.get("stride").getAsString()));
      }
      JsonObject json = longview(arguments.toArray(String[]::new)).json();
      assertEquals(row.get("full"), json.get("full"));
      assertEquals(row.get("global_window_exact"), json.get("exact"));
      assertEquals(row.get("budget_formula"), json.get("formula"));
      if (row.has("k")) {
        assertEquals(row.get("linformer_scores"), json.get("linformer"));
      }
      assertEqualsStored(row, json.getAsJsonObject("memory").getAsJsonObject("stored"));
    }
    for (JsonElement element : scalars.getAsJsonArray("budgets")) {
      JsonObject row = element.getAsJsonObject();
      JsonObject json =
          longview(
                  "budget",
                  "--json",
                  "--length",
                  "1024",
                  "--n0",
                  row.get("n0").getAsString(),
                  "--window",
                  row.get("w").getAsString(),
                  "--globals",
                  row.get("s").getAsString())
              .json();
      assertEquals(row.get("budget"), json.get("budget"));
      assertEquals(row.get("n_formula_floor"), json.get("longest_n_formula"));
      assertEquals(row.get("n_exact_globals_first"), json.get("longest_n_exact"));
    }
  }

  static List<GoldenCase> receptiveFields() {
    return GoldenCase.ofKinds("receptive_field");
  }

  /** One number of each layer. */
  private static String ofLayers(JsonArray layers, String name) {
    return StreamSupport.stream(layers.spliterator(), false)
        .map(layer -> layer.getAsJsonObject().get(name))
        .map(number -> number == null ? "1" : number.getAsString())
        .collect(Collectors.joining(","));
  }

  @ParameterizedTest
  @MethodSource("receptiveFields")
  void attendGivesTheGoldenReceptiveFields(GoldenCase golden) {
    int n = golden.params().get("n").getAsInt();
    JsonArray layers = golden.params().getAsJsonArray("layers");
    JsonObject layer = layers.get(0).getAsJsonObject();
    Path out = folder.resolve("out.npz");
    Path tensors = folder.resolve("tensors.npz");
    AtomicFile.write(
        tensors,
        file ->
            NpzWriter.write(
                file,
                npz -> {
                  for (String name : List.of("q", "k", "v")) {
                    npz.add(
                        name,
                        NpyType.FLOAT32,
                        new long[] {n, 1},
                        npy -> npy.put(new float[n], 0, n));
                  }
                }));
    List<String> arguments = new ArrayList<>(List.of("attend", "--tensors", tensors.toString()));
    arguments.addAll(List.of("--out", out.toString(), "--window", ofLayers(layers, "w")));
    arguments.addAll(List.of("--dilation", ofLayers(layers, "d")));
    if (layer.has("G")) {
      arguments.addAll(List.of("--global", list(layer.getAsJsonArray("G"))));
    }
    arguments.addAll(List.of("--reach", golden.params().get("token").getAsString()));
    arguments.addAll(List.of("--layers", Integer.toString(layers.size())));
    JsonObject json = longview(arguments.toArray(String[]::new)).json();
    JsonArray told = json.getAsJsonObject("reach").getAsJsonArray("after_layer");
    JsonArray expected = golden.scalars().getAsJsonArray("after_layer");
    for (int i = 0; i < layers.size(); i++) {
      JsonObject answer = told.get(i).getAsJsonObject();
      JsonObject known = expected.get(i).getAsJsonObject();
      assertEquals(known.get("reachable_inputs"), answer.get("tokens"));
      assertEquals(known.get("leftmost"), answer.get("first"));
      assertEquals(known.get("rightmost"), answer.get("last"));
      assertEquals(known.get("one_sided_span_formula"), answer.get("span_formula"));
    }
    Map<String, TensorArray> written = Npz.read(out, new Cancellation());
    assertArrayEquals(golden.array("reach_of_token").ints(), array(written, "reach").ints());
  }

  @Test
  void aTextsRolloutIsWeightWhereATokenIsReached() {
    Path out = folder.resolve("out.npz");
    List<String> options = List.of("--text", "a ".repeat(62), "--window", "8", "--reach", "30");
    assertEquals(0, longview("attend", out, options).status());
    Map<String, TensorArray> written = Npz.read(out, new Cancellation());
    int[] reach = array(written, "reach").ints();
    double[] rollout = array(written, "rollout").doubles();
    assertEquals(12 * 64, rollout.length);
    for (int i = 0; i < rollout.length; i++) {
      assertEquals(reach[i] == 1, rollout[i] > 0, "place " + i);
    }
  }

  private static void assertEqualsStored(JsonObject row, JsonObject stored) {
    assertEquals(row.get("full"), stored.getAsJsonObject("full").get("entries"));
    assertEquals(row.get("budget_formula"), stored.getAsJsonObject("formula").get("entries"));
    assertEquals(row.get("global_window_exact"), stored.getAsJsonObject("exact").get("entries"));
    assertEquals(row.get("n"), stored.getAsJsonObject("fused").get("entries"));
    assertEquals(row.has("hf_padded_n"), stored.get("hugging_face").isJsonObject());
    if (row.has("hf_padded_n")) {
      JsonObject chunks = stored.getAsJsonObject("hugging_face");
      assertEquals(row.get("hf_padded_n"), chunks.get("padded_n"));
      assertEquals(row.get("hf_band_floats"), chunks.get("band"));
      assertEquals(row.get("hf_with_global_floats"), chunks.get("entries"));
      assertEquals(row.get("hf_chunk_floats"), chunks.get("chunk_scores"));
    }
    assertEquals(row.has("k"), stored.get("linformer").isJsonObject());
    if (row.has("k")) {
      JsonObject linformer = stored.getAsJsonObject("linformer");
      assertEquals(row.get("linformer_proj_params"), linformer.get("projection_parameters"));
    }
    assertEquals(row.has("b"), stored.get("pieces").isJsonObject());
    if (row.has("b")) {
      assertEquals(row.get("pieces_exact"), stored.getAsJsonObject("pieces").get("entries"));
    }
  }

  @Test
  void whatIsHeldAndWhatFitsFollowPrecisionBatchAndPhase() {
    JsonObject memory =
        longview(
                ("budget --length 4096 --window 512 --globals 1 --precision bf16 --batch 2"
                        + " --layers 6 --heads 8 --training --memory T4 --json")
                    .split(" "))
            .json()
            .getAsJsonObject("memory");
    assertEquals(2, memory.get("bytes_per_entry").getAsLong());
    assertEquals(2, memory.get("batch").getAsLong());
    assertEquals("training", memory.get("held").getAsString());
    assertEquals(15L << 30, memory.get("capacity").getAsLong());
    JsonObject full = memory.getAsJsonObject("stored").getAsJsonObject("full");
    assertEquals(4096L * 4096 * 5 * 6 * 8 * 2, full.get("bytes").getAsLong());
    // ⌊√(15 GiB / (5 bytes · 6 layers · 8 heads · 2 texts))⌋
    assertEquals(5792, full.get("longest_n").getAsLong());
    String table =
        longview("budget --length 4096 --window 512 --inference --memory 1.5GiB".split(" ")).out();
    assertTrue(table.contains("inference") && table.contains("longest n"), table);
  }

  @Test
  void whatIsLeftIsTheWindowUnlessOneIsGiven() {
    JsonObject json =
        longview("budget", "--n0", "512", "--length", "1024", "--globals", "4", "--json").json();
    assertEquals(248, json.get("window_left").getAsLong());
    assertEquals(248, json.get("w").getAsLong());
    assertEquals(512 * 512, json.get("formula").getAsLong());
    assertTrue(json.get("fits_formula").getAsBoolean());
    assertTrue(json.get("linformer").isJsonNull());
    assertTrue(json.get("note").isJsonNull());

    JsonObject nothing =
        longview("budget", "--length", "4096", "--globals", "32", "--rank", "64", "--json").json();
    for (String name : List.of("window_left", "w", "formula", "exact", "longest_n_exact")) {
      assertTrue(nothing.get(name).isJsonNull(), name);
    }
    assertEquals(4096 * 64, nothing.get("linformer").getAsLong());
    assertTrue(nothing.get("note").getAsString().contains("s = 31"), nothing::toString);

    JsonObject wide = longview("budget", "--length", "16", "--window", "100", "--json").json();
    assertEquals(1600, wide.get("formula").getAsLong());
    assertEquals(256, wide.get("exact").getAsLong());
    assertFalse(wide.get("note").isJsonNull());
    assertTrue(
        longview("budget", "--length", "8", "--window", "0", "--json")
            .json()
            .get("longest_n_formula")
            .isJsonNull());
  }

  @Test
  void theTokensOfADocumentAreTakenFromAnyPlace() throws IOException {
    Path document = folder.resolve("page.html");
    Files.writeString(document, "<html><body><h1>One</h1><p>two three four</p></body></html>");
    String out = folder.resolve("out.npz").toString();
    for (int first = 1; first <= 4; first++) {
      JsonObject json =
          longview(
                  "attend",
                  "--document",
                  document.toString(),
                  "--first",
                  Integer.toString(first),
                  "--out",
                  out)
              .json();
      assertEquals(7 - first, json.get("n").getAsInt());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "npy", "npz"})
  void theNumbersOfAFigureAreThoseOfAttend(String ending) throws IOException {
    List<String> options =
        List.of("--text", "Geeks, for \"Geeks\"", "--window", "2", "--global", "0", "--head", "4");
    Path attended = folder.resolve("attended.npz");
    assertEquals(0, longview("attend", attended, options).status());
    double[] expected = array(Npz.read(attended, new Cancellation()), "attention").doubles();
    int n = (int) Math.sqrt(expected.length);
    Path out = folder.resolve("figure." + ending);
    assertEquals("", longview("render", out, options).err());
    double[] written =
        switch (ending) {
          case "npy" -> Npy.read(out, new Cancellation()).doubles();
          case "npz" -> array(Npz.read(out, new Cancellation()), "attention").doubles();
          default -> {
            List<String> lines = Files.readAllLines(out);
            assertTrue(lines.get(0).startsWith("query,[CLS],geek,##s,\",\",for,\"\"\"\",geek"));
            yield lines.stream()
                .skip(1)
                .map(line -> line.split(","))
                .flatMap(line -> Arrays.stream(line).skip(line.length - n))
                .mapToDouble(Double::parseDouble)
                .toArray();
          }
        };
    assertEquals(expected.length, written.length);
    for (int i = 0; i < expected.length; i++) {
      assertEquals((float) expected[i], (float) written[i]);
    }
  }

  @Test
  void severalViewsAreOnePictureButNoNumbers() throws IOException {
    List<String> views =
        List.of(
            "--text", "Geeks", "--window", "2", "--view", "pattern,attention", "--width", "400mm");
    Path out = folder.resolve("panels.png");
    assertEquals("", longview("render", out, views).err());
    BufferedImage image = ImageIO.read(out.toFile());
    assertEquals(4724, image.getWidth());
    assertTrue(image.getHeight() < 0.8 * image.getWidth());
    Result refused = longview("render", folder.resolve("panels.npz"), views);
    assertEquals(2, refused.status());
    assertEquals("Of these views no numbers are written; choose one view.\n", refused.err());
  }

  @Test
  void commandsAreToldFromFiles() {
    assertTrue(Commands.isCommand("render") && Commands.isCommand("--version"));
    assertFalse(Commands.isCommand("render.txt"));
  }

  @Test
  void aTextsAttentionIsWritten() throws IOException {
    Path document = folder.resolve("text.md");
    Files.writeString(document, "Ein kleiner Text, über *vieles*. ".repeat(20), UTF_8);
    Path out = folder.resolve("out.npz");
    JsonObject json =
        longview(
                "attend",
                "--document",
                document.toString(),
                "--tokens",
                "40",
                "--pattern",
                "window-global",
                "--window",
                "6",
                "--global",
                "first:2",
                "--layer",
                "3",
                "--head",
                "all",
                "--apply",
                "layer",
                "--rows",
                "5:9",
                "--out",
                out.toString())
            .json();
    assertEquals(40, json.get("n").getAsInt());
    assertEquals(12, json.getAsJsonObject("kept").getAsJsonArray("per_head").size());
    Map<String, TensorArray> written = Npz.read(out, new Cancellation());
    assertEquals("(12, 4, 40)", array(written, "attention").shape().toString());
    assertEquals("(12, 40, 32)", array(written, "output").shape().toString());
    assertEquals("(4, 40)", array(written, "mask").shape().toString());
    double[] attention = array(written, "attention").doubles();
    int[] mask = array(written, "mask").ints();
    for (int row = 0; row < 48; row++) {
      double sum = 0;
      for (int j = 0; j < 40; j++) {
        sum += attention[row * 40 + j];
        assertEquals(mask[row % 4 * 40 + j] == 0, attention[row * 40 + j] == 0);
      }
      assertEquals(1, sum, 1e-5);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--text Geeks --pattern window --window 2 --view attention",
        "--text Geeks --pattern window-global --window 2 --global 1 --view pattern --theme dark",
        "--text Geeks --pattern dilated --window 2 --dilation 2 --causal --view difference",
        "--text Geeks --pattern linformer --rank 2 --view attention --head mean --colormap magma",
        "--text Geeks --pattern linformer --rank 2 --projection mean --view pattern",
        "--text Geeks --pattern linformer --rank 2 --projection svd --view attention",
        "--tensors golden --pattern full --view attention --head 1",
        "--tensors golden --view spectrum --head 2 --rank 4 --theme dark",
        "--text Geeks --view spectrum --layer 5",
        "--view budget --n0 512 --length 1024 --global first:4",
        "--view pattern --length 70000 --window 512 --global 0"
      })
  void figuresAreWrittenAtTheWidthAskedFor(String line) throws IOException {
    Path out = folder.resolve("figure.png");
    String golden = GoldenCase.read("p02_sliding").npz().toString();
    List<String> arguments =
        new ArrayList<>(List.of("render", "--width", "321", "--out", out.toString()));
    arguments.addAll(List.of(line.replace("golden", golden).split(" ")));
    Result result = longview(arguments.toArray(String[]::new));
    assertEquals("", result.err());
    assertEquals(0, result.status());
    BufferedImage image = ImageIO.read(out.toFile());
    assertEquals(321, image.getWidth());
    assertTrue(image.getHeight() > 100);
    long colors =
        Arrays.stream(image.getRGB(0, 0, 321, image.getHeight(), null, 0, 321)).distinct().count();
    assertTrue(colors > 10, () -> colors + " colours");
  }

  @ParameterizedTest
  @CsvSource({
    "--view pattern --pattern window --length 20 --from 0 --to 4 --step 2, 3",
    "--view pattern --pattern window --length 300, 51",
    "--view pattern --pattern window --window 2 --sweep n --from 3 --to 6 --length 9, 4",
    "--view budget --sweep s --length 2048 --to 5, 6",
    "--view pattern --pattern linformer --projection mean --length 9 --sweep k, 9",
    "--tensors golden --pattern window --window 4 --sweep head, 3",
    "--text Geeks --view attention --sweep layer --from 10, 2"
  })
  void oneParameterRunsThroughTheFramesOfAFilm(String line, int frames) throws IOException {
    Path out = folder.resolve("film.GIF");
    String golden = GoldenCase.read("p02_sliding").npz().toString();
    List<String> arguments =
        new ArrayList<>(List.of("render", "--width", "120", "--out", out.toString()));
    arguments.addAll(List.of(line.replace("golden", golden).split(" ")));
    Result result = longview(arguments.toArray(String[]::new));
    assertEquals("", result.err());
    assertEquals(0, result.status());
    ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
    try (ImageInputStream in = ImageIO.createImageInputStream(out.toFile())) {
      reader.setInput(in);
      assertEquals(frames, reader.getNumImages(true));
      assertEquals(120, reader.getWidth(frames - 1));
    } finally {
      reader.dispose();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "attend --out o.npz",
        "attend --text a --document b --out o.npz",
        "attend --text  --out o.npz",
        "attend --text a --pattern nonsense --out o.npz",
        "render --view pattern --length 9 --pattern window --out o.gif --sweep q",
        "render --view pattern --length 9 --pattern window --out o.gif --from 4 --to 3",
        "render --view pattern --length 9 --pattern window --out o.gif --step 0",
        "render --view pattern --length 9 --pattern window --out o.gif --to 999999999",
        "render --view pattern --length 9 --pattern window --out o.gif --to 19",
        "render --view pattern --length 9 --pattern window --out o.gif --delay 1",
        "render --view pattern --length 9000 --pattern window --out o.gif --step 1",
        "render --view pattern --length 9 --out o.jpg",
        "attend --text a --pattern window --out o.npz",
        "attend --text a --pattern window --window -1 --out o.npz",
        "attend --text a --pattern window --window x --out o.npz",
        "attend --text a --pattern dilated --window 2 --dilation 0 --out o.npz",
        "attend --text a --pattern linformer --out o.npz",
        "attend --text a --pattern linformer --rank 0 --out o.npz",
        "attend --text a --pattern linformer --rank 4 --out o.npz",
        "attend --text a --out f.png",
        "attend --text a --pattern linformer --rank 8,0 --projection svd --out o.npz",
        "attend --text a --pattern linformer --rank 8, --out o.npz",
        "attend --text a --pattern linformer --rank 8 --sharing everything --out o.npz",
        "attend --text a --pattern linformer --rank 2 --causal --out o.npz",
        "attend --text a --pattern linformer --rank 2 --projection nonsense --out o.npz",
        "attend --text a --pattern linformer --projection missing.npz --out o.npz",
        "attend --text a --pattern window-global --window 2 --global 7 --out o.npz",
        "attend --text a --pattern window-global --window 2 --global -1 --out o.npz",
        "attend --text a --pattern window-global --window 2 --global 0;1 --out o.npz",
        "attend --text a --pattern window-global --window 2 --global first:99 --out o.npz",
        "attend --text a --layer 12 --out o.npz",
        "attend --text a --head 12 --out o.npz",
        "attend --text a --head x --out o.npz",
        "attend --text a --apply nothing --out o.npz",
        "attend --text a --rows 2:9 --out o.npz",
        "attend --text a --rows 2-3 --out o.npz",
        "attend --text a --tokens 1 --out o.npz",
        "attend --text a --from 0 --out o.npz",
        "attend --text a --from 2 --out o.npz",
        "attend --tensors x.npz --from 2 --out o.npz",
        "attend --text a --model gpt --out o.npz",
        "attend --text a --out missing/folder/o.npz",
        "attend --document missing.txt --out o.npz",
        "attend --tensors missing.npz --out o.npz",
        "attend --text a --nonsense --out o.npz",
        "attend --text a --reach 3 --out o.npz",
        "attend --text a --reach -1 --out o.npz",
        "attend --text a --reach 1 --layers 0 --out o.npz",
        "attend --text a --reach 1 --layers 13 --out o.npz",
        "attend --text a --layers 2 --out o.npz",
        "attend --text a --rank 2 --reach 1 --out o.npz",
        "budget",
        "budget --length 0",
        "budget --length -5",
        "budget --length 99999999999999999999",
        "budget --length 9000000000000000000",
        "budget --n0 0 --length 5",
        "budget --n0 4000000000 --length 5",
        "budget --length 10 --window -1",
        "budget --length 10 --dilation 0",
        "budget --length 10 --rank 0",
        "budget --length 10 --globals -1",
        "budget --length 10 --globals 11",
        "budget --length 10 --globals 1 --global 0",
        "budget --length 10 --heads 0",
        "budget --length 10 --batch 0",
        "budget --length 10 --precision fp8",
        "budget --length 10 --precision fp16 --bytes-per-entry 2",
        "budget --length 10 --precision int8 --training",
        "budget --length 10 --inference --training",
        "budget --length 10 --memory potato",
        "budget --length 10 --memory 99999999999999GiB",
        "budget --length 10 --rank 2 --sharing all",
        "budget --length 10 --stride 2",
        "budget --length 10 --chunk 2 --stride 3",
        "budget --length 10 --chunk 0",
        "render --text a --out f.jpg",
        "render --text a --out missing/f.png",
        "render --text a --view nonsense --out f.png",
        "render --text a --width 1 --out f.png",
        "render --text a --width 99999999 --out f.png",
        "render --text a --dpi 0 --out f.png",
        "render --text a --colormap jet --out f.png",
        "render --text a --colormap blue-orange --out f.png",
        "render --text a --theme pink --out f.png",
        "render --text a --width 5000mm --out f.png",
        "render --text a --width wide --out f.png",
        "render --text a --type 1 --out f.png",
        "render --text a --without colour --out f.png",
        "render --text a --scale log --out f.png",
        "render --text a --view spectrum --out f.npy",
        "render --text a --head all --out f.png",
        "render --text a --pattern linformer --rank 2 --view difference --out f.png",
        "render --view budget --out f.png",
        "render --view budget --length 0 --out f.png",
        "render --view budget --length 5 --global 5 --out f.png",
        "render --view pattern --out f.png",
        "render --view pattern --length 0 --out f.png",
        "render --text a --view spectrum --head mean --out f.png",
        "render --text a --view spectrum --layer 12 --out f.png",
        "render --text a --view spectrum --rank x --out f.png",
        "spectrum --out o.npz",
        "spectrum --text a --layer 12 --out o.npz",
        "spectrum --text a --head 12 --out o.npz",
        "spectrum --document walden --apply model --out o.npz",
        "speed --lengths 0",
        "speed --lengths 512,-1",
        "speed --lengths many",
        "speed --lengths 99999999999",
        "speed --lengths 2000000000",
        "speed --lengths 16 --window -1",
        "speed --lengths 16 --globals -1",
        "speed --lengths 16 --rank 0",
        "speed --lengths 16 --rank 1000",
        "speed --lengths 16 --out o.txt",
        "speed --lengths 16 --out no/such/folder/o.csv",
        "sweep --text a --out o.csv",
        "sweep --text a --windows 2",
        "sweep --text a --windows 2 --out f.png",
        "sweep --text a --windows -2 --out o.csv",
        "sweep --text a --windows two --out o.csv",
        "sweep --text a --windows 2 --globals 4 --out o.csv",
        "sweep --text a --windows 2 --globals -1 --out o.csv",
        "sweep --text a --windows 2 --dilations 0 --out o.csv",
        "sweep --text a --ranks 0 --out o.csv",
        "sweep --text a --ranks 2,4 --out o.csv",
        "sweep --windows 2 --out o.csv",
        "nonsense",
        "--nonsense"
      })
  void whatIsWrongIsRefusedInOneLine(String line) {
    String[] arguments = line.split(" ", -1);
    for (int i = 0; i < arguments.length; i++) {
      if (arguments[i].equals("o.npz") || arguments[i].equals("f.png")) {
        arguments[i] = folder.resolve(arguments[i]).toString();
      }
    }
    Result result = longview(arguments);
    assertEquals(2, result.status(), result.err());
    assertEquals("", result.out());
    assertEquals(1, result.err().lines().count(), result.err());
    assertTrue(result.err().strip().endsWith("."), result.err());
    assertEquals(0, folder.toFile().list().length);
  }

  @Test
  void helpAndVersionArePrinted() {
    assertTrue(longview("--help").out().contains("attend"));
    String attend = longview("attend", "--help").out().replaceAll("\\s+", " ");
    assertTrue(attend.contains("--pattern"));
    assertTrue(attend.contains("but head 0 in a figure of one head, and in attend of a text"));
    assertTrue(longview("--version").out().matches("Longview \\d.*\\s+"));
  }

  @Test
  void filesAreNotCommands() {
    assertTrue(Commands.isCommand("attend"));
    assertTrue(Commands.isCommand("--help"));
    assertFalse(Commands.isCommand("text.md"));
  }

  private static TensorArray array(Map<String, TensorArray> arrays, String name) {
    return Objects.requireNonNull(arrays.get(name), name);
  }

  private static void assertMeasure(
      JsonObject measures, String expected, JsonObject json, String name) {
    JsonArray values = measures.getAsJsonArray(expected);
    JsonArray actual = json.getAsJsonObject(name).getAsJsonArray("per_head");
    double mean = 0;
    for (int h = 0; h < values.size(); h++) {
      assertEquals(values.get(h).getAsDouble(), actual.get(h).getAsDouble(), 1e-4, name);
      mean += actual.get(h).getAsDouble() / values.size();
    }
    assertEquals(mean, json.getAsJsonObject(name).get("mean").getAsDouble(), 1e-12);
  }

  private static void assertClose(double[] expected, double[] actual, double tolerance) {
    assertEquals(expected.length, actual.length);
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], actual[i], tolerance, "element " + i);
    }
  }
}
