package org.longview.app.text;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;
import org.longview.study.TextMark;

/** A choice among the headings and pages of a document; not there for a text without any. */
final class PlaceChooser extends ComboBox<TextMark> {
  private static final int SHOWN = 16;
  private static final String PROMPT = "Begin at a heading or page";

  private boolean showing;

  /**
   * Makes the choice.
   *
   * @param chosen told of the place that the user chose
   */
  PlaceChooser(Consumer<TextMark> chosen) {
    setId("places");
    setMaxWidth(Double.MAX_VALUE);
    setVisibleRowCount(SHOWN);
    setPromptText(PROMPT);
    setAccessibleText(PROMPT);
    setTooltip(new Tooltip("The heading or page that the tokens are taken from"));
    setCellFactory(list -> new Place(true));
    setButtonCell(new Place(false));
    valueProperty()
        .addListener(
            (property, before, now) -> {
              if (!showing && now != null) {
                chosen.accept(now);
              }
            });
    show(List.of(), 1);
  }

  /**
   * Offers places.
   *
   * @param marks by growing token
   * @param token the last place that is not beyond it is shown
   */
  void show(List<TextMark> marks, int token) {
    showing = true;
    if (!getItems().equals(marks)) {
      getItems().setAll(marks);
    }
    TextMark last = null;
    for (TextMark mark : marks) {
      last = mark.token() <= token ? mark : last;
    }
    // An earlier mark of the same token may be what the user chose
    TextMark value = getValue();
    if (last == null || value == null || value.token() != last.token() || !marks.contains(value)) {
      setValue(last);
    }
    showing = false;
    setVisible(!marks.isEmpty());
    setManaged(!marks.isEmpty());
  }

  private static final class Place extends ListCell<TextMark> {
    private static final String INDENT = "    ";

    private final boolean indented;

    /**
     * In the list, headings are indented and those that are too long end in dots; what is shown of
     * it tells, before the first heading, what it is for.
     */
    Place(boolean inList) {
      indented = inList;
      if (inList) {
        getStyleClass().add("place");
      }
    }

    @Override
    protected void updateItem(@Nullable TextMark mark, boolean empty) {
      super.updateItem(mark, empty);
      setText(
          mark == null
              ? indented ? null : PROMPT
              : INDENT.repeat(indented ? Math.max(0, mark.level() - 1) : 0) + mark.label());
    }
  }
}
