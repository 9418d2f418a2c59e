package org.longview.app;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.longview.app.control.TypeSize;
import org.longview.app.state.SettingsModel;
import org.longview.study.Tab;

/**
 * The titles of the tabs, and which of their contents is seen. Where there is little room titles
 * are put closer together, and the last that have none, but never that of the open tab, go into a
 * menu.
 */
final class TabBar extends HBox {
  private static final PseudoClass TIGHT = PseudoClass.getPseudoClass("tight");

  /** By which a title is narrower where there is little room, as the style sheet has it. */
  private static final double SAVED = 16;

  private final SettingsModel settings;
  private final Map<Tab, ToggleButton> titles = new EnumMap<>(Tab.class);
  private final MenuButton more = new MenuButton();
  private final Map<Tab, Region> contents;
  private boolean isTight;

  /**
   * Shows the tab of the settings.
   *
   * @param contents of each tab
   */
  TabBar(SettingsModel settings, Map<Tab, Region> contents) {
    this.settings = settings;
    this.contents = contents;
    getStyleClass().add("tab-titles");
    setMinWidth(0);
    setAlignment(Pos.BOTTOM_LEFT);
    setAccessibleRole(AccessibleRole.TAB_PANE);
    for (Tab tab : Tab.values()) {
      ToggleButton title = new ToggleButton(tab.title());
      title.getStyleClass().setAll("tab-title");
      title.setId("tab-" + tab.name().toLowerCase(Locale.ROOT));
      title.setAccessibleRole(AccessibleRole.TAB_ITEM);
      title.setMinWidth(USE_PREF_SIZE);
      title.setOnAction(event -> choose(tab));
      titles.put(tab, title);
      getChildren().add(title);
    }
    more.setId("more-tabs");
    more.getStyleClass().add("more-tabs");
    more.setMinWidth(USE_PREF_SIZE);
    more.setTooltip(new Tooltip("More tabs"));
    more.setAccessibleText("More tabs");
    more.setOnShowing(event -> more.getItems().setAll(hidden()));
    more.getItems().setAll(hidden());
    getChildren().add(more);
    // Before the titles, which would take the arrows for themselves
    addEventFilter(KeyEvent.KEY_PRESSED, this::typed);
    settings
        .settingsProperty()
        .addListener(
            (property, before, now) -> {
              if (before.view().tab() != now.view().tab()) {
                show();
              }
            });
    show();
  }

  private void choose(Tab tab) {
    settings.change(
        "tab " + tab.title().toLowerCase(Locale.ROOT),
        now -> now.withView(now.view().withTab(tab)));
    show();
  }

  @Override
  protected void layoutChildren() {
    fit();
    super.layoutChildren();
  }

  /** Shows as many titles as there is room for. */
  private void fit() {
    double usual = 0;
    double tight = 0;
    for (ToggleButton title : titles.values()) {
      double width = title.prefWidth(-1);
      usual += width + (isTight ? TypeSize.of(SAVED) : 0);
      tight += width - (isTight ? 0 : TypeSize.of(SAVED));
    }
    boolean isFull = usual > getWidth();
    if (isTight != isFull) {
      isTight = isFull;
      pseudoClassStateChanged(TIGHT, isTight);
    }
    boolean all = tight <= getWidth();
    seen(more, !all);
    ToggleButton open = titleOf(settings.get().view().tab());
    double spare = getWidth() - more.prefWidth(-1) - open.prefWidth(-1);
    boolean fits = true;
    for (ToggleButton title : titles.values()) {
      if (title != open) {
        spare -= title.prefWidth(-1);
        fits &= spare >= 0;
      }
      seen(title, all || fits || title == open);
    }
  }

  private static void seen(Node part, boolean isSeen) {
    part.setVisible(isSeen);
    part.setManaged(isSeen);
  }

  /** The tabs whose titles have no room. */
  private List<MenuItem> hidden() {
    List<MenuItem> items = new ArrayList<>();
    titles.forEach(
        (tab, title) -> {
          if (!title.isVisible()) {
            MenuItem item = new MenuItem(tab.title());
            item.setOnAction(
                event -> {
                  choose(tab);
                  title.requestFocus();
                });
            items.add(item);
          }
        });
    return items;
  }

  private ToggleButton titleOf(Tab tab) {
    return Objects.requireNonNull(titles.get(tab));
  }

  private void show() {
    Tab open = settings.get().view().tab();
    titles.forEach((tab, title) -> title.setSelected(tab == open));
    fit();
    boolean hidesFocus =
        contents.entrySet().stream()
            .anyMatch(page -> page.getKey() != open && holdsFocus(page.getValue()));
    if (hidesFocus) {
      titleOf(open).requestFocus();
    }
    contents.forEach(
        (tab, content) -> {
          content.setVisible(tab == open);
          content.setManaged(tab == open);
        });
  }

  private static boolean holdsFocus(Region page) {
    Node owner = page.getScene() == null ? null : page.getScene().getFocusOwner();
    while (owner != null && owner != page) {
      owner = owner.getParent();
    }
    return owner != null;
  }

  private void typed(KeyEvent event) {
    int step =
        switch (event.getCode()) {
          case LEFT -> -1;
          case RIGHT -> 1;
          default -> 0;
        };
    List<Tab> tabs = List.copyOf(titles.keySet());
    int place = tabs.indexOf(settings.get().view().tab()) + step;
    boolean isTitle = event.getTarget() instanceof ToggleButton;
    if (step != 0 && isTitle && place >= 0 && place < tabs.size()) {
      Tab next = tabs.get(place);
      choose(next);
      titleOf(next).requestFocus();
      event.consume();
    }
  }
}
