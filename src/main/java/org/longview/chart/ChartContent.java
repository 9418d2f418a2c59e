package org.longview.chart;

import org.jfree.chart.plot.XYPlot;

/** What a chart shows. */
public interface ChartContent {
  /**
   * Room around the plot, where numbers stand, for type of normal size.
   *
   * @param top without numbers
   * @param right without numbers
   * @param bottom below the axis across
   * @param left of the axis up
   */
  record Margins(double top, double right, double bottom, double left) {}

  Margins margins();

  /** Puts axes, curves and marks on a plot that has none. */
  void update(XYPlot plot, ChartFrame frame);
}
