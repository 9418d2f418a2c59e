package org.longview.attention;

import java.util.BitSet;

/** Which keys are padding and therefore looked at by nobody. Immutable. */
public final class KeyPadding {
  public static final KeyPadding NONE = new KeyPadding(new BitSet());

  private final BitSet padding;

  private KeyPadding(BitSet padding) {
    this.padding = padding;
  }

  /** The keys for which {@code ok} is false are padding. */
  public static KeyPadding of(boolean[] ok) {
    BitSet padding = new BitSet();
    for (int j = 0; j < ok.length; j++) {
      padding.set(j, !ok[j]);
    }
    return padding.isEmpty() ? NONE : new KeyPadding(padding);
  }

  public boolean isEmpty() {
    return padding.isEmpty();
  }

  public boolean contains(int key) {
    return padding.get(key);
  }

  /** How many of n tokens are padding. */
  int count(int n) {
    return padding.get(0, n).cardinality();
  }

  /** Whether all of the keys {@code from} … {@code to} − 1 are padding. */
  public boolean containsAll(int from, int to) {
    return padding.nextClearBit(from) >= to;
  }

  /** Whether any of the keys {@code from} … {@code to} − 1 is padding. */
  public boolean containsAny(int from, int to) {
    int next = padding.nextSetBit(from);
    return next >= 0 && next < to;
  }
}
