package org.longview.attention;

/**
 * Attention sinks and a window, causal: every token looks at the tokens that are named sinks, in
 * general the first few, at the h = ⌊w/2⌋ tokens before it, and at itself (StreamingLLM: Xiao,
 * Tian, Chen, Han and Lewis 2024, section 3.2). Sinks look at no more than others.
 *
 * @param local the window without dilation, of which the half before the token counts
 * @param sinks the tokens that all later ones look at
 */
public record Sinks(Window local, GlobalTokens sinks) implements RunPattern {
  /** Takes no account of a dilation of the window. */
  public Sinks {
    local = new Window(local.window(), 1);
  }

  @Override
  public boolean allows(int query, int key) {
    return key <= query && (local.allows(query, key) || sinks.contains(key));
  }

  @Override
  public boolean allowsAny(int queryFrom, int queryTo, int keyFrom, int keyTo, boolean causal) {
    return local.allowsAny(queryFrom, queryTo, keyFrom, keyTo, true)
        || sinks.anyBetween(keyFrom, Math.min(keyTo, queryTo));
  }

  @Override
  public boolean allowsEvery(int queryFrom, int queryTo, int keyFrom, int keyTo) {
    return keyTo - 1 <= queryFrom && local.allowsEvery(queryFrom, queryTo, keyFrom, keyTo);
  }

  @Override
  public long exactEntries(long n) {
    long entries = local.causalEntries(n);
    for (int sink : sinks.within((int) Math.min(n, Integer.MAX_VALUE)).positions()) {
      entries = Math.addExact(entries, Math.max(0, n - 1 - sink - local.half()));
    }
    return entries;
  }

  @Override
  public long causalEntries(long n) {
    return exactEntries(n);
  }

  /** n·(h + 1 + s): what the cache of keys holds for each token. */
  @Override
  public long formulaEntries(long n) {
    return Math.multiplyExact(n, local.half() + 1 + sinks.count());
  }

  @Override
  public String name() {
    return "sinks";
  }

  @Override
  public void check(int n) {
    sinks.check(n);
  }

  @Override
  public int[] keyOrder(int n) {
    return KeyOrders.natural(n);
  }

  @Override
  public void keys(int query, int n, Keys keys) {
    int from = (int) Math.max(0, query - local.half());
    for (int i = 0; i < sinks.count() && sinks.position(i) < from; i++) {
      keys.add(sinks.position(i), sinks.position(i) + 1);
    }
    keys.add(from, query + 1);
  }
}
