package org.longview.linear.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/** The vector width, and the block sizes that follow from it. */
final class Lanes {
  /**
   * The widest vectors of this processor; {@code -Dlongview.vectorBits=128}, {@code 256} or {@code
   * 512} asks for others.
   */
  static final VectorSpecies<Float> SPECIES = species();

  /** Floats in a vector. */
  static final int COUNT = SPECIES.length();

  /** Columns of a register block. */
  static final int COLUMNS = 3 * COUNT;

  /**
   * Rows of a register block, and of the bands that left factors are packed in: 24 sums fit into
   * the 32 registers of AVX-512 and of ARM, 12 into the 16 of other processors.
   */
  static final int ROWS = FloatVector.SPECIES_PREFERRED.length() >= 16 || isArm() ? 8 : 4;

  private Lanes() {}

  /** Columns rounded up to whole register blocks. */
  static int wholeColumns(int columns) {
    return (columns + COLUMNS - 1) / COLUMNS * COLUMNS;
  }

  /** Rows rounded up to whole register blocks. */
  static int wholeRows(int rows) {
    return (rows + ROWS - 1) / ROWS * ROWS;
  }

  /** The sum of the squares of n elements from offset on. */
  static float sumOfSquares(float[] x, int offset, int n) {
    FloatVector squares = FloatVector.zero(SPECIES);
    int end = offset + n;
    int j = offset;
    for (; j <= end - COUNT; j += COUNT) {
      FloatVector v = FloatVector.fromArray(SPECIES, x, j);
      squares = v.fma(v, squares);
    }
    float sum = squares.reduceLanes(VectorOperators.ADD);
    for (; j < end; j++) {
      sum += x[j] * x[j];
    }
    return sum;
  }

  private static boolean isArm() {
    return "aarch64".equals(System.getProperty("os.arch"));
  }

  private static VectorSpecies<Float> species() {
    int bits = Integer.getInteger("longview.vectorBits", 0);
    return bits == 0
        ? FloatVector.SPECIES_PREFERRED
        : VectorSpecies.of(float.class, VectorShape.forBitSize(bits));
  }
}
