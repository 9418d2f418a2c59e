package org.longview.app;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.longview.app.state.SettingsModel;
import org.longview.study.Tab;

/** The tabs, and a page for each of which one is seen: that of the settings. */
final class TabBar extends HBox {
  private final Map<Tab, ToggleButton> buttons = new EnumMap<>(Tab.class);
  private final Map<Tab, Node> pages;
  private final StackPane stack = new StackPane();

  /**
   * Shows the tabs that have pages, in the order of {@link Tab}.
   *
   * @param pages of the tabs
   */
  TabBar(SettingsModel settings, Map<Tab, Node> pages) {
    this.pages = new EnumMap<>(pages);
    getStyleClass().add("tabs");
    setAlignment(Pos.BOTTOM_LEFT);
    stack.setMinSize(0, 0);
    ToggleGroup group = new ToggleGroup();
    this.pages.forEach(
        (tab, page) -> {
          ToggleButton button = new ToggleButton(tab.title());
          button.setId("tab-" + tab.name().toLowerCase(Locale.ROOT));
          button.getStyleClass().add("tab-title");
          button.setToggleGroup(group);
          button.setOnAction(event -> open(settings, tab));
          buttons.put(tab, button);
          getChildren().add(button);
          stack.getChildren().add(page);
        });
    settings
        .settingsProperty()
        .addListener(
            (property, before, now) -> {
              if (before.view().tab() != now.view().tab()) {
                show(now.view().tab());
              }
            });
    show(settings.get().view().tab());
  }

  /** The page that is seen; the others have no less room. */
  StackPane pages() {
    return stack;
  }

  private void open(SettingsModel settings, Tab tab) {
    settings.change("tab " + tab.title(), now -> now.withView(now.view().withTab(tab)));
    show(tab);
  }

  private void show(Tab open) {
    buttons.forEach((tab, button) -> button.setSelected(tab == open));
    pages.forEach((tab, page) -> page.setVisible(tab == open));
  }
}
