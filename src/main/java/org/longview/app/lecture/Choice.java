package org.longview.app.lecture;

import java.util.List;
import java.util.function.IntConsumer;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A numbered list in large type, of which one is chosen. */
final class Choice extends VBox {
  /** How many are seen before the one that is selected. */
  private static final int BEFORE = 3;

  private final Label heading = new Label();
  private final ListView<String> list = new ListView<>();
  private IntConsumer chosen = index -> {};

  Choice() {
    setId("lecture-choice");
    getStyleClass().add("lecture-choice");
    heading.getStyleClass().add("lecture-title");
    list.setId("lecture-list");
    list.setCellFactory(
        view ->
            new ListCell<>() {
              private final Label number = new Label();

              {
                number.getStyleClass().add("choice-number");
                setOnMouseClicked(event -> choose(getIndex() + 1));
              }

              @Override
              protected void updateItem(String item, boolean empty) {
                super.updateItem(item, empty);
                number.setText(String.valueOf(getIndex() + 1));
                setGraphic(empty ? null : number);
                setText(empty ? "" : item);
              }
            });
    list.addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
            choose();
            event.consume();
          }
        });
    Label keys = new Label("Enter, or a number, chooses · Esc goes back");
    keys.setId("choice-keys");
    keys.getStyleClass().add("lecture-source");
    VBox.setVgrow(list, Priority.ALWAYS);
    getChildren().addAll(heading, list, keys);
  }

  /** Offers what can be chosen, and takes the focus. */
  void show(String title, List<String> items, int selected, IntConsumer action) {
    heading.setText(title);
    list.getItems().setAll(items);
    list.getSelectionModel().select(selected);
    list.getFocusModel().focus(selected);
    list.scrollTo(Math.max(0, selected - BEFORE));
    chosen = action;
    list.requestFocus();
  }

  /** Chooses the one of a number, from 1, if there is one. */
  void choose(int number) {
    if (number >= 1 && number <= list.getItems().size()) {
      chosen.accept(number - 1);
    }
  }

  private void choose() {
    int index = list.getSelectionModel().getSelectedIndex();
    if (index >= 0) {
      chosen.accept(index);
    }
  }
}
