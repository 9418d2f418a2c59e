package org.longview.linear.vector;

import static org.longview.linear.vector.Lanes.COLUMNS;

/** A matrix to be multiplied from the left: panels of COLUMNS columns, each row by row. */
final class Panels {
  final float[] data;
  final int first;
  final int rows;

  /**
   * @param data where the panels lie
   * @param first index of the first element
   */
  Panels(float[] data, int first, int rows) {
    this.data = data;
    this.first = first;
    this.rows = rows;
  }

  /** The index of an element in {@link #data}. */
  int at(int row, int column) {
    return first + (column / COLUMNS * rows + row) * COLUMNS + column % COLUMNS;
  }
}
