package org.longview.study;

import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.longview.attention.LayerAttention;
import org.longview.attention.LayerResult;
import org.longview.attention.Mechanism;
import org.longview.linear.Matrix;
import org.longview.model.Encoder;
import org.longview.model.EncoderConfig;
import org.longview.work.Cancellation;
import org.longview.work.Progress;
import org.longview.work.Workers;

/**
 * A run of the encoder as far as it is needed. What every layer reads goes into the working set, so
 * that this or a later run goes on from the nearest layer below that is still there; the attention
 * of its layers goes there too as long as that takes little of it. For one thread.
 */
final class EncoderRun {
  /** What {@link #widths} counts of every model: a layer's input, queries, keys, values, output. */
  private static final int WIDTHS = 5;

  /** The separate queries, keys and values for global tokens. */
  private static final int GLOBAL_WIDTHS = 3;

  /** The same that come and go while a layer is computed: keys and values laid out for a kernel. */
  static final int PASSING_WIDTHS = 2;

  /** Part of the working set that the attention of all layers may take. */
  private static final int PART_FOR_ATTENTION = 4;

  /**
   * What a run is made from.
   *
   * @param text its token numbers, compared by content
   * @param mechanisms whatever tells mechanisms apart, layer by layer
   */
  record Key(Object text, List<Object> mechanisms) {
    /** What a layer reads depends on the mechanisms below it. */
    private Object input(int layer) {
      return new InputKey(text, mechanisms.subList(0, layer));
    }

    /** Attention depends on the layer's own mechanism too. */
    private Object attention(int layer) {
      return new AttentionKey(text, mechanisms.subList(0, layer + 1));
    }
  }

  private record InputKey(Object text, List<Object> below) {}

  private record AttentionKey(Object text, List<Object> upTo) {}

  private final Key key;
  private final Encoder encoder;
  private final int[] ids;
  private final int[] positions;
  private final IntFunction<Mechanism> mechanisms;
  private final @Nullable EncoderRun sibling;
  private final WorkingSet kept;
  private final Workers workers;
  private final boolean keepsAttention;

  private int layer = -1;
  private @Nullable Matrix input;
  private @Nullable LayerAttention attention;

  /**
   * Computes nothing yet.
   *
   * @param ids the token numbers
   * @param positions of the tokens in what they are part of
   * @param mechanisms of each layer
   * @param sibling a run of the same text, whose first layer has the same queries, keys and values
   */
  EncoderRun(
      Key key,
      Encoder encoder,
      int[] ids,
      int[] positions,
      IntFunction<Mechanism> mechanisms,
      @Nullable EncoderRun sibling,
      WorkingSet kept,
      Workers workers) {
    this.key = key;
    this.encoder = encoder;
    this.ids = ids;
    this.positions = positions;
    this.mechanisms = mechanisms;
    this.sibling = sibling;
    this.kept = kept;
    this.workers = workers;
    EncoderConfig config = encoder.config();
    long all = 4L * ids.length * config.hidden() * (widths(config) + 1) * config.layers();
    keepsAttention = all <= kept.capacity() / PART_FOR_ATTENTION;
  }

  /** Widths of floats that are held for each token while a layer is computed. */
  static int widths(EncoderConfig config) {
    return WIDTHS + (config.isLongformer() ? GLOBAL_WIDTHS : 0);
  }

  /** Counts what layers read as used now, the upper layers last, as they cost the most. */
  static void use(Key run, int layers, WorkingSet kept) {
    for (int l = 0; l < layers; l++) {
      kept.get(run.input(l), Matrix.class);
    }
  }

  /** Whether the attention of every layer that it comes to is kept. */
  boolean keepsAttention() {
    return keepsAttention;
  }

  /**
   * The attention of a layer; runs what is missing of the layers below.
   *
   * @throws java.util.concurrent.CancellationException if cancelled; what was done stays
   */
  LayerAttention attention(int wanted, Progress progress, Cancellation cancellation) {
    LayerAttention known = known(wanted);
    return known != null
        ? known
        : attend(wanted, input(wanted, progress, cancellation), cancellation);
  }

  /** Keeps the attention of a layer however much it takes. */
  void keep(int attended, LayerResult value) {
    kept.keep(key.attention(attended), value, value.parts());
  }

  private @Nullable LayerAttention known(int wanted) {
    return wanted == layer && attention != null
        ? attention
        : kept.get(key.attention(wanted), LayerAttention.class);
  }

  /** What a layer reads, from the nearest layer below of which it is known. */
  private Matrix input(int wanted, Progress progress, Cancellation cancellation) {
    int at = wanted;
    Matrix reached = knownInput(at);
    while (reached == null) {
      at--;
      reached = at < 0 ? encoder.embed(ids, positions) : knownInput(at);
    }
    for (at = Math.max(at, 0); at < wanted; at++) {
      progress.at("Layer " + (at + 1) + " of " + wanted, at / (double) wanted);
      LayerAttention known = known(at);
      LayerAttention below = known != null ? known : attend(at, reached, cancellation);
      reached = encoder.complete(at, reached, below.output(), cancellation);
      stand(at + 1, reached);
      kept.keep(key.input(at + 1), reached, Map.of(reached.data(), 4L * reached.data().length));
    }
    return reached;
  }

  private @Nullable Matrix knownInput(int wanted) {
    return wanted == layer ? input : kept.get(key.input(wanted), Matrix.class);
  }

  private LayerAttention attend(int at, Matrix reads, Cancellation cancellation) {
    LayerAttention same = at == 0 && sibling != null ? sibling.known(0) : null;
    LayerAttention computed =
        same != null
            ? same.under(mechanisms.apply(at), workers, cancellation)
            : encoder.attend(at, reads, mechanisms.apply(at), cancellation);
    stand(at, reads);
    attention = computed;
    if (keepsAttention) {
      keep(at, computed);
    }
    return computed;
  }

  /** Remembers how far it came, so that going on from there needs no working set. */
  private void stand(int at, Matrix reads) {
    layer = at;
    input = reads;
    attention = null;
  }
}
