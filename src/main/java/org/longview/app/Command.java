package org.longview.app;

import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/**
 * Something that can be done from the menu and from the keyboard.
 *
 * @param id of its menu item
 * @param title what it says in the menu, which may change
 * @param key its key; null if it has none
 * @param possible whether it can be done now
 * @param action does it
 */
record Command(
    String id,
    ObservableValue<String> title,
    @Nullable KeyCombination key,
    Supplier<Boolean> possible,
    Runnable action) {

  /** An item for a menu. */
  MenuItem item() {
    MenuItem item = new MenuItem();
    item.setId(id);
    item.textProperty().bind(title);
    item.setAccelerator(key);
    item.setOnAction(event -> run());
    return item;
  }

  boolean matches(KeyEvent event) {
    return key != null && key.match(event);
  }

  void run() {
    if (possible.get()) {
      action.run();
    }
  }
}
