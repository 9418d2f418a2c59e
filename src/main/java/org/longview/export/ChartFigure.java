package org.longview.export;

import org.longview.chart.ChartContent;

/**
 * A chart as the window shows it.
 *
 * @param text the words around it
 * @param content what it shows
 * @param across name of the axis across
 * @param up name of the axis up
 */
public record ChartFigure(FigureText text, ChartContent content, String across, String up)
    implements Figure {
  @Override
  public Drawing layOut(double width, Medium medium, FigureStyle style) {
    return new ChartDrawing(this, width, style);
  }
}
