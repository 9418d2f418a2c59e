package org.longview.export;

import java.util.List;

/**
 * Several figures on one sheet.
 *
 * @param text the words around them
 * @param rows from top to bottom; the figures of a row stand side by side, equally wide, or below
 *     each other where there is no room
 * @param lettered whether they are (a), (b) and so on
 */
public record SheetFigure(FigureText text, List<List<Figure>> rows, boolean lettered)
    implements Figure {
  public SheetFigure {
    rows = rows.stream().map(List::copyOf).toList();
  }

  /** Without letters. */
  public SheetFigure(FigureText text, List<List<Figure>> rows) {
    this(text, rows, false);
  }

  /** Lettered panels without a title of the whole, as many side by side as go. */
  public static SheetFigure ofPanels(List<Figure> panels) {
    return new SheetFigure(FigureText.NONE, List.of(panels), true);
  }

  /** What stands in front of the title of the panel of a number, counted from 0. */
  String letter(int panel) {
    return lettered ? "(" + (char) ('a' + panel) + ")" : "";
  }

  @Override
  public Drawing layOut(double width, Medium medium, FigureStyle style) {
    return new SheetDrawing(this, width, medium, style);
  }
}
