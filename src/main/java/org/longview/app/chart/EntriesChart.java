package org.longview.app.chart;

import org.longview.app.budget.BudgetModel;
import org.longview.app.control.Spoken;
import org.longview.app.job.Background;
import org.longview.app.state.Theme;
import org.longview.chart.EntriesPlot;
import org.longview.view.EntriesCurves;

/** Entries of the score matrix against the length of the text. */
public final class EntriesChart extends ChartView {
  private final BudgetModel model;

  /** Follows the budget; appears once its fonts have been read. */
  public EntriesChart(BudgetModel model, Background background, Theme theme) {
    super(background, theme);
    this.model = model;
    setId("entries-chart");
    model.stateProperty().addListener((property, before, now) -> show());
    show();
  }

  private void show() {
    EntriesPlot plot = EntriesCurves.of(model.stateProperty().get());
    Spoken.tell(this, plot.description());
    draw(plot);
  }
}
