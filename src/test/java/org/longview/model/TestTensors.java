package org.longview.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tensors as if they had been read from a file. */
public final class TestTensors {
  private static final String NAME = "mine.npz";

  private TestTensors() {}

  /** Queries, keys and values, each (layers, heads, n, d). */
  public static UserTensors projected(
      int layers, int heads, int n, int d, float[] q, float[] k, float[] v) {
    return new UserTensors.Projected(
        NAME, layers, heads, n, d, new UserTensors.Qkv(q, k, v), null, List.of(), null);
  }

  /** Finished attention (layers, heads, n, n). */
  public static UserTensors finished(
      int layers, int heads, int n, float[] attention, @Nullable List<String> tokens) {
    return new UserTensors.Finished(
        NAME, layers, heads, n, attention, null, tokens == null ? List.of() : tokens, null);
  }
}
