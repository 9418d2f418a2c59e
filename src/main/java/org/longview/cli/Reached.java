package org.longview.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.longview.attention.Reach;
import org.longview.export.NpyType;
import org.longview.export.NpzWriter;
import org.longview.study.Rollout;

/**
 * A receptive field, ready to be written.
 *
 * @param rollout of at least as many layers; null where the attention of only one is known
 */
record Reached(Reach reach, @Nullable Rollout rollout) {
  /** Writes {@code reach} (layers, n), and {@code rollout} of the same shape if there is one. */
  void write(NpzWriter npz) throws IOException {
    long[] shape = {reach.layers(), reach.length()};
    npz.add(
        "reach",
        NpyType.UINT8,
        shape,
        npy -> {
          byte[] row = new byte[reach.length()];
          for (int depth = 1; depth <= reach.layers(); depth++) {
            for (int i = 0; i < row.length; i++) {
              row[i] = (byte) (reach.reaches(depth, i) ? 1 : 0);
            }
            npy.put(row, 0, row.length);
          }
        });
    Rollout weights = rollout;
    if (weights != null) {
      npz.add(
          "rollout",
          NpyType.FLOAT32,
          shape,
          npy -> {
            for (int depth = 1; depth <= reach.layers(); depth++) {
              npy.put(weights.weights(depth), 0, reach.length());
            }
          });
    }
  }

  /** What is reached after each layer. */
  JsonObject json() {
    JsonArray layers = new JsonArray();
    for (int depth = 1; depth <= reach.layers(); depth++) {
      JsonObject layer = new JsonObject();
      layer.addProperty("tokens", reach.count(depth));
      layer.addProperty("first", reach.first(depth));
      layer.addProperty("last", reach.last(depth));
      OptionalLong formula = reach.formula(depth);
      layer.addProperty("span_formula", formula.isPresent() ? formula.getAsLong() : null);
      layers.add(layer);
    }
    JsonObject json = new JsonObject();
    json.addProperty("token", reach.token());
    json.add("after_layer", layers);
    return json;
  }
}
