package org.longview.export;

/** A picture for a paper or a slide. Sizes in it are in points: what is a pixel in a small file. */
public sealed interface Figure
    permits MatrixFigure, BudgetFigure, SheetFigure, SpectrumFigure, TradeoffFigure {
  /** The words around it, of its own. */
  FigureText text();

  /**
   * Lays it out.
   *
   * @param width in points
   * @param medium what it is painted on
   */
  Drawing layOut(double width, Medium medium, FigureStyle style);
}
