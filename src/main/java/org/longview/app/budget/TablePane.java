package org.longview.app.budget;

import javafx.scene.layout.VBox;

/** The table of entries and bytes. */
public final class TablePane extends VBox {
  /** Follows the budget and how it is stored. */
  public TablePane(BudgetModel model, MemoryModel memory) {
    BudgetTable table = new BudgetTable();
    getChildren().add(table);
    Runnable show = () -> table.show(model.stateProperty().get(), memory.stateProperty().get());
    model.stateProperty().addListener((property, before, now) -> show.run());
    memory.stateProperty().addListener((property, before, now) -> show.run());
    show.run();
  }
}
