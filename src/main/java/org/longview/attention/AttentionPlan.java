package org.longview.attention;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.longview.attention.SparsityPattern.Causal;
import org.longview.attention.SparsityPattern.Window;
import org.longview.attention.SparsityPattern.WindowGlobal;
import org.longview.linear.KeySpans;
import org.longview.work.Cancellation;

/**
 * How attention under a pattern is computed for n tokens: passes of rows, each with an order of the
 * keys in which every row's keys are a few intervals. A dilated window becomes a plain one when
 * keys are ordered by their residue modulo d; global keys are appended once more at the end, for
 * the rows in whose window they are not. Immutable; memory is linear in n.
 */
public final class AttentionPlan {
  /**
   * Rows that are computed alike.
   *
   * @param queries the rows, in the order of {@code spans}; null for all as they are
   * @param keyOrder the keys in the order that {@code spans} counts in; null for all as they are
   * @param spans the keys of each row
   * @param global whether these are rows of global tokens
   */
  @SuppressWarnings("ArrayRecordComponent") // not compared, and not seen outside the package
  record Pass(
      int @Nullable [] queries, int @Nullable [] keyOrder, KeySpans spans, boolean global) {}

  private final SparsityPattern pattern;
  private final int n;
  private final KeyPadding padding;
  private final boolean causal;
  private final boolean[] isGlobal;

  /** Where rows that are not global look; null if they look everywhere. */
  private final @Nullable Window window;

  /** The pattern where neither a window nor global tokens tell what it excludes; else null. */
  private final @Nullable RunPattern runs;

  private final List<Pass> passes;

  private AttentionPlan(SparsityPattern pattern, int n, KeyPadding padding) {
    this.pattern = pattern;
    this.n = n;
    this.padding = padding;
    causal = pattern instanceof Causal;
    isGlobal = new boolean[n];
    SparsityPattern base = pattern instanceof Causal c ? c.base() : pattern;
    runs = base instanceof RunPattern r ? r : null;
    if (base instanceof WindowGlobal windowGlobal) {
      for (int g : windowGlobal.globals().positions()) {
        isGlobal[g] = true;
      }
      window = windowGlobal.local();
      passes = List.of(localPass(windowGlobal), globalPass(windowGlobal.globals()));
    } else if (base instanceof Window local) {
      window = local;
      passes = List.of(localPass(new WindowGlobal(local, GlobalTokens.NONE)));
    } else if (runs != null) {
      window = null;
      passes = List.of(runPass(runs));
    } else {
      window = null;
      passes = List.of(fullPass());
    }
  }

  /**
   * The plan for a text of n tokens.
   *
   * @throws org.longview.work.InputException if the pattern names a token outside the text
   */
  public static AttentionPlan of(SparsityPattern pattern, int n, KeyPadding padding) {
    pattern.check(n);
    return new AttentionPlan(pattern, n, padding);
  }

  public SparsityPattern pattern() {
    return pattern;
  }

  /** n, the number of tokens. */
  public int length() {
    return n;
  }

  public KeyPadding padding() {
    return padding;
  }

  /** Whether the query may look at the key, padding considered. */
  public boolean allows(int query, int key) {
    if (padding.contains(key) || (causal && key > query)) {
      return false;
    }
    return isGlobal[query] || isGlobal[key] || pattern.allows(query, key);
  }

  /**
   * Whether every pair of a block is allowed and has a weight, as far as that is known at once.
   *
   * @param queryFrom first query, inclusive
   * @param queryTo last query, exclusive; more than {@code queryFrom}
   * @param keyFrom first key, inclusive
   * @param keyTo last key, exclusive; more than {@code keyFrom}
   */
  public boolean allowsEvery(int queryFrom, int queryTo, int keyFrom, int keyTo) {
    return pattern.allowsEvery(queryFrom, queryTo, keyFrom, keyTo)
        && !padding.containsAny(keyFrom, keyTo)
        && !padding.containsAny(queryFrom, queryTo);
  }

  /**
   * Whether no pair of a block is allowed; found at once, whatever the size of the block. Padding
   * counts only where it covers all of the keys.
   *
   * @param queryFrom first query, inclusive
   * @param queryTo last query, exclusive; more than {@code queryFrom}
   * @param keyFrom first key, inclusive
   * @param keyTo last key, exclusive; more than {@code keyFrom}
   */
  public boolean excludes(int queryFrom, int queryTo, int keyFrom, int keyTo) {
    return !pattern.allowsAny(queryFrom, queryTo, keyFrom, keyTo)
        || padding.containsAll(keyFrom, keyTo);
  }

  /**
   * Overwrites what a query may not look at.
   *
   * @param keyFrom the first key
   * @param keyTo one past the last key
   * @param excluded what to write
   * @param weights modified; that of the key j is at {@code offset + j}
   */
  void exclude(int query, int keyFrom, int keyTo, float excluded, float[] weights, int offset) {
    int end = causal ? Math.max(keyFrom, Math.min(keyTo, query + 1)) : keyTo;
    Arrays.fill(weights, offset + end, offset + keyTo, excluded);
    if (window != null && !isGlobal[query]) {
      long reach = Math.min(window.half(), n) * Math.min(window.dilation(), n);
      int left = (int) Math.max(keyFrom, Math.min(end, query - reach));
      int right = (int) Math.max(left, Math.min(end, query + reach + 1));
      excludeOthers(keyFrom, left, excluded, weights, offset);
      excludeOthers(right, end, excluded, weights, offset);
      if (window.dilation() > 1) {
        for (int j = left; j < right; j++) {
          if (!isGlobal[j] && !window.allows(query, j)) {
            weights[offset + j] = excluded;
          }
        }
      }
    }
    if (runs != null) {
      for (int j = keyFrom; j < end; j++) {
        if (!runs.allows(query, j)) {
          weights[offset + j] = excluded;
        }
      }
    }
    if (padding.containsAny(keyFrom, end)) {
      for (int j = keyFrom; j < end; j++) {
        if (padding.contains(j)) {
          weights[offset + j] = excluded;
        }
      }
    }
  }

  /** Overwrites all but global keys. */
  private void excludeOthers(int from, int to, float excluded, float[] weights, int offset) {
    for (int j = from; j < to; j++) {
      if (!isGlobal[j]) {
        weights[offset + j] = excluded;
      }
    }
  }

  public boolean isGlobal(int token) {
    return isGlobal[token];
  }

  /**
   * Whether the row is left at zero. As in Hugging Face's implementations, Longformer's attention
   * gives nothing for the queries of padding, while BERT's computes them like others.
   */
  public boolean isSilent(int query) {
    return padding.contains(query) && silences(pattern);
  }

  /** Whether a pattern leaves the rows of padding at zero. */
  static boolean silences(SparsityPattern pattern) {
    return (pattern.name().equals("window") || pattern.name().equals("window-global"))
        && !(pattern instanceof Causal);
  }

  /** Number of allowed pairs, padding considered. */
  public long exactEntries() {
    if (padding.isEmpty()) {
      return pattern.exactEntries(n);
    }
    long entries = 0;
    for (Pass pass : passes) {
      for (int s = 0; s < pass.spans().first(pass.spans().rows()); s++) {
        entries += pass.spans().to(s) - pass.spans().from(s);
      }
    }
    return entries;
  }

  /** Number of keys that each query may look at, padding considered. */
  int[] keyCounts() {
    int[] counts = new int[n];
    for (Pass pass : passes) {
      KeySpans spans = pass.spans();
      int[] rows = pass.queries();
      for (int row = 0; row < spans.rows(); row++) {
        for (int s = spans.first(row); s < spans.first(row + 1); s++) {
          counts[rows == null ? row : rows[row]] += spans.to(s) - spans.from(s);
        }
      }
    }
    return counts;
  }

  /**
   * The keys that any of some queries may look at, padding considered.
   *
   * @param queries not modified
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  BitSet keysOf(BitSet queries, Cancellation cancellation) {
    BitSet keys = new BitSet(n);
    for (Pass pass : passes) {
      cancellation.check();
      KeySpans spans = pass.spans();
      int[] rows = pass.queries();
      int[] order = pass.keyOrder();
      // How many intervals begin less how many end at each place
      int[] change = new int[(order == null ? n : order.length) + 1];
      for (int row = 0; row < spans.rows(); row++) {
        if (queries.get(rows == null ? row : rows[row])) {
          for (int s = spans.first(row); s < spans.first(row + 1); s++) {
            change[spans.from(s)]++;
            change[spans.to(s)]--;
          }
        }
      }
      int open = 0;
      for (int place = 0; place < change.length - 1; place++) {
        open += change[place];
        if (open > 0) {
          keys.set(order == null ? place : order[place]);
        }
      }
    }
    return keys;
  }

  List<Pass> passes() {
    return passes;
  }

  private Pass fullPass() {
    KeySpans.Builder spans = new KeySpans.Builder(n);
    for (int i = 0; i < n; i++) {
      add(spans, 0, causal ? i + 1 : n, null);
      spans.endRow();
    }
    return new Pass(null, null, spans.build(), false);
  }

  private Pass runPass(RunPattern pattern) {
    int[] keyOrder = pattern.keyOrder(n);
    KeySpans.Builder spans = new KeySpans.Builder(n);
    for (int i = 0; i < n; i++) {
      int query = i;
      pattern.keys(
          query, n, (from, to) -> add(spans, from, upTo(query, from, to, keyOrder), keyOrder));
      spans.endRow();
    }
    return new Pass(null, keyOrder, spans.build(), false);
  }

  /** The end of a run without the keys that causality leaves out. */
  private int upTo(int query, int from, int to, int[] keyOrder) {
    if (!causal || from >= to || keyOrder[to - 1] <= query) {
      return to;
    }
    int place = Arrays.binarySearch(keyOrder, from, to, query);
    return place < 0 ? -place - 1 : place + 1;
  }

  private Pass globalPass(GlobalTokens globals) {
    KeySpans.Builder spans = new KeySpans.Builder(globals.count());
    for (int g : globals.positions()) {
      add(spans, 0, causal ? g + 1 : n, null);
      spans.endRow();
    }
    return new Pass(globals.positions(), null, spans.build(), true);
  }

  private Pass localPass(WindowGlobal pattern) {
    Window window = pattern.local();
    int d = (int) Math.min(window.dilation(), n);
    int half = (int) Math.min(window.half(), n);
    int[] byResidue = KeyOrders.byResidue(n, d);
    int[] globals = inOrder(pattern.globals(), byResidue);
    int[] keyOrder = KeyOrders.concatenate(byResidue, globals);
    int[] queries = IntStream.of(byResidue).filter(i -> !isGlobal[i]).toArray();
    // Where each global key stands in byResidue: ascending, as the keys are
    int[] places = IntStream.range(0, n).filter(p -> isGlobal[byResidue[p]]).toArray();

    KeySpans.Builder spans = new KeySpans.Builder(queries.length);
    for (int place = 0; place < n; place++) {
      int i = byResidue[place];
      if (isGlobal[i]) {
        continue;
      }
      int left = Math.min(half, i / d);
      int right = causal ? 0 : Math.min(half, (n - 1 - i) / d);
      int from = place - left;
      int to = place + right + 1;
      add(spans, from, to, keyOrder);
      if (causal && d > 1) {
        for (int g = 0; g < globals.length; g++) {
          if (globals[g] < i && (places[g] < from || places[g] >= to)) {
            add(spans, n + g, n + g + 1, keyOrder);
          }
        }
      } else {
        int before = countBelow(places, from);
        int until = countBelow(places, to);
        add(spans, n, n + before, keyOrder);
        // In natural order, the keys after a causal row's window are the keys after the row
        add(spans, n + until, n + (causal ? until : globals.length), keyOrder);
      }
      spans.endRow();
    }
    boolean natural = d == 1;
    return new Pass(
        natural && globals.length == 0 ? null : queries,
        natural && globals.length == 0 ? null : keyOrder,
        spans.build(),
        false);
  }

  /** Adds an interval without the padding in it. */
  private void add(KeySpans.Builder spans, int from, int to, int @Nullable [] keyOrder) {
    if (padding.isEmpty()) {
      spans.add(from, to);
      return;
    }
    for (int p = from; p < to; p++) {
      if (!padding.contains(keyOrder == null ? p : keyOrder[p])) {
        spans.add(p, p + 1);
      }
    }
  }

  private static int[] inOrder(GlobalTokens globals, int[] order) {
    return IntStream.of(order).filter(globals::contains).toArray();
  }

  /** How many elements of an ascending array are below the bound. */
  private static int countBelow(int[] ascending, int bound) {
    int place = Arrays.binarySearch(ascending, bound);
    return place < 0 ? -place - 1 : place;
  }
}
