package org.longview.lesson;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.longview.study.Settings;
import org.longview.study.Source;
import org.longview.study.TextSource;
import org.longview.study.ViewSettings;
import org.longview.text.Tokens;
import org.longview.work.InputException;

/**
 * What the program is set to in a step: all that the lecture has said up to there, so that a step
 * can be gone to from any other. Immutable.
 */
public final class StepState {
  private static final Settings UNSAID = Settings.defaults(TextSource.typed(""));

  /** Nothing has been said yet. */
  static final StepState NONE = new StepState(new EnumMap<>(Key.class));

  /**
   * A setting as it was written, known to be right.
   *
   * @param where it was written; null if it is not in a line of its own
   * @param source of a document, which was read; null of others
   */
  private record Entry(String value, @Nullable Where where, @Nullable Source source) {}

  private final Map<Key, Entry> said;

  private StepState(Map<Key, Entry> said) {
    this.said = said;
  }

  /** The same with one setting more, which takes the place of what was said of it before. */
  StepState with(Key key, String value, @Nullable Where where) {
    return with(key, new Entry(value, where, null));
  }

  /** The same with a document that was read. */
  StepState withDocument(Source document, Where where) {
    return with(Key.DOCUMENT, new Entry("", where, document));
  }

  private StepState with(Key key, Entry entry) {
    EnumMap<Key, Entry> now = new EnumMap<>(Key.class);
    now.putAll(said);
    if (key.isSource()) {
      now.keySet().removeIf(Key::isOfSource);
    }
    if (key.isHighlight() && entry.value.equals(Key.NONE)) {
      now.remove(key);
    } else {
      now.put(key, entry);
    }
    return new StepState(now);
  }

  /**
   * The settings of the step. What the lecture does not say is as when the program is new, but for
   * the model, the text and the colours, which are those that it was started with.
   *
   * @param atStart the settings that the lecture was started with
   * @throws InputException if settings contradict each other
   */
  public Settings applyTo(Settings atStart) {
    Settings unsaid = Settings.defaults(atStart.source());
    return changed(
        new Settings(
            atStart.model(),
            unsaid.source(),
            atStart.tokenFrom(),
            atStart.tokenLimit(),
            unsaid.pattern(),
            unsaid.apply(),
            unsaid.view().withColorMap(atStart.view().colorMap()),
            unsaid.budget()));
  }

  /**
   * Any settings with what is said here.
   *
   * @throws InputException if a value does not fit, with its line
   */
  Settings changed(Settings before) {
    Settings now = before;
    for (Map.Entry<Key, Entry> one : said.entrySet()) {
      now = changed(now, one.getKey(), one.getValue());
    }
    return now;
  }

  private static Settings changed(Settings now, Key key, Entry entry) {
    if (entry.source != null) {
      return now.withSource(entry.source);
    }
    try {
      return key.apply(now, entry.value);
    } catch (InputException e) {
      throw refused(entry, e);
    }
  }

  /**
   * What is pointed at.
   *
   * @throws InputException if it cannot be read, with its line
   */
  public Highlights highlights() {
    return new Highlights(
        read(Key.TOKEN, text -> Values.items(text).map(Values::place).toList()).orElse(List.of()),
        read(Key.CELL, StepState::cell).orElse(null),
        read(Key.ZOOM, Values::zoom).orElse(null));
  }

  /**
   * The position of the token that is selected; empty if none is named.
   *
   * @throws InputException if it is not there, with its line
   */
  public Optional<Integer> tokenIn(Tokens tokens) {
    return read(
        Key.TOKEN,
        text -> Values.place(Values.items(text).findFirst().orElseThrow()).in(tokens).from());
  }

  /**
   * The positions of the query and the key whose cell is pinned; empty if none is named.
   *
   * @throws InputException if they are not there, with their line
   */
  public Optional<List<Integer>> cellIn(Tokens tokens) {
    return read(
        Key.CELL,
        text -> {
          Highlights.Cell cell = cell(text);
          return List.of(cell.query().in(tokens).from(), cell.key().in(tokens).from());
        });
  }

  private <T> Optional<T> read(Key key, Function<String, T> reader) {
    Entry entry = said.get(key);
    if (entry == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(reader.apply(entry.value));
    } catch (InputException e) {
      throw refused(entry, e);
    }
  }

  /**
   * Checks all that is said.
   *
   * @throws InputException if a value does not fit, with its line
   */
  void check() {
    changed(UNSAID);
    highlights();
  }

  private static InputException refused(Entry entry, InputException cause) {
    return entry.where == null ? cause : entry.where.refused(cause);
  }

  private static Highlights.Cell cell(String text) {
    List<Place> pair = Values.items(text).map(Values::place).toList();
    if (pair.size() != 2) {
      throw new InputException(
          "“%s” is not a pair; write the query and the key, such as love, geeks.".formatted(text));
    }
    return new Highlights.Cell(pair.get(0), pair.get(1));
  }

  /**
   * Checks that a model has the viewed layer and head.
   *
   * @param model its name, for the message
   * @throws InputException if it has not, with the line that asks for them
   */
  public void requireFit(String model, int layers, int heads) {
    ViewSettings view = changed(UNSAID).view();
    if (said.containsKey(Key.LAYER) && view.layer() >= layers) {
      throw missing(Key.LAYER, "layer", model, layers);
    }
    if (said.containsKey(Key.HEAD) && view.head() >= heads) {
      throw missing(Key.HEAD, "head", model, heads);
    }
  }

  private InputException missing(Key key, String what, String model, int count) {
    Entry entry = Objects.requireNonNull(said.get(key));
    return refused(
        entry,
        new InputException(
            "%s has no %s %s; its %ss are 0 to %d."
                .formatted(model, what, entry.value, what, count - 1)));
  }
}
