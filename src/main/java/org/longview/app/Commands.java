package org.longview.app;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;
import org.longview.app.control.TypeSize;
import org.longview.app.export.ExportKind;
import org.longview.app.state.SettingsModel;

/** All commands, for the menu and the keyboard. */
final class Commands {
  /** What commands do to the window. */
  interface Window {
    void open();

    void openModel();

    void editText();

    void paste();

    void export(ExportKind kind);

    void toggleTheme();

    void zoom(int steps);

    void fit();

    void find();

    void jump();

    void unpin();

    void lecture();

    void openLecture();

    void quit();
  }

  private static final KeyCombination.Modifier CTRL = KeyCombination.SHORTCUT_DOWN;
  private static final KeyCombination.Modifier SHIFT = KeyCombination.SHIFT_DOWN;

  private final Command open;
  private final Command openModel;
  private final Command undo;
  private final Command redo;
  private final Command redoAgain;
  private final Command theme;
  private final Command lecture;
  private final Command openLecture;
  private final List<Command> exports = new ArrayList<>();
  private final List<List<Command>> groups;
  private final List<Command> all = new ArrayList<>();

  /**
   * Makes the commands.
   *
   * @param exportable whether there is anything to export of a kind
   */
  Commands(
      SettingsModel settings, Window window, java.util.function.Predicate<ExportKind> exportable) {
    open = command("open-file", "Open…", key(KeyCode.O, CTRL), window::open);
    ReadOnlyStringProperty undoTitle = settings.undoTitleProperty();
    ReadOnlyStringProperty redoTitle = settings.redoTitleProperty();
    undo =
        command(
            "undo",
            undoTitle.map(title -> title.isEmpty() ? "Undo" : "Undo: " + title),
            key(KeyCode.Z, CTRL),
            () -> !undoTitle.get().isEmpty(),
            settings::undo);
    redo =
        command(
            "redo",
            redoTitle.map(title -> title.isEmpty() ? "Redo" : "Redo: " + title),
            key(KeyCode.Z, CTRL, SHIFT),
            () -> !redoTitle.get().isEmpty(),
            settings::redo);
    redoAgain =
        command("redo-y", redo.title(), key(KeyCode.Y, CTRL), redo.possible(), settings::redo);
    theme = command("theme", "Light or dark theme", key(KeyCode.T, CTRL), window::toggleTheme);
    for (ExportKind kind : ExportKind.values()) {
      exports.add(
          command(
              "export-" + kind.id(),
              new SimpleStringProperty(kind.title() + " as PNG…"),
              kind == ExportKind.ATTENTION ? key(KeyCode.E, CTRL) : null,
              () -> exportable.test(kind),
              () -> window.export(kind)));
    }
    List<Command> view =
        List.of(
            command("zoom-in", "Zoom in", key(KeyCode.PLUS), () -> window.zoom(1)),
            command("zoom-out", "Zoom out", key(KeyCode.MINUS), () -> window.zoom(-1)),
            command("fit", "Show the whole matrix", key(KeyCode.DIGIT0), window::fit),
            command("find", "Find in the text…", key(KeyCode.F, CTRL), window::find),
            command("jump", "Go to a token…", key(KeyCode.J, CTRL), window::jump),
            command("unpin", "Unpin the cell", key(KeyCode.ESCAPE), window::unpin),
            theme,
            command("type-larger", "Larger type", key(KeyCode.PLUS, CTRL), () -> TypeSize.step(1)),
            command(
                "type-smaller", "Smaller type", key(KeyCode.MINUS, CTRL), () -> TypeSize.step(-1)),
            command(
                "type-normal",
                "Normal type",
                key(KeyCode.DIGIT0, CTRL),
                () -> TypeSize.chosenProperty().set(1)));
    openModel =
        command("open-model", "Open a model folder…", key(KeyCode.M, CTRL), window::openModel);
    List<Command> file =
        List.of(
            open,
            openModel,
            command("edit-text", "Type a text", key(KeyCode.L, CTRL), window::editText),
            command("paste-text", "Paste as the text", key(KeyCode.V, CTRL, SHIFT), window::paste));
    lecture = command("lecture", "Give a lecture", key(KeyCode.F5), window::lecture);
    openLecture = command("open-lecture", "Open a lecture file…", null, window::openLecture);
    Command quit = command("quit", "Quit", key(KeyCode.Q, CTRL), window::quit);
    groups =
        List.of(
            file, exports, List.of(undo, redo), view, List.of(lecture, openLecture), List.of(quit));
    groups.forEach(all::addAll);
    all.add(redoAgain);
  }

  private static Command command(
      String id, String title, @Nullable KeyCombination key, Runnable action) {
    return command(id, new SimpleStringProperty(title), key, () -> true, action);
  }

  private static Command command(
      String id,
      ObservableValue<String> title,
      @Nullable KeyCombination key,
      Supplier<Boolean> possible,
      Runnable action) {
    return new Command(id, title, key, possible, action);
  }

  private static KeyCombination key(KeyCode code, KeyCombination.Modifier... modifiers) {
    return new KeyCodeCombination(code, modifiers);
  }

  Command open() {
    return open;
  }

  Command openModel() {
    return openModel;
  }

  Command undo() {
    return undo;
  }

  Command redo() {
    return redo;
  }

  Command theme() {
    return theme;
  }

  Command lecture() {
    return lecture;
  }

  Command openLecture() {
    return openLecture;
  }

  List<Command> exports() {
    return exports;
  }

  /** The commands of the menu, in groups. */
  List<List<Command>> groups() {
    return groups;
  }

  List<Command> all() {
    return all;
  }

  /**
   * Does what a key stands for, before the control that has the focus sees it, so that a text field
   * does not undo on its own.
   */
  void filter(KeyEvent event) {
    if (event.isShortcutDown()) {
      runPlain(event);
    }
  }

  /** Does what a plain key stands for, unless it was meant for a text field. */
  void handle(KeyEvent event) {
    if (!event.isShortcutDown() && !(focusOwner(event) instanceof TextInputControl)) {
      runPlain(event);
    }
  }

  private void runPlain(KeyEvent event) {
    KeyEvent plain = plain(event);
    run(plain);
    if (plain.isConsumed()) {
      event.consume();
    }
  }

  private void run(KeyEvent event) {
    for (Command command : all) {
      if (command.matches(event)) {
        command.run();
        event.consume();
        return;
      }
    }
  }

  private static @Nullable Object focusOwner(KeyEvent event) {
    return event.getSource() instanceof javafx.scene.Scene scene ? scene.getFocusOwner() : null;
  }

  /** Signs that stand on several keys, as those of the number pad, as the one in the menu. */
  private static KeyEvent plain(KeyEvent event) {
    KeyCode code =
        switch (event.getCode()) {
          case ADD, EQUALS -> KeyCode.PLUS;
          case SUBTRACT -> KeyCode.MINUS;
          case NUMPAD0 -> KeyCode.DIGIT0;
          default -> event.getText().equals("+") ? KeyCode.PLUS : event.getCode();
        };
    return new KeyEvent(
        event.getSource(),
        event.getTarget(),
        event.getEventType(),
        event.getCharacter(),
        event.getText(),
        code,
        code == event.getCode() && event.isShiftDown(),
        event.isControlDown(),
        event.isAltDown(),
        event.isMetaDown());
  }
}
