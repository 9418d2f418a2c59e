package org.longview.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.longview.budget.Memory;
import org.longview.study.PatternKind;
import org.longview.study.speed.Crossing;
import org.longview.study.speed.SpeedPoint;
import org.longview.study.speed.SpeedRun;

/** What was measured, as JSON, CSV and text. */
final class SpeedTable {
  private static final String LINE = System.lineSeparator();

  private final SpeedRun run;
  private final List<SpeedPoint> points;

  /** The points of a run, mechanism by mechanism. */
  SpeedTable(SpeedRun run) {
    this.run = run;
    points = run.points().stream().sorted(Comparator.comparing(SpeedPoint::mechanism)).toList();
  }

  JsonArray json() {
    JsonArray all = new JsonArray();
    for (SpeedPoint point : points) {
      JsonObject json = new JsonObject();
      json.addProperty("mechanism", point.mechanism().id());
      json.addProperty("n", point.length());
      json.addProperty("seconds", point.seconds());
      json.addProperty("peak_bytes", point.peakBytes());
      json.addProperty("threads", run.machine().threads());
      all.add(json);
    }
    return all;
  }

  String csv() {
    StringBuilder lines = new StringBuilder("mechanism,n,seconds,peak_bytes,threads\n");
    for (SpeedPoint point : points) {
      lines.append(point.mechanism().id()).append(',').append(point.length()).append(',');
      lines.append(point.seconds()).append(',').append(point.peakBytes()).append(',');
      lines.append(run.machine().threads()).append('\n');
    }
    return lines.toString();
  }

  String text() {
    StringBuilder text = new StringBuilder();
    text.append("A layer of ").append(run.parameters().layer()).append("; ");
    text.append(run.parameters().told()).append(LINE);
    text.append(run.machine().told()).append("; ").append(run.machine().java()).append("; ");
    text.append(run.machine().kernels()).append(LINE).append(LINE);
    text.append(String.format(Locale.ROOT, "%9s", "n"));
    for (PatternKind kind : SpeedRun.MECHANISMS) {
      text.append(String.format(Locale.ROOT, " %26s", kind.inText()));
    }
    text.append(LINE);
    for (int length : run.lengths()) {
      text.append(String.format(Locale.ROOT, "%,9d", length));
      for (PatternKind kind : SpeedRun.MECHANISMS) {
        SpeedPoint point = run.at(kind, length);
        text.append(
            point == null
                ? String.format(Locale.ROOT, " %26s", "not measured")
                : String.format(
                    Locale.ROOT,
                    " %,12.3f ms %10s",
                    1000 * point.seconds(),
                    Memory.format(point.peakBytes())));
      }
      text.append(LINE);
    }
    text.append(LINE);
    for (Crossing crossing : Crossing.of(run, SpeedPoint::seconds)) {
      text.append("In time, ").append(crossing.told());
      text.append(", beside ").append(crossing.loser().inText()).append('.').append(LINE);
    }
    return text.toString();
  }
}
