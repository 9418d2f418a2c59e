package org.longview.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.longview.model.Npz;
import org.longview.model.SharedWeights;
import org.longview.model.TensorArray;
import org.longview.model.TinyCheckpoint;
import org.longview.model.TinyCheckpoint.Kind;
import org.longview.work.Cancellation;

/** Every command that reads a model, with one in a folder. */
class ModelFolderCommandsTest {
  private static final String TEXT = "some words that are not known";

  @TempDir private Path folder;
  private Path model;

  @BeforeEach
  void makeFolder() throws IOException {
    model = Files.createDirectory(folder.resolve("tiny"));
  }

  private void write(Kind kind) throws IOException {
    new TinyCheckpoint(kind, 17).writeTo(model);
    Files.writeString(
        model.resolve("vocab.txt"), "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\nsome\nwords\n");
  }

  private String run(int status, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int actual =
        Commands.run(
            SharedWeights::of, new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    assertEquals(status, actual, err.toString());
    assertEquals(status == 0, err.toString().isEmpty(), err.toString());
    return status == 0 ? out.toString() : err.toString();
  }

  @ParameterizedTest
  @EnumSource
  void attendReadsAModelOfEveryKind(Kind kind) throws IOException {
    write(kind);
    Path out = folder.resolve("out.npz");
    JsonObject json =
        JsonParser.parseString(
                run(
                    0,
                    "attend",
                    "--model",
                    model.toString(),
                    "--text",
                    TEXT,
                    "--head",
                    "all",
                    "--pattern",
                    "window-global",
                    "--window",
                    "2",
                    "--global",
                    "0",
                    "--layer",
                    "1",
                    "--out",
                    out.toString()))
            .getAsJsonObject();
    assertEquals(8, json.get("n").getAsInt());
    assertEquals(2, json.get("heads").getAsInt());
    TensorArray output = Objects.requireNonNull(Npz.read(out, new Cancellation()).get("output"));
    assertEquals(2, output.shape().length(0));
    assertEquals(4, output.shape().length(2));
  }

  @Test
  void theOtherCommandsReadItToo() throws IOException {
    write(Kind.LONGFORMER);
    String name = model.toString();
    Path png = folder.resolve("a.png");
    run(
        0,
        "render",
        "--model",
        name,
        "--text",
        TEXT,
        "--view",
        "attention",
        "--out",
        png.toString());
    assertTrue(Files.size(png) > 0);
    Path spectrum = folder.resolve("s.csv");
    run(0, "spectrum", "--model", name, "--text", TEXT, "--out", spectrum.toString());
    assertEquals(1 + 2 * 2 * 8, Files.readAllLines(spectrum).size());
    Path sweep = folder.resolve("w.csv");
    run(
        0,
        "sweep",
        "--model",
        name,
        "--text",
        TEXT,
        "--windows",
        "2,4",
        "--globals",
        "0,1",
        "--out",
        sweep.toString());
    assertEquals(1 + 4, Files.readAllLines(sweep).size());
  }

  @Test
  void aLayerThatItDoesNotHaveIsRefused() throws IOException {
    write(Kind.BERT);
    String refusal =
        run(
            2,
            "attend",
            "--model",
            model.toString(),
            "--text",
            TEXT,
            "--layer",
            "2",
            "--out",
            folder.resolve("o.npz").toString());
    assertTrue(refusal.contains("layer"), refusal);
    assertFalse(Files.exists(folder.resolve("o.npz")));
  }

  @Test
  void whatIsNoModelIsRefusedInOneSentence() throws IOException {
    String out = folder.resolve("o.npz").toString();
    String missing = run(2, "attend", "--model", "nowhere", "--text", TEXT, "--out", out);
    assertTrue(
        missing.startsWith("There is no model nowhere; the one that comes with the program"),
        missing);
    String empty = run(2, "attend", "--model", model.toString(), "--text", TEXT, "--out", out);
    assertTrue(empty.contains("has no config.json"), empty);
    write(Kind.BERT);
    Files.writeString(model.resolve("vocab.txt"), "\nmore".repeat(30), StandardOpenOption.APPEND);
    String large = run(2, "attend", "--model", model.toString(), "--text", TEXT, "--out", out);
    assertTrue(large.contains("knows 38 tokens, but the model only 20"), large);
    assertEquals(1, large.lines().count());
  }
}
