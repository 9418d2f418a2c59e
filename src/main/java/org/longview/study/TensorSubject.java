package org.longview.study;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.longview.attention.GlobalTokens;
import org.longview.attention.KeyPadding;
import org.longview.linear.Kernels;
import org.longview.model.Encoder;
import org.longview.model.EncoderConfig;
import org.longview.model.UserTensors;
import org.longview.study.Settings.Apply;
import org.longview.text.Tokens;
import org.longview.work.Workers;

/**
 * Tensors that the user brought. Nothing is between their layers, so each is always computed alone;
 * the reference is full attention of the ordinary projections.
 */
final class TensorSubject extends Subject {
  private final UserTensors tensors;

  /** Tells the tensors apart from others, without holding them. */
  private final Object identity = new Object();

  private final Mechanisms.Place only;
  private final Workers workers;
  private final WorkingSet kept;

  /**
   * Computes nothing yet.
   *
   * @param only what tensors of a single layer stand for
   */
  TensorSubject(UserTensors tensors, Mechanisms.Place only, Workers workers, WorkingSet kept) {
    super(Tokens.named(names(tensors)), Kernels.best(), workers, kept);
    this.tensors = tensors;
    this.only = only;
    this.workers = workers;
    this.kept = kept;
  }

  /** Those of the file, or positions. */
  private static List<String> names(UserTensors tensors) {
    return tensors.tokens().isEmpty()
        ? IntStream.range(0, tensors.n()).mapToObj(Integer::toString).toList()
        : tensors.tokens();
  }

  @Override
  public Optional<String> warning() {
    return Optional.ofNullable(tensors.warning());
  }

  @Override
  public int layers() {
    return tensors.layers();
  }

  @Override
  public int heads() {
    return tensors.heads();
  }

  @Override
  public OptionalInt headWidth() {
    return tensors instanceof UserTensors.Projected projected
        ? OptionalInt.of(projected.d())
        : OptionalInt.empty();
  }

  @Override
  public @Nullable EncoderConfig model() {
    return null;
  }

  @Override
  @Nullable Encoder encoder() {
    return null;
  }

  @Override
  public KeyPadding padding() {
    boolean @Nullable [] ok = tensors.keyOk();
    return ok == null ? KeyPadding.NONE : KeyPadding.of(ok);
  }

  @Override
  public Apply applied(Apply asked) {
    return Apply.THIS_LAYER;
  }

  @Override
  Reference reference(GlobalTokens globals) {
    return Reference.full();
  }

  @Override
  Mechanisms.Place place(int layer) {
    return layers() == 1 ? only : super.place(layer);
  }

  @Override
  Object key() {
    return identity;
  }

  @Override
  Topic topic(PatternSettings settings) {
    return new TensorTopic(this, tensors, settings, workers, kept);
  }
}
