package org.longview.export;

import org.longview.picture.BudgetRows;

/**
 * The cross-out picture of the memory budget, and its equation.
 *
 * @param text the words around it
 */
public record BudgetFigure(FigureText text, BudgetRows rows) implements Figure {
  @Override
  public Drawing layOut(double width, Medium medium, FigureStyle style) {
    return new BudgetDrawing(this, width, style);
  }
}
