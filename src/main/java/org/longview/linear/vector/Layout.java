package org.longview.linear.vector;

import static org.longview.linear.vector.Lanes.COUNT;

/**
 * How the elements of a matrix that is COLUMNS wide lie in an array.
 *
 * @param row distance of its rows; 0 if they are all the same
 * @param panel distance of its panels of COUNT columns
 */
record Layout(int row, int panel) {
  static final Layout ONE_ROW = rows(0);

  /** Row by row. */
  static Layout rows(int stride) {
    return new Layout(stride, COUNT);
  }

  /** Panel by panel, each row by row. */
  static Layout panels(int rows) {
    return new Layout(COUNT, rows * COUNT);
  }
}
