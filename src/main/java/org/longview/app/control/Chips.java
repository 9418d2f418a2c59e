package org.longview.app.control;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;

/** Chips that flow in lines. */
public final class Chips extends FlowPane {
  public Chips() {
    super(6, 6);
    getStyleClass().add("chips");
    setPrefWrapLength(0);
  }

  /** Shows texts, one a chip; chips that are there already are used again. */
  public void show(List<String> texts) {
    while (getChildren().size() > texts.size()) {
      getChildren().remove(getChildren().size() - 1);
    }
    for (int i = 0; i < texts.size(); i++) {
      if (i == getChildren().size()) {
        getChildren().add(Panels.chip(texts.get(i)));
      } else {
        ((Label) getChildren().get(i)).setText(texts.get(i));
      }
    }
  }
}
