package org.longview.app.pattern;

import java.util.Locale;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.longview.app.control.Dialog;
import org.longview.text.Tokens;

/** A list of all tokens, to choose some without a mouse. */
final class TokenChooser {
  private final IntConsumer toggle;
  private final ListView<Integer> list = new ListView<>();
  private final TextField search = new TextField();
  private final Dialog dialog;
  private final VBox content;
  private final ObservableList<Integer> found = FXCollections.observableArrayList();
  private @Nullable Tokens tokens;
  private IntPredicate isGlobal = token -> false;

  /**
   * Makes the list.
   *
   * @param toggle makes a token global or not
   * @param dialog shows the list
   */
  TokenChooser(IntConsumer toggle, Dialog dialog) {
    this.toggle = toggle;
    this.dialog = dialog;
    search.setId("token-search");
    search.setPromptText("Find a token or a position");
    search.setAccessibleText("Find a token or a position");
    search.textProperty().addListener((property, before, now) -> find(now));
    search.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.DOWN) {
            list.requestFocus();
            list.getSelectionModel().selectFirst();
            event.consume();
          } else if (event.getCode() == KeyCode.ENTER && !found.isEmpty()) {
            choose(found.get(0));
            event.consume();
          }
        });
    list.setId("token-list");
    list.setItems(found);
    list.setAccessibleText("Tokens");
    list.setPlaceholder(new Label("No token is called so; try fewer letters, or its position."));
    list.getStyleClass().add("token-list");
    list.setCellFactory(view -> new TokenCell());
    list.setOnKeyPressed(
        event -> {
          Integer selected = list.getSelectionModel().getSelectedItem();
          if (event.getCode() == KeyCode.ENTER && selected != null) {
            choose(selected);
            event.consume();
          }
        });
    list.setOnMouseClicked(
        event -> {
          Integer selected = list.getSelectionModel().getSelectedItem();
          if (selected != null) {
            choose(selected);
          }
        });
    Label title = new Label("Global tokens");
    title.getStyleClass().add("dialog-title");
    content = new VBox(10, title, search, list);
    content.getStyleClass().add("modal");
    content.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
  }

  /** Shows the tokens and lets the user choose one. */
  void open(Tokens of, IntPredicate global) {
    tokens = of;
    isGlobal = global;
    search.clear();
    find("");
    dialog.show(content, search);
  }

  private void choose(int token) {
    toggle.accept(token);
    dialog.hide();
  }

  private void find(String what) {
    Tokens all = tokens;
    if (all == null) {
      return;
    }
    String wanted = what.strip().toLowerCase(Locale.ROOT);
    found.setAll(
        IntStream.range(0, all.size())
            .filter(
                i ->
                    wanted.isEmpty()
                        || all.piece(i).toLowerCase(Locale.ROOT).contains(wanted)
                        || Integer.toString(i).equals(wanted))
            .boxed()
            .toList());
  }

  private final class TokenCell extends ListCell<Integer> {
    @Override
    protected void updateItem(@Nullable Integer token, boolean empty) {
      super.updateItem(token, empty);
      Tokens all = tokens;
      setText(
          token == null || empty || all == null
              ? null
              : token + "   " + all.piece(token) + (isGlobal.test(token) ? "   global" : ""));
    }
  }
}
