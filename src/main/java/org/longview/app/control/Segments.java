package org.longview.app.control;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/**
 * A few choices side by side, one of which holds.
 *
 * @param <T> a choice
 */
public final class Segments<T> extends HBox {
  private final String name;
  private final ToggleGroup group = new ToggleGroup();
  private final Map<T, ToggleButton> buttons = new LinkedHashMap<>();

  /**
   * Makes the control.
   *
   * @param name what is chosen, for those who listen
   * @param title what stands on a segment
   * @param chosen told of the user's choices
   */
  public Segments(String name, List<T> choices, Function<T, String> title, Consumer<T> chosen) {
    this.name = name;
    getStyleClass().add("segments");
    setFillHeight(true);
    setMinWidth(USE_PREF_SIZE);
    setMaxWidth(USE_PREF_SIZE);
    for (T choice : choices) {
      ToggleButton button = new ToggleButton();
      button.setToggleGroup(group);
      button.setMinWidth(USE_PREF_SIZE);
      button.setOnAction(
          event -> {
            button.setSelected(true);
            chosen.accept(choice);
          });
      buttons.put(choice, button);
      rename(choice, title.apply(choice));
      getChildren().add(button);
    }
    getChildren().get(0).getStyleClass().add("first");
    getChildren().get(choices.size() - 1).getStyleClass().add("last");
  }

  /** Shows a choice without reporting it. */
  public void show(T choice) {
    button(choice).setSelected(true);
  }

  /** Calls a choice something else, on screen and for those who listen. */
  public void rename(T choice, String title) {
    button(choice).setText(title);
    button(choice).setAccessibleText(name + ": " + title);
  }

  /** The button of a choice. */
  public ToggleButton button(T choice) {
    return Objects.requireNonNull(buttons.get(choice));
  }

  /** Explains a choice to those who hover over it. */
  public Segments<T> explained(T choice, String explanation) {
    button(choice).setTooltip(new Tooltip(explanation));
    return this;
  }

  /** Gives each button an identifier: {@code id-title}, with hyphens for spaces. */
  public Segments<T> named(String id) {
    buttons.forEach(
        (choice, button) -> button.setId(id + "-" + button.getText().replace(' ', '-')));
    return this;
  }
}
