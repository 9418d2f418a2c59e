package org.longview.linear.vector;

import static org.longview.linear.vector.Lanes.COUNT;
import static org.longview.linear.vector.Lanes.PANEL;
import static org.longview.linear.vector.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * The innermost product: a block of {@link Lanes#ROWS} × {@link Lanes#PANEL} sums that stays in
 * registers. It is written out line by line because the compiler keeps vectors in registers only as
 * local variables, and the strides of both factors are constants because the compiler then folds
 * them into the loads: with variable ones, computing addresses takes longer than multiplying.
 */
final class RegisterBlock {
  /** Terms of a sum that are added at a time. */
  static final int TERMS = 384;

  /** Distance of the rows of A; not a power of two, so that they fall into different cache sets. */
  static final int A_STRIDE = TERMS + 16;

  private RegisterBlock() {}

  /**
   * C = start + A·B.
   *
   * @param a ROWS × k, row i from {@code aOffset + i * A_STRIDE} on
   * @param b k × PANEL, row t from {@code bOffset + t * PANEL} on
   * @param k at most TERMS
   * @param start ROWS × PANEL to begin with; a stride of 0 begins every row with the same
   * @param c ROWS × PANEL; modified
   */
  static void multiply(
      float[] a,
      int aOffset,
      float[] b,
      int bOffset,
      int k,
      float[] start,
      int startOffset,
      int startStride,
      float[] c,
      int cOffset,
      int cStride) {
    if (Lanes.ROWS == 12) {
      rows12(a, aOffset, b, bOffset, k, start, startOffset, startStride, c, cOffset, cStride);
    } else {
      rows6(a, aOffset, b, bOffset, k, start, startOffset, startStride, c, cOffset, cStride);
    }
  }

  private static void rows12(
      float[] a,
      int aOffset,
      float[] b,
      int bOffset,
      int k,
      float[] start,
      int startOffset,
      int startStride,
      float[] c,
      int cOffset,
      int cStride) {
    FloatVector c0a = FloatVector.fromArray(SPECIES, start, startOffset);
    FloatVector c0b = FloatVector.fromArray(SPECIES, start, startOffset + COUNT);
    FloatVector c1a = FloatVector.fromArray(SPECIES, start, startOffset + startStride);
    FloatVector c1b = FloatVector.fromArray(SPECIES, start, startOffset + startStride + COUNT);
    FloatVector c2a = FloatVector.fromArray(SPECIES, start, startOffset + 2 * startStride);
    FloatVector c2b = FloatVector.fromArray(SPECIES, start, startOffset + 2 * startStride + COUNT);
    FloatVector c3a = FloatVector.fromArray(SPECIES, start, startOffset + 3 * startStride);
    FloatVector c3b = FloatVector.fromArray(SPECIES, start, startOffset + 3 * startStride + COUNT);
    FloatVector c4a = FloatVector.fromArray(SPECIES, start, startOffset + 4 * startStride);
    FloatVector c4b = FloatVector.fromArray(SPECIES, start, startOffset + 4 * startStride + COUNT);
    FloatVector c5a = FloatVector.fromArray(SPECIES, start, startOffset + 5 * startStride);
    FloatVector c5b = FloatVector.fromArray(SPECIES, start, startOffset + 5 * startStride + COUNT);
    FloatVector c6a = FloatVector.fromArray(SPECIES, start, startOffset + 6 * startStride);
    FloatVector c6b = FloatVector.fromArray(SPECIES, start, startOffset + 6 * startStride + COUNT);
    FloatVector c7a = FloatVector.fromArray(SPECIES, start, startOffset + 7 * startStride);
    FloatVector c7b = FloatVector.fromArray(SPECIES, start, startOffset + 7 * startStride + COUNT);
    FloatVector c8a = FloatVector.fromArray(SPECIES, start, startOffset + 8 * startStride);
    FloatVector c8b = FloatVector.fromArray(SPECIES, start, startOffset + 8 * startStride + COUNT);
    FloatVector c9a = FloatVector.fromArray(SPECIES, start, startOffset + 9 * startStride);
    FloatVector c9b = FloatVector.fromArray(SPECIES, start, startOffset + 9 * startStride + COUNT);
    FloatVector c10a = FloatVector.fromArray(SPECIES, start, startOffset + 10 * startStride);
    FloatVector c10b =
        FloatVector.fromArray(SPECIES, start, startOffset + 10 * startStride + COUNT);
    FloatVector c11a = FloatVector.fromArray(SPECIES, start, startOffset + 11 * startStride);
    FloatVector c11b =
        FloatVector.fromArray(SPECIES, start, startOffset + 11 * startStride + COUNT);
    for (int t = 0; t < k; t++) {
      FloatVector ba = FloatVector.fromArray(SPECIES, b, bOffset + t * PANEL);
      FloatVector bb = FloatVector.fromArray(SPECIES, b, bOffset + t * PANEL + COUNT);
      FloatVector x0 = FloatVector.broadcast(SPECIES, a[aOffset + t]);
      c0a = x0.fma(ba, c0a);
      c0b = x0.fma(bb, c0b);
      FloatVector x1 = FloatVector.broadcast(SPECIES, a[aOffset + t + A_STRIDE]);
      c1a = x1.fma(ba, c1a);
      c1b = x1.fma(bb, c1b);
      FloatVector x2 = FloatVector.broadcast(SPECIES, a[aOffset + t + 2 * A_STRIDE]);
      c2a = x2.fma(ba, c2a);
      c2b = x2.fma(bb, c2b);
      FloatVector x3 = FloatVector.broadcast(SPECIES, a[aOffset + t + 3 * A_STRIDE]);
      c3a = x3.fma(ba, c3a);
      c3b = x3.fma(bb, c3b);
      FloatVector x4 = FloatVector.broadcast(SPECIES, a[aOffset + t + 4 * A_STRIDE]);
      c4a = x4.fma(ba, c4a);
      c4b = x4.fma(bb, c4b);
      FloatVector x5 = FloatVector.broadcast(SPECIES, a[aOffset + t + 5 * A_STRIDE]);
      c5a = x5.fma(ba, c5a);
      c5b = x5.fma(bb, c5b);
      FloatVector x6 = FloatVector.broadcast(SPECIES, a[aOffset + t + 6 * A_STRIDE]);
      c6a = x6.fma(ba, c6a);
      c6b = x6.fma(bb, c6b);
      FloatVector x7 = FloatVector.broadcast(SPECIES, a[aOffset + t + 7 * A_STRIDE]);
      c7a = x7.fma(ba, c7a);
      c7b = x7.fma(bb, c7b);
      FloatVector x8 = FloatVector.broadcast(SPECIES, a[aOffset + t + 8 * A_STRIDE]);
      c8a = x8.fma(ba, c8a);
      c8b = x8.fma(bb, c8b);
      FloatVector x9 = FloatVector.broadcast(SPECIES, a[aOffset + t + 9 * A_STRIDE]);
      c9a = x9.fma(ba, c9a);
      c9b = x9.fma(bb, c9b);
      FloatVector x10 = FloatVector.broadcast(SPECIES, a[aOffset + t + 10 * A_STRIDE]);
      c10a = x10.fma(ba, c10a);
      c10b = x10.fma(bb, c10b);
      FloatVector x11 = FloatVector.broadcast(SPECIES, a[aOffset + t + 11 * A_STRIDE]);
      c11a = x11.fma(ba, c11a);
      c11b = x11.fma(bb, c11b);
    }
    c0a.intoArray(c, cOffset);
    c0b.intoArray(c, cOffset + COUNT);
    c1a.intoArray(c, cOffset + cStride);
    c1b.intoArray(c, cOffset + cStride + COUNT);
    c2a.intoArray(c, cOffset + 2 * cStride);
    c2b.intoArray(c, cOffset + 2 * cStride + COUNT);
    c3a.intoArray(c, cOffset + 3 * cStride);
    c3b.intoArray(c, cOffset + 3 * cStride + COUNT);
    c4a.intoArray(c, cOffset + 4 * cStride);
    c4b.intoArray(c, cOffset + 4 * cStride + COUNT);
    c5a.intoArray(c, cOffset + 5 * cStride);
    c5b.intoArray(c, cOffset + 5 * cStride + COUNT);
    c6a.intoArray(c, cOffset + 6 * cStride);
    c6b.intoArray(c, cOffset + 6 * cStride + COUNT);
    c7a.intoArray(c, cOffset + 7 * cStride);
    c7b.intoArray(c, cOffset + 7 * cStride + COUNT);
    c8a.intoArray(c, cOffset + 8 * cStride);
    c8b.intoArray(c, cOffset + 8 * cStride + COUNT);
    c9a.intoArray(c, cOffset + 9 * cStride);
    c9b.intoArray(c, cOffset + 9 * cStride + COUNT);
    c10a.intoArray(c, cOffset + 10 * cStride);
    c10b.intoArray(c, cOffset + 10 * cStride + COUNT);
    c11a.intoArray(c, cOffset + 11 * cStride);
    c11b.intoArray(c, cOffset + 11 * cStride + COUNT);
  }

  private static void rows6(
      float[] a,
      int aOffset,
      float[] b,
      int bOffset,
      int k,
      float[] start,
      int startOffset,
      int startStride,
      float[] c,
      int cOffset,
      int cStride) {
    FloatVector c0a = FloatVector.fromArray(SPECIES, start, startOffset);
    FloatVector c0b = FloatVector.fromArray(SPECIES, start, startOffset + COUNT);
    FloatVector c1a = FloatVector.fromArray(SPECIES, start, startOffset + startStride);
    FloatVector c1b = FloatVector.fromArray(SPECIES, start, startOffset + startStride + COUNT);
    FloatVector c2a = FloatVector.fromArray(SPECIES, start, startOffset + 2 * startStride);
    FloatVector c2b = FloatVector.fromArray(SPECIES, start, startOffset + 2 * startStride + COUNT);
    FloatVector c3a = FloatVector.fromArray(SPECIES, start, startOffset + 3 * startStride);
    FloatVector c3b = FloatVector.fromArray(SPECIES, start, startOffset + 3 * startStride + COUNT);
    FloatVector c4a = FloatVector.fromArray(SPECIES, start, startOffset + 4 * startStride);
    FloatVector c4b = FloatVector.fromArray(SPECIES, start, startOffset + 4 * startStride + COUNT);
    FloatVector c5a = FloatVector.fromArray(SPECIES, start, startOffset + 5 * startStride);
    FloatVector c5b = FloatVector.fromArray(SPECIES, start, startOffset + 5 * startStride + COUNT);
    for (int t = 0; t < k; t++) {
      FloatVector ba = FloatVector.fromArray(SPECIES, b, bOffset + t * PANEL);
      FloatVector bb = FloatVector.fromArray(SPECIES, b, bOffset + t * PANEL + COUNT);
      FloatVector x0 = FloatVector.broadcast(SPECIES, a[aOffset + t]);
      c0a = x0.fma(ba, c0a);
      c0b = x0.fma(bb, c0b);
      FloatVector x1 = FloatVector.broadcast(SPECIES, a[aOffset + t + A_STRIDE]);
      c1a = x1.fma(ba, c1a);
      c1b = x1.fma(bb, c1b);
      FloatVector x2 = FloatVector.broadcast(SPECIES, a[aOffset + t + 2 * A_STRIDE]);
      c2a = x2.fma(ba, c2a);
      c2b = x2.fma(bb, c2b);
      FloatVector x3 = FloatVector.broadcast(SPECIES, a[aOffset + t + 3 * A_STRIDE]);
      c3a = x3.fma(ba, c3a);
      c3b = x3.fma(bb, c3b);
      FloatVector x4 = FloatVector.broadcast(SPECIES, a[aOffset + t + 4 * A_STRIDE]);
      c4a = x4.fma(ba, c4a);
      c4b = x4.fma(bb, c4b);
      FloatVector x5 = FloatVector.broadcast(SPECIES, a[aOffset + t + 5 * A_STRIDE]);
      c5a = x5.fma(ba, c5a);
      c5b = x5.fma(bb, c5b);
    }
    c0a.intoArray(c, cOffset);
    c0b.intoArray(c, cOffset + COUNT);
    c1a.intoArray(c, cOffset + cStride);
    c1b.intoArray(c, cOffset + cStride + COUNT);
    c2a.intoArray(c, cOffset + 2 * cStride);
    c2b.intoArray(c, cOffset + 2 * cStride + COUNT);
    c3a.intoArray(c, cOffset + 3 * cStride);
    c3b.intoArray(c, cOffset + 3 * cStride + COUNT);
    c4a.intoArray(c, cOffset + 4 * cStride);
    c4b.intoArray(c, cOffset + 4 * cStride + COUNT);
    c5a.intoArray(c, cOffset + 5 * cStride);
    c5b.intoArray(c, cOffset + 5 * cStride + COUNT);
  }
}
