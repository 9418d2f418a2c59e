package org.longview.app.study;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.longview.app.job.Activities;
import org.longview.app.job.Background;
import org.longview.app.job.LatestJob;
import org.longview.app.state.Gesture;
import org.longview.app.state.Notices;
import org.longview.app.state.SettingsModel;
import org.longview.study.Settings;
import org.longview.study.TextMark;
import org.longview.study.TextSource;
import org.longview.text.Tokenizer;
import org.longview.text.Tokens;

/**
 * The tokens of the text. A new text becomes part of the settings only when it has been split into
 * tokens, so that a text that is refused changes nothing. For the JavaFX thread alone.
 */
public final class TokensModel {
  private static final int REMEMBERED = 8;
  private static final long MOST_TOKENS = 4_000_000;

  /** Where a proposed text came from. */
  public enum Origin {
    /** It is being typed; what stands in the text area may already be more. */
    TYPED,
    /** It was opened, pasted as a whole, or chosen. */
    TAKEN
  }

  /** A text and all of its tokens. */
  private record Split(TextSource source, Tokenizer tokenizer, Tokens tokens) {}

  private final SettingsModel settings;
  private final Notices notices;
  private final LatestJob job;
  private final Deque<Split> remembered = new ArrayDeque<>();
  private final ReadOnlyObjectWrapper<@Nullable Tokens> all = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable Tokens> used = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<List<TextMark>> marks =
      new ReadOnlyObjectWrapper<>(List.of());
  private @Nullable TextSource source;
  private @Nullable Tokenizer tokenizer;
  private @Nullable Origin proposing;

  /** Follows the settings. */
  public TokensModel(
      SettingsModel settings, Notices notices, Background background, Activities activities) {
    this.settings = settings;
    this.notices = notices;
    job = new LatestJob("Splitting the text into tokens", background, activities, Duration.ZERO);
    settings
        .settingsProperty()
        .addListener(
            (property, before, now) -> {
              if (!before.source().equals(now.source()) && proposing == null) {
                job.cancel();
              }
              follow(now);
            });
  }

  /**
   * Begins with a tokenizer that has been read, or with none. The tokens of another are gone at
   * once, since its ids mean nothing to a model that is not its own.
   */
  public void begin(@Nullable Tokenizer newTokenizer) {
    if (newTokenizer == tokenizer) {
      return;
    }
    job.cancel();
    tokenizer = newTokenizer;
    source = null;
    marks.set(List.of());
    used.set(null);
    all.set(null);
    follow(settings.get());
  }

  /** All tokens of the text; null until there are any. */
  public ReadOnlyObjectProperty<@Nullable Tokens> allProperty() {
    return all.getReadOnlyProperty();
  }

  /**
   * The tokens that are used; null until there are any. While another text is being split they are
   * those of the last one.
   */
  public ReadOnlyObjectProperty<@Nullable Tokens> usedProperty() {
    return used.getReadOnlyProperty();
  }

  /** Where headings and pages begin among {@link #usedProperty()}; set before these. */
  public ReadOnlyObjectProperty<List<TextMark>> marksProperty() {
    return marks.getReadOnlyProperty();
  }

  /** Whether the tokens are those of the settings' text. */
  public boolean areCurrent() {
    Tokens tokens = all.get();
    return tokens != null && tokens.text().equals(settings.get().source().text());
  }

  /**
   * Takes another text, if it can be split into tokens.
   *
   * @param title of the step, for undo
   */
  public void propose(TextSource text, Origin origin, String title, Gesture gesture) {
    Tokenizer splitter = tokenizer;
    if (splitter == null) {
      change(text, origin, title, gesture);
      return;
    }
    job.submit(
        (progress, cancellation) -> splitter.encode(text.text(), cancellation),
        tokens -> {
          remember(new Split(text, splitter, tokens));
          notices.mended(this);
          change(text, origin, title, gesture);
          follow(settings.get());
        },
        thrown -> notices.failure(this, thrown));
  }

  /** Where the text came from that the settings are just now being changed to; null if not so. */
  public @Nullable Origin proposing() {
    return proposing;
  }

  private void change(TextSource text, Origin origin, String title, Gesture gesture) {
    proposing = origin;
    settings.change(title, gesture, now -> now.withSource(text));
    proposing = null;
  }

  private void follow(Settings now) {
    if (now.source().equals(source)) {
      usePart(now);
      return;
    }
    Tokenizer splitter = tokenizer;
    if (splitter == null) {
      return;
    }
    Split known = recall(now.source());
    if (known != null) {
      publish(known, now);
    } else {
      TextSource text = now.source();
      job.submit(
          (progress, cancellation) -> splitter.encode(text.text(), cancellation),
          tokens -> {
            remember(new Split(text, splitter, tokens));
            follow(settings.get());
          },
          thrown -> notices.failure(this, thrown));
    }
  }

  private void publish(Split split, Settings now) {
    source = split.source;
    all.set(split.tokens);
    usePart(now);
  }

  private void usePart(Settings now) {
    Tokens part = Objects.requireNonNull(all.get()).range(now.tokenFrom(), now.tokenLimit());
    Tokens last = used.get();
    boolean same =
        last != null
            && last.text().equals(part.text())
            && last.size() == part.size()
            && last.end(0) == part.end(0);
    marks.set(TextMark.of(now.source().landmarks(), part));
    if (!same) {
      used.set(part);
    }
  }

  private void remember(Split split) {
    remembered.addFirst(split);
    while (remembered.size() > REMEMBERED || (remembered.size() > 1 && inAll() > MOST_TOKENS)) {
      remembered.removeLast();
    }
  }

  private long inAll() {
    return remembered.stream().mapToLong(split -> split.tokens.size()).sum();
  }

  private @Nullable Split recall(TextSource text) {
    for (Split split : remembered) {
      if (split.tokenizer == tokenizer && split.source.equals(text)) {
        return split;
      }
    }
    return null;
  }
}
