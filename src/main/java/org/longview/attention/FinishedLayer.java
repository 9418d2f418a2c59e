package org.longview.attention;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.longview.linear.Matrix;
import org.longview.work.Cancellation;
import org.longview.work.Workers;

/**
 * Attention of all heads of a layer that was finished elsewhere, under a pattern. There is no
 * output, for there are no values. Immutable.
 */
public final class FinishedLayer implements LayerResult {
  private final List<Matrix> attention;
  private final Mechanism.Sparse pattern;
  private final FinishedAttention[] heads;

  /**
   * Masks all heads, in parallel.
   *
   * @param attention of each head, n × n and not negative; kept, and must not change
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public FinishedLayer(
      List<Matrix> attention,
      Mechanism.Sparse pattern,
      Workers workers,
      Cancellation cancellation) {
    this.attention = List.copyOf(attention);
    this.pattern = pattern;
    heads = new FinishedAttention[attention.size()];
    workers.forEach(
        heads.length,
        cancellation,
        h -> heads[h] = new FinishedAttention(attention.get(h), pattern.plan(h)));
  }

  @Override
  public int heads() {
    return heads.length;
  }

  @Override
  public int length() {
    return pattern.length();
  }

  @Override
  public Mechanism mechanism() {
    return pattern;
  }

  /** Null: there are no values. */
  @Override
  public @Nullable Matrix output(int head) {
    return null;
  }

  @Override
  public AttentionMatrix matrix(int head) {
    return heads[head];
  }

  /** The mean over the rows of a head of the part of each that lies on allowed keys. */
  public double kept(int head) {
    return heads[head].kept();
  }

  @Override
  public OptionalDouble entropy(int head, Workers workers, Cancellation cancellation) {
    return OptionalDouble.of(heads[head].rowEntropy());
  }

  /** The entropy of each row of a head in nats. */
  float[] rowEntropies(int head) {
    float[] entropies = new float[length()];
    for (int i = 0; i < entropies.length; i++) {
      entropies[i] = (float) heads[head].rowEntropy(i);
    }
    return entropies;
  }

  @Override
  public Map<Object, Long> parts() {
    Map<Object, Long> parts = new HashMap<>();
    attention.forEach(matrix -> parts.put(matrix.data(), 4L * matrix.data().length));
    parts.put(heads, 2L * Double.BYTES * heads.length * length());
    return parts;
  }
}
