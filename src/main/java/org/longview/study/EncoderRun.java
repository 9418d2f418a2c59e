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
 * One run of the encoder, with what every layer read. The attention of its layers is kept too as
 * long as that takes little memory, and computed again from what they read otherwise.
 */
final class EncoderRun {
  private final Encoder encoder;
  private final Mechanism mechanism;
  private final List<Matrix> inputs = new ArrayList<>();
  private final List<LayerAttention> kept = new ArrayList<>();

  EncoderRun(
      Encoder encoder,
      int[] ids,
      Mechanism mechanism,
      Progress progress,
      Cancellation cancellation) {
    this.encoder = encoder;
    this.mechanism = mechanism;
    boolean keeps = attentionBytes(ids.length) < Runtime.getRuntime().maxMemory() / 8;
    encoder.run(
        ids,
        mechanism,
        (layer, input, attention) -> {
          inputs.add(input);
          if (keeps) {
            kept.add(attention);
          }
        },
        progress,
        cancellation);
  }

  /** Queries, keys, values and outputs of all layers, in bytes. */
  private long attentionBytes(int n) {
    return 4L * 4 * n * encoder.config().hidden() * encoder.config().layers();
  }

  Matrix input(int layer) {
    return inputs.get(layer);
  }

  LayerAttention attention(int layer, Cancellation cancellation) {
    return kept.isEmpty()
        ? encoder.attend(layer, inputs.get(layer), mechanism, cancellation)
        : kept.get(layer);
  }
}
