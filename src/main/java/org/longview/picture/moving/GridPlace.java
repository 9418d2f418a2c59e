package org.longview.picture.moving;

import org.longview.picture.Tint;

/** Where a grid of squares stands, and how a square of it is drawn. */
record GridPlace(double x, double y, double cell, int rows, int columns) {
  /** Cells smaller than this have no gaps between them. */
  private static final double GAPLESS = 4;

  /** The largest square cells that fit an area, the grid's upper left corner at the area's. */
  static GridPlace within(double x, double y, double width, double height, int rows, int columns) {
    return new GridPlace(x, y, Math.min(width / columns, height / rows), rows, columns);
  }

  double width() {
    return cell * columns;
  }

  double height() {
    return cell * rows;
  }

  private double gap() {
    return cell < GAPLESS ? 0 : Math.max(0.75, 0.07 * cell);
  }

  void cell(Sheet sheet, int row, int column, Tint tint, double opacity) {
    sheet.area(x + column * cell, y + row * cell, cell - gap(), cell - gap(), tint, opacity);
  }

  /** An outline around some rows and columns. */
  void frame(
      Sheet sheet,
      int row,
      int rowEnd,
      int column,
      int columnEnd,
      double thickness,
      Tint tint,
      double opacity) {
    sheet.outline(
        x + column * cell - thickness / 2,
        y + row * cell - thickness / 2,
        (columnEnd - column) * cell - gap() + thickness,
        (rowEnd - row) * cell - gap() + thickness,
        thickness,
        false,
        tint,
        opacity);
  }
}
