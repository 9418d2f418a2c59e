package org.longview.app.export;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.longview.export.FigureText;
import org.longview.export.FigureWords;
import org.longview.export.FigureWords.Part;

/** Chooses which words stand around a picture. */
final class WordControls extends VBox {
  private final Consumer<FigureWords> change;
  private final Map<Part, CheckBox> boxes = new EnumMap<>(Part.class);
  private final TextField title = new TextField();
  private final TextField subtitle = new TextField();
  private FigureWords shown = FigureWords.ALL;
  private boolean showing;

  /**
   * Makes the controls.
   *
   * @param change told of every choice
   */
  WordControls(Consumer<FigureWords> change) {
    super(6);
    this.change = change;
    getChildren()
        .addAll(
            line(Part.TITLE, "Title", title),
            line(Part.SUBTITLE, "Caption", subtitle),
            box(Part.AXES, "Names of the axes"),
            box(Part.TOKENS, "Tokens"),
            box(Part.BAR, "Colour bar or legend"),
            box(Part.PARAMETERS, "Line of parameters"));
  }

  private CheckBox box(Part part, String name) {
    CheckBox box = new CheckBox(name);
    box.setId("export-" + part.id());
    box.setOnAction(event -> report(shown.with(part, box.isSelected())));
    boxes.put(part, box);
    return box;
  }

  /** A box, and a field for other words than the figure's own. */
  private HBox line(Part part, String name, TextField field) {
    CheckBox box = box(part, name);
    box.setMinWidth(80);
    field.setId("export-own-" + part.id());
    field.setAccessibleText(name);
    field.textProperty().addListener((property, before, now) -> typed(part, now));
    HBox.setHgrow(field, Priority.ALWAYS);
    HBox line = new HBox(8, box, field);
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }

  private void typed(Part part, String text) {
    report(part == Part.TITLE ? shown.withTitle(text) : shown.withSubtitle(text));
  }

  private void report(FigureWords words) {
    if (!showing) {
      change.accept(words);
    }
  }

  /** Shows a choice without reporting it. */
  void show(FigureWords words) {
    shown = words;
    showing = true;
    boxes.forEach((part, box) -> box.setSelected(words.shows(part)));
    show(title, words.title(), Part.TITLE);
    show(subtitle, words.subtitle(), Part.SUBTITLE);
    showing = false;
  }

  private void show(TextField field, String text, Part part) {
    if (!field.getText().equals(text)) {
      field.setText(text);
    }
    field.setDisable(!shown.shows(part));
  }

  /** Shows, where nothing is typed, what the figure says of itself. */
  void prompt(FigureText own) {
    title.setPromptText(own.title());
    subtitle.setPromptText(own.subtitle());
  }
}
