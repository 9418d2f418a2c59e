package org.longview.export;

import java.util.List;

/**
 * Several figures on one sheet.
 *
 * @param text the words around them
 * @param rows from top to bottom; the figures of a row stand side by side, equally wide, or below
 *     each other where there is no room
 */
public record SheetFigure(FigureText text, List<List<Figure>> rows) implements Figure {
  public SheetFigure {
    rows = rows.stream().map(List::copyOf).toList();
  }

  @Override
  public Drawing layOut(double width, Medium medium, FigureStyle style) {
    return new SheetDrawing(this, width, medium, style);
  }
}
