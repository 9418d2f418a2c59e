package org.longview.linear.vector;

import static org.longview.linear.vector.Lanes.COLUMNS;
import static org.longview.linear.vector.Lanes.COUNT;
import static org.longview.linear.vector.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * The innermost product, on which all others stand: a block of {@link Lanes#ROWS} × {@link
 * Lanes#COLUMNS} sums that stays in registers.
 *
 * <p>It is written out line by line because the compiler keeps vectors in registers only as local
 * variables. Three more things matter to it: no method of our own is called from here, as beyond a
 * limit only the Vector API's methods are inlined; the loop ends where it repeats, so that each sum
 * comes straight out of an operation and its class is known for sure, as otherwise sums become
 * objects, at a fraction of the speed; and the loop counts the very index into B, which frees it of
 * that index's checks. It has room for few instructions besides the multiplications.
 */
final class RegisterBlock {
  private RegisterBlock() {}

  /**
   * C = start + A·B.
   *
   * @param a ROWS × k, column by column from {@code aOffset} on
   * @param aStep distance of its columns, ROWS where they follow each other
   * @param b k × COLUMNS, row by row from {@code bOffset} on
   * @param k at least 1
   * @param start ROWS × COLUMNS to add; may be C
   * @param startRow distance of its rows; 0 if they are all the same
   * @param c ROWS × COLUMNS; modified
   * @param cRow distance of its rows
   */
  static void multiply(
      float[] a,
      int aOffset,
      int aStep,
      float[] b,
      int bOffset,
      int k,
      float[] start,
      int startOffset,
      int startRow,
      float[] c,
      int cOffset,
      int cRow) {
    if (Lanes.ROWS == 8) {
      rows8(a, aOffset, aStep, b, bOffset, k, start, startOffset, startRow, c, cOffset, cRow);
    } else {
      rows4(a, aOffset, aStep, b, bOffset, k, start, startOffset, startRow, c, cOffset, cRow);
    }
  }

  private static void rows8(
      float[] a,
      int aOffset,
      int aStep,
      float[] b,
      int bOffset,
      int k,
      float[] start,
      int startOffset,
      int startRow,
      float[] c,
      int cOffset,
      int cRow) {
    int s = startOffset;
    FloatVector c0a = FloatVector.fromArray(SPECIES, start, s);
    FloatVector c0b = FloatVector.fromArray(SPECIES, start, s + COUNT);
    FloatVector c0c = FloatVector.fromArray(SPECIES, start, s + 2 * COUNT);
    s += startRow;
    FloatVector c1a = FloatVector.fromArray(SPECIES, start, s);
    FloatVector c1b = FloatVector.fromArray(SPECIES, start, s + COUNT);
    FloatVector c1c = FloatVector.fromArray(SPECIES, start, s + 2 * COUNT);
    s += startRow;
    FloatVector c2a = FloatVector.fromArray(SPECIES, start, s);
    FloatVector c2b = FloatVector.fromArray(SPECIES, start, s + COUNT);
    FloatVector c2c = FloatVector.fromArray(SPECIES, start, s + 2 * COUNT);
    s += startRow;
    FloatVector c3a = FloatVector.fromArray(SPECIES, start, s);
    FloatVector c3b = FloatVector.fromArray(SPECIES, start, s + COUNT);
    FloatVector c3c = FloatVector.fromArray(SPECIES, start, s + 2 * COUNT);
    s += startRow;
    FloatVector c4a = FloatVector.fromArray(SPECIES, start, s);
    FloatVector c4b = FloatVector.fromArray(SPECIES, start, s + COUNT);
    FloatVector c4c = FloatVector.fromArray(SPECIES, start, s + 2 * COUNT);
    s += startRow;
    FloatVector c5a = FloatVector.fromArray(SPECIES, start, s);
    FloatVector c5b = FloatVector.fromArray(SPECIES, start, s + COUNT);
    FloatVector c5c = FloatVector.fromArray(SPECIES, start, s + 2 * COUNT);
    s += startRow;
    FloatVector c6a = FloatVector.fromArray(SPECIES, start, s);
    FloatVector c6b = FloatVector.fromArray(SPECIES, start, s + COUNT);
    FloatVector c6c = FloatVector.fromArray(SPECIES, start, s + 2 * COUNT);
    s += startRow;
    FloatVector c7a = FloatVector.fromArray(SPECIES, start, s);
    FloatVector c7b = FloatVector.fromArray(SPECIES, start, s + COUNT);
    FloatVector c7c = FloatVector.fromArray(SPECIES, start, s + 2 * COUNT);
    int p = aOffset;
    int q = bOffset;
    int end = bOffset + k * COLUMNS;
    do {
      FloatVector ba = FloatVector.fromArray(SPECIES, b, q);
      FloatVector bb = FloatVector.fromArray(SPECIES, b, q + COUNT);
      FloatVector bc = FloatVector.fromArray(SPECIES, b, q + 2 * COUNT);
      FloatVector x0 = FloatVector.broadcast(SPECIES, a[p]);
      c0a = x0.fma(ba, c0a);
      c0b = x0.fma(bb, c0b);
      c0c = x0.fma(bc, c0c);
      FloatVector x1 = FloatVector.broadcast(SPECIES, a[p + 1]);
      c1a = x1.fma(ba, c1a);
      c1b = x1.fma(bb, c1b);
      c1c = x1.fma(bc, c1c);
      FloatVector x2 = FloatVector.broadcast(SPECIES, a[p + 2]);
      c2a = x2.fma(ba, c2a);
      c2b = x2.fma(bb, c2b);
      c2c = x2.fma(bc, c2c);
      FloatVector x3 = FloatVector.broadcast(SPECIES, a[p + 3]);
      c3a = x3.fma(ba, c3a);
      c3b = x3.fma(bb, c3b);
      c3c = x3.fma(bc, c3c);
      FloatVector x4 = FloatVector.broadcast(SPECIES, a[p + 4]);
      c4a = x4.fma(ba, c4a);
      c4b = x4.fma(bb, c4b);
      c4c = x4.fma(bc, c4c);
      FloatVector x5 = FloatVector.broadcast(SPECIES, a[p + 5]);
      c5a = x5.fma(ba, c5a);
      c5b = x5.fma(bb, c5b);
      c5c = x5.fma(bc, c5c);
      FloatVector x6 = FloatVector.broadcast(SPECIES, a[p + 6]);
      c6a = x6.fma(ba, c6a);
      c6b = x6.fma(bb, c6b);
      c6c = x6.fma(bc, c6c);
      FloatVector x7 = FloatVector.broadcast(SPECIES, a[p + 7]);
      c7a = x7.fma(ba, c7a);
      c7b = x7.fma(bb, c7b);
      c7c = x7.fma(bc, c7c);
      p += aStep;
      q += COLUMNS;
    } while (q < end);
    int r = cOffset;
    c0a.intoArray(c, r);
    c0b.intoArray(c, r + COUNT);
    c0c.intoArray(c, r + 2 * COUNT);
    r += cRow;
    c1a.intoArray(c, r);
    c1b.intoArray(c, r + COUNT);
    c1c.intoArray(c, r + 2 * COUNT);
    r += cRow;
    c2a.intoArray(c, r);
    c2b.intoArray(c, r + COUNT);
    c2c.intoArray(c, r + 2 * COUNT);
    r += cRow;
    c3a.intoArray(c, r);
    c3b.intoArray(c, r + COUNT);
    c3c.intoArray(c, r + 2 * COUNT);
    r += cRow;
    c4a.intoArray(c, r);
    c4b.intoArray(c, r + COUNT);
    c4c.intoArray(c, r + 2 * COUNT);
    r += cRow;
    c5a.intoArray(c, r);
    c5b.intoArray(c, r + COUNT);
    c5c.intoArray(c, r + 2 * COUNT);
    r += cRow;
    c6a.intoArray(c, r);
    c6b.intoArray(c, r + COUNT);
    c6c.intoArray(c, r + 2 * COUNT);
    r += cRow;
    c7a.intoArray(c, r);
    c7b.intoArray(c, r + COUNT);
    c7c.intoArray(c, r + 2 * COUNT);
  }

  private static void rows4(
      float[] a,
      int aOffset,
      int aStep,
      float[] b,
      int bOffset,
      int k,
      float[] start,
      int startOffset,
      int startRow,
      float[] c,
      int cOffset,
      int cRow) {
    int s = startOffset;
    FloatVector c0a = FloatVector.fromArray(SPECIES, start, s);
    FloatVector c0b = FloatVector.fromArray(SPECIES, start, s + COUNT);
    FloatVector c0c = FloatVector.fromArray(SPECIES, start, s + 2 * COUNT);
    s += startRow;
    FloatVector c1a = FloatVector.fromArray(SPECIES, start, s);
    FloatVector c1b = FloatVector.fromArray(SPECIES, start, s + COUNT);
    FloatVector c1c = FloatVector.fromArray(SPECIES, start, s + 2 * COUNT);
    s += startRow;
    FloatVector c2a = FloatVector.fromArray(SPECIES, start, s);
    FloatVector c2b = FloatVector.fromArray(SPECIES, start, s + COUNT);
    FloatVector c2c = FloatVector.fromArray(SPECIES, start, s + 2 * COUNT);
    s += startRow;
    FloatVector c3a = FloatVector.fromArray(SPECIES, start, s);
    FloatVector c3b = FloatVector.fromArray(SPECIES, start, s + COUNT);
    FloatVector c3c = FloatVector.fromArray(SPECIES, start, s + 2 * COUNT);
    int p = aOffset;
    int q = bOffset;
    int end = bOffset + k * COLUMNS;
    do {
      FloatVector ba = FloatVector.fromArray(SPECIES, b, q);
      FloatVector bb = FloatVector.fromArray(SPECIES, b, q + COUNT);
      FloatVector bc = FloatVector.fromArray(SPECIES, b, q + 2 * COUNT);
      FloatVector x0 = FloatVector.broadcast(SPECIES, a[p]);
      c0a = x0.fma(ba, c0a);
      c0b = x0.fma(bb, c0b);
      c0c = x0.fma(bc, c0c);
      FloatVector x1 = FloatVector.broadcast(SPECIES, a[p + 1]);
      c1a = x1.fma(ba, c1a);
      c1b = x1.fma(bb, c1b);
      c1c = x1.fma(bc, c1c);
      FloatVector x2 = FloatVector.broadcast(SPECIES, a[p + 2]);
      c2a = x2.fma(ba, c2a);
      c2b = x2.fma(bb, c2b);
      c2c = x2.fma(bc, c2c);
      FloatVector x3 = FloatVector.broadcast(SPECIES, a[p + 3]);
      c3a = x3.fma(ba, c3a);
      c3b = x3.fma(bb, c3b);
      c3c = x3.fma(bc, c3c);
      p += aStep;
      q += COLUMNS;
    } while (q < end);
    int r = cOffset;
    c0a.intoArray(c, r);
    c0b.intoArray(c, r + COUNT);
    c0c.intoArray(c, r + 2 * COUNT);
    r += cRow;
    c1a.intoArray(c, r);
    c1b.intoArray(c, r + COUNT);
    c1c.intoArray(c, r + 2 * COUNT);
    r += cRow;
    c2a.intoArray(c, r);
    c2b.intoArray(c, r + COUNT);
    c2c.intoArray(c, r + 2 * COUNT);
    r += cRow;
    c3a.intoArray(c, r);
    c3b.intoArray(c, r + COUNT);
    c3c.intoArray(c, r + 2 * COUNT);
  }
}
