package org.longview.export;

import java.util.Optional;
import org.longview.chart.ChartContent;

/**
 * A chart as the window shows it.
 *
 * @param text the words around it
 * @param content what it shows
 * @param across name of the axis across
 * @param up name of the axis up
 * @param table the numbers of its points
 */
public record ChartFigure(
    FigureText text, ChartContent content, String across, String up, TableNumbers table)
    implements Figure {
  @Override
  public Optional<Numbers> numbers() {
    return Optional.of(table);
  }

  @Override
  public Drawing layOut(double width, Medium medium, FigureStyle style) {
    return new ChartDrawing(this, width, style);
  }
}
