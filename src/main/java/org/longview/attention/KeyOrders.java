package org.longview.attention;

import java.util.stream.IntStream;

/** Orders of keys. */
final class KeyOrders {
  private KeyOrders() {}

  /** The tokens 0 … n − 1. */
  static int[] natural(int n) {
    return IntStream.range(0, n).toArray();
  }

  /** The tokens 0, d, 2d, …, 1, d + 1, …, that is, by residue modulo d. */
  static int[] byResidue(int n, int d) {
    int[] order = new int[n];
    int place = 0;
    for (int residue = 0; residue < d; residue++) {
      for (int i = residue; i < n; i += d) {
        order[place++] = i;
      }
    }
    return order;
  }

  /** Where the first token of a residue stands in {@link #byResidue}. */
  static int placeOfResidue(int residue, int n, int d) {
    // The first n mod d residues have one token more
    return residue * (n / d) + Math.min(residue, n % d);
  }

  static int[] concatenate(int[] a, int[] b) {
    return IntStream.concat(IntStream.of(a), IntStream.of(b)).toArray();
  }
}
