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

  /** Layers, at least 1. */
  int layers();

  /** Heads of each layer, at least 1. */
  int heads();

  /** Tokens, at least 1. */
  int n();

  /** A label for each of the n tokens, or an empty list if the file has none. */
  List<String> tokens();

  /** Length n, false for padding keys; null if the file marks none. */
  boolean @Nullable [] keyOk();

  /** What is to be known before they are trusted, in whole sentences; null if nothing is. */
  default @Nullable String warning() {
    return null;
  }

  /** Queries, keys and values of one set of projections, each (layers, heads, n, d). */
  final class Qkv {
    private final float[] q;
    private final float[] k;
    private final float[] v;

    Qkv(float[] q, float[] k, float[] v) {
      this.q = q;
      this.k = k;
      this.v = v;
    }

    /** Queries (layers, heads, n, d), not scaled. */
    public float[] q() {
      return q;
    }

    /** Keys (layers, heads, n, d). */
    public float[] k() {
      return k;
    }

    /** Values (layers, heads, n, d). */
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
      int layers,
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
   * @param attention (layers, heads, n, n), rows are queries; no entry is negative
   * @param warning that rows do not sum to 1; null if all do
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared, and too large to copy
  record Finished(
      String name,
      int layers,
      int heads,
      int n,
      float[] attention,
      @Nullable String warning,
      List<String> tokens,
      boolean @Nullable [] keyOk)
      implements UserTensors {}
}
