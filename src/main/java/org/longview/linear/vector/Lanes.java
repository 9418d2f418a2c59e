package org.longview.linear.vector;

import jdk.incubator.vector.FloatVector;
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

  /** Columns of a register block, and of the panels that right factors are packed in. */
  static final int PANEL = 2 * COUNT;

  /** Rows of a register block: 24 sums fit into the 32 registers of AVX-512, 12 into 16 others. */
  static final int ROWS = COUNT >= 16 ? 12 : 6;

  private Lanes() {}

  /** Columns rounded up to whole panels. */
  static int padded(int columns) {
    return (columns + PANEL - 1) / PANEL * PANEL;
  }

  private static VectorSpecies<Float> species() {
    int bits = Integer.getInteger("longview.vectorBits", 0);
    return bits == 0
        ? FloatVector.SPECIES_PREFERRED
        : VectorSpecies.of(float.class, VectorShape.forBitSize(bits));
  }
}
