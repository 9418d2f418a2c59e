package org.longview.app.speed;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.longview.export.AtomicFile;
import org.longview.study.PatternKind;
import org.longview.study.speed.Machine;
import org.longview.study.speed.SpeedParameters;
import org.longview.study.speed.SpeedPoint;
import org.longview.study.speed.SpeedRun;
import org.longview.work.InputException;

/**
 * A file that keeps what was measured, with the machine it was measured on. A file that is not
 * understood, as one of a newer version, is never written over.
 */
public final class SpeedHistory {
  private static final Logger LOG = System.getLogger(SpeedHistory.class.getName());
  private static final int VERSION = 1;

  /** Older ones are dropped. */
  private static final int MOST_RUNS = 100;

  private final Path file;

  /** Keeps its runs in a file, which need not exist. */
  public SpeedHistory(Path file) {
    this.file = file;
  }

  /**
   * All runs, the latest last.
   *
   * @throws InputException if the file is not understood
   */
  public List<SpeedRun> read() {
    if (Files.notExists(file)) {
      return List.of();
    }
    try {
      JsonObject json = JsonParser.parseString(Files.readString(file, UTF_8)).getAsJsonObject();
      if (json.get("version").getAsInt() == VERSION) {
        List<SpeedRun> runs = new ArrayList<>();
        json.getAsJsonArray("runs").forEach(run -> runs.add(run(run.getAsJsonObject())));
        return runs;
      }
    } catch (IOException | RuntimeException e) {
      // The parser throws many kinds for what is not as expected
      LOG.log(Level.DEBUG, "not readable: " + file, e);
    }
    throw new InputException(
        "Earlier speeds in %s are not understood, so none are kept; move the file away."
            .formatted(file));
  }

  /**
   * Adds a run to what the file holds now.
   *
   * @throws InputException if the file is not understood, or its folder cannot be written to
   * @throws org.longview.export.WriteException if writing fails
   */
  public void add(SpeedRun run) {
    List<SpeedRun> runs = new ArrayList<>(read());
    runs.add(run);
    JsonArray kept = new JsonArray();
    runs.subList(Math.max(0, runs.size() - MOST_RUNS), runs.size())
        .forEach(each -> kept.add(json(each)));
    JsonObject json = new JsonObject();
    json.addProperty("version", VERSION);
    json.add("runs", kept);
    String text = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(json);
    createFolder();
    AtomicFile.write(file, out -> out.write(text.getBytes(UTF_8)));
  }

  private void createFolder() {
    Path folder = file.toAbsolutePath().getParent();
    try {
      if (folder != null) {
        Files.createDirectories(folder);
      }
    } catch (IOException e) {
      throw new InputException(
          "The folder %s cannot be created, so the speeds are not kept.".formatted(folder), e);
    }
  }

  private static JsonObject json(SpeedRun run) {
    JsonObject machine = new JsonObject();
    machine.addProperty("processor", run.machine().processor());
    machine.addProperty("processors", run.machine().processors());
    machine.addProperty("threads", run.machine().threads());
    machine.addProperty("java", run.machine().java());
    machine.addProperty("kernels", run.machine().kernels());
    JsonObject parameters = new JsonObject();
    parameters.addProperty("window", run.parameters().window());
    parameters.addProperty("globals", run.parameters().globals());
    parameters.addProperty("rank", run.parameters().rank());
    parameters.addProperty("heads", run.parameters().heads());
    parameters.addProperty("head_width", run.parameters().headWidth());
    JsonArray points = new JsonArray();
    for (SpeedPoint point : run.points()) {
      JsonObject json = new JsonObject();
      json.addProperty("mechanism", point.mechanism().id());
      json.addProperty("n", point.length());
      json.addProperty("seconds", point.seconds());
      json.addProperty("peak_bytes", point.peakBytes());
      points.add(json);
    }
    JsonObject json = new JsonObject();
    json.addProperty("date", run.date().toString());
    json.add("machine", machine);
    json.add("parameters", parameters);
    json.add("points", points);
    return json;
  }

  private static SpeedRun run(JsonObject json) {
    JsonObject machine = json.getAsJsonObject("machine");
    JsonObject parameters = json.getAsJsonObject("parameters");
    List<SpeedPoint> points = new ArrayList<>();
    for (JsonElement element : json.getAsJsonArray("points")) {
      JsonObject point = element.getAsJsonObject();
      points.add(
          new SpeedPoint(
              mechanism(point.get("mechanism").getAsString()),
              point.get("n").getAsInt(),
              point.get("seconds").getAsDouble(),
              point.get("peak_bytes").getAsLong()));
    }
    return new SpeedRun(
        new Machine(
            machine.get("processor").getAsString(),
            machine.get("processors").getAsInt(),
            machine.get("threads").getAsInt(),
            machine.get("java").getAsString(),
            machine.get("kernels").getAsString()),
        Instant.parse(json.get("date").getAsString()),
        new SpeedParameters(
            parameters.get("window").getAsLong(),
            parameters.get("globals").getAsInt(),
            parameters.get("rank").getAsInt(),
            parameters.get("heads").getAsInt(),
            parameters.get("head_width").getAsInt()),
        points);
  }

  private static PatternKind mechanism(String id) {
    return SpeedRun.MECHANISMS.stream()
        .filter(kind -> kind.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new InputException(id + " is no mechanism."));
  }
}
