package org.longview.attention;

import java.util.Arrays;

/** Texts one behind the other, of which each sees itself alone. */
final class Segments implements RunPattern {
  private final int[] starts;

  /**
   * Texts that follow each other.
   *
   * @param starts where each begins, and where the last one ends; ascending from 0; kept
   */
  Segments(int[] starts) {
    this.starts = starts;
  }

  private int segment(int token) {
    int place = Arrays.binarySearch(starts, token);
    return place < 0 ? -place - 2 : place;
  }

  @Override
  public boolean allows(int query, int key) {
    return segment(query) == segment(key);
  }

  @Override
  public boolean allowsAny(int queryFrom, int queryTo, int keyFrom, int keyTo, boolean causal) {
    return segment(Math.max(queryFrom, keyFrom)) <= segment(Math.min(queryTo, keyTo) - 1)
        && (!causal || keyFrom < queryTo);
  }

  @Override
  public boolean allowsEvery(int queryFrom, int queryTo, int keyFrom, int keyTo) {
    return segment(Math.min(queryFrom, keyFrom)) == segment(Math.max(queryTo, keyTo) - 1);
  }

  /** The squares of the lengths. */
  @Override
  public long exactEntries(long n) {
    long entries = 0;
    for (int s = 1; s < starts.length; s++) {
      long length = Math.max(0, Math.min(n, starts[s]) - starts[s - 1]);
      entries += length * length;
    }
    return entries;
  }

  @Override
  public long formulaEntries(long n) {
    return exactEntries(n);
  }

  @Override
  public String name() {
    return "chunked";
  }

  @Override
  public int[] keyOrder(int n) {
    return KeyOrders.natural(n);
  }

  @Override
  public void keys(int query, int n, Keys keys) {
    int segment = segment(query);
    keys.add(starts[segment], Math.min(n, starts[segment + 1]));
  }
}
