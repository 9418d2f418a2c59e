package org.longview.attention;

import org.jspecify.annotations.Nullable;
import org.longview.linear.Matrix;

/**
 * Queries, keys and values of one head, not scaled.
 *
 * @param q n × d
 * @param k n × d
 * @param v n × d
 * @param global Longformer's separate projections for the rows of global tokens; null if these use
 *     the ordinary ones
 */
public record HeadTensors(Matrix q, Matrix k, Matrix v, @Nullable HeadTensors global) {
  public HeadTensors(Matrix q, Matrix k, Matrix v) {
    this(q, k, v, null);
  }

  /** n, the number of tokens. */
  public int length() {
    return q.rows();
  }

  /** What the scores q·k are multiplied by, 1/√d. */
  public float scale() {
    return (float) (1 / Math.sqrt(q.columns()));
  }

  /** The same without separate global projections. */
  public HeadTensors shared() {
    return global == null ? this : new HeadTensors(q, k, v);
  }
}
