package org.longview.study;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.longview.attention.FinishedLayer;
import org.longview.attention.LayerAttention;
import org.longview.attention.LayerResult;
import org.longview.attention.LowRankMatrix;
import org.longview.attention.Mechanism;
import org.longview.linear.Kernels;
import org.longview.study.ViewSettings.Shown;
import org.longview.work.Cancellation;
import org.longview.work.Workers;

/** The attention of one layer's heads under a mechanism, beside the reference. Immutable. */
public final class LayerComparison {
  private final LayerResult attention;
  private final LayerResult referenceAttention;
  private final Reference reference;
  private final LayerQuality quality;

  private LayerComparison(
      LayerResult attention,
      LayerResult referenceAttention,
      Reference reference,
      LayerQuality quality) {
    this.attention = attention;
    this.referenceAttention = referenceAttention;
    this.reference = reference;
    this.quality = quality;
  }

  /**
   * Compares, and measures each head.
   *
   * @param attention under the mechanism
   * @param referenceAttention of the same tokens under the reference
   */
  static LayerComparison of(
      Kernels kernels,
      LayerResult attention,
      LayerAttention referenceAttention,
      Reference reference,
      Workers workers,
      Cancellation cancellation) {
    return new LayerComparison(
        attention,
        referenceAttention,
        reference,
        LayerQuality.of(kernels, attention, referenceAttention, reference, workers, cancellation));
  }

  /** The same of attention that was finished elsewhere. */
  static LayerComparison of(FinishedLayer attention, FinishedLayer full) {
    return new LayerComparison(attention, full, Reference.full(), LayerQuality.of(attention));
  }

  private boolean isSparse() {
    return attention.mechanism() instanceof Mechanism.Sparse;
  }

  /** Under the mechanism. */
  public LayerResult attention() {
    return attention;
  }

  /** Of the same tokens, what it is measured against. */
  public LayerResult referenceAttention() {
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

  /** Output error of a head, or the mean of all heads' errors; NaN where there are no outputs. */
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
