package org.longview.study;

import java.nio.IntBuffer;
import java.util.Optional;
import java.util.OptionalInt;
import org.longview.attention.GlobalTokens;
import org.longview.attention.KeyPadding;
import org.longview.model.Encoder;
import org.longview.model.EncoderConfig;
import org.longview.study.Settings.Apply;
import org.longview.text.Tokens;
import org.longview.work.Workers;

/** A text that a model reads. */
final class TextSubject extends Subject {
  private final Encoder encoder;
  private final Workers workers;
  private final WorkingSet kept;
  private final int[] ids;
  private final Key key;

  private record Key(Object model, IntBuffer ids) {}

  /**
   * Computes nothing yet.
   *
   * @param model tells the encoder apart from others
   */
  TextSubject(Encoder encoder, Object model, Tokens tokens, Workers workers, WorkingSet kept) {
    super(tokens, encoder.kernels(), workers, kept);
    this.encoder = encoder;
    this.workers = workers;
    this.kept = kept;
    ids = tokens.ids();
    key = new Key(model, IntBuffer.wrap(ids));
  }

  @Override
  public Optional<String> warning() {
    return Optional.empty();
  }

  @Override
  public int layers() {
    return encoder.config().layers();
  }

  @Override
  public int heads() {
    return encoder.config().heads();
  }

  @Override
  public OptionalInt headWidth() {
    return OptionalInt.of(encoder.config().headWidth());
  }

  @Override
  public EncoderConfig model() {
    return encoder.config();
  }

  @Override
  Encoder encoder() {
    return encoder;
  }

  @Override
  public KeyPadding padding() {
    return KeyPadding.NONE;
  }

  @Override
  public Apply applied(Apply asked) {
    return asked;
  }

  @Override
  Reference reference(GlobalTokens globals) {
    return Reference.of(length(), encoder.config(), globals);
  }

  @Override
  Object key() {
    return key;
  }

  @Override
  Topic topic(PatternSettings settings) {
    return new TextTopic(encoder, workers, kept, key, ids, settings);
  }
}
