package org.longview.attention;

import org.longview.work.InputException;

/**
 * Strided attention, causal: every token looks at itself, at the l tokens before it, and at every
 * l-th token before those (Sparse Transformers: Child, Gray, Radford and Sutskever 2019, section
 * 4.2; the union of the two sets that the paper gives to two heads, its "merged" head).
 *
 * @param stride l
 */
public record Strided(int stride) implements RunPattern {
  /**
   * Checks the parameter.
   *
   * @throws InputException if the stride is not positive
   */
  public Strided {
    if (stride < 1) {
      throw new InputException("The stride l is " + stride + "; it must be 1 or more.");
    }
  }

  private Window local() {
    return new Window(2L * stride, 1);
  }

  private Window far() {
    return new Window(Long.MAX_VALUE, stride);
  }

  @Override
  public boolean allows(int query, int key) {
    return key <= query && (query - key <= stride || (query - key) % stride == 0);
  }

  @Override
  public boolean allowsAny(int queryFrom, int queryTo, int keyFrom, int keyTo, boolean causal) {
    return local().allowsAny(queryFrom, queryTo, keyFrom, keyTo, true)
        || allowsFar(queryFrom, queryTo, keyFrom, keyTo, causal);
  }

  @Override
  public boolean allowsFar(int queryFrom, int queryTo, int keyFrom, int keyTo, boolean causal) {
    long greatest = (long) queryTo - 1 - keyFrom;
    long least = Math.max((long) queryFrom - (keyTo - 1), 2L * stride);
    return Math.floorDiv(greatest, stride) * stride >= least;
  }

  @Override
  public boolean allowsEvery(int queryFrom, int queryTo, int keyFrom, int keyTo) {
    return keyTo - 1 <= queryFrom
        && (stride == 1 || local().allowsEvery(queryFrom, queryTo, keyFrom, keyTo));
  }

  /** The causal window of l, and the multiples of l from 2l on. */
  @Override
  public long exactEntries(long n) {
    long multiples = far().causalEntries(n) - n - Math.max(0, n - stride);
    return Math.addExact(local().causalEntries(n), multiples);
  }

  @Override
  public long causalEntries(long n) {
    return exactEntries(n);
  }

  /** n·(l + ⌊n/l⌋), which is least, 2n√n, where l = √n. */
  @Override
  public long formulaEntries(long n) {
    return Math.multiplyExact(n, stride + n / stride);
  }

  @Override
  public String name() {
    return "strided";
  }

  /** The tokens, and once more by their residue. */
  @Override
  public int[] keyOrder(int n) {
    return KeyOrders.concatenate(KeyOrders.natural(n), KeyOrders.byResidue(n, Math.min(stride, n)));
  }

  @Override
  public void keys(int query, int n, Keys keys) {
    keys.add(Math.max(0, query - stride), query + 1);
    int l = Math.min(stride, n);
    int first = n + KeyOrders.placeOfResidue(query % l, n, l);
    // Of ⌊query/l⌋ tokens before it with its residue, the nearest is in the window
    keys.add(first, first + query / l - 1);
  }
}
