package org.longview.app.control;

import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** Small parts of panels. */
public final class Panels {
  private Panels() {}

  /** A heading in small capitals. */
  public static Label heading(String title) {
    Label heading = new Label(title.toUpperCase(Locale.ROOT));
    heading.getStyleClass().add("heading");
    return heading;
  }

  /** A part of a panel under its heading. */
  public static VBox section(String title, Node... content) {
    VBox section = new VBox(heading(title));
    section.getStyleClass().add("section");
    section.getChildren().addAll(content);
    return section;
  }

  /** A line of a name and what belongs to it. */
  public static HBox row(String name, Node... content) {
    Label label = new Label(name);
    label.getStyleClass().add("row-label");
    HBox row = new HBox(label);
    row.getStyleClass().add("row");
    row.setAlignment(Pos.CENTER_LEFT);
    row.getChildren().addAll(content);
    return row;
  }

  /** A short fact in a rounded frame. */
  public static Label chip(String text) {
    Label chip = new Label(text);
    chip.getStyleClass().add("chip");
    chip.setMinWidth(Region.USE_PREF_SIZE);
    return chip;
  }

  /** A page as large as the room it has; where that is less than it needs, it is scrolled. */
  public static ScrollPane page(Region content) {
    PageScroll page = new PageScroll();
    page.setWholePage(content);
    page.getStyleClass().add("page-scroll");
    return page;
  }

  /** A button with a picture, named by its tooltip and when it is read out. */
  public static Button iconButton(String id, Ikon icon, String name, Runnable action) {
    Button button = new Button(null, new FontIcon(icon));
    button.setId(id);
    button.getStyleClass().add("icon-button");
    button.setTooltip(new Tooltip(name));
    button.setAccessibleText(name);
    button.setOnAction(event -> action.run());
    return button;
  }

  /** Room that grows. */
  public static Region spacer() {
    Region spacer = new Region();
    HBox.setHgrow(spacer, Priority.ALWAYS);
    return spacer;
  }

  /** Room that grows downwards. */
  public static Region spacerBelow() {
    Region spacer = new Region();
    VBox.setVgrow(spacer, Priority.ALWAYS);
    return spacer;
  }

  /** What can be done with the mouse and the keys, in a line; lectures leave it out. */
  public static Label hint(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("hint");
    label.setMinWidth(0);
    return label;
  }

  /** A line of small type, empty at first, that gives way where there is no room. */
  public static Label smallNote(String id) {
    Label label = new Label();
    label.setId(id);
    label.getStyleClass().add("small-note");
    label.setMinWidth(0);
    return label;
  }
}
