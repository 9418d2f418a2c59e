package org.longview.app.lecture;

import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;
import javafx.geometry.Pos;
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

  /** Height of a line, and width of a digit, in sizes of type. */
  private static final double LINE = 3.4;

  private static final double DIGIT = 0.66;
  private static final int TEN = 10;

  private final Label heading = new Label();
  private final ListView<String> list = new ListView<>();
  private IntConsumer chosen = index -> {};
  private int typed;

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
                number.setAlignment(Pos.CENTER_RIGHT);
                setOnMouseClicked(event -> choose(getIndex() + 1));
              }

              @Override
              protected void updateItem(String item, boolean empty) {
                super.updateItem(item, empty);
                number.setText(String.valueOf(getIndex() + 1));
                number.setStyle(
                    String.format(Locale.ROOT, "-fx-min-width: %.2fem;", DIGIT * digits()));
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

  private int digits() {
    return String.valueOf(list.getItems().size()).length();
  }

  /** Sets the size of type that the lines are in proportion to. */
  void setType(double size) {
    // Lines of one known height are scrolled to exactly, however many there are
    list.setFixedCellSize(Math.rint(LINE * size));
  }

  /** Offers what can be chosen, and takes the focus. */
  void show(String title, List<String> items, int selected, IntConsumer action) {
    heading.setText(title);
    list.getItems().setAll(items);
    select(selected);
    typed = 0;
    chosen = action;
    list.requestFocus();
  }

  private void select(int index) {
    // A list that has not been laid out yet does not know how far it is to scroll
    applyCss();
    layout();
    list.getSelectionModel().clearAndSelect(index);
    list.getFocusModel().focus(index);
    list.scrollTo(Math.max(0, index - BEFORE));
  }

  /** Chooses the one of the number that is typed, from 1, once no other begins with its digits. */
  void type(int digit) {
    int size = list.getItems().size();
    int longer = TEN * typed + digit;
    int number = longer <= size ? longer : digit;
    if (number < 1 || number > size) {
      return;
    }
    if (TEN * number > size) {
      chosen.accept(number - 1);
    } else {
      typed = number;
      select(number - 1);
    }
  }

  private void choose(int number) {
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
