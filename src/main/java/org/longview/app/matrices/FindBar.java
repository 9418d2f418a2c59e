package org.longview.app.matrices;

import java.util.function.IntConsumer;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import org.longview.app.control.Panels;
import org.longview.picture.Numerals;

/** A line in which words are searched for, or the position of a token is typed. */
final class FindBar extends HBox {
  private enum Purpose {
    FIND,
    JUMP
  }

  private final FindModel model;
  private final ObservableValue<Integer> tokens;
  private final IntConsumer reveal;
  private final IntConsumer jump;
  private final Runnable closed;
  private final Label title = new Label();
  private final TextField field = new TextField();
  private final Label result = new Label();
  private final Button before = new Button("↑");
  private final Button after = new Button("↓");
  private Purpose purpose = Purpose.FIND;
  private int begin;

  /**
   * Makes a bar that is hidden.
   *
   * @param tokens how many there are
   * @param reveal called with a token that was found
   * @param jump called with a token whose position was typed
   * @param closed called when the bar has been hidden
   */
  FindBar(
      FindModel model,
      ObservableValue<Integer> tokens,
      IntConsumer reveal,
      IntConsumer jump,
      Runnable closed) {
    this.model = model;
    this.tokens = tokens;
    this.reveal = reveal;
    this.jump = jump;
    this.closed = closed;
    getStyleClass().add("find-bar");
    setId("find-bar");
    setAlignment(Pos.CENTER_LEFT);
    setSpacing(8);
    field.setId("find-field");
    field.setPrefColumnCount(16);
    result.setId("find-result");
    result.getStyleClass().add("muted");
    title.getStyleClass().add("muted");
    title.setLabelFor(field);
    before.setId("find-previous");
    before.setTooltip(new Tooltip("The place before (Shift+Enter)"));
    before.setAccessibleText("Previous place");
    after.setId("find-next");
    after.setTooltip(new Tooltip("The next place (Enter)"));
    after.setAccessibleText("Next place");
    Button close = new Button("✕");
    close.setId("find-close");
    close.setTooltip(new Tooltip("Close (Esc)"));
    close.setAccessibleText("Close the search");
    for (Button button : new Button[] {before, after, close}) {
      button.getStyleClass().addAll("find-button", "flat");
    }
    for (Label label : new Label[] {title, result}) {
      label.setMinWidth(USE_PREF_SIZE);
    }
    before.setOnAction(event -> step(-1));
    after.setOnAction(event -> step(1));
    close.setOnAction(event -> close());
    getChildren().addAll(title, field, before, after, result, Panels.spacer(), close);
    field.textProperty().addListener((property, old, now) -> typed(now));
    model.foundProperty().addListener((property, old, now) -> tell());
    addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    setVisible(false);
    setManaged(false);
  }

  /**
   * Asks for words.
   *
   * @param from the token at which the search begins
   */
  void find(int from) {
    begin = from;
    open(Purpose.FIND, "Find", "a word of the text");
    model.search(field.getText());
  }

  /** Asks for a position. */
  void jump() {
    open(Purpose.JUMP, "Go to token", "0 … " + Numerals.grouped(tokens.getValue() - 1));
    model.search("");
  }

  private void open(Purpose newPurpose, String name, String prompt) {
    if (purpose != newPurpose) {
      field.clear();
    }
    purpose = newPurpose;
    title.setText(name);
    field.setPromptText(prompt);
    field.setAccessibleText(name);
    boolean finding = purpose == Purpose.FIND;
    for (Button button : new Button[] {before, after}) {
      button.setVisible(finding);
      button.setManaged(finding);
    }
    setVisible(true);
    setManaged(true);
    field.requestFocus();
    field.selectAll();
    tell();
  }

  private void close() {
    setVisible(false);
    setManaged(false);
    model.search("");
    closed.run();
  }

  private void typed(String text) {
    if (purpose == Purpose.FIND && isVisible()) {
      model.search(text);
    } else {
      tell();
    }
  }

  private void pressed(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE) {
      close();
    } else if (event.getCode() == KeyCode.ENTER && event.getTarget() == field) {
      enter(event.isShiftDown() ? -1 : 1);
    } else {
      return;
    }
    event.consume();
  }

  private void enter(int steps) {
    if (purpose == Purpose.FIND) {
      step(steps);
      return;
    }
    int token = position();
    if (token >= 0) {
      jump.accept(token);
    }
  }

  private void step(int steps) {
    model.step(steps, begin);
    FindModel.Place place = model.foundProperty().get().place();
    if (place != null) {
      begin = place.from();
      reveal.accept(place.from());
    }
  }

  /** The position that was typed, or −1 if it is none. */
  private int position() {
    String digits = field.getText().replaceAll("[\\s,.\u2009\u202f]", "");
    int count = tokens.getValue();
    return digits.matches("\\d{1,9}") && Integer.parseInt(digits) < count
        ? Integer.parseInt(digits)
        : -1;
  }

  private void tell() {
    result.setText(purpose == Purpose.FIND ? found() : told());
  }

  private String told() {
    return field.getText().isBlank() || position() >= 0
        ? ""
        : "positions are 0 … " + Numerals.grouped(tokens.getValue() - 1);
  }

  private String found() {
    FindModel.Found found = model.foundProperty().get();
    int count = found.places().size();
    before.setDisable(count == 0);
    after.setDisable(count == 0);
    if (model.words().isEmpty()) {
      return "";
    }
    if (count == 0) {
      return "not in these tokens";
    }
    String all = count == 1 ? "1 place" : Numerals.grouped(count) + " places";
    return found.current() < 0 ? all : Numerals.grouped(found.current() + 1) + " of " + all;
  }
}
