package org.longview.attention;

/**
 * The pairs of a causal pattern that a window without dilation allows too. Counting and looking at
 * a block take time in proportion to the rows and the window.
 *
 * @param base the pattern
 * @param window the window
 */
public record Within(RunPattern base, Window window) implements RunPattern {
  @Override
  public boolean allows(int query, int key) {
    return window.allows(query, key) && base.allows(query, key);
  }

  @Override
  public boolean allowsAny(int queryFrom, int queryTo, int keyFrom, int keyTo, boolean causal) {
    for (int query = queryFrom; query < queryTo; query++) {
      int from = Math.max(keyFrom, from(query));
      int to = Math.min(keyTo, query + 1);
      if (from < to && base.allowsAny(query, query + 1, from, to, true)) {
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

  @Override
  public long exactEntries(long n) {
    long[] entries = new long[1];
    for (int query = 0; query < n; query++) {
      keys(query, Math.toIntExact(n), (from, to) -> entries[0] += to - from);
    }
    return entries[0];
  }

  @Override
  public long causalEntries(long n) {
    return exactEntries(n);
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
    for (int key = from; key <= query; key++) {
      if (!base.allows(query, key)) {
        keys.add(from, key);
        from = key + 1;
      }
    }
    keys.add(from, query + 1);
  }
}
