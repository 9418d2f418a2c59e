package org.longview.export;

import java.util.Optional;

/** A picture for a paper or a slide. Sizes in it are in points: what is a pixel in a small file. */
public sealed interface Figure
    permits MatrixFigure,
        BudgetFigure,
        SheetFigure,
        SpectrumFigure,
        TradeoffFigure,
        ChartFigure,
        HeadsFigure,
        ArcsFigure,
        ReachFigure,
        TableFigure {
  /** The words around it, of its own. */
  FigureText text();

  /** The numbers that it shows, if it shows any that are of use elsewhere. */
  default Optional<Numbers> numbers() {
    return Optional.empty();
  }

  /**
   * Lays it out.
   *
   * @param width in points
   * @param medium what it is painted on
   */
  Drawing layOut(double width, Medium medium, FigureStyle style);
}
