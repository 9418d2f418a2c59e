package org.longview.app.pattern;

import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import org.jspecify.annotations.Nullable;
import org.longview.app.control.Panels;
import org.longview.attention.GlobalTokens;
import org.longview.picture.Numerals;

/** The global tokens, each with a button that takes it away, and one to add another. */
final class GlobalChips extends FlowPane {
  private static final int MOST_CHIPS = 5;

  private final IntConsumer toggle;
  private final Button add = new Button("+ click a token");

  private @Nullable GlobalTokens shownGlobals;
  private List<String> shownNames = List.of();

  /**
   * Makes an empty line.
   *
   * @param toggle makes a token global or not
   * @param choose lets the user choose a token
   */
  GlobalChips(IntConsumer toggle, Runnable choose) {
    super(6, 6);
    this.toggle = toggle;
    getStyleClass().add("chips");
    setPrefWrapLength(0);
    add.setId("add-global");
    add.getStyleClass().addAll("chip", "chip-button");
    add.setTooltip(
        new Tooltip(
            "Click the label of a token to make it global, or choose one from a list here"));
    add.setAccessibleText("Add a global token");
    add.setOnAction(event -> choose.run());
  }

  /**
   * Shows the tokens.
   *
   * @param piece the token at a position
   */
  void show(GlobalTokens globals, IntFunction<String> piece) {
    List<String> names =
        IntStream.of(globals.positions()).limit(MOST_CHIPS).mapToObj(piece).toList();
    if (shownGlobals != null && shownGlobals.equals(globals) && names.equals(shownNames)) {
      return;
    }
    shownGlobals = globals;
    shownNames = names;
    getChildren().clear();
    int shown = globals.count() <= MOST_CHIPS ? globals.count() : MOST_CHIPS - 1;
    for (int i = 0; i < shown; i++) {
      int position = globals.position(i);
      String token = piece.apply(position);
      Button chip = new Button(token + " ×");
      chip.setId("global-" + position);
      chip.getStyleClass().addAll("chip", "chip-button", "global");
      chip.setTooltip(new Tooltip("Token " + position + "; click to make it not global"));
      chip.setAccessibleText("Make " + token + " at " + position + " not global");
      chip.setOnAction(event -> toggle.accept(position));
      getChildren().add(chip);
    }
    if (shown < globals.count()) {
      Label more = Panels.chip(Numerals.grouped(globals.count() - shown) + " more");
      more.setTooltip(new Tooltip("Global tokens at " + globals));
      getChildren().add(more);
    }
    getChildren().add(add);
  }
}
