package org.longview.study;

import java.util.ArrayList;
import java.util.List;
import org.longview.attention.LayerAttention;
import org.longview.attention.Mechanism;
import org.longview.linear.Matrix;
import org.longview.model.Encoder;
import org.longview.work.Cancellation;
import org.longview.work.Progress;

/**
 * A run of the encoder as far as it was needed, with what every layer read. The attention of its
 * layers is kept too as long as that takes little memory, and computed again from what they read
 * otherwise.
 */
final class EncoderRun {
  /**
   * Widths of floats that a layer's attention holds for each token: queries, keys, values, output.
   */
  private static final int ATTENTION_WIDTHS = 4;

  /** Widths of floats for each token that come and go while a layer is computed. */
  private static final int PASSING_WIDTHS = 4;

  private final Encoder encoder;
  private final Mechanism mechanism;
  private final boolean keepsAttention;
  private final List<Matrix> inputs = new ArrayList<>();
  private final List<LayerAttention> kept = new ArrayList<>();

  EncoderRun(Encoder encoder, int[] ids, Mechanism mechanism) {
    this.encoder = encoder;
    this.mechanism = mechanism;
    long all = bytes(encoder, ids.length, (long) ATTENTION_WIDTHS * encoder.config().layers());
    keepsAttention = all < Runtime.getRuntime().maxMemory() / 8;
    inputs.add(encoder.embed(ids));
  }

  /**
   * Bytes that some runs up to a layer take together at their peak: what every layer read, and the
   * attention of that layer.
   */
  static long bytes(Encoder encoder, int n, int layer, int runs) {
    return bytes(encoder, n, runs * (layer + 1L + ATTENTION_WIDTHS) + PASSING_WIDTHS);
  }

  private static long bytes(Encoder encoder, int n, long widths) {
    return 4L * n * encoder.config().hidden() * widths;
  }

  /**
   * The attention of a layer; runs the layers below it unless that was done before.
   *
   * @throws java.util.concurrent.CancellationException if cancelled; what was done stays
   */
  LayerAttention attention(int layer, Progress progress, Cancellation cancellation) {
    for (int below = inputs.size() - 1; below < layer; below++) {
      progress.at("Layer " + (below + 1) + " of " + layer, below / (double) layer);
      LayerAttention attention = computed(below, cancellation);
      inputs.add(encoder.complete(below, inputs.get(below), attention.output(), cancellation));
    }
    return computed(layer, cancellation);
  }

  private LayerAttention computed(int layer, Cancellation cancellation) {
    if (layer < kept.size()) {
      return kept.get(layer);
    }
    LayerAttention attention = encoder.attend(layer, inputs.get(layer), mechanism, cancellation);
    if (keepsAttention && layer == kept.size()) {
      kept.add(attention);
    }
    return attention;
  }
}
