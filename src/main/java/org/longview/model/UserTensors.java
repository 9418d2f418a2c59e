package org.longview.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tensors that the user brought: queries, keys and values, or finished attention. All arrays are in
 * C order (the last axis runs fastest), finite, and shared with whoever asks, who must not modify
 * them.
 */
public sealed interface UserTensors {
  /** The file's name. */
  String name();

  /** Heads, at least 1. */
  int heads();

  /** Tokens, at least 1. */
  int n();

  /** A label for each of the n tokens, or an empty list if the file has none. */
  List<String> tokens();

  /** Length n, false for padding keys; null if the file marks none. */
  boolean @Nullable [] keyOk();

  /** Queries, keys and values of one set of projections, each (heads, n, d). */
  final class Qkv {
    private final float[] q;
    private final float[] k;
    private final float[] v;

    Qkv(float[] q, float[] k, float[] v) {
      this.q = q;
      this.k = k;
      this.v = v;
    }

    /** Queries (heads, n, d), not scaled. */
    public float[] q() {
      return q;
    }

    /** Keys (heads, n, d). */
    public float[] k() {
      return k;
    }

    /** Values (heads, n, d). */
    public float[] v() {
      return v;
    }
  }

  /**
   * Queries, keys and values.
   *
   * @param d width of a head, at least 1
   * @param ordinary the projections of all tokens
   * @param global those of Longformer's global rows, or null if the file has none
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared, and too large to copy
  record Projected(
      String name,
      int heads,
      int n,
      int d,
      Qkv ordinary,
      @Nullable Qkv global,
      List<String> tokens,
      boolean @Nullable [] keyOk)
      implements UserTensors {}

  /**
   * Finished attention.
   *
   * @param layers at least 1
   * @param attention (layers, heads, n, n), rows are queries; no entry is negative
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared, and too large to copy
  record Finished(
      String name,
      int layers,
      int heads,
      int n,
      float[] attention,
      List<String> tokens,
      boolean @Nullable [] keyOk)
      implements UserTensors {}
}
