package org.longview.attention;

/**
 * The pairs of a pattern that a window without dilation allows too. Counting and looking at a block
 * take time in proportion to the rows and the window.
 *
 * @param base the pattern
 * @param window the window
 */
public record Within(RunPattern base, Window window) implements RunPattern {
  @Override
  public boolean isCausal() {
    return base.isCausal();
  }

  @Override
  public boolean allows(int query, int key) {
    return window.allows(query, key) && base.allows(query, key);
  }

  @Override
  public boolean allowsAny(int queryFrom, int queryTo, int keyFrom, int keyTo, boolean causal) {
    for (int query = queryFrom; query < queryTo; query++) {
      int from = Math.max(keyFrom, from(query));
      int to = Math.min(keyTo, causal ? query + 1 : to(query));
      if (from < to && base.allowsAny(query, query + 1, from, to, causal)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean allowsEvery(int queryFrom, int queryTo, int keyFrom, int keyTo) {
    return window.allowsEvery(queryFrom, queryTo, keyFrom, keyTo)
        && base.allowsEvery(queryFrom, queryTo, keyFrom, keyTo);
  }

  private int from(int query) {
    return (int) Math.max(0, query - window.half());
  }

  private int to(int query) {
    return isCausal() ? query + 1 : (int) Math.min(Integer.MAX_VALUE, query + window.half() + 1);
  }

  @Override
  public long exactEntries(long n) {
    return entries(n, Integer.MAX_VALUE);
  }

  @Override
  public long causalEntries(long n) {
    return entries(n, 0);
  }

  /** Number of pairs in which the key is at most so far after the query. */
  private long entries(long n, int after) {
    long[] entries = new long[1];
    for (int query = 0; query < n; query++) {
      long end = (long) query + after + 1;
      keys(
          query,
          Math.toIntExact(n),
          (from, to) -> entries[0] += Math.max(0, Math.min(to, end) - from));
    }
    return entries[0];
  }

  @Override
  public long formulaEntries(long n) {
    return Math.min(base.formulaEntries(n), window.formulaEntries(n));
  }

  @Override
  public String name() {
    return base.name();
  }

  @Override
  public int[] keyOrder(int n) {
    return KeyOrders.natural(n);
  }

  @Override
  public void keys(int query, int n, Keys keys) {
    int from = from(query);
    int to = Math.min(n, to(query));
    for (int key = from; key < to; key++) {
      if (!base.allows(query, key)) {
        keys.add(from, key);
        from = key + 1;
      }
    }
    keys.add(from, to);
  }
}
