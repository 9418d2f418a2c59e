package org.longview.study;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.longview.attention.HeadTensors;
import org.longview.attention.KeyPadding;
import org.longview.attention.LayerAttention;
import org.longview.attention.LayerResult;
import org.longview.attention.Mechanism;
import org.longview.linear.Kernels;
import org.longview.linear.Matrix;
import org.longview.model.UserTensors;
import org.longview.work.Cancellation;
import org.longview.work.Workers;

/** Attention under a pattern of tensors that the user brought. */
public final class TensorStudy {
  private TensorStudy() {}

  /**
   * The attention of all heads under the settings' pattern, beside full attention of the ordinary
   * projections.
   *
   * @throws org.longview.work.InputException if the settings do not fit the tensors
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public static LayerComparison compare(
      UserTensors.Projected tensors,
      PatternSettings settings,
      Kernels kernels,
      Workers workers,
      Cancellation cancellation) {
    return compare(tensors, settings, new Mechanisms.Place(0, 1), kernels, workers, cancellation);
  }

  /**
   * The same where the tensors are those of one layer of several, whose patterns may differ.
   *
   * @param place which layer, of how many
   * @throws org.longview.work.InputException if the settings do not fit the tensors or the layers
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public static LayerComparison compare(
      UserTensors.Projected tensors,
      PatternSettings settings,
      Mechanisms.Place place,
      Kernels kernels,
      Workers workers,
      Cancellation cancellation) {
    LayerAttention full = reference(tensors, kernels, workers, cancellation);
    return compare(tensors, settings, place, full, kernels, workers, cancellation);
  }

  /** The same beside a {@link #reference} that was computed before. */
  static LayerComparison compare(
      UserTensors.Projected tensors,
      PatternSettings settings,
      Mechanisms.Place place,
      LayerAttention reference,
      Kernels kernels,
      Workers workers,
      Cancellation cancellation) {
    List<HeadTensors> heads = heads(tensors);
    KeyPadding padding = padding(tensors);
    Mechanism mechanism =
        Mechanisms.of(settings, place, tensors.n(), tensors.heads(), padding, cancellation);
    List<HeadTensors> shared = heads.stream().map(HeadTensors::shared).toList();
    LayerResult attention =
        settings.mergesPieces()
            ? Mechanisms.merged(kernels, shared, settings, mechanism, workers, cancellation)
            : new LayerAttention(kernels, heads, mechanism, workers, cancellation);
    return new LayerComparison(
        kernels, attention, reference, Reference.full(), workers, cancellation);
  }

  /**
   * Full attention of the ordinary projections of all heads.
   *
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public static LayerAttention reference(
      UserTensors.Projected tensors, Kernels kernels, Workers workers, Cancellation cancellation) {
    List<HeadTensors> shared = heads(tensors).stream().map(HeadTensors::shared).toList();
    Mechanism full = new Mechanism.Sparse(Reference.full().plan(tensors.n(), padding(tensors)));
    return new LayerAttention(kernels, shared, full, workers, cancellation);
  }

  /** The padding that the tensors mark. */
  static KeyPadding padding(UserTensors tensors) {
    boolean @Nullable [] ok = tensors.keyOk();
    return ok == null ? KeyPadding.NONE : KeyPadding.of(ok);
  }

  private static List<HeadTensors> heads(UserTensors.Projected tensors) {
    UserTensors.@Nullable Qkv global = tensors.global();
    List<HeadTensors> heads = new ArrayList<>();
    for (int h = 0; h < tensors.heads(); h++) {
      HeadTensors separate = global == null ? null : head(tensors, global, h, null);
      heads.add(head(tensors, tensors.ordinary(), h, separate));
    }
    return heads;
  }

  private static HeadTensors head(
      UserTensors.Projected shape, UserTensors.Qkv values, int head, @Nullable HeadTensors global) {
    return new HeadTensors(
        matrix(values.q(), shape, head),
        matrix(values.k(), shape, head),
        matrix(values.v(), shape, head),
        global);
  }

  private static Matrix matrix(float[] values, UserTensors.Projected shape, int head) {
    int size = shape.n() * shape.d();
    return Matrix.of(values, head * size, shape.n(), shape.d(), shape.d());
  }
}
