package org.longview.app.pattern;

import java.util.function.LongConsumer;
import javafx.geometry.Pos;
import javafx.scene.control.TextField;
import org.longview.app.state.Notices;

/** A field for the seed of what is drawn at random; what is no whole number is refused. */
final class SeedField extends TextField {
  private static final int MOST_TOLD = 20;

  private final Notices notices;
  private final LongConsumer taken;
  private long shown;

  /**
   * Makes the field.
   *
   * @param taken gets another seed that was entered
   */
  SeedField(String id, String spoken, Notices notices, LongConsumer taken) {
    this.notices = notices;
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
    String text = getText().strip();
    try {
      long entered = Long.parseLong(text);
      notices.mended(this);
      if (entered != shown) {
        taken.accept(entered);
      }
    } catch (NumberFormatException e) {
      notices.problem(
          this,
          text.isEmpty()
              ? "The seed needs a number; it stays at %d.".formatted(shown)
              : "The seed must be a whole number that 64 bits hold, and “%s” is none; it stays at %d."
                  .formatted(
                      text.length() <= MOST_TOLD ? text : text.substring(0, MOST_TOLD) + "…",
                      shown));
      show(shown);
    }
  }
}
