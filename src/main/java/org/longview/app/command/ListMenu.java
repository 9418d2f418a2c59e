package org.longview.app.command;

import java.util.List;
import java.util.function.Supplier;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;

/**
 * A menu of things that come and go, as of documents.
 *
 * @param title of the menu
 * @param items makes them, whenever the menu is about to be seen
 */
public record ListMenu(String title, Supplier<List<MenuItem>> items) implements MenuEntry {
  @Override
  public Menu item() {
    Menu menu = new Menu(title);
    refresh(menu);
    return menu;
  }

  @Override
  public void refresh(MenuItem item) {
    if (item instanceof Menu menu) {
      menu.getItems().setAll(items.get());
    }
  }
}
