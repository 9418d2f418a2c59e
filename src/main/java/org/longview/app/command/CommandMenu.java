package org.longview.app.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/**
 * A menu.
 *
 * @param title of the menu
 * @param groups what is in it, divided by lines
 */
public record CommandMenu(String title, List<List<MenuEntry>> groups) implements MenuEntry {
  /** A menu without dividing lines. */
  public static CommandMenu of(String title, List<? extends MenuEntry> entries) {
    return new CommandMenu(title, List.of(List.copyOf(entries)));
  }

  /** All commands in it and in the menus in it. */
  public Stream<Command> commands() {
    return groups.stream()
        .flatMap(List::stream)
        .flatMap(
            entry ->
                entry instanceof Command command
                    ? Stream.of(command)
                    : entry instanceof CommandMenu menu ? menu.commands() : Stream.empty());
  }

  @Override
  public Menu item() {
    Menu menu = new Menu(title);
    menu.setId("menu-" + title.toLowerCase(Locale.ROOT).replace(' ', '-'));
    List<MenuItem> items = items();
    menu.getItems().setAll(items);
    menu.setOnShowing(event -> refreshAll(items));
    return menu;
  }

  /** Items for another kind of menu, which {@link #refreshAll} keeps true. */
  public List<MenuItem> items() {
    List<MenuItem> items = new ArrayList<>();
    for (List<MenuEntry> group : groups) {
      if (!items.isEmpty()) {
        items.add(new SeparatorMenuItem());
      }
      for (MenuEntry entry : group) {
        MenuItem item = entry.item();
        item.setUserData(entry);
        entry.refresh(item);
        items.add(item);
      }
    }
    return items;
  }

  /** Makes items say what is true now. */
  public static void refreshAll(List<MenuItem> items) {
    for (MenuItem item : items) {
      if (item.getUserData() instanceof MenuEntry entry) {
        entry.refresh(item);
      }
    }
  }

  @Override
  public void refresh(MenuItem item) {
    // Its own items are refreshed when it is shown
  }
}
