package org.longview.export;

/** A picture for a paper or a slide. Sizes in it are in points: what is a pixel in a small file. */
public sealed interface Figure permits MatrixFigure, BudgetFigure, SheetFigure, SpectrumFigure {
  /**
   * Lays it out.
   *
   * @param width in points
   * @param resolution pixels for each point
   */
  Drawing layOut(double width, double resolution, FigureStyle style);
}
