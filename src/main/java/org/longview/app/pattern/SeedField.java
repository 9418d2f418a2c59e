package org.longview.app.pattern;

import java.util.function.LongConsumer;
import javafx.geometry.Pos;
import javafx.scene.control.TextField;

/** A field for the seed of what is drawn at random; what is no whole number is set back. */
final class SeedField extends TextField {
  private final LongConsumer taken;
  private long shown;

  /**
   * Makes the field.
   *
   * @param taken gets another seed that was entered
   */
  SeedField(String id, String spoken, LongConsumer taken) {
    this.taken = taken;
    setId(id);
    getStyleClass().add("number-field");
    setAlignment(Pos.CENTER_RIGHT);
    setAccessibleText(spoken);
    setOnAction(event -> take());
    focusedProperty()
        .addListener(
            (property, before, focused) -> {
              if (!focused) {
                take();
              }
            });
  }

  void show(long seed) {
    shown = seed;
    String text = Long.toString(seed);
    if (!getText().equals(text)) {
      setText(text);
    }
  }

  private void take() {
    try {
      long entered = Long.parseLong(getText().strip());
      if (entered != shown) {
        taken.accept(entered);
      }
    } catch (NumberFormatException e) {
      show(shown);
    }
  }
}
