package org.longview.study;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.longview.attention.AttentionPlan;
import org.longview.attention.HeadTensors;
import org.longview.attention.LayerAttention;
import org.longview.attention.LayerResult;
import org.longview.attention.LowRankMatrix;
import org.longview.attention.Measures;
import org.longview.attention.Mechanism;
import org.longview.attention.PatternAttention;
import org.longview.linear.Kernels;
import org.longview.study.ViewSettings.Shown;
import org.longview.work.Cancellation;
import org.longview.work.Workers;

/** The attention of one layer's heads under a mechanism, beside the reference. Immutable. */
public final class LayerComparison {
  private final LayerResult attention;
  private final LayerAttention referenceAttention;
  private final Reference reference;
  private final LayerQuality quality;

  /**
   * Compares, and measures each head.
   *
   * @param attention under the mechanism
   * @param referenceAttention of the same tokens under the reference
   */
  public LayerComparison(
      Kernels kernels,
      LayerResult attention,
      LayerAttention referenceAttention,
      Reference reference,
      Workers workers,
      Cancellation cancellation) {
    this.attention = attention;
    this.referenceAttention = referenceAttention;
    this.reference = reference;
    int heads = attention.heads();
    double[] kept = new double[heads];
    double[] errors = new double[heads];
    workers.forEach(
        heads,
        cancellation,
        h -> {
          kept[h] = kept(kernels, h, workers, cancellation);
          errors[h] = Measures.outputError(attention.output(h), referenceAttention.output(h));
        });
    quality = new LayerQuality(isSparse() ? kept : null, errors);
  }

  private double kept(Kernels kernels, int head, Workers workers, Cancellation cancellation) {
    if (!(attention.mechanism() instanceof Mechanism.Sparse sparse)) {
      return Double.NaN;
    }
    HeadTensors tensors = referenceAttention.tensors(head).shared();
    float[] denominators;
    if (reference.isFull()
        && attention instanceof LayerAttention whole
        && tensors.equals(whole.tensors(head))) {
      denominators = whole.logSumExp(head);
    } else {
      AttentionPlan plan =
          AttentionPlan.of(
              reference.intersection(sparse.plan(head).pattern()),
              tensors.length(),
              sparse.padding());
      denominators = new float[tensors.length()];
      PatternAttention.compute(
          kernels, tensors, plan, null, denominators, null, workers, cancellation);
    }
    return Measures.kept(denominators, referenceAttention.logSumExp(head));
  }

  private boolean isSparse() {
    return attention.mechanism() instanceof Mechanism.Sparse;
  }

  /** Under the mechanism. */
  public LayerResult attention() {
    return attention;
  }

  /** Of the same tokens, what it is measured against. */
  LayerAttention referenceAttention() {
    return referenceAttention;
  }

  /** Whether both are measured against the same attention. */
  public boolean hasReferenceOf(LayerComparison other) {
    return referenceAttention == other.referenceAttention;
  }

  /** Bytes of what holds it, part by part, as of {@link LayerResult#parts()}. */
  Map<Object, Long> parts() {
    Map<Object, Long> parts = attention.parts();
    parts.putAll(referenceAttention.parts());
    return parts;
  }

  /** What it is measured against. */
  public Reference reference() {
    return reference;
  }

  /** What the mechanism keeps and loses, head by head. */
  public LayerQuality quality() {
    return quality;
  }

  /**
   * Attention kept by a head, or by the mean of all; none for Linformer, which excludes no pair.
   */
  public OptionalDouble kept(int head) {
    return quality.kept(head);
  }

  /** Output error of a head, or the mean of all heads' errors. */
  public double outputError(int head) {
    return quality.outputError(head);
  }

  /** Whether there is a difference to show: not for Linformer, whose matrix has another shape. */
  public boolean hasDifference() {
    return isSparse();
  }

  /** What can be shown in place of what is wanted: the pattern where there is nothing else. */
  public Shown possible(Shown wanted) {
    boolean possible =
        switch (wanted) {
          case PATTERN, FULL -> true;
          case EQUIVALENT -> attention.isLowRank();
          case DIFFERENCE -> hasDifference();
        };
    return possible ? wanted : Shown.PATTERN;
  }

  /**
   * The matrix of a head, or the mean over all heads.
   *
   * @param head counted from 0, or {@link ViewSettings#MEAN_HEAD}
   * @throws IllegalArgumentException for what is not {@link #possible}
   */
  public MatrixSource source(Shown shown, int head) {
    if (possible(shown) != shown) {
      throw new IllegalArgumentException("there is no " + shown + " to show");
    }
    return switch (shown) {
      case PATTERN -> source(attention, head);
      case EQUIVALENT ->
          new AttentionSource(lowRank(head).map(LowRankMatrix::equivalent).toList(), true);
      case FULL -> source(referenceAttention, head);
      case DIFFERENCE ->
          new DifferenceSource(source(attention, head), source(referenceAttention, head));
    };
  }

  /**
   * How a column of Linformer's matrix weighs the tokens, of a head or the mean over all heads; n
   * elements, which may be negative.
   */
  public float[] mixture(int head, int column) {
    float[] sum = new float[attention.length()];
    List<LowRankMatrix> matrices = lowRank(head).toList();
    for (LowRankMatrix matrix : matrices) {
      float[] weights = matrix.mixture(column);
      for (int j = 0; j < sum.length; j++) {
        sum[j] += weights[j] / matrices.size();
      }
    }
    return sum;
  }

  private Stream<LowRankMatrix> lowRank(int head) {
    return heads(head).mapToObj(h -> Objects.requireNonNull(attention.lowRank(h)));
  }

  /** One head, or all for their mean. */
  private IntStream heads(int head) {
    return head == ViewSettings.MEAN_HEAD
        ? IntStream.range(0, attention.heads())
        : IntStream.of(head);
  }

  private MatrixSource source(LayerResult layer, int head) {
    boolean signed = layer.isLowRank() && lowRank(head).anyMatch(LowRankMatrix::isSigned);
    return new AttentionSource(heads(head).mapToObj(layer::matrix).toList(), signed);
  }
}
