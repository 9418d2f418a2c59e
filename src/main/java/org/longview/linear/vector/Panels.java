package org.longview.linear.vector;

import static org.longview.linear.vector.Lanes.COUNT;

/**
 * A matrix to be multiplied from the left: panels of COUNT columns, as many as make whole register
 * blocks, each row by row. Three panels that are read at a time are three streams of memory.
 */
final class Panels {
  final float[] data;
  final int first;
  final int rows;
  final Layout layout;

  /**
   * @param data where the panels lie
   * @param first index of the first element
   */
  Panels(float[] data, int first, int rows) {
    this.data = data;
    this.first = first;
    this.rows = rows;
    this.layout = Layout.panels(rows);
  }

  /** The index of an element in {@link #data}. */
  int at(int row, int column) {
    return first + (column / COUNT * rows + row) * COUNT + column % COUNT;
  }
}
