package org.longview.attention;

import java.util.Arrays;
import org.longview.work.InputException;

/**
 * A set of allowed (query, key) pairs, for texts of any length n. Immutable; the methods that count
 * throw {@link ArithmeticException} where a count exceeds a {@code long}.
 */
public sealed interface SparsityPattern
    permits SparsityPattern.Full,
        SparsityPattern.Window,
        SparsityPattern.WindowGlobal,
        SparsityPattern.Causal,
        RunPattern {
  /** Whether the query at one position may look at the key at another. */
  boolean allows(int query, int key);

  /**
   * Whether any pair of a block is allowed; found at once, whatever the size of the block.
   *
   * @param queryFrom first query, inclusive
   * @param queryTo last query, exclusive; more than {@code queryFrom}
   * @param keyFrom first key, inclusive
   * @param keyTo last key, exclusive; more than {@code keyFrom}
   */
  default boolean allowsAny(int queryFrom, int queryTo, int keyFrom, int keyTo) {
    return allowsAny(queryFrom, queryTo, keyFrom, keyTo, false);
  }

  /**
   * The same.
   *
   * @param causal whether only pairs count in which the key is not after the query
   */
  boolean allowsAny(int queryFrom, int queryTo, int keyFrom, int keyTo, boolean causal);

  /**
   * Whether every pair of a block is allowed, as far as that is known at once.
   *
   * @param queryFrom first query, inclusive
   * @param queryTo last query, exclusive; more than {@code queryFrom}
   * @param keyFrom first key, inclusive
   * @param keyTo last key, exclusive; more than {@code keyFrom}
   */
  boolean allowsEvery(int queryFrom, int queryTo, int keyFrom, int keyTo);

  /** Number of distinct allowed pairs among n tokens. */
  long exactEntries(long n);

  /**
   * Number of distinct allowed pairs among n tokens in which the key is not after the query; unless
   * overridden, of a symmetric pattern that allows a token itself: half of the rest remains.
   */
  default long causalEntries(long n) {
    return n + (exactEntries(n) - n) / 2;
  }

  /**
   * Number of stored entries as the literature counts them: n² for full attention, n·(w + 2s) for a
   * window and global tokens (Beltagy, Peters and Cohan 2020, section 3.1). It leaves out the token
   * itself, the cut at the edges and the overlaps, and may exceed n².
   */
  long formulaEntries(long n);

  /** Its name on the command line and in files. */
  String name();

  /**
   * Checks that it can be laid over a text of n tokens.
   *
   * @throws InputException if it names a token outside the text
   */
  default void check(int n) {}

  /** Every pair: n². */
  record Full() implements SparsityPattern {
    @Override
    public boolean allows(int query, int key) {
      return true;
    }

    @Override
    public boolean allowsAny(int queryFrom, int queryTo, int keyFrom, int keyTo, boolean causal) {
      return !causal || keyFrom < queryTo;
    }

    @Override
    public boolean allowsEvery(int queryFrom, int queryTo, int keyFrom, int keyTo) {
      return true;
    }

    @Override
    public long exactEntries(long n) {
      return Math.multiplyExact(n, n);
    }

    @Override
    public long formulaEntries(long n) {
      return Math.multiplyExact(n, n);
    }

    @Override
    public String name() {
      return "full";
    }
  }

  /**
   * The sliding window, and with d &gt; 1 the dilated one: query i looks at the keys i + t·d for t
   * = −h … h, h = ⌊w/2⌋, as far as they exist (Longformer, section 3.1).
   *
   * @param window w, the total window: h tokens on each side and always the token itself
   * @param dilation d, the stride inside the window; 1 is none
   */
  record Window(long window, long dilation) implements SparsityPattern {
    /**
     * Checks the parameters.
     *
     * @throws InputException if the window is negative or the dilation is not positive
     */
    public Window {
      if (window < 0) {
        throw new InputException(
            "The window is " + window + "; it must be 0 (the token itself alone) or more.");
      }
      if (dilation < 1) {
        throw new InputException("The dilation is " + dilation + "; it must be 1 (none) or more.");
      }
    }

    /** h, the number of keys on each side. */
    public long half() {
      return window / 2;
    }

    @Override
    public boolean allows(int query, int key) {
      int distance = Math.abs(query - key);
      return distance / dilation <= half() && distance % dilation == 0;
    }

    @Override
    public boolean allowsAny(int queryFrom, int queryTo, int keyFrom, int keyTo, boolean causal) {
      // Every distance query − key from the least to the greatest occurs
      long reach = Math.min(half(), Integer.MAX_VALUE / dilation) * dilation;
      long least = Math.max((long) queryFrom - (keyTo - 1), causal ? 0 : -reach);
      long greatest = Math.min((long) queryTo - 1 - keyFrom, reach);
      return least <= greatest && Math.floorDiv(greatest, dilation) * dilation >= least;
    }

    @Override
    public boolean allowsEvery(int queryFrom, int queryTo, int keyFrom, int keyTo) {
      return dilation == 1 && queryTo - 1L - keyFrom <= half() && keyTo - 1L - queryFrom <= half();
    }

    @Override
    public long exactEntries(long n) {
      long reached = Math.min(half(), (n - 1) / dilation);
      long cut = Math.multiplyExact(dilation, triangle(reached));
      long oneSide = Math.subtractExact(Math.multiplyExact(reached, n), cut);
      return Math.addExact(n, Math.multiplyExact(2, oneSide));
    }

    /** Number of keys of one query among n tokens. */
    long rowEntries(long query, long n) {
      return 1 + Math.min(half(), query / dilation) + Math.min(half(), (n - 1 - query) / dilation);
    }

    private static long triangle(long t) {
      return t % 2 == 0 ? Math.multiplyExact(t / 2, t + 1) : Math.multiplyExact(t, (t + 1) / 2);
    }

    @Override
    public long formulaEntries(long n) {
      return Math.multiplyExact(n, window);
    }

    @Override
    public String name() {
      return dilation == 1 ? "window" : "dilated";
    }
  }

  /**
   * A window and global tokens, which look at all and are looked at by all (Longformer, section
   * 3.1).
   */
  record WindowGlobal(Window local, GlobalTokens globals) implements SparsityPattern {
    @Override
    public boolean allows(int query, int key) {
      return local.allows(query, key) || globals.contains(query) || globals.contains(key);
    }

    @Override
    public boolean allowsAny(int queryFrom, int queryTo, int keyFrom, int keyTo, boolean causal) {
      // A global query needs a key that is not after it, a global key a query that is not before it
      return local.allowsAny(queryFrom, queryTo, keyFrom, keyTo, causal)
          || globals.anyBetween(causal ? Math.max(queryFrom, keyFrom) : queryFrom, queryTo)
          || globals.anyBetween(keyFrom, causal ? Math.min(keyTo, queryTo) : keyTo);
    }

    @Override
    public boolean allowsEvery(int queryFrom, int queryTo, int keyFrom, int keyTo) {
      return local.allowsEvery(queryFrom, queryTo, keyFrom, keyTo);
    }

    /** |window ∪ rows ∪ columns|, rows and columns of the global tokens. */
    @Override
    public long exactEntries(long n) {
      long s = globals.count();
      long rowsAndColumns = Math.subtractExact(Math.multiplyExact(2 * s, n), s * s);
      long inBoth = -globalPairsInWindow();
      for (int i = 0; i < s; i++) {
        inBoth += 2 * local.rowEntries(globals.position(i), n);
      }
      return Math.addExact(local.exactEntries(n), rowsAndColumns - inBoth);
    }

    /** Number of keys of one query among n tokens, the window being without dilation. */
    long rowEntries(int query, int n) {
      if (globals.contains(query)) {
        return n;
      }
      int from = (int) Math.max(0, query - local.half());
      int to = (int) Math.min(n, query + local.half() + 1);
      int inWindow = globals.countBelow(to) - globals.countBelow(from);
      return (long) to - from + globals.count() - inWindow;
    }

    /** Ordered pairs of global tokens, a token and itself included, that the window allows. */
    private long globalPairsInWindow() {
      long d = local.dilation();
      long span = Math.min(local.half(), Integer.MAX_VALUE / d) * d;
      // Ascending by residue, then by position: a window is then a run
      long[] keys = new long[globals.count()];
      for (int i = 0; i < keys.length; i++) {
        long g = globals.position(i);
        keys[i] = g % d << 32 | g;
      }
      Arrays.sort(keys);
      long pairs = 0;
      int first = 0;
      for (int i = 0; i < keys.length; i++) {
        while (keys[i] - keys[first] > span) {
          first++;
        }
        pairs += 2L * (i - first) + 1;
      }
      return pairs;
    }

    @Override
    public long formulaEntries(long n) {
      return Math.multiplyExact(n, Math.addExact(local.window(), 2L * globals.count()));
    }

    @Override
    public String name() {
      return "window-global";
    }

    @Override
    public void check(int n) {
      globals.check(n);
    }
  }

  /** The pairs of another pattern in which the key is not after the query, global ones too. */
  record Causal(SparsityPattern base) implements SparsityPattern {
    @Override
    public boolean allows(int query, int key) {
      return key <= query && base.allows(query, key);
    }

    @Override
    public boolean allowsAny(int queryFrom, int queryTo, int keyFrom, int keyTo, boolean causal) {
      return base.allowsAny(queryFrom, queryTo, keyFrom, keyTo, true);
    }

    @Override
    public boolean allowsEvery(int queryFrom, int queryTo, int keyFrom, int keyTo) {
      return keyTo - 1 <= queryFrom && base.allowsEvery(queryFrom, queryTo, keyFrom, keyTo);
    }

    @Override
    public long exactEntries(long n) {
      return base.causalEntries(n);
    }

    @Override
    public long causalEntries(long n) {
      return base.causalEntries(n);
    }

    /** That of the base pattern: the formula knows no direction. */
    @Override
    public long formulaEntries(long n) {
      return base.formulaEntries(n);
    }

    @Override
    public String name() {
      return base.name();
    }

    @Override
    public void check(int n) {
      base.check(n);
    }
  }
}
