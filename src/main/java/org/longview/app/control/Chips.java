package org.longview.app.control;

import javafx.scene.layout.FlowPane;

/** Chips that flow in lines. */
public final class Chips extends FlowPane {
  public Chips() {
    super(6, 6);
    getStyleClass().add("chips");
    setPrefWrapLength(0);
  }
}
