package org.longview.study;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.longview.attention.AttentionPlan;
import org.longview.attention.FinishedLayer;
import org.longview.attention.HeadTensors;
import org.longview.attention.LayerAttention;
import org.longview.attention.LayerResult;
import org.longview.attention.Measures;
import org.longview.attention.Mechanism;
import org.longview.attention.PatternAttention;
import org.longview.linear.Kernels;
import org.longview.linear.Matrix;
import org.longview.work.Cancellation;
import org.longview.work.Workers;

/** Attention kept and output error of each head of a layer. Immutable. */
public final class LayerQuality {
  private final int heads;
  private final double @Nullable [] kept;
  private final double @Nullable [] outputErrors;

  /** Takes the arrays, one element a head, as its own. */
  LayerQuality(int heads, double @Nullable [] kept, double @Nullable [] outputErrors) {
    this.heads = heads;
    this.kept = kept;
    this.outputErrors = outputErrors;
  }

  /**
   * Measures each head.
   *
   * @param attention under a mechanism
   * @param full of the same tokens under the reference
   */
  static LayerQuality of(
      Kernels kernels,
      LayerResult attention,
      LayerAttention full,
      Reference reference,
      Workers workers,
      Cancellation cancellation) {
    int heads = attention.heads();
    double[] kept = new double[heads];
    double[] errors = new double[heads];
    boolean sparse = attention.mechanism() instanceof Mechanism.Sparse;
    workers.forEach(
        heads,
        cancellation,
        h -> {
          if (attention.mechanism() instanceof Mechanism.Sparse pattern) {
            float[] denominators =
                reference.isFull()
                        && attention instanceof LayerAttention whole
                        && full.tensors(h).shared().equals(whole.tensors(h))
                    ? whole.logSumExp(h)
                    : onPairsOf(pattern, h, kernels, full, reference, workers, cancellation);
            kept[h] = Measures.kept(denominators, full.logSumExp(h));
          }
          Matrix output = attention.output(h);
          errors[h] = output == null ? Double.NaN : Measures.outputError(output, full.output(h));
        });
    return new LayerQuality(heads, sparse ? kept : null, errors);
  }

  /** The denominators of the reference's own tensors on the pairs that both allow. */
  private static float[] onPairsOf(
      Mechanism.Sparse pattern,
      int head,
      Kernels kernels,
      LayerAttention full,
      Reference reference,
      Workers workers,
      Cancellation cancellation) {
    HeadTensors tensors = full.tensors(head).shared();
    AttentionPlan plan =
        AttentionPlan.of(
            reference.intersection(pattern.plan(head).pattern()),
            tensors.length(),
            pattern.padding());
    float[] denominators = new float[tensors.length()];
    PatternAttention.compute(
        kernels, tensors, plan, null, denominators, null, workers, cancellation);
    return denominators;
  }

  /** The same of finished attention, which has no output. */
  static LayerQuality of(FinishedLayer attention) {
    double[] kept = IntStream.range(0, attention.heads()).mapToDouble(attention::kept).toArray();
    return new LayerQuality(attention.heads(), kept, null);
  }

  public int heads() {
    return heads;
  }

  /** Of one head, or the mean of all for {@link ViewSettings#MEAN_HEAD}; none for Linformer. */
  public OptionalDouble kept(int head) {
    return kept == null ? OptionalDouble.empty() : OptionalDouble.of(value(kept, head));
  }

  /** Whether there are outputs, and so errors: not of finished attention. */
  public boolean hasOutput() {
    return outputErrors != null;
  }

  /** Of one head, or the mean of all for {@link ViewSettings#MEAN_HEAD}; NaN without outputs. */
  public double outputError(int head) {
    return outputErrors == null ? Double.NaN : value(outputErrors, head);
  }

  private static double value(double[] values, int head) {
    return head == ViewSettings.MEAN_HEAD
        ? Arrays.stream(values).average().orElseThrow()
        : values[head];
  }
}
