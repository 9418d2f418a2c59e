package org.longview.app.command;

import java.util.List;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/** Does what keys stand for. */
public final class Keys {
  private static final KeyCombination.Modifier CTRL = KeyCombination.SHORTCUT_DOWN;
  private static final KeyCombination.Modifier SHIFT = KeyCombination.SHIFT_DOWN;

  /** Pastes, in a text field as in any other. */
  public static final KeyCodeCombination PASTE = ctrl(KeyCode.V);

  private final List<Command> commands;
  private final BooleanSupplier awake;

  private Keys(List<Command> commands, BooleanSupplier awake) {
    this.commands = commands;
    this.awake = awake;
  }

  /**
   * Does what the keys stand for that are typed in a scene.
   *
   * @param awake whether they stand for it now
   */
  public static void listen(Scene scene, List<Command> commands, BooleanSupplier awake) {
    Keys keys = new Keys(commands, awake);
    scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> keys.filter(event, scene.getFocusOwner()));
    scene.addEventHandler(KeyEvent.KEY_PRESSED, event -> keys.handle(event, scene.getFocusOwner()));
  }

  /** A key alone. */
  public static KeyCodeCombination plain(KeyCode code) {
    return new KeyCodeCombination(code);
  }

  /** A key with Ctrl, on a Mac with Command. */
  public static KeyCodeCombination ctrl(KeyCode code) {
    return new KeyCodeCombination(code, CTRL);
  }

  /** A key with Ctrl and Shift, on a Mac with Command and Shift. */
  public static KeyCodeCombination ctrlShift(KeyCode code) {
    return new KeyCodeCombination(code, CTRL, SHIFT);
  }

  /** A key with Alt. */
  public static KeyCodeCombination alt(KeyCode code) {
    return new KeyCodeCombination(code, KeyCombination.ALT_DOWN);
  }

  /** A key with Shift. */
  public static KeyCodeCombination shift(KeyCode code) {
    return new KeyCodeCombination(code, SHIFT);
  }

  /**
   * Does what a key stands for, before the control that has the focus sees it, so that a text field
   * does not undo on its own; but it pastes on its own.
   */
  private void filter(KeyEvent event, @Nullable Node focusOwner) {
    boolean meant = event.isShortcutDown() || event.getCode().isFunctionKey();
    if (meant && !(focusOwner instanceof TextInputControl && PASTE.match(event))) {
      run(event);
    }
  }

  /** Does what a plain key stands for, unless it was meant for a text field. */
  private void handle(KeyEvent event, @Nullable Node focusOwner) {
    if (!event.isShortcutDown() && !(focusOwner instanceof TextInputControl)) {
      run(event);
    }
  }

  private void run(KeyEvent event) {
    if (!awake.getAsBoolean()) {
      return;
    }
    KeyEvent usual = usual(event);
    for (Command command : commands) {
      if (command.keys().stream().anyMatch(key -> key.match(usual))) {
        command.run();
        event.consume();
        return;
      }
    }
  }

  /** Signs that stand on several keys, as those of the number pad, as the one in the menu. */
  private static KeyEvent usual(KeyEvent event) {
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
