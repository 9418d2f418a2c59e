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
 * limit only the Vector API's methods are inlined, and it is the vector just loaded that adds, as
 * the class of a sum that comes out of a loop is not known for sure. Otherwise sums become objects,
 * at a tenth of the speed.
 */
final class RegisterBlock {
  private RegisterBlock() {}

  /**
   * C = start + A·B.
   *
   * @param a ROWS × k, column by column from {@code aOffset} on
   * @param b k × COLUMNS, in panels, from {@code bOffset} on
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
    FloatVector zero = FloatVector.zero(SPECIES);
    FloatVector c0a = zero;
    FloatVector c0b = zero;
    FloatVector c0c = zero;
    FloatVector c1a = zero;
    FloatVector c1b = zero;
    FloatVector c1c = zero;
    FloatVector c2a = zero;
    FloatVector c2b = zero;
    FloatVector c2c = zero;
    FloatVector c3a = zero;
    FloatVector c3b = zero;
    FloatVector c3c = zero;
    FloatVector c4a = zero;
    FloatVector c4b = zero;
    FloatVector c4c = zero;
    FloatVector c5a = zero;
    FloatVector c5b = zero;
    FloatVector c5c = zero;
    FloatVector c6a = zero;
    FloatVector c6b = zero;
    FloatVector c6c = zero;
    FloatVector c7a = zero;
    FloatVector c7b = zero;
    FloatVector c7c = zero;
    for (int t = 0; t < k; t++) {
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
    }
    int startPanel = startLayout.panel();
    int cPanel = cLayout.panel();
    int s = startOffset;
    int r = cOffset;
    FloatVector.fromArray(SPECIES, start, s).add(c0a).intoArray(c, r);
    FloatVector.fromArray(SPECIES, start, s + startPanel).add(c0b).intoArray(c, r + cPanel);
    FloatVector.fromArray(SPECIES, start, s + 2 * startPanel).add(c0c).intoArray(c, r + 2 * cPanel);
    s += startLayout.row();
    r += cLayout.row();
    FloatVector.fromArray(SPECIES, start, s).add(c1a).intoArray(c, r);
    FloatVector.fromArray(SPECIES, start, s + startPanel).add(c1b).intoArray(c, r + cPanel);
    FloatVector.fromArray(SPECIES, start, s + 2 * startPanel).add(c1c).intoArray(c, r + 2 * cPanel);
    s += startLayout.row();
    r += cLayout.row();
    FloatVector.fromArray(SPECIES, start, s).add(c2a).intoArray(c, r);
    FloatVector.fromArray(SPECIES, start, s + startPanel).add(c2b).intoArray(c, r + cPanel);
    FloatVector.fromArray(SPECIES, start, s + 2 * startPanel).add(c2c).intoArray(c, r + 2 * cPanel);
    s += startLayout.row();
    r += cLayout.row();
    FloatVector.fromArray(SPECIES, start, s).add(c3a).intoArray(c, r);
    FloatVector.fromArray(SPECIES, start, s + startPanel).add(c3b).intoArray(c, r + cPanel);
    FloatVector.fromArray(SPECIES, start, s + 2 * startPanel).add(c3c).intoArray(c, r + 2 * cPanel);
    s += startLayout.row();
    r += cLayout.row();
    FloatVector.fromArray(SPECIES, start, s).add(c4a).intoArray(c, r);
    FloatVector.fromArray(SPECIES, start, s + startPanel).add(c4b).intoArray(c, r + cPanel);
    FloatVector.fromArray(SPECIES, start, s + 2 * startPanel).add(c4c).intoArray(c, r + 2 * cPanel);
    s += startLayout.row();
    r += cLayout.row();
    FloatVector.fromArray(SPECIES, start, s).add(c5a).intoArray(c, r);
    FloatVector.fromArray(SPECIES, start, s + startPanel).add(c5b).intoArray(c, r + cPanel);
    FloatVector.fromArray(SPECIES, start, s + 2 * startPanel).add(c5c).intoArray(c, r + 2 * cPanel);
    s += startLayout.row();
    r += cLayout.row();
    FloatVector.fromArray(SPECIES, start, s).add(c6a).intoArray(c, r);
    FloatVector.fromArray(SPECIES, start, s + startPanel).add(c6b).intoArray(c, r + cPanel);
    FloatVector.fromArray(SPECIES, start, s + 2 * startPanel).add(c6c).intoArray(c, r + 2 * cPanel);
    s += startLayout.row();
    r += cLayout.row();
    FloatVector.fromArray(SPECIES, start, s).add(c7a).intoArray(c, r);
    FloatVector.fromArray(SPECIES, start, s + startPanel).add(c7b).intoArray(c, r + cPanel);
    FloatVector.fromArray(SPECIES, start, s + 2 * startPanel).add(c7c).intoArray(c, r + 2 * cPanel);
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
    FloatVector zero = FloatVector.zero(SPECIES);
    FloatVector c0a = zero;
    FloatVector c0b = zero;
    FloatVector c0c = zero;
    FloatVector c1a = zero;
    FloatVector c1b = zero;
    FloatVector c1c = zero;
    FloatVector c2a = zero;
    FloatVector c2b = zero;
    FloatVector c2c = zero;
    FloatVector c3a = zero;
    FloatVector c3b = zero;
    FloatVector c3c = zero;
    for (int t = 0; t < k; t++) {
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
    }
    int startPanel = startLayout.panel();
    int cPanel = cLayout.panel();
    int s = startOffset;
    int r = cOffset;
    FloatVector.fromArray(SPECIES, start, s).add(c0a).intoArray(c, r);
    FloatVector.fromArray(SPECIES, start, s + startPanel).add(c0b).intoArray(c, r + cPanel);
    FloatVector.fromArray(SPECIES, start, s + 2 * startPanel).add(c0c).intoArray(c, r + 2 * cPanel);
    s += startLayout.row();
    r += cLayout.row();
    FloatVector.fromArray(SPECIES, start, s).add(c1a).intoArray(c, r);
    FloatVector.fromArray(SPECIES, start, s + startPanel).add(c1b).intoArray(c, r + cPanel);
    FloatVector.fromArray(SPECIES, start, s + 2 * startPanel).add(c1c).intoArray(c, r + 2 * cPanel);
    s += startLayout.row();
    r += cLayout.row();
    FloatVector.fromArray(SPECIES, start, s).add(c2a).intoArray(c, r);
    FloatVector.fromArray(SPECIES, start, s + startPanel).add(c2b).intoArray(c, r + cPanel);
    FloatVector.fromArray(SPECIES, start, s + 2 * startPanel).add(c2c).intoArray(c, r + 2 * cPanel);
    s += startLayout.row();
    r += cLayout.row();
    FloatVector.fromArray(SPECIES, start, s).add(c3a).intoArray(c, r);
    FloatVector.fromArray(SPECIES, start, s + startPanel).add(c3b).intoArray(c, r + cPanel);
    FloatVector.fromArray(SPECIES, start, s + 2 * startPanel).add(c3c).intoArray(c, r + 2 * cPanel);
  }
}
