package org.longview.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class MatrixTest {
  @Test
  void viewsAreCopiedIntoViews() {
    Matrix from = Matrix.of(new float[] {1, 2, 3, 4, 5, 6}, 2, 3);
    Matrix into = Matrix.zeros(3, 2);
    from.columns(1, 3).copyInto(into.rows(1, 3));
    assertArrayEquals(new float[] {0, 0, 2, 3, 5, 6}, into.data());
  }

  @Test
  void matricesOfOtherShapesAreNotCopied() {
    Matrix from = Matrix.zeros(2, 3);
    assertThrows(IllegalArgumentException.class, () -> from.copyInto(Matrix.zeros(3, 2)));
    assertThrows(IllegalArgumentException.class, () -> from.copyInto(Matrix.zeros(2, 2)));
  }
}
