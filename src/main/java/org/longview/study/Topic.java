package org.longview.study;

import java.util.List;
import org.longview.attention.AttentionMatrix;
import org.longview.study.Settings.Apply;
import org.longview.work.Cancellation;
import org.longview.work.Progress;

/**
 * A subject under a pattern: what tells its answers apart, what they take, and how they are
 * computed. Takes no memory to speak of. Keys are compared by content.
 */
interface Topic {
  /** Of {@link Question#layer}. */
  Object layerKey(Apply apply, int layer);

  /** Of the quality of all layers. */
  Object qualityKey(Apply apply);

  /** Of a token's rollout. */
  Object rolloutKey(int token);

  /** So that what was computed on the way makes no room for what is computed from it. */
  void use();

  /** Bytes that are taken at a time, beside what is kept. */
  long bytes(Apply apply);

  /** Why it is refused where there are only so many bytes. */
  String refusal(Apply apply, long capacity);

  /**
   * Begins to compute; for one thread.
   *
   * @throws org.longview.work.InputException if the settings do not fit
   */
  Question ask(Apply apply, Progress progress, Cancellation cancellation);

  /** Computes layer by layer. */
  interface Question {
    /** The attention of a layer under the pattern, beside the reference. */
    LayerComparison layer(int layer);

    /** Keeps a layer's answer, however much it takes. */
    void keep(int layer, LayerComparison answer);

    /** The matrices of a layer's heads under the pattern, which every layer uses. */
    List<AttentionMatrix> heads(int layer);
  }
}
