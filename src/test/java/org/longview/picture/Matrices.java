package org.longview.picture;

import java.util.Random;
import org.longview.study.MatrixSource;

/** Matrices for tests. */
final class Matrices {
  private Matrices() {}

  /** A matrix written out. */
  static MatrixSource of(float[]... rows) {
    return of(rows.length, rows[0].length, (row, column) -> rows[row][column]);
  }

  /** A matrix by formula. */
  static MatrixSource of(int rows, int columns, Formula formula) {
    return new MatrixSource() {
      @Override
      public int rows() {
        return rows;
      }

      @Override
      public int columns() {
        return columns;
      }

      @Override
      public void fill(
          int rowFrom,
          int rowTo,
          int columnFrom,
          int columnTo,
          float[] target,
          int offset,
          int stride) {
        for (int row = rowFrom; row < rowTo; row++) {
          for (int column = columnFrom; column < columnTo; column++) {
            target[offset + (row - rowFrom) * stride + column - columnFrom] =
                formula.at(row, column);
          }
        }
      }
    };
  }

  /** Values from −1 to 1, a third of them excluded; the same for the same seed. */
  static MatrixSource random(int rows, int columns, long seed) {
    Random random = new Random(seed);
    float[][] values = new float[rows][columns];
    for (float[] row : values) {
      for (int c = 0; c < columns; c++) {
        row[c] = random.nextInt(3) == 0 ? MatrixSource.EXCLUDED : random.nextFloat() * 2 - 1;
      }
    }
    return of(values);
  }

  /** A value for each cell. */
  @FunctionalInterface
  interface Formula {
    float at(int row, int column);
  }
}
