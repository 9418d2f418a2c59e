package org.longview.app.study;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.longview.app.job.Activities;
import org.longview.app.job.Background;
import org.longview.app.job.LatestJob;
import org.longview.app.state.Gesture;
import org.longview.app.state.Notices;
import org.longview.app.state.SettingsModel;
import org.longview.model.EncoderConfig;
import org.longview.study.Settings;
import org.longview.study.Source;
import org.longview.study.Subject;
import org.longview.study.TensorSource;
import org.longview.study.TextMark;
import org.longview.study.TextSource;
import org.longview.study.WorkingSet;
import org.longview.text.Tokenizer;
import org.longview.text.Tokens;
import org.longview.work.Cancellation;

/**
 * The tokens of the text, or of tensors. Another text becomes part of the settings only when it has
 * been split into tokens, and tensors when they have been read, so that what is refused changes
 * nothing. For the JavaFX thread alone.
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

  /**
   * A text and all of its tokens, or what tensors are.
   *
   * @param tokenizer null of tensors
   * @param tensors null of a text
   */
  public record Split(
      Source source, @Nullable Tokenizer tokenizer, Tokens tokens, @Nullable Subject tensors) {
    /** Numbers that it holds. */
    long size() {
      return tensors == null ? tokens.size() : MOST_TOKENS;
    }
  }

  private final SettingsModel settings;
  private final WorkingSet kept;
  private final Notices notices;
  private final LatestJob textJob;
  private final LatestJob tensorJob;
  private final Deque<Split> remembered = new ArrayDeque<>();
  private final ReadOnlyObjectWrapper<@Nullable Tokens> all = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable Tokens> used = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<List<TextMark>> marks =
      new ReadOnlyObjectWrapper<>(List.of());
  private @Nullable Split split;

  /** What {@link #usedProperty()} is a part of. */
  private @Nullable Split shown;

  private @Nullable Tokenizer tokenizer;
  private @Nullable EncoderConfig model;
  private @Nullable Origin proposing;

  /**
   * Follows the settings.
   *
   * @param kept takes what is computed of tensors
   */
  public TokensModel(
      SettingsModel settings,
      WorkingSet kept,
      Notices notices,
      Background background,
      Activities activities) {
    this.settings = settings;
    this.kept = kept;
    this.notices = notices;
    textJob =
        new LatestJob("Splitting the text into tokens", background, activities, Duration.ZERO);
    tensorJob = new LatestJob("Reading the tensors", background, activities, Duration.ZERO);
    settings
        .settingsProperty()
        .addListener(
            (property, before, now) -> {
              boolean another = !before.source().equals(now.source());
              if (another && proposing == null) {
                textJob.cancel();
                tensorJob.cancel();
              }
              if (another
                  || before.tokenFrom() != now.tokenFrom()
                  || before.tokenLimit() != now.tokenLimit()) {
                follow(now);
              }
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
    textJob.cancel();
    tokenizer = newTokenizer;
    if (tensors() == null) {
      split = null;
      marks.set(List.of());
      used.set(null);
      all.set(null);
      follow(settings.get());
    }
  }

  /** Says what the viewed head is brought into when a text takes the place of tensors. */
  public void setModel(@Nullable EncoderConfig newModel) {
    model = newModel;
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

  /** The tensors that the tokens are of; null of a text. Set before {@link #usedProperty()}. */
  public @Nullable Subject tensors() {
    Split now = split;
    return now == null ? null : now.tensors;
  }

  /** Whether the tokens are those of the settings' source. */
  public boolean areCurrent() {
    Split known = split;
    Source now = settings.get().source();
    return known != null
        && (now.equals(known.source)
            || (now instanceof TextSource text
                && known.source instanceof TextSource last
                && last.text().equals(text.text())));
  }

  /**
   * Takes another text, if it can be split into tokens.
   *
   * @param title of the step, for undo
   */
  public void propose(TextSource text, Origin origin, String title, Gesture gesture) {
    tensorJob.cancel();
    Tokenizer splitter = tokenizer;
    if (splitter == null) {
      change(now -> fitting(now.withSource(text)), origin, title, gesture);
      return;
    }
    textJob.submit(
        splitting(text, splitter),
        read -> take(read, now -> fitting(now.withSource(text)), origin, title, gesture),
        thrown -> notices.failure(Notices.OPENING, thrown));
  }

  /** The viewed head may be one that only the tensors had. */
  private Settings fitting(Settings now) {
    EncoderConfig read = model;
    return read == null || tensors() == null ? now : now.within(read.layers(), read.heads());
  }

  /**
   * Takes tensors, if they can be read; of what is to be known of them the user is told.
   *
   * @param title of the step, for undo
   */
  public void propose(TensorSource tensors, String title) {
    textJob.cancel();
    tensorJob.submit(
        reading(tensors),
        read -> {
          Subject subject = Objects.requireNonNull(read.tensors);
          take(
              read,
              now -> now.withSource(tensors).within(subject.layers(), subject.heads()),
              Origin.TAKEN,
              title,
              new Gesture());
          subject.warning().ifPresent(warning -> notices.problem(this, warning));
        },
        thrown -> notices.failure(Notices.OPENING, thrown));
  }

  /** Takes nothing that was proposed; what the settings name is split or read, if it is not yet. */
  public void stopProposing() {
    textJob.cancel();
    tensorJob.cancel();
    follow(settings.get());
  }

  private void take(
      Split read, UnaryOperator<Settings> change, Origin origin, String title, Gesture gesture) {
    remember(read);
    notices.mended(this);
    notices.mended(Notices.OPENING);
    change(change, origin, title, gesture);
    follow(settings.get());
  }

  private LatestJob.Work<Split> reading(TensorSource tensors) {
    return (progress, cancellation) -> split(tensors, cancellation);
  }

  private static LatestJob.Work<Split> splitting(TextSource text, Tokenizer splitter) {
    return (progress, cancellation) -> split(text, splitter, cancellation);
  }

  /**
   * Splits a text, or reads tensors; on a worker thread.
   *
   * @throws org.longview.work.InputException if it makes no token, or they cannot be read
   */
  public Split split(Source source, Tokenizer splitter, Cancellation cancellation) {
    return source instanceof TensorSource tensors
        ? split(tensors, cancellation)
        : split((TextSource) source, splitter, cancellation);
  }

  private Split split(TensorSource tensors, Cancellation cancellation) {
    Subject subject = Subject.of(tensors.read(cancellation), kept);
    return new Split(tensors, null, subject.tokens(), subject);
  }

  private static Split split(TextSource text, Tokenizer splitter, Cancellation cancellation) {
    return new Split(text, splitter, splitter.encode(text.text(), cancellation), null);
  }

  /** Where the text came from that the settings are just now being changed to; null if not so. */
  public @Nullable Origin proposing() {
    return proposing;
  }

  private void change(
      UnaryOperator<Settings> change, Origin origin, String title, Gesture gesture) {
    proposing = origin;
    settings.change(title, gesture, change);
    proposing = null;
  }

  private void follow(Settings now) {
    Split last = split;
    if (last != null && now.source().equals(last.source)) {
      usePart(last, now);
      return;
    }
    Split known = recall(now.source());
    Tokenizer splitter = tokenizer;
    if (known != null) {
      publish(known, now);
    } else if (now.source() instanceof TensorSource tensors) {
      tensorJob.submit(reading(tensors), this::takeUp, thrown -> notices.failure(this, thrown));
    } else if (now.source() instanceof TextSource text && splitter != null) {
      textJob.submit(
          splitting(text, splitter), this::takeUp, thrown -> notices.failure(this, thrown));
    }
  }

  /** Uses what the settings name already. */
  private void takeUp(Split read) {
    remember(read);
    notices.mended(this);
    follow(settings.get());
  }

  private void publish(Split known, Settings now) {
    split = known;
    all.set(known.tokens);
    usePart(known, now);
  }

  private void usePart(Split of, Settings now) {
    boolean wasText = shown != null && shown.tensors == null;
    shown = of;
    if (!(now.source() instanceof TextSource text)) {
      marks.set(List.of());
      used.set(of.tokens);
      return;
    }
    Tokens part = of.tokens.range(now.tokenFrom(), now.tokenLimit());
    Tokens last = used.get();
    boolean same =
        last != null
            && last.text().equals(part.text())
            && last.size() == part.size()
            && last.end(0) == part.end(0)
            && wasText;
    marks.set(TextMark.of(text.landmarks(), part));
    if (!same) {
      used.set(part);
    }
  }

  /** Keeps what has been read for settings that are to name it. */
  public void remember(Split read) {
    remembered.addFirst(read);
    while (remembered.size() > REMEMBERED || (remembered.size() > 1 && inAll() > MOST_TOKENS)) {
      remembered.removeLast();
    }
  }

  private long inAll() {
    return remembered.stream().mapToLong(Split::size).sum();
  }

  private @Nullable Split recall(Source source) {
    for (Split known : remembered) {
      boolean readable = known.tensors != null || known.tokenizer == tokenizer;
      if (readable && known.source.equals(source)) {
        return known;
      }
    }
    return null;
  }
}
