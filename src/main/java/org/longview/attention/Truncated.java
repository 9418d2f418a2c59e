package org.longview.attention;

/**
 * A text that is cut off: the first b tokens see each other, and nothing sees or is seen by the
 * rest, whose rows hold no key.
 *
 * @param length b, tokens that are seen
 */
public record Truncated(int length) implements RunPattern {
  /**
   * Checks the parameter.
   *
   * @throws org.longview.work.InputException if nothing is left
   */
  public Truncated {
    Chunked.requireLength(length);
  }

  /** The one piece of a text of n tokens. */
  public Pieces pieces(int n) {
    return new Pieces(n, length, length, 1);
  }

  @Override
  public boolean allows(int query, int key) {
    return query < length && key < length;
  }

  @Override
  public boolean allowsAny(int queryFrom, int queryTo, int keyFrom, int keyTo, boolean causal) {
    return allows(queryFrom, keyFrom) && (!causal || keyFrom < queryTo);
  }

  @Override
  public boolean allowsEvery(int queryFrom, int queryTo, int keyFrom, int keyTo) {
    return allows(queryTo - 1, keyTo - 1);
  }

  @Override
  public long exactEntries(long n) {
    long seen = Math.min(n, length);
    return Math.multiplyExact(seen, seen);
  }

  @Override
  public long causalEntries(long n) {
    long seen = Math.min(n, length);
    return (Math.multiplyExact(seen, seen) + seen) / 2;
  }

  /** b², as of a text that is filled up to b tokens. */
  @Override
  public long formulaEntries(long n) {
    return (long) length * length;
  }

  @Override
  public String name() {
    return "truncated";
  }

  @Override
  public int[] keyOrder(int n) {
    return KeyOrders.natural(n);
  }

  @Override
  public void keys(int query, int n, Keys keys) {
    keys.add(0, query < length ? Math.min(n, length) : 0);
  }
}
