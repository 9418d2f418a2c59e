package org.longview.model;

import org.longview.work.InputException;

/**
 * Linformer's projections of the keys (E) and of the values (F) from n tokens to k rows, brought by
 * the user. Wang et al., "Linformer", 2020, eq. 7. The arrays are in C order, finite, and shared
 * with whoever asks, who must not modify them.
 */
public final class Projections {
  private final String file;
  private final int heads;
  private final int k;
  private final int n;
  private final float[] e;
  private final float[] f;

  Projections(String file, int heads, int k, int n, float[] e, float[] f) {
    this.file = file;
    this.heads = heads;
    this.k = k;
    this.n = n;
    this.e = e;
    this.f = f;
  }

  /** 1 if all heads share one projection, else their number. */
  public int heads() {
    return heads;
  }

  /** Rows, the rank. */
  public int k() {
    return k;
  }

  /** Columns, the tokens that the projections are made for. */
  public int n() {
    return n;
  }

  /** The projection of the keys, (heads, k, n). */
  public float[] e() {
    return e;
  }

  /** The projection of the values, (heads, k, n). */
  public float[] f() {
    return f;
  }

  /**
   * Checks that these projections fit what they shall be applied to.
   *
   * @throws InputException if they are made for another number of tokens or heads
   */
  public void requireFit(int heads, int n) {
    if (this.n != n) {
      throw new InputException(
          "%s projects %d tokens, but there are %d; use a file made for %d."
              .formatted(file, this.n, n, n));
    }
    if (this.heads != 1 && this.heads != heads) {
      throw new InputException(
          "%s has projections for %d heads, but there are %d; use a file for %d heads or for all."
              .formatted(file, this.heads, heads, heads));
    }
  }
}
