package org.longview.app.budget;

import atlantafx.base.controls.ToggleSwitch;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.longview.app.control.Chips;
import org.longview.app.control.NumberControl;
import org.longview.app.control.NumberScale;
import org.longview.app.control.Panels;
import org.longview.app.state.Notices;
import org.longview.app.state.SettingsModel;
import org.longview.picture.BudgetRows;
import org.longview.study.BudgetSettings;
import org.longview.view.BudgetView;

/** n₀, n and s, and the facts that follow. */
public final class BudgetPane extends VBox {
  private static final NumberScale BASELINES = new NumberScale(1, 16_384, 1);
  private static final NumberScale LENGTHS = new NumberScale(1, 1 << 20, 1);

  private final SettingsModel settings;
  private final NumberControl baseline;
  private final NumberControl length;
  private final NumberControl globals;
  private final ToggleSwitch linked = new ToggleSwitch("Link to the text");
  private final Chips chips = new Chips();
  private boolean showing;

  /** Follows the budget. */
  public BudgetPane(SettingsModel settings, BudgetModel model, Notices notices) {
    this.settings = settings;
    getStyleClass().add("section");
    baseline =
        new NumberControl(
                "n₀ (baseline)",
                "The length whose full attention is the budget: n₀² entries",
                BASELINES,
                notices,
                model::setBaseline)
            .named("baseline");
    length =
        new NumberControl(
                "Length n",
                "The number of tokens that the budget is stretched to",
                LENGTHS,
                notices,
                model::setLength)
            .named("length");
    globals =
        new NumberControl(
                "Global tokens s",
                "Each crosses out two rows of the budget",
                new NumberScale(0, 256, 1),
                notices,
                model::setGlobals)
            .named("budget-globals");
    linked.setId("linked");
    linked.setTooltip(
        new Tooltip("n is the text's length, s its global tokens and w the window of its pattern"));
    linked
        .selectedProperty()
        .addListener(
            (property, before, now) -> {
              if (!showing) {
                model.setLinked(now);
              }
            });
    getChildren().addAll(Panels.heading("Budget"), baseline, length, globals, linked, chips);
    model.stateProperty().addListener((property, before, now) -> show(now));
    show(model.stateProperty().get());
  }

  private void show(BudgetView state) {
    BudgetSettings budget = settings.get().budget();
    BudgetRows rows = state.rows();
    showing = true;
    baseline.show(rows.baseline(), BASELINES);
    length.show(rows.length(), LENGTHS);
    globals.show(rows.globals(), new NumberScale(0, 256, 1));
    linked.setSelected(budget.linked());
    showing = false;
    chips.show(BudgetModel.facts(state));
  }
}
