package org.longview.attention;

/**
 * The pairs of a pattern that a window without dilation and global tokens allow too. Counting and
 * looking at a block take time in proportion to the rows and the window.
 *
 * @param base the pattern
 * @param other the window and the global tokens
 */
public record Within(RunPattern base, WindowGlobal other) implements RunPattern {
  public Within(RunPattern base, Window window) {
    this(base, new WindowGlobal(window, GlobalTokens.NONE));
  }

  @Override
  public boolean allows(int query, int key) {
    return other.allows(query, key) && base.allows(query, key);
  }

  @Override
  public boolean allowsAny(int queryFrom, int queryTo, int keyFrom, int keyTo, boolean causal) {
    boolean[] any = new boolean[1];
    for (int query = queryFrom; query < queryTo && !any[0]; query++) {
      int end = causal ? Math.min(keyTo, query + 1) : keyTo;
      scan(query, keyFrom, end, (from, to) -> any[0] |= from < to);
    }
    return any[0];
  }

  @Override
  public boolean allowsEvery(int queryFrom, int queryTo, int keyFrom, int keyTo) {
    return other.allowsEvery(queryFrom, queryTo, keyFrom, keyTo)
        && base.allowsEvery(queryFrom, queryTo, keyFrom, keyTo);
  }

  @Override
  public long exactEntries(long n) {
    return count(n, false);
  }

  @Override
  public long causalEntries(long n) {
    return count(n, true);
  }

  private long count(long n, boolean causal) {
    long[] entries = new long[1];
    for (int query = 0; query < n; query++) {
      int end = causal ? query + 1 : Math.toIntExact(n);
      scan(query, 0, end, (from, to) -> entries[0] += to - from);
    }
    return entries[0];
  }

  @Override
  public long formulaEntries(long n) {
    return Math.min(base.formulaEntries(n), other.formulaEntries(n));
  }

  @Override
  public String name() {
    return base.name();
  }

  @Override
  public void check(int n) {
    base.check(n);
  }

  @Override
  public int[] keyOrder(int n) {
    return KeyOrders.natural(n);
  }

  @Override
  public void keys(int query, int n, Keys keys) {
    scan(query, 0, n, keys);
  }

  /** Gives the keys of a query that lie between two tokens, the second one exclusive. */
  private void scan(int query, int keyFrom, int keyTo, Keys keys) {
    GlobalTokens globals = other.globals();
    if (globals.contains(query)) {
      scanEach(query, keyFrom, keyTo, keys);
      return;
    }
    int from = (int) Math.max(keyFrom, query - other.local().half());
    int to = (int) Math.min(keyTo, query + other.local().half() + 1);
    scanGlobals(query, keyFrom, Math.min(keyTo, from), keys);
    scanEach(query, from, to, keys);
    scanGlobals(query, Math.max(keyFrom, to), keyTo, keys);
  }

  private void scanGlobals(int query, int keyFrom, int keyTo, Keys keys) {
    GlobalTokens globals = other.globals();
    for (int i = globals.countBelow(keyFrom); i < globals.count(); i++) {
      int key = globals.position(i);
      if (key >= keyTo) {
        return;
      }
      scanEach(query, key, key + 1, keys);
    }
  }

  private void scanEach(int query, int keyFrom, int keyTo, Keys keys) {
    if (keyFrom >= keyTo) {
      return;
    }
    int from = keyFrom;
    for (int key = keyFrom; key < keyTo; key++) {
      if (!base.allows(query, key)) {
        keys.add(from, key);
        from = key + 1;
      }
    }
    keys.add(from, keyTo);
  }
}
