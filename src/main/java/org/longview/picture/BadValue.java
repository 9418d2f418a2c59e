package org.longview.picture;

import org.longview.study.MatrixSource;

/** Finds a value that is no number. */
final class BadValue {
  private BadValue() {}

  /** What to throw for a block that has such a value; the message names the first such cell. */
  static IllegalStateException in(MatrixSource source, CellRange block) {
    float[] value = new float[1];
    for (int row = block.rowFrom(); row < block.rowTo(); row++) {
      for (int column = block.columnFrom(); column < block.columnTo(); column++) {
        source.fill(row, row + 1, column, column + 1, value, 0, 1);
        if (!Float.isFinite(value[0]) && value[0] != MatrixSource.EXCLUDED) {
          return new IllegalStateException(
              "the matrix has the value %s at row %d, column %d".formatted(value[0], row, column));
        }
      }
    }
    return new IllegalStateException(
        "the matrix had a value that is not a number at or below row " + block.rowFrom());
  }
}
