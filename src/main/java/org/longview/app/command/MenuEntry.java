package org.longview.app.command;

import javafx.scene.control.MenuItem;

/** Something that stands in a menu. */
public sealed interface MenuEntry permits Command, CommandMenu, ListMenu {
  /** A new item for a menu. */
  MenuItem item();

  /** Makes an item say what is true now; called before its menu is seen. */
  void refresh(MenuItem item);
}
