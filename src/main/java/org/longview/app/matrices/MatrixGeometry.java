package org.longview.app.matrices;

/**
 * Where things are in a {@link MatrixView}: row labels to the left of the square, slanted column
 * labels above it.
 *
 * @param left where the square begins
 * @param top where the square begins
 * @param side of the square; 0 if there is no room
 */
record MatrixGeometry(double left, double top, double side) {
  /** Tangent of the slant of column labels, 60°. */
  private static final double SLOPE = Math.sqrt(3);

  private static final double LEAST_LABEL = 30;

  /** Room for the end of the last slanted label. */
  private static final double RIGHT = 16;

  /** A part of the view. */
  enum Zone {
    SQUARE,
    ROW_LABELS,
    COLUMN_LABELS,
    OUTSIDE
  }

  /**
   * Arranges a view.
   *
   * @param row width that the labels of rows would like to have
   * @param column width that those of columns would like to have
   * @param scale device pixels for each unit of length; the square's edges lie between pixels
   */
  static MatrixGeometry of(double width, double height, double row, double column, double scale) {
    double left = snap(Math.max(LEAST_LABEL, row) + 8, scale);
    double top = snap(Math.max(LEAST_LABEL, column) * SLOPE / 2 + 12, scale);
    double side = Math.max(0, Math.min(width - left - RIGHT, height - top - 2));
    return new MatrixGeometry(left, top, Math.floor(side * scale) / scale);
  }

  private static double snap(double length, double scale) {
    return Math.round(length * scale) / scale;
  }

  Zone zone(double x, double y) {
    boolean across = x >= left && x < left + side;
    boolean down = y >= top && y < top + side;
    if (across && down) {
      return Zone.SQUARE;
    }
    if (down && x >= 0 && x < left) {
      return Zone.ROW_LABELS;
    }
    double foot = foot(x, y);
    if (y >= 0 && y < top && foot >= 0 && foot < side) {
      return Zone.COLUMN_LABELS;
    }
    return Zone.OUTSIDE;
  }

  /** Where the slanted line through a point above the square meets it, from its left edge. */
  double foot(double x, double y) {
    return x - left - (top - y) / SLOPE;
  }
}
