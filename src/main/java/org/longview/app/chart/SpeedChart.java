package org.longview.app.chart;

import org.longview.app.control.Spoken;
import org.longview.app.job.Background;
import org.longview.app.state.Theme;
import org.longview.chart.SpeedPlot;

/** What mechanisms take against the length of the text, measured. */
public final class SpeedChart extends ChartView {
  /** An empty chart. */
  public SpeedChart(Background background, Theme theme) {
    super(background, theme);
  }

  /** Draws curves. */
  public void show(SpeedPlot plot) {
    Spoken.tell(this, plot.description());
    draw(plot);
  }
}
