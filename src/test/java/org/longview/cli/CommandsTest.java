package org.longview.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import java.util.stream.StreamSupport;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.longview.GoldenCase;
import org.longview.export.NpyType;
import org.longview.export.NpzWriter;
import org.longview.model.NpyArray;
import org.longview.model.Npz;
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
    int status = Commands.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    return new Result(status, out.toString(), err.toString());
  }

  static List<GoldenCase> tensorCases() {
    return GoldenCase.ofKinds(
        "full",
        "longformer_shared",
        "longformer_separate",
        "dilated",
        "causal",
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

    Map<String, NpyArray> written = Npz.read(out, new Cancellation());
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
    if (!linformer) {
      assertEquals(
          golden.scalars().get("allowed_entries").getAsLong(),
          json.getAsJsonObject("entries").get("exact").getAsLong());
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

  private List<String> patternArguments(GoldenCase golden) {
    JsonObject params = golden.params();
    String kind = golden.kind().equals("causal") ? params.get("base").getAsString() : golden.kind();
    List<String> arguments = new ArrayList<>();
    String name =
        switch (kind) {
          case "full", "dilated", "linformer" -> kind;
          case "sliding" -> "window";
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

      Map<String, NpyArray> written = Npz.read(out, new Cancellation());
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
    Map<String, NpyArray> written = Npz.read(out, new Cancellation());
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
        arguments.addAll(List.of("--rank", row.get("k").getAsString()));
      }
      JsonObject json = longview(arguments.toArray(String[]::new)).json();
      assertEquals(row.get("full"), json.get("full"));
      assertEquals(row.get("global_window_exact"), json.get("exact"));
      assertEquals(row.get("budget_formula"), json.get("formula"));
      if (row.has("k")) {
        assertEquals(row.get("linformer_scores"), json.get("linformer"));
      }
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
    for (int from = 1; from <= 4; from++) {
      JsonObject json =
          longview(
                  "attend",
                  "--document",
                  document.toString(),
                  "--from",
                  Integer.toString(from),
                  "--out",
                  out)
              .json();
      assertEquals(7 - from, json.get("n").getAsInt());
    }
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
    Map<String, NpyArray> written = Npz.read(out, new Cancellation());
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
        "--tensors golden --pattern full --view attention --head 1",
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
  @ValueSource(
      strings = {
        "attend --out o.npz",
        "attend --text a --document b --out o.npz",
        "attend --text  --out o.npz",
        "attend --text a --pattern nonsense --out o.npz",
        "attend --text a --pattern window --out o.npz",
        "attend --text a --pattern window --window -1 --out o.npz",
        "attend --text a --pattern window --window x --out o.npz",
        "attend --text a --pattern dilated --window 2 --dilation 0 --out o.npz",
        "attend --text a --pattern linformer --out o.npz",
        "attend --text a --pattern linformer --rank 0 --out o.npz",
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
        "render --text a --out f.jpg",
        "render --text a --out missing/f.png",
        "render --text a --view nonsense --out f.png",
        "render --text a --width 1 --out f.png",
        "render --text a --width 99999999 --out f.png",
        "render --text a --dpi 0 --out f.png",
        "render --text a --colormap jet --out f.png",
        "render --text a --colormap blue-orange --out f.png",
        "render --text a --theme pink --out f.png",
        "render --text a --head all --out f.png",
        "render --text a --pattern linformer --rank 2 --view difference --out f.png",
        "render --view budget --out f.png",
        "render --view budget --length 0 --out f.png",
        "render --view budget --length 5 --global 5 --out f.png",
        "render --view pattern --out f.png",
        "render --view pattern --length 0 --out f.png",
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
    assertTrue(longview("attend", "--help").out().contains("--pattern"));
    assertTrue(longview("--version").out().matches("Longview \\d.*\\s+"));
  }

  @Test
  void filesAreNotCommands() {
    assertTrue(Commands.isCommand("attend"));
    assertTrue(Commands.isCommand("--help"));
    assertFalse(Commands.isCommand("text.md"));
  }

  private static NpyArray array(Map<String, NpyArray> arrays, String name) {
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
