package org.longview.app.help;

import java.util.List;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.longview.app.control.Panels;

/** The help, which can be searched. */
public final class HelpPane extends VBox {
  private static final double NAMES_SHARE = 27;

  private final List<Topic> topics;
  private final TextField search = new TextField();
  private final VBox content = new VBox();
  private final ScrollPane page = Panels.page(content);

  /**
   * Shows topics.
   *
   * @param done takes the help away
   */
  public HelpPane(List<Topic> topics, Runnable done) {
    this.topics = topics;
    getStyleClass().addAll("modal", "help");
    setId("help");
    setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    Label title = new Label("Help");
    title.getStyleClass().add("dialog-title");
    search.setId("help-search");
    search.setPromptText("Find a word or a key");
    search.setAccessibleText("Find a word or a key");
    search.textProperty().addListener((property, before, now) -> fill());
    HBox.setHgrow(search, Priority.ALWAYS);
    Button close = new Button("Close");
    close.setId("help-close");
    close.setCancelButton(true);
    close.setOnAction(event -> done.run());
    page.setFitToHeight(false);
    // With the focus it can be scrolled by keys
    page.setFocusTraversable(true);
    page.setAccessibleText("Help");
    content.getStyleClass().add("help-content");
    VBox.setVgrow(page, Priority.ALWAYS);
    HBox header = new HBox(16, title, search, close);
    header.setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(header, page);
    fill();
  }

  /** The field that gets the focus. */
  public TextField searchField() {
    return search;
  }

  /** Brings a topic into view, once this is seen. */
  public void show(String topic) {
    getScene().getRoot().applyCss();
    getScene().getRoot().layout();
    for (javafx.scene.Node node : content.getChildren()) {
      if (node.getUserData() instanceof Topic shown && shown.title().startsWith(topic)) {
        double below = content.getHeight() - page.getViewportBounds().getHeight();
        page.setVvalue(Math.min(1, node.getBoundsInParent().getMinY() / Math.max(1, below)));
        return;
      }
    }
  }

  private void fill() {
    content.getChildren().clear();
    for (Topic topic : topics) {
      Topic found = topic.found(search.getText());
      if (!found.entries().isEmpty()) {
        content.getChildren().add(section(found));
      }
    }
    if (content.getChildren().isEmpty()) {
      Label none = new Label("Nothing is called so; try a shorter word.");
      none.getStyleClass().add("muted");
      content.getChildren().add(none);
    }
    page.setVvalue(0);
  }

  private static Parent section(Topic topic) {
    GridPane table = new GridPane();
    ColumnConstraints names = new ColumnConstraints();
    names.setPercentWidth(NAMES_SHARE);
    ColumnConstraints meanings = new ColumnConstraints();
    meanings.setPercentWidth(100 - NAMES_SHARE);
    table.getColumnConstraints().addAll(names, meanings);
    for (int row = 0; row < topic.entries().size(); row++) {
      Topic.Entry entry = topic.entries().get(row);
      Label name = new Label(entry.name());
      name.getStyleClass().add(entry.isKey() ? "help-key" : "help-word");
      Label meaning = new Label(entry.meaning());
      for (Label label : List.of(name, meaning)) {
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
      }
      GridPane.setValignment(name, VPos.TOP);
      table.addRow(row, name, meaning);
    }
    table.getStyleClass().add("help-table");
    VBox section = Panels.section(topic.title(), table);
    section.setUserData(topic);
    return section;
  }
}
