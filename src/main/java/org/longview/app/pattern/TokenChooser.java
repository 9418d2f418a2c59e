package org.longview.app.pattern;

import atlantafx.base.controls.Popover;
import java.util.Locale;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.longview.text.Tokens;

/** A list of all tokens, to choose some without a mouse. */
final class TokenChooser {
  private final IntConsumer toggle;
  private final ListView<Integer> list = new ListView<>();
  private final TextField search = new TextField();
  private final Popover popover;
  private final ObservableList<Integer> found = FXCollections.observableArrayList();
  private @Nullable Tokens tokens;
  private IntPredicate isGlobal = token -> false;

  TokenChooser(IntConsumer toggle) {
    this.toggle = toggle;
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
    list.setPrefSize(220, 240);
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
    VBox content = new VBox(8, search, list);
    popover = new Popover(content);
    popover.setDetachable(false);
    popover.setArrowLocation(Popover.ArrowLocation.LEFT_CENTER);
  }

  void open(Node owner, Tokens of, IntPredicate global) {
    tokens = of;
    isGlobal = global;
    search.clear();
    find("");
    popover.show(owner);
    search.requestFocus();
  }

  private void choose(int token) {
    toggle.accept(token);
    popover.hide();
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
