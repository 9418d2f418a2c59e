package org.longview.linear.vector;

import static org.longview.linear.vector.Lanes.COUNT;
import static org.longview.linear.vector.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * The innermost product: a block of {@link Lanes#ROWS} × {@link Lanes#PANEL} sums that stays in
 * registers. It is written out line by line because the compiler keeps vectors in registers only as
 * local variables.
 */
final class RegisterBlock {
  private RegisterBlock() {}

  /**
   * C = start + A·B.
   *
   * @param a ROWS × k, row i from {@code aOffset + i * aStride} on
   * @param b k × PANEL, row t from {@code bOffset + t * bStride} on
   * @param start ROWS × PANEL to begin with; a stride of 0 begins every row with the same
   * @param c ROWS × PANEL; modified
   */
  static void multiply(
      float[] a,
      int aOffset,
      int aStride,
      float[] b,
      int bOffset,
      int bStride,
      int k,
      float[] start,
      int startOffset,
      int startStride,
      float[] c,
      int cOffset,
      int cStride) {
    if (Lanes.ROWS == 12) {
      rows12(
          a,
          aOffset,
          aStride,
          b,
          bOffset,
          bStride,
          k,
          start,
          startOffset,
          startStride,
          c,
          cOffset,
          cStride);
    } else {
      rows6(
          a,
          aOffset,
          aStride,
          b,
          bOffset,
          bStride,
          k,
          start,
          startOffset,
          startStride,
          c,
          cOffset,
          cStride);
    }
  }

  private static void rows12(
      float[] a,
      int aOffset,
      int aStride,
      float[] b,
      int bOffset,
      int bStride,
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
    int a1 = aOffset + aStride;
    int a2 = aOffset + 2 * aStride;
    int a3 = aOffset + 3 * aStride;
    int a4 = aOffset + 4 * aStride;
    int a5 = aOffset + 5 * aStride;
    int a6 = aOffset + 6 * aStride;
    int a7 = aOffset + 7 * aStride;
    int a8 = aOffset + 8 * aStride;
    int a9 = aOffset + 9 * aStride;
    int a10 = aOffset + 10 * aStride;
    int a11 = aOffset + 11 * aStride;
    for (int t = 0, p = bOffset; t < k; t++, p += bStride) {
      FloatVector ba = FloatVector.fromArray(SPECIES, b, p);
      FloatVector bb = FloatVector.fromArray(SPECIES, b, p + COUNT);
      FloatVector x0 = FloatVector.broadcast(SPECIES, a[aOffset + t]);
      c0a = x0.fma(ba, c0a);
      c0b = x0.fma(bb, c0b);
      FloatVector x1 = FloatVector.broadcast(SPECIES, a[a1 + t]);
      c1a = x1.fma(ba, c1a);
      c1b = x1.fma(bb, c1b);
      FloatVector x2 = FloatVector.broadcast(SPECIES, a[a2 + t]);
      c2a = x2.fma(ba, c2a);
      c2b = x2.fma(bb, c2b);
      FloatVector x3 = FloatVector.broadcast(SPECIES, a[a3 + t]);
      c3a = x3.fma(ba, c3a);
      c3b = x3.fma(bb, c3b);
      FloatVector x4 = FloatVector.broadcast(SPECIES, a[a4 + t]);
      c4a = x4.fma(ba, c4a);
      c4b = x4.fma(bb, c4b);
      FloatVector x5 = FloatVector.broadcast(SPECIES, a[a5 + t]);
      c5a = x5.fma(ba, c5a);
      c5b = x5.fma(bb, c5b);
      FloatVector x6 = FloatVector.broadcast(SPECIES, a[a6 + t]);
      c6a = x6.fma(ba, c6a);
      c6b = x6.fma(bb, c6b);
      FloatVector x7 = FloatVector.broadcast(SPECIES, a[a7 + t]);
      c7a = x7.fma(ba, c7a);
      c7b = x7.fma(bb, c7b);
      FloatVector x8 = FloatVector.broadcast(SPECIES, a[a8 + t]);
      c8a = x8.fma(ba, c8a);
      c8b = x8.fma(bb, c8b);
      FloatVector x9 = FloatVector.broadcast(SPECIES, a[a9 + t]);
      c9a = x9.fma(ba, c9a);
      c9b = x9.fma(bb, c9b);
      FloatVector x10 = FloatVector.broadcast(SPECIES, a[a10 + t]);
      c10a = x10.fma(ba, c10a);
      c10b = x10.fma(bb, c10b);
      FloatVector x11 = FloatVector.broadcast(SPECIES, a[a11 + t]);
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
      int aStride,
      float[] b,
      int bOffset,
      int bStride,
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
    int a1 = aOffset + aStride;
    int a2 = aOffset + 2 * aStride;
    int a3 = aOffset + 3 * aStride;
    int a4 = aOffset + 4 * aStride;
    int a5 = aOffset + 5 * aStride;
    for (int t = 0, p = bOffset; t < k; t++, p += bStride) {
      FloatVector ba = FloatVector.fromArray(SPECIES, b, p);
      FloatVector bb = FloatVector.fromArray(SPECIES, b, p + COUNT);
      FloatVector x0 = FloatVector.broadcast(SPECIES, a[aOffset + t]);
      c0a = x0.fma(ba, c0a);
      c0b = x0.fma(bb, c0b);
      FloatVector x1 = FloatVector.broadcast(SPECIES, a[a1 + t]);
      c1a = x1.fma(ba, c1a);
      c1b = x1.fma(bb, c1b);
      FloatVector x2 = FloatVector.broadcast(SPECIES, a[a2 + t]);
      c2a = x2.fma(ba, c2a);
      c2b = x2.fma(bb, c2b);
      FloatVector x3 = FloatVector.broadcast(SPECIES, a[a3 + t]);
      c3a = x3.fma(ba, c3a);
      c3b = x3.fma(bb, c3b);
      FloatVector x4 = FloatVector.broadcast(SPECIES, a[a4 + t]);
      c4a = x4.fma(ba, c4a);
      c4b = x4.fma(bb, c4b);
      FloatVector x5 = FloatVector.broadcast(SPECIES, a[a5 + t]);
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
