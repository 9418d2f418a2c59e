package org.longview.app.state;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import org.longview.study.Settings;
import org.longview.study.Source;
import org.longview.study.TextSource;

/**
 * The settings, and the way back to earlier ones. Controls change them here and nowhere else;
 * everything that is seen follows from them. For the JavaFX thread alone.
 */
public final class SettingsModel {
  private static final int MOST_STEPS = 1000;

  /** Of all texts that lie behind; twice the longest document. */
  private static final long MOST_CHARACTERS = 2L * (32 << 20);

  /** A change: what was done, and what came of it. */
  private record Step(String title, Gesture gesture, Settings before, Settings after) {}

  /** The settings of a moment with the way back to earlier ones and forth again. */
  public static final class Memory {
    private final Settings settings;
    private final List<Step> done;
    private final List<Step> undone;

    private Memory(Settings settings, Deque<Step> done, Deque<Step> undone) {
      this.settings = settings;
      this.done = List.copyOf(done);
      this.undone = List.copyOf(undone);
    }

    public Settings settings() {
      return settings;
    }
  }

  private final ReadOnlyObjectWrapper<Settings> settings;
  private final Deque<Step> done = new ArrayDeque<>();
  private final Deque<Step> undone = new ArrayDeque<>();
  private final ReadOnlyStringWrapper undoTitle = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper redoTitle = new ReadOnlyStringWrapper("");

  public SettingsModel(Settings first) {
    settings = new ReadOnlyObjectWrapper<>(first);
  }

  public Settings get() {
    return settings.get();
  }

  public ReadOnlyObjectProperty<Settings> settingsProperty() {
    return settings.getReadOnlyProperty();
  }

  /**
   * Changes the settings in a step of its own.
   *
   * @param title what is done, for the menu: "Undo: title"
   */
  public void change(String title, UnaryOperator<Settings> change) {
    change(title, new Gesture(), change);
  }

  /**
   * Changes the settings. A change of the same gesture as the one before joins its step.
   *
   * @param title what is done, for the menu: "Undo: title"
   */
  public void change(String title, Gesture gesture, UnaryOperator<Settings> change) {
    Settings before = settings.get();
    Settings after = change.apply(before);
    if (after.equals(before)) {
      return;
    }
    Step last = done.peekLast();
    if (last != null && last.gesture == gesture) {
      done.removeLast();
      before = last.before;
    }
    if (!after.equals(before)) {
      done.addLast(new Step(title, gesture, before, after));
      while (done.size() > 1 && (done.size() > MOST_STEPS || characters() > MOST_CHARACTERS)) {
        done.removeFirst();
      }
    }
    undone.clear();
    publish(after);
  }

  /** Characters of the texts that the way back leads to; steps that keep a text share it. */
  @SuppressWarnings("ReferenceEquality") // of texts that are alike, each takes memory
  private long characters() {
    long sum = 0;
    Source last = null;
    for (Step step : done) {
      Source source = step.before.source();
      if (source != last && source instanceof TextSource text) {
        sum += text.text().length();
      }
      last = source;
    }
    return sum;
  }

  /** Goes one step back, if there is one. */
  public void undo() {
    Step step = done.pollLast();
    if (step != null) {
      undone.addLast(step);
      publish(step.before);
    }
  }

  /** Goes one step forth again, if there is one. */
  public void redo() {
    Step step = undone.pollLast();
    if (step != null) {
      done.addLast(step);
      publish(step.after);
    }
  }

  /** All there is to return to by {@link #restore}. */
  public Memory remember() {
    return new Memory(settings.get(), done, undone);
  }

  /** Makes everything as it was, the way back and forth included. */
  public void restore(Memory memory) {
    done.clear();
    done.addAll(memory.done);
    undone.clear();
    undone.addAll(memory.undone);
    publish(memory.settings);
  }

  /** Begins anew with some settings, from which no way leads back. */
  public void begin(Settings first) {
    done.clear();
    undone.clear();
    publish(first);
  }

  /** What {@link #undo()} would take back; empty if there is nothing. */
  public ReadOnlyStringProperty undoTitleProperty() {
    return undoTitle.getReadOnlyProperty();
  }

  /** What {@link #redo()} would do again; empty if there is nothing. */
  public ReadOnlyStringProperty redoTitleProperty() {
    return redoTitle.getReadOnlyProperty();
  }

  private void publish(Settings now) {
    undoTitle.set(title(done.peekLast()));
    redoTitle.set(title(undone.peekLast()));
    settings.set(now);
  }

  private static String title(@Nullable Step step) {
    return step == null ? "" : step.title;
  }
}
