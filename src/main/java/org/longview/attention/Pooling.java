package org.longview.attention;

/**
 * A block of a matrix, cut into small blocks each of which is to be reduced to one number.
 *
 * @param rowFrom first row, inclusive
 * @param rowTo last row, exclusive; more than {@code rowFrom}
 * @param columnFrom first column, inclusive
 * @param columnTo last column, exclusive; more than {@code columnFrom}
 * @param rowsTogether rows of a small block; the last ones may have fewer
 * @param columnsTogether columns of a small block; the last ones may have fewer
 * @param sum whether the sums of the values are wanted, not the values of largest magnitude
 */
public record Pooling(
    int rowFrom,
    int rowTo,
    int columnFrom,
    int columnTo,
    int rowsTogether,
    int columnsTogether,
    boolean sum) {
  /** How many small blocks there are from top to bottom. */
  public int rows() {
    return (rowTo - rowFrom + rowsTogether - 1) / rowsTogether;
  }

  /** How many small blocks there are from left to right. */
  public int columns() {
    return (columnTo - columnFrom + columnsTogether - 1) / columnsTogether;
  }
}
