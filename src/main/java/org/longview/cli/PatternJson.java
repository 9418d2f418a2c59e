package org.longview.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import org.longview.study.LowRankSettings;
import org.longview.study.PatternKind;
import org.longview.study.PatternSettings;
import org.longview.study.ProjectionSource;
import org.longview.study.RandomSettings;

/** The mechanism and those of its parameters that matter, as JSON. */
final class PatternJson {
  private PatternJson() {}

  /** The settings as they are used with n tokens. */
  static JsonObject of(PatternSettings settings, int n) {
    PatternKind kind = settings.kind();
    JsonObject json = new JsonObject();
    json.addProperty("name", kind.id());
    if (settings.hasWindow()) {
      json.add("window", numbers(settings.window(), settings.layers().windows()));
      json.add(
          "dilation",
          numbers(
              kind.hasDilation() ? settings.dilation() : 1,
              kind.hasDilation() ? settings.layers().dilations() : List.of()));
      if (kind.hasDilation() && settings.layers().dilatedHeads() > 0) {
        json.addProperty("dilated_heads", settings.layers().dilatedHeads());
      }
    }
    if (settings.hasGlobals()) {
      JsonArray positions = new JsonArray();
      for (int position : settings.globals().within(n).positions()) {
        positions.add(position);
      }
      json.add("global", positions);
    }
    if (kind.hasStride()) {
      json.addProperty("stride", settings.stride());
    }
    if (kind.hasSummary()) {
      json.addProperty("summary", settings.summary());
    }
    if (kind.hasRandom()) {
      addRandom(json, settings.random());
    }
    if (kind.hasPieces()) {
      json.addProperty("chunk", settings.pieces().length());
    }
    if (kind == PatternKind.CHUNKED) {
      json.addProperty("stride", settings.pieces().stride());
      json.addProperty("merge", settings.pieces().merge().id());
    }
    if (kind.hasRank()) {
      addLowRank(json, settings.lowRank());
    } else {
      json.addProperty("causal", settings.isCausal());
    }
    return json;
  }

  private static void addLowRank(JsonObject json, LowRankSettings settings) {
    if (settings.isUniform()) {
      json.addProperty("rank", settings.rank(0));
    } else {
      JsonArray ranks = new JsonArray();
      settings.ranks().forEach(ranks::add);
      json.add("rank", ranks);
    }
    ProjectionSource source = settings.projection();
    if (source instanceof ProjectionSource.Gaussian gaussian) {
      json.addProperty("projection", "gaussian");
      json.addProperty("sharing", settings.sharing().id());
      json.addProperty("seed", gaussian.seed());
    } else if (source instanceof ProjectionSource.File file) {
      json.addProperty("projection", file.path().toString());
    } else {
      boolean best = source instanceof ProjectionSource.BestApproximation;
      json.addProperty("projection", best ? "svd" : "mean");
    }
  }

  /** The number of all layers, or those by layer as they were given. */
  private static JsonElement numbers(long ofAll, List<Long> byLayer) {
    if (byLayer.isEmpty()) {
      return new JsonPrimitive(ofAll);
    }
    JsonArray numbers = new JsonArray();
    byLayer.forEach(numbers::add);
    return numbers;
  }

  private static void addRandom(JsonObject json, RandomSettings random) {
    if (random.ofBlocks()) {
      json.addProperty("block", random.block());
    }
    if (random.source() instanceof RandomSettings.File file) {
      json.addProperty("random", file.path().toString());
    } else if (random.source() instanceof RandomSettings.Seed drawn) {
      json.addProperty("random", random.count());
      json.addProperty("seed", drawn.seed());
    }
  }
}
