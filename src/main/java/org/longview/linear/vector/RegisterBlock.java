package org.longview.linear.vector;

import static org.longview.linear.vector.Lanes.COUNT;
import static org.longview.linear.vector.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * The innermost product, on which all others stand: a block of {@link Lanes#ROWS} × {@link
 * Lanes#COLUMNS} sums that stays in registers.
 *
 * <p>It is written out line by line because the compiler keeps vectors in registers only as local
 * variables. Two more things matter to it: no method of our own is called from here, as beyond a
 * limit only the Vector API's methods are inlined, and the loop ends where it repeats, so that each
 * sum comes straight out of an operation and its class is known for sure. Otherwise sums become
 * objects, at a fraction of the speed.
 */
final class RegisterBlock {
  private RegisterBlock() {}

  /**
   * C = start + A·B.
   *
   * @param a ROWS × k, column by column from {@code aOffset} on
   * @param b k × COLUMNS, in panels, from {@code bOffset} on
   * @param k at least 1
   * @param start ROWS × COLUMNS to add; may be C
   * @param c ROWS × COLUMNS; modified
   */
  static void multiply(
      float[] a,
      int aOffset,
      Panels b,
      int bOffset,
      int k,
      float[] start,
      int startOffset,
      Layout startLayout,
      float[] c,
      int cOffset,
      Layout cLayout) {
    if (Lanes.ROWS == 8) {
      rows8(a, aOffset, b, bOffset, k, start, startOffset, startLayout, c, cOffset, cLayout);
    } else {
      rows4(a, aOffset, b, bOffset, k, start, startOffset, startLayout, c, cOffset, cLayout);
    }
  }

  private static void rows8(
      float[] a,
      int aOffset,
      Panels b,
      int bOffset,
      int k,
      float[] start,
      int startOffset,
      Layout startLayout,
      float[] c,
      int cOffset,
      Layout cLayout) {
    float[] right = b.data;
    int bPanel = b.layout.panel();
    int startPanel = startLayout.panel();
    int s = startOffset;
    FloatVector c0a = FloatVector.fromArray(SPECIES, start, s);
    FloatVector c0b = FloatVector.fromArray(SPECIES, start, s + startPanel);
    FloatVector c0c = FloatVector.fromArray(SPECIES, start, s + 2 * startPanel);
    s += startLayout.row();
    FloatVector c1a = FloatVector.fromArray(SPECIES, start, s);
    FloatVector c1b = FloatVector.fromArray(SPECIES, start, s + startPanel);
    FloatVector c1c = FloatVector.fromArray(SPECIES, start, s + 2 * startPanel);
    s += startLayout.row();
    FloatVector c2a = FloatVector.fromArray(SPECIES, start, s);
    FloatVector c2b = FloatVector.fromArray(SPECIES, start, s + startPanel);
    FloatVector c2c = FloatVector.fromArray(SPECIES, start, s + 2 * startPanel);
    s += startLayout.row();
    FloatVector c3a = FloatVector.fromArray(SPECIES, start, s);
    FloatVector c3b = FloatVector.fromArray(SPECIES, start, s + startPanel);
    FloatVector c3c = FloatVector.fromArray(SPECIES, start, s + 2 * startPanel);
    s += startLayout.row();
    FloatVector c4a = FloatVector.fromArray(SPECIES, start, s);
    FloatVector c4b = FloatVector.fromArray(SPECIES, start, s + startPanel);
    FloatVector c4c = FloatVector.fromArray(SPECIES, start, s + 2 * startPanel);
    s += startLayout.row();
    FloatVector c5a = FloatVector.fromArray(SPECIES, start, s);
    FloatVector c5b = FloatVector.fromArray(SPECIES, start, s + startPanel);
    FloatVector c5c = FloatVector.fromArray(SPECIES, start, s + 2 * startPanel);
    s += startLayout.row();
    FloatVector c6a = FloatVector.fromArray(SPECIES, start, s);
    FloatVector c6b = FloatVector.fromArray(SPECIES, start, s + startPanel);
    FloatVector c6c = FloatVector.fromArray(SPECIES, start, s + 2 * startPanel);
    s += startLayout.row();
    FloatVector c7a = FloatVector.fromArray(SPECIES, start, s);
    FloatVector c7b = FloatVector.fromArray(SPECIES, start, s + startPanel);
    FloatVector c7c = FloatVector.fromArray(SPECIES, start, s + 2 * startPanel);
    int t = 0;
    do {
      FloatVector ba = FloatVector.fromArray(SPECIES, right, bOffset + t * COUNT);
      FloatVector bb = FloatVector.fromArray(SPECIES, right, bOffset + bPanel + t * COUNT);
      FloatVector bc = FloatVector.fromArray(SPECIES, right, bOffset + 2 * bPanel + t * COUNT);
      FloatVector x0 = FloatVector.broadcast(SPECIES, a[aOffset + t * 8]);
      c0a = x0.fma(ba, c0a);
      c0b = x0.fma(bb, c0b);
      c0c = x0.fma(bc, c0c);
      FloatVector x1 = FloatVector.broadcast(SPECIES, a[aOffset + t * 8 + 1]);
      c1a = x1.fma(ba, c1a);
      c1b = x1.fma(bb, c1b);
      c1c = x1.fma(bc, c1c);
      FloatVector x2 = FloatVector.broadcast(SPECIES, a[aOffset + t * 8 + 2]);
      c2a = x2.fma(ba, c2a);
      c2b = x2.fma(bb, c2b);
      c2c = x2.fma(bc, c2c);
      FloatVector x3 = FloatVector.broadcast(SPECIES, a[aOffset + t * 8 + 3]);
      c3a = x3.fma(ba, c3a);
      c3b = x3.fma(bb, c3b);
      c3c = x3.fma(bc, c3c);
      FloatVector x4 = FloatVector.broadcast(SPECIES, a[aOffset + t * 8 + 4]);
      c4a = x4.fma(ba, c4a);
      c4b = x4.fma(bb, c4b);
      c4c = x4.fma(bc, c4c);
      FloatVector x5 = FloatVector.broadcast(SPECIES, a[aOffset + t * 8 + 5]);
      c5a = x5.fma(ba, c5a);
      c5b = x5.fma(bb, c5b);
      c5c = x5.fma(bc, c5c);
      FloatVector x6 = FloatVector.broadcast(SPECIES, a[aOffset + t * 8 + 6]);
      c6a = x6.fma(ba, c6a);
      c6b = x6.fma(bb, c6b);
      c6c = x6.fma(bc, c6c);
      FloatVector x7 = FloatVector.broadcast(SPECIES, a[aOffset + t * 8 + 7]);
      c7a = x7.fma(ba, c7a);
      c7b = x7.fma(bb, c7b);
      c7c = x7.fma(bc, c7c);
      t++;
    } while (t < k);
    int cPanel = cLayout.panel();
    int r = cOffset;
    c0a.intoArray(c, r);
    c0b.intoArray(c, r + cPanel);
    c0c.intoArray(c, r + 2 * cPanel);
    r += cLayout.row();
    c1a.intoArray(c, r);
    c1b.intoArray(c, r + cPanel);
    c1c.intoArray(c, r + 2 * cPanel);
    r += cLayout.row();
    c2a.intoArray(c, r);
    c2b.intoArray(c, r + cPanel);
    c2c.intoArray(c, r + 2 * cPanel);
    r += cLayout.row();
    c3a.intoArray(c, r);
    c3b.intoArray(c, r + cPanel);
    c3c.intoArray(c, r + 2 * cPanel);
    r += cLayout.row();
    c4a.intoArray(c, r);
    c4b.intoArray(c, r + cPanel);
    c4c.intoArray(c, r + 2 * cPanel);
    r += cLayout.row();
    c5a.intoArray(c, r);
    c5b.intoArray(c, r + cPanel);
    c5c.intoArray(c, r + 2 * cPanel);
    r += cLayout.row();
    c6a.intoArray(c, r);
    c6b.intoArray(c, r + cPanel);
    c6c.intoArray(c, r + 2 * cPanel);
    r += cLayout.row();
    c7a.intoArray(c, r);
    c7b.intoArray(c, r + cPanel);
    c7c.intoArray(c, r + 2 * cPanel);
  }

  private static void rows4(
      float[] a,
      int aOffset,
      Panels b,
      int bOffset,
      int k,
      float[] start,
      int startOffset,
      Layout startLayout,
      float[] c,
      int cOffset,
      Layout cLayout) {
    float[] right = b.data;
    int bPanel = b.layout.panel();
    int startPanel = startLayout.panel();
    int s = startOffset;
    FloatVector c0a = FloatVector.fromArray(SPECIES, start, s);
    FloatVector c0b = FloatVector.fromArray(SPECIES, start, s + startPanel);
    FloatVector c0c = FloatVector.fromArray(SPECIES, start, s + 2 * startPanel);
    s += startLayout.row();
    FloatVector c1a = FloatVector.fromArray(SPECIES, start, s);
    FloatVector c1b = FloatVector.fromArray(SPECIES, start, s + startPanel);
    FloatVector c1c = FloatVector.fromArray(SPECIES, start, s + 2 * startPanel);
    s += startLayout.row();
    FloatVector c2a = FloatVector.fromArray(SPECIES, start, s);
    FloatVector c2b = FloatVector.fromArray(SPECIES, start, s + startPanel);
    FloatVector c2c = FloatVector.fromArray(SPECIES, start, s + 2 * startPanel);
    s += startLayout.row();
    FloatVector c3a = FloatVector.fromArray(SPECIES, start, s);
    FloatVector c3b = FloatVector.fromArray(SPECIES, start, s + startPanel);
    FloatVector c3c = FloatVector.fromArray(SPECIES, start, s + 2 * startPanel);
    int t = 0;
    do {
      FloatVector ba = FloatVector.fromArray(SPECIES, right, bOffset + t * COUNT);
      FloatVector bb = FloatVector.fromArray(SPECIES, right, bOffset + bPanel + t * COUNT);
      FloatVector bc = FloatVector.fromArray(SPECIES, right, bOffset + 2 * bPanel + t * COUNT);
      FloatVector x0 = FloatVector.broadcast(SPECIES, a[aOffset + t * 4]);
      c0a = x0.fma(ba, c0a);
      c0b = x0.fma(bb, c0b);
      c0c = x0.fma(bc, c0c);
      FloatVector x1 = FloatVector.broadcast(SPECIES, a[aOffset + t * 4 + 1]);
      c1a = x1.fma(ba, c1a);
      c1b = x1.fma(bb, c1b);
      c1c = x1.fma(bc, c1c);
      FloatVector x2 = FloatVector.broadcast(SPECIES, a[aOffset + t * 4 + 2]);
      c2a = x2.fma(ba, c2a);
      c2b = x2.fma(bb, c2b);
      c2c = x2.fma(bc, c2c);
      FloatVector x3 = FloatVector.broadcast(SPECIES, a[aOffset + t * 4 + 3]);
      c3a = x3.fma(ba, c3a);
      c3b = x3.fma(bb, c3b);
      c3c = x3.fma(bc, c3c);
      t++;
    } while (t < k);
    int cPanel = cLayout.panel();
    int r = cOffset;
    c0a.intoArray(c, r);
    c0b.intoArray(c, r + cPanel);
    c0c.intoArray(c, r + 2 * cPanel);
    r += cLayout.row();
    c1a.intoArray(c, r);
    c1b.intoArray(c, r + cPanel);
    c1c.intoArray(c, r + 2 * cPanel);
    r += cLayout.row();
    c2a.intoArray(c, r);
    c2b.intoArray(c, r + cPanel);
    c2c.intoArray(c, r + 2 * cPanel);
    r += cLayout.row();
    c3a.intoArray(c, r);
    c3b.intoArray(c, r + cPanel);
    c3c.intoArray(c, r + 2 * cPanel);
  }
}
