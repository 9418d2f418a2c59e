package org.longview.app.status;

import java.time.Duration;
import java.util.Locale;
import org.longview.app.study.Answer;
import org.longview.app.study.AttentionModel;
import org.longview.budget.Memory;
import org.longview.picture.Numerals;
import org.longview.study.LayerComparison;
import org.longview.study.ModelQuality;

/** What the status line says. */
final class StatusModel {
  private StatusModel() {}

  /** What was computed last, and how long it took. */
  static String computed(AttentionModel attention) {
    Answer<ModelQuality> quality = attention.qualityProperty().get();
    Answer<LayerComparison> layer = attention.layerProperty().get();
    if (layer == null) {
      return "";
    }
    String first =
        "layer %d, %s %s"
            .formatted(
                layer.settings().view().layer(),
                Numerals.counted(layer.tokens().size(), "token"),
                took(layer.took()));
    if (quality == null || !attention.qualityCurrentProperty().get()) {
      return first;
    }
    return first + "; " + layers(quality);
  }

  private static String layers(Answer<ModelQuality> quality) {
    return "%s × %s %s"
        .formatted(
            Numerals.counted(quality.value().layers().size(), "layer"),
            Numerals.counted(quality.value().layer(0).heads(), "head"),
            took(quality.took()));
  }

  private static String took(Duration time) {
    return time.isZero() ? "kept from before" : "in " + time(time);
  }

  /** "18 ms", "1.4 s", "3 min 5 s". */
  static String time(Duration time) {
    long millis = time.toMillis();
    if (millis < 1000) {
      return Math.max(1, millis) + " ms";
    }
    if (millis < 60_000) {
      return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
    }
    return millis / 60_000 + " min " + millis / 1000 % 60 + " s";
  }

  /** "heap 1.04 GiB". */
  static String heap() {
    Runtime runtime = Runtime.getRuntime();
    return "heap " + Memory.format(runtime.totalMemory() - runtime.freeMemory());
  }
}
