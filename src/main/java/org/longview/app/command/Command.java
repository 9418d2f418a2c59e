package org.longview.app.command;

import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/**
 * Something that can be done from a menu and by a key.
 *
 * @param id of its menu items
 * @param title what it says in menus, which may change
 * @param keys that do it; the first stands in menus
 * @param possible whether it can be done now
 * @param chosen whether what it does is so already, for a choice or a switch; null for others
 * @param action does it
 */
public record Command(
    String id,
    ObservableValue<String> title,
    List<KeyCodeCombination> keys,
    Supplier<Boolean> possible,
    @Nullable Supplier<Boolean> chosen,
    Runnable action)
    implements MenuEntry {
  /** Shows a key in a menu; the keys themselves are {@linkplain Keys listened to} elsewhere. */
  private static final class Shown extends KeyCombination {
    private final KeyCombination key;

    Shown(KeyCombination key) {
      this.key = key;
    }

    @Override
    public boolean match(KeyEvent event) {
      return false;
    }

    @Override
    public String getDisplayText() {
      return key.getDisplayText();
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }
  }

  /** A command without a key that can always be done. */
  public static Command of(String id, String title, Runnable action) {
    return of(id, new SimpleStringProperty(title), action);
  }

  /** A command without a key that can always be done. */
  public static Command of(String id, ObservableValue<String> title, Runnable action) {
    return new Command(id, title, List.of(), () -> true, null, action);
  }

  /** The same by keys; the first of them stands in menus. */
  public Command by(KeyCodeCombination... newKeys) {
    return new Command(id, title, List.of(newKeys), possible, chosen, action);
  }

  /** The same where it can be done under a condition only. */
  public Command when(Supplier<Boolean> newPossible) {
    return new Command(id, title, keys, newPossible, chosen, action);
  }

  /** The same as a choice or a switch. */
  public Command chosenIf(Supplier<Boolean> newChosen) {
    return new Command(id, title, keys, possible, newChosen, action);
  }

  /** What its first key is called; empty if it has none. */
  public String keyText() {
    return keys.isEmpty() ? "" : keys.get(0).getDisplayText();
  }

  @Override
  public MenuItem item() {
    MenuItem item = chosen == null ? new MenuItem() : new CheckMenuItem();
    item.setId(id);
    item.setMnemonicParsing(false);
    item.textProperty().bind(title);
    if (!keys.isEmpty()) {
      item.setAccelerator(new Shown(keys.get(0)));
    }
    item.setOnAction(
        event -> {
          run();
          refresh(item);
        });
    return item;
  }

  @Override
  public void refresh(MenuItem item) {
    item.setDisable(!possible.get());
    if (chosen != null && item instanceof CheckMenuItem check) {
      check.setSelected(chosen.get());
    }
  }

  /** Does it, if it can be done now. */
  public void run() {
    if (possible.get()) {
      action.run();
    }
  }
}
