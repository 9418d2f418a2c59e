package org.longview.app.control;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;

/**
 * In front of a view: why there is nothing to see in it, and how to mend that. What is only waited
 * for, whose sentence ends with an ellipsis, has no frame, and a bar that moves unless motion is
 * reduced.
 */
public final class ObstacleCard extends VBox {
  private static final PseudoClass WAITING = PseudoClass.getPseudoClass("waiting");

  private final Label sentence = new Label();
  private final Button action = new Button();
  private final ProgressBar moving = new ProgressBar();

  /**
   * An empty card, which is not seen.
   *
   * @param id of the sentence; that of the button ends with "-action"
   * @param acted does what the button says
   */
  public ObstacleCard(String id, Runnable acted) {
    getStyleClass().add("obstacle");
    setAlignment(Pos.CENTER);
    setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    sentence.setId(id);
    sentence.setWrapText(true);
    sentence.setMinHeight(USE_PREF_SIZE);
    sentence.visibleProperty().bind(visibleProperty());
    moving.setId(id + "-moving");
    action.setId(id + "-action");
    action.getStyleClass().addAll("find-button", "accent");
    action.setMinWidth(USE_PREF_SIZE);
    action.setOnAction(event -> acted.run());
    getChildren().addAll(sentence, moving, action);
    setPickOnBounds(false);
    show("", "");
  }

  /**
   * Says why there is nothing to see.
   *
   * @param why a sentence; empty if nothing is in the way
   * @param title of the button; empty if nothing can be done here
   */
  public void show(String why, String title) {
    setVisible(!why.isEmpty());
    sentence.setText(why);
    action.setText(title);
    action.setVisible(!title.isEmpty());
    action.setManaged(!title.isEmpty());
    boolean waiting = why.endsWith("…");
    moving.setVisible(waiting && !Motion.isReduced());
    moving.setManaged(moving.isVisible());
    pseudoClassStateChanged(WAITING, waiting);
  }
}
