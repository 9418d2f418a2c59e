package org.longview.study;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.longview.attention.AttentionMatrix;
import org.longview.attention.FinishedLayer;
import org.longview.attention.HeadTensors;
import org.longview.attention.LayerAttention;
import org.longview.attention.LayerResult;
import org.longview.attention.Mechanism;
import org.longview.attention.Pieces;
import org.longview.budget.Memory;
import org.longview.linear.Kernels;
import org.longview.linear.Matrix;
import org.longview.model.UserTensors;
import org.longview.study.Settings.Apply;
import org.longview.work.Cancellation;
import org.longview.work.InputException;
import org.longview.work.Progress;
import org.longview.work.Workers;

/** Tensors that the user brought, under a pattern; of each layer the same is kept. */
final class TensorTopic implements Topic {
  /** Widths of floats for each token: two outputs, and keys and values laid out for a kernel. */
  private static final int WIDTHS = 6;

  private record LayerKey(Object tensors, Mechanisms.Place place, Object mechanism) {}

  private record ReferenceKey(Object tensors, int layer) {}

  private record QualityKey(Object tensors, Object mechanism) {}

  private record RolloutKey(Object tensors, Object mechanism, int token) {}

  private final Subject subject;
  private final UserTensors tensors;
  private final PatternSettings settings;
  private final Object mechanism;
  private final Kernels kernels;
  private final Workers workers;
  private final WorkingSet kept;

  /**
   * Computes nothing yet.
   *
   * @param subject that the tensors are
   */
  TensorTopic(
      Subject subject,
      UserTensors tensors,
      PatternSettings settings,
      Workers workers,
      WorkingSet kept) {
    this.subject = subject;
    this.tensors = tensors;
    this.settings = settings;
    this.workers = workers;
    this.kept = kept;
    kernels = subject.kernels();
    mechanism = Mechanisms.key(settings, tensors.n());
  }

  @Override
  public Object layerKey(Apply apply, int layer) {
    return new LayerKey(subject.key(), subject.place(layer), mechanism);
  }

  @Override
  public Object qualityKey(Apply apply) {
    return new QualityKey(subject.key(), mechanism);
  }

  @Override
  public Object rolloutKey(int token) {
    return new RolloutKey(subject.key(), mechanism, token);
  }

  @Override
  public void use() {
    for (int layer = 0; layer < tensors.layers(); layer++) {
      kept.get(new ReferenceKey(subject.key(), layer), LayerResult.class);
    }
  }

  @Override
  public long bytes(Apply apply) {
    int n = tensors.n();
    if (!(tensors instanceof UserTensors.Projected projected)) {
      return 2L * Double.BYTES * n * tensors.heads();
    }
    long times = 1;
    if (settings.mergesPieces()) {
      Pieces pieces = settings.pieces(n);
      times += pieces.tokens() / n + 1;
    }
    long projections =
        settings.kind() == PatternKind.LINFORMER
            ? Mechanisms.floatsForEachToken(settings.lowRank(), n, tensors.heads(), workers)
            : 0;
    long widths = times * WIDTHS * projected.d() + 3;
    return (long) Float.BYTES * n * (widths * tensors.heads() + projections);
  }

  @Override
  public String refusal(Apply apply, long capacity) {
    return String.format(
        Locale.ROOT,
        "A layer of %s needs %s of memory with %s, and there is %s for it; %s.",
        tensors.name(),
        Memory.format(bytes(apply)),
        Wording.of(settings, tensors.n()),
        Memory.format(capacity),
        capacity >= WorkingSet.mostOfHeap()
            ? "save fewer tokens or heads, or start Java with a larger -Xmx"
            : "allow more memory for results");
  }

  @Override
  public Topic.Question ask(Apply apply, Progress progress, Cancellation cancellation) {
    if (tensors instanceof UserTensors.Finished) {
      requireNoProjections();
    }
    return new Question(cancellation);
  }

  private void requireNoProjections() {
    String needs =
        settings.kind() == PatternKind.LINFORMER
            ? "but Linformer needs queries, keys and values: q, k, v."
            : settings.mergesPieces()
                ? "but pieces that are computed one by one need queries, keys and values; merge"
                    + " them by union."
                : "";
    if (!needs.isEmpty()) {
      throw new InputException(tensors.name() + " holds finished attention, " + needs);
    }
  }

  private final class Question implements Topic.Question {
    private final Cancellation cancellation;

    Question(Cancellation cancellation) {
      this.cancellation = cancellation;
    }

    @Override
    public LayerComparison layer(int layer) {
      LayerComparison known = kept.get(layerKey(Apply.THIS_LAYER, layer), LayerComparison.class);
      if (known != null) {
        return known;
      }
      LayerComparison answer =
          tensors instanceof UserTensors.Projected projected
              ? compare(projected, layer)
              : compare((UserTensors.Finished) tensors, layer);
      keep(layer, answer);
      return answer;
    }

    private LayerComparison compare(UserTensors.Projected projected, int layer) {
      Mechanism asked = mechanism(layer);
      ReferenceKey key = new ReferenceKey(subject.key(), layer);
      LayerAttention known = kept.get(key, LayerAttention.class);
      LayerAttention reference =
          known != null
              ? known
              : new LayerAttention(
                  kernels, TensorTopic.heads(projected, layer), full(), workers, cancellation);
      LayerResult attention =
          settings.mergesPieces()
              ? Mechanisms.merged(
                  kernels,
                  reference.tensors().stream().map(HeadTensors::shared).toList(),
                  settings,
                  asked,
                  workers,
                  cancellation)
              : reference.under(asked, workers, cancellation);
      return LayerComparison.of(
          kernels, attention, reference, Reference.full(), workers, cancellation);
    }

    private LayerComparison compare(UserTensors.Finished finished, int layer) {
      Mechanism.Sparse asked = (Mechanism.Sparse) mechanism(layer);
      ReferenceKey key = new ReferenceKey(subject.key(), layer);
      FinishedLayer known = kept.get(key, FinishedLayer.class);
      List<Matrix> heads = matrices(finished, layer);
      return LayerComparison.of(
          new FinishedLayer(heads, asked, workers, cancellation),
          known != null ? known : new FinishedLayer(heads, full(), workers, cancellation));
    }

    private Mechanism mechanism(int layer) {
      return Mechanisms.of(
          settings,
          subject.place(layer),
          tensors.n(),
          tensors.heads(),
          subject.padding(),
          cancellation);
    }

    private Mechanism.Sparse full() {
      return new Mechanism.Sparse(Reference.full().plan(tensors.n(), subject.padding()));
    }

    @Override
    public void keep(int layer, LayerComparison answer) {
      LayerResult reference = answer.referenceAttention();
      kept.keep(new ReferenceKey(subject.key(), layer), reference, reference.parts());
      kept.keep(layerKey(Apply.THIS_LAYER, layer), answer, answer.parts());
    }

    @Override
    public List<AttentionMatrix> heads(int layer) {
      LayerResult attention = layer(layer).attention();
      return IntStream.range(0, attention.heads()).mapToObj(attention::matrix).toList();
    }
  }

  private static List<HeadTensors> heads(UserTensors.Projected tensors, int layer) {
    UserTensors.@Nullable Qkv global = tensors.global();
    return IntStream.range(layer * tensors.heads(), (layer + 1) * tensors.heads())
        .mapToObj(
            h ->
                head(
                    tensors,
                    tensors.ordinary(),
                    h,
                    global == null ? null : head(tensors, global, h, null)))
        .toList();
  }

  /** A head, counted through all layers. */
  private static HeadTensors head(
      UserTensors.Projected shape, UserTensors.Qkv values, int head, @Nullable HeadTensors global) {
    return new HeadTensors(
        matrix(values.q(), head, shape.n(), shape.d()),
        matrix(values.k(), head, shape.n(), shape.d()),
        matrix(values.v(), head, shape.n(), shape.d()),
        global);
  }

  private static List<Matrix> matrices(UserTensors.Finished tensors, int layer) {
    return IntStream.range(layer * tensors.heads(), (layer + 1) * tensors.heads())
        .mapToObj(h -> matrix(tensors.attention(), h, tensors.n(), tensors.n()))
        .toList();
  }

  private static Matrix matrix(float[] values, int number, int rows, int columns) {
    return Matrix.of(values, number * rows * columns, rows, columns, columns);
  }
}
