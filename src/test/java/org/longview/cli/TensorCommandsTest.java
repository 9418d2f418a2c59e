package org.longview.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.longview.TensorFiles;
import org.longview.model.Npz;
import org.longview.model.SharedWeights;
import org.longview.work.Cancellation;

/** Commands on tensors of several layers, in folders, and such that are not as they should be. */
class TensorCommandsTest {
  private static final String WINDOW = "--pattern window --window 4";

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int longview(String command, Path tensors, String options) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return Commands.run(
        SharedWeights::of,
        new PrintWriter(out, true),
        new PrintWriter(err, true),
        Stream.concat(
                Stream.of(command, "--tensors", tensors.toString()), Stream.of(options.split(" ")))
            .toArray(String[]::new));
  }

  private JsonObject attend(Path tensors, String options) {
    assertEquals(0, longview("attend", tensors, options + " --out " + result()), err.toString());
    assertEquals("", err.toString());
    return JsonParser.parseString(out.toString()).getAsJsonObject();
  }

  private Path result() {
    return folder.resolve("out.npz");
  }

  private float[] attention() {
    return Objects.requireNonNull(Npz.read(result(), new Cancellation()).get("attention")).floats();
  }

  @Test
  void aLayerIsChosenAmongThoseOfAFile() throws IOException {
    Path tensors = TensorFiles.projected(folder.resolve("mine.npz"), 3, 2, 9, 4);
    assertEquals(2, attend(tensors, WINDOW).get("heads").getAsInt());
    float[] first = attention();
    JsonObject last = attend(tensors, WINDOW + " --layer 2");
    assertNotEquals(first[1], attention()[1]);
    assertTrue(last.getAsJsonObject("output_error").get("mean").getAsDouble() > 0);
    assertEquals(2, longview("attend", tensors, WINDOW + " --layer 3 --out " + result()));
    assertEquals("There is no layer 3; layers are 0 to 2.", err.toString().strip());
  }

  @Test
  void aTokenIsFollowedThroughTheLayersOfAFile() throws IOException {
    Path tensors = TensorFiles.projected(folder.resolve("mine.npz"), 3, 2, 9, 4);
    JsonObject json = attend(tensors, WINDOW + " --reach 4");
    assertEquals(3, json.getAsJsonObject("reach").getAsJsonArray("after_layer").size());
    assertTrue(Npz.read(result(), new Cancellation()).containsKey("rollout"));
  }

  @Test
  void spectrumAndSweepTakeAllLayers() throws IOException {
    Path tensors = TensorFiles.projected(folder.resolve("mine.npz"), 3, 2, 9, 4);
    Path table = folder.resolve("table.csv");
    assertEquals(0, longview("spectrum", tensors, "--out " + table));
    assertEquals(1 + 3 * 2 * 9, Files.readAllLines(table).size());
    assertEquals(0, longview("sweep", tensors, "--windows 2,4 --layer 1 --out " + table));
    String kept = Files.readAllLines(table).get(2).split(",", -1)[7];
    JsonObject one = attend(tensors, WINDOW + " --layer 1");
    assertEquals(
        one.getAsJsonObject("kept").get("mean").getAsDouble(), Double.parseDouble(kept), 1e-5);
  }

  @Test
  void aFolderOfArraysIsReadLikeAFile() throws IOException {
    Path tensors = TensorFiles.projected(folder.resolve("mine.npz"), 1, 2, 9, 4);
    attend(tensors, WINDOW);
    float[] expected = attention();
    Path whole = Files.createDirectory(folder.resolve("arrays"));
    try (ZipInputStream npz = new ZipInputStream(Files.newInputStream(tensors))) {
      for (ZipEntry entry = npz.getNextEntry(); entry != null; entry = npz.getNextEntry()) {
        Files.copy(npz, whole.resolve(entry.getName()));
      }
    }
    for (Path path : List.of(whole, whole.resolve("k.npy"))) {
      attend(path, WINDOW);
      assertArrayEquals(expected, attention());
    }
  }

  @Test
  void rowsThatDoNotSumToOneAreToldInTheJson() throws IOException {
    Path cut = TensorFiles.finished(folder.resolve("cut.npz"), 2, 5, 0.25f);
    JsonObject json = attend(cut, WINDOW);
    assertTrue(
        json.get("warning").getAsString().startsWith("10 of 10 rows of attention in cut.npz"));
    assertEquals(1 / 3f, attention()[0], 1e-6);
    assertFalse(
        attend(TensorFiles.finished(folder.resolve("whole.npz"), 2, 5, 1), WINDOW).has("warning"));
  }

  @Test
  void namesThatAreNoneAreRefusedByTheirOption() {
    assertEquals(2, longview("attend", Path.of(""), WINDOW + " --out " + result()));
    assertEquals(
        "Invalid value for option '--tensors': the name of a file is missing."
            + " See longview attend --help.",
        err.toString().strip());
    Path mine = folder.resolve("mine.npz");
    assertEquals(2, longview("attend", mine, WINDOW + " --out a\0b.npz"));
    assertEquals(
        "Invalid value for option '--out': \"a?b.npz\" is no name of a file."
            + " See longview attend --help.",
        err.toString().strip());
  }

  @Test
  void aLinkInACircleIsToldAsOne() throws IOException {
    Path there = folder.resolve("there.npz");
    Path back = Files.createSymbolicLink(folder.resolve("back.npz"), there);
    Files.createSymbolicLink(there, back);
    assertEquals(2, longview("attend", there, WINDOW + " --out " + result()));
    assertEquals(
        there + " is a link that leads back to itself; name the file that is meant.",
        err.toString().strip());
  }

  @Test
  void theWeightsOfAModelAreNotTakenForTensors() throws IOException {
    Path weights = TensorFiles.projected(folder.resolve("q.npz"), 1, 1, 3, 2);
    Path model = folder.resolve("model.safetensors");
    String header = "{\"pooler\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}";
    ByteBuffer bytes = ByteBuffer.allocate(12 + header.length()).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(header.length()).put(header.getBytes(StandardCharsets.US_ASCII));
    Files.write(model, bytes.array());
    assertEquals(2, longview("attend", model, WINDOW + " --out " + result()));
    assertFalse(err.toString().contains("folder"), err.toString());
    Files.writeString(folder.resolve("config.json"), "{}");
    assertEquals(2, longview("attend", model, WINDOW + " --out " + result()));
    assertEquals(
        model
            + " holds pooler, but must hold q, k and v, or attention; it is part of a model, so"
            + " open its folder as a model.",
        err.toString().strip());
    assertEquals(0, longview("attend", weights, WINDOW + " --out " + result()));
  }

  @Test
  void whatFinishedAttentionHasNotIsNotDrawn() throws IOException {
    Path done = TensorFiles.finished(folder.resolve("done.npz"), 2, 5, 1);
    Path png = folder.resolve("done.png");
    for (String measure : List.of("error", "embedding")) {
      String options = "--view tradeoffs --measure " + measure + " --out " + png;
      assertEquals(2, longview("render", done, options), err.toString());
      assertEquals(1, err.toString().lines().count(), err.toString());
      assertFalse(Files.exists(png));
    }
    assertEquals(0, longview("render", done, "--view tradeoffs --out " + png), err.toString());
  }

  @Test
  void aModelIsNotAskedForWhereTensorsAreGiven() throws IOException {
    Path done = TensorFiles.finished(folder.resolve("done.npz"), 2, 5, 1);
    String options = WINDOW + " --model bge-small-en-v1.5 --out " + result();
    assertEquals(2, longview("attend", done, options));
    assertTrue(err.toString().startsWith("--model is for texts"), err.toString());
    assertFalse(Files.exists(result()));
  }

  @Test
  void aWindowThatReachesPastBothEndsIsToldInTheJson() throws IOException {
    Path done = TensorFiles.finished(folder.resolve("done.npz"), 2, 5, 1);
    assertFalse(attend(done, "--pattern window --window 8").has("note"));
    assertEquals(
        "The window 99999999999 reaches past both ends from each of the 5 tokens; 8 would do as"
            + " well.",
        attend(done, "--pattern window --window 99999999999").get("note").getAsString());
  }

  @Test
  void finishedAttentionIsDrawn() throws IOException {
    Path done = TensorFiles.finished(folder.resolve("done.npz"), 2, 5, 1);
    Path png = folder.resolve("done.png");
    assertEquals(0, longview("render", done, WINDOW + " --width 400 --out " + png), err.toString());
    assertTrue(Files.size(png) > 1000);
  }
}
