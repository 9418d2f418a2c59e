package org.longview.app.budget;

import javafx.scene.layout.VBox;
import org.longview.app.study.ModelModel;
import org.longview.budget.Memory;
import org.longview.model.EncoderConfig;
import org.longview.study.Workbench;

/** The table of entries and bytes. */
public final class TablePane extends VBox {
  private static final int BYTES_OF_FLOAT = 4;

  /** What is assumed of the model until it has been read: layers and heads of a BERT base. */
  private static final Memory ASSUMED = new Memory(12, 12, BYTES_OF_FLOAT);

  private final BudgetModel model;
  private final ModelModel models;
  private final BudgetTable table = new BudgetTable();

  /** Follows the budget and the model. */
  public TablePane(BudgetModel model, ModelModel models) {
    this.model = model;
    this.models = models;
    getChildren().add(table);
    model.stateProperty().addListener((property, before, now) -> show());
    models.workbenchProperty().addListener((property, before, now) -> show());
    show();
  }

  private void show() {
    Workbench workbench = models.workbenchProperty().get();
    Memory memory = ASSUMED;
    if (workbench != null) {
      EncoderConfig config = workbench.encoder().config();
      memory = new Memory(config.layers(), config.heads(), BYTES_OF_FLOAT);
    }
    table.show(model.stateProperty().get(), memory);
  }
}
