package org.longview.app.control;

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
    pane.setFocusTraversable(true);
    getChildren().setAll(pane);
    setVisible(true);
    first.requestFocus();
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
