package org.longview.app;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.longview.app.control.TypeSize;
import org.longview.app.state.SettingsModel;
import org.longview.study.Tab;

/** The titles of the tabs, and which of their contents is seen. */
final class TabBar extends HBox {
  private static final PseudoClass TIGHT = PseudoClass.getPseudoClass("tight");

  /** By which a title is narrower where there is little room, as the style sheet has it. */
  private static final double SAVED = 16;

  private final SettingsModel settings;
  private final Map<Tab, ToggleButton> titles = new EnumMap<>(Tab.class);
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
    addEventHandler(KeyEvent.KEY_PRESSED, this::typed);
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

  /** Puts the titles closer together where there is little room. */
  @Override
  protected void layoutChildren() {
    double usual = 0;
    for (ToggleButton title : titles.values()) {
      usual += title.prefWidth(-1) + (isTight ? TypeSize.of(SAVED) : 0);
    }
    boolean tight = usual > getWidth();
    if (tight != isTight) {
      isTight = tight;
      pseudoClassStateChanged(TIGHT, tight);
    }
    super.layoutChildren();
  }

  private void show() {
    Tab open = settings.get().view().tab();
    titles.forEach((tab, title) -> title.setSelected(tab == open));
    boolean hidesFocus =
        contents.entrySet().stream()
            .anyMatch(page -> page.getKey() != open && holdsFocus(page.getValue()));
    if (hidesFocus) {
      Objects.requireNonNull(titles.get(open)).requestFocus();
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
    ToggleButton open = Objects.requireNonNull(titles.get(settings.get().view().tab()));
    int place = getChildren().indexOf(open) + step;
    if (step != 0 && place >= 0 && place < getChildren().size()) {
      ToggleButton next = (ToggleButton) getChildren().get(place);
      next.fire();
      next.requestFocus();
      event.consume();
    }
  }
}
