package org.longview.attention;

import org.longview.linear.Matrix;

/**
 * Some rows, evenly spread.
 *
 * @param row the first one
 * @param step distance between two rows, at least 1
 * @param rows how many they are
 */
record RowSample(int row, int step, int rows) {
  /** These rows of a matrix, as a view. */
  Matrix of(Matrix matrix) {
    return Matrix.of(matrix.data(), matrix.at(row), rows, matrix.columns(), matrix.stride() * step);
  }

  /** The numbers of these rows, one after the other from {@link #offset()} on. */
  float[] of(float[] numbers) {
    if (step == 1) {
      return numbers;
    }
    float[] sample = new float[rows];
    for (int i = 0; i < rows; i++) {
      sample[i] = numbers[row + i * step];
    }
    return sample;
  }

  /** Where the number of the first row is. */
  int offset() {
    return step == 1 ? row : 0;
  }
}
