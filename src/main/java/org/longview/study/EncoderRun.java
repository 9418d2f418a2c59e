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
  /** Floats of each token that are alive while a layer is computed, in hidden widths. */
  private static final int WORKING_WIDTHS = 12;

  private final Encoder encoder;
  private final Mechanism mechanism;
  private final boolean keepsAttention;
  private final List<Matrix> inputs = new ArrayList<>();
  private final List<LayerAttention> kept = new ArrayList<>();

  EncoderRun(Encoder encoder, int[] ids, Mechanism mechanism) {
    this.encoder = encoder;
    this.mechanism = mechanism;
    long attentionWidths = 4L * encoder.config().layers();
    keepsAttention =
        bytes(encoder, ids.length, attentionWidths) < Runtime.getRuntime().maxMemory() / 8;
    inputs.add(encoder.embed(ids));
  }

  /** Bytes that a run up to a layer takes at its peak, that layer's attention included. */
  static long bytes(Encoder encoder, int n, int layer) {
    return bytes(encoder, n, layer + 1L + WORKING_WIDTHS);
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
