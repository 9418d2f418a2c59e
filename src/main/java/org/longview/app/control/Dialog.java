package org.longview.app.control;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** Shows a pane in front of the dimmed window, and keeps the focus in it. */
public final class Dialog extends StackPane {
  private @Nullable Node before;

  public Dialog() {
    setId("dialog");
    getStyleClass().add("scrim");
    setVisible(false);
    addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            hide();
            event.consume();
          }
        });
    addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.TAB) {
            wrap(event);
          }
        });
    setOnMousePressed(
        event -> {
          if (event.getTarget() == this) {
            hide();
          }
        });
  }

  /** Follows the focus of the scene that it is in. */
  public void keepFocus(ObservableValue<Node> focusOwner) {
    focusOwner.addListener(
        (property, old, now) -> {
          if (isVisible() && !holds(now)) {
            getChildren().get(0).requestFocus();
          }
        });
  }

  /**
   * Shows a pane.
   *
   * @param first gets the focus
   */
  public void show(Parent pane, Node first) {
    before = getScene().getFocusOwner();
    getChildren().setAll(pane);
    setVisible(true);
    first.requestFocus();
  }

  /** From the last that can be used to the first, and back. */
  private void wrap(KeyEvent tab) {
    List<Node> stops = stops();
    int last = stops.size() - 1;
    Node now = getScene().getFocusOwner();
    if (last >= 0 && stops.get(tab.isShiftDown() ? 0 : last).equals(now)) {
      tab.consume();
      stops.get(tab.isShiftDown() ? last : 0).requestFocus();
    }
  }

  /** What the tab key goes through, in its order. */
  private List<Node> stops() {
    List<Node> stops = new ArrayList<>();
    collectStops(this, stops);
    return stops;
  }

  private static void collectStops(Parent parent, List<Node> stops) {
    for (Node child : parent.getChildrenUnmodifiable()) {
      if (child.isVisible() && !child.isDisabled()) {
        if (child.isFocusTraversable()) {
          stops.add(child);
        } else if (child instanceof Parent inner) {
          collectStops(inner, stops);
        }
      }
    }
  }

  /** Takes the pane away and gives the focus back. */
  public void hide() {
    setVisible(false);
    getChildren().clear();
    // Keys go to where the focus is; without one they would go nowhere
    Node last = before == null ? getParent() : before;
    last.requestFocus();
  }

  private boolean holds(@Nullable Node node) {
    for (Node n = node; n != null; n = n.getParent()) {
      if (n == this) {
        return true;
      }
    }
    return false;
  }
}
