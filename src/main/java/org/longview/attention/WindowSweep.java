package org.longview.attention;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.longview.attention.SparsityPattern.Causal;
import org.longview.attention.SparsityPattern.Window;
import org.longview.attention.SparsityPattern.WindowGlobal;
import org.longview.linear.Kernels;
import org.longview.linear.KeySpans;
import org.longview.linear.Matrix;
import org.longview.work.Cancellation;
import org.longview.work.Workers;

/**
 * What many windows with global tokens keep and lose of a head's attention, at little more than the
 * cost of attention itself. Windows of one dilation hold each other, so that attention is computed
 * over the ring of keys by which each window is wider than the one before; attention over several
 * sets of keys is put together by their softmax denominators. Global keys outside the window are
 * put on top in the same way, and the rows of global tokens are computed once. The results are
 * those of {@link Measures} after {@link PatternAttention}. Immutable; several threads may use it.
 */
public final class WindowSweep {
  /**
   * What a pattern keeps and loses of one head.
   *
   * @param kept the attention kept
   * @param outputError of the head's output
   */
  public record Loss(double kept, double outputError) {}

  /**
   * A pattern that is measured at a window.
   *
   * @param index its place among all patterns
   * @param steps of the chain that its global tokens are
   * @param silent whether it leaves rows of padding at zero
   * @param ofKept whether the window is that of what it keeps
   * @param ofError whether the window is its own
   */
  record Member(
      int index,
      GlobalTokens globals,
      int steps,
      boolean silent,
      boolean ofKept,
      boolean ofError) {}

  /**
   * The global keys of one step of a chain, for the rows for which they change with the window.
   *
   * @param rows in the order of {@code spans}
   * @param spans the keys outside the window
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Outside(int[] rows, KeySpans spans) {}

  /**
   * The patterns of a window whose global tokens are of one chain.
   *
   * @param steps for each step of the chain what changed since it was used before, or all
   * @param members by ascending steps
   * @param last whether no wider window uses the chain
   */
  record Use(GlobalChain chain, List<Outside> steps, List<Member> members, boolean last) {}

  /**
   * A window.
   *
   * @param ring the keys that it has beyond the window before, in the sweep's order
   */
  record Level(KeySpans ring, List<Use> uses) {}

  private final int n;
  private final int dilation;
  private final boolean causal;
  private final int patterns;
  private final KeyPadding padding;
  private final int[] order;
  private final GlobalTokens globals;
  private final AttentionPlan ofGlobals;
  private final List<Level> levels = new ArrayList<>();

  /**
   * Prepares for texts of n tokens.
   *
   * @param patterns windows with or without global tokens, all of the same dilation, all causal or
   *     none; at least one
   * @param limit half of the widest window that the reference allows, in steps of the dilation; n
   *     if it allows all pairs. The global tokens of the patterns must be the reference's if it
   *     does not
   * @throws org.longview.work.InputException if a pattern names a token outside the text
   */
  public WindowSweep(List<SparsityPattern> patterns, int n, KeyPadding padding, int limit) {
    this.n = n;
    this.padding = padding;
    this.patterns = patterns.size();
    patterns.forEach(pattern -> pattern.check(n));
    dilation = (int) Math.min(n, dilation(patterns.get(0)));
    causal = patterns.get(0) instanceof Causal;
    order = KeyOrders.byResidue(n, dilation);
    globals =
        GlobalTokens.of(
            patterns.stream()
                .flatMapToInt(pattern -> IntStream.of(globals(pattern).positions()))
                .toArray());
    WindowGlobal rows = new WindowGlobal(new Window(0, 1), globals);
    ofGlobals = AttentionPlan.of(causal ? new Causal(rows) : rows, n, padding);
    prepare(patterns, limit);
  }

  /** Whether a pattern can be among those of a sweep. */
  public static boolean isPossible(SparsityPattern pattern) {
    SparsityPattern base = pattern instanceof Causal c ? c.base() : pattern;
    return base instanceof Window || base instanceof WindowGlobal;
  }

  /** Whether two patterns can be in one sweep, as far as each can be in any. */
  public static boolean areAlike(SparsityPattern one, SparsityPattern other) {
    return dilation(one) == dilation(other) && one instanceof Causal == other instanceof Causal;
  }

  /** d of a pattern that can be in a sweep. */
  public static long dilation(SparsityPattern pattern) {
    return window(pattern).dilation();
  }

  private static Window window(SparsityPattern pattern) {
    SparsityPattern base = pattern instanceof Causal c ? c.base() : pattern;
    return base instanceof WindowGlobal windowGlobal ? windowGlobal.local() : (Window) base;
  }

  private static GlobalTokens globals(SparsityPattern pattern) {
    SparsityPattern base = pattern instanceof Causal c ? c.base() : pattern;
    return base instanceof WindowGlobal windowGlobal ? windowGlobal.globals() : GlobalTokens.NONE;
  }

  private void prepare(List<SparsityPattern> patterns, int limit) {
    Map<GlobalTokens, GlobalChain.Place> places =
        GlobalChain.chains(patterns.stream().map(WindowSweep::globals).toList());
    int[] own = patterns.stream().mapToInt(p -> (int) Math.min(n, window(p).half())).toArray();
    int[] halves =
        IntStream.of(own)
            .flatMap(half -> IntStream.of(half, Math.min(half, limit)))
            .sorted()
            .distinct()
            .toArray();
    List<Map<GlobalChain, List<Member>>> members = new ArrayList<>();
    Map<GlobalChain, Integer> last = new LinkedHashMap<>();
    for (int l = 0; l < halves.length; l++) {
      Map<GlobalChain, List<Member>> ofLevel = new LinkedHashMap<>();
      for (int p = 0; p < own.length; p++) {
        boolean ofKept = Math.min(own[p], limit) == halves[l];
        boolean ofError = own[p] == halves[l];
        if (ofKept || ofError) {
          SparsityPattern pattern = patterns.get(p);
          GlobalChain.Place place = Objects.requireNonNull(places.get(globals(pattern)));
          boolean silent = AttentionPlan.silences(pattern);
          ofLevel
              .computeIfAbsent(place.chain(), chain -> new ArrayList<>())
              .add(new Member(p, globals(pattern), place.steps(), silent, ofKept, ofError));
          last.put(place.chain(), l);
        }
      }
      ofLevel.values().forEach(list -> list.sort(Comparator.comparingInt(Member::steps)));
      members.add(ofLevel);
    }
    Map<GlobalChain, Integer> usedAt = new LinkedHashMap<>();
    for (int l = 0; l < halves.length; l++) {
      int half = halves[l];
      int level = l;
      List<Use> uses = new ArrayList<>();
      members
          .get(l)
          .forEach(
              (chain, list) -> {
                uses.add(
                    new Use(
                        chain,
                        outside(chain, half, usedAt.getOrDefault(chain, -1)),
                        List.copyOf(list),
                        Objects.requireNonNull(last.get(chain)) == level));
                usedAt.put(chain, half);
              });
      levels.add(new Level(ring(half, l == 0 ? -1 : halves[l - 1]), List.copyOf(uses)));
    }
  }

  /** The keys within a window and not within a narrower one, −1 for none. */
  private KeySpans ring(int half, int inner) {
    KeySpans.Builder spans = new KeySpans.Builder(n);
    for (int place = 0; place < n; place++) {
      int left = order[place] / dilation;
      int right = causal ? 0 : (n - 1 - order[place]) / dilation;
      int from = place - Math.min(half, left);
      int to = place + Math.min(half, right) + 1;
      if (inner < 0) {
        add(spans, from, to);
      } else {
        add(spans, from, place - Math.min(inner, left));
        add(spans, place + Math.min(inner, right) + 1, to);
      }
      spans.endRow();
    }
    return spans.build();
  }

  private void add(KeySpans.Builder spans, int from, int to) {
    if (padding.isEmpty()) {
      spans.add(from, to);
      return;
    }
    for (int place = from; place < to; place++) {
      if (!padding.contains(order[place])) {
        spans.add(place, place + 1);
      }
    }
  }

  /**
   * The keys of a chain's steps outside a window.
   *
   * @param before half of the window for which they are known; −1 if for none
   */
  private List<Outside> outside(GlobalChain chain, int half, int before) {
    List<Outside> steps = new ArrayList<>();
    for (int s = 0; s < chain.steps(); s++) {
      int[] keys = chain.added(s);
      int[] rows =
          IntStream.range(0, n)
              .filter(
                  row ->
                      before < 0
                          || IntStream.of(keys)
                              .map(key -> distance(row, key))
                              .anyMatch(distance -> distance > before && distance <= half))
              .toArray();
      KeySpans.Builder spans = new KeySpans.Builder(rows.length);
      for (int row : rows) {
        for (int k = 0; k < keys.length; k++) {
          boolean seen = !padding.contains(keys[k]) && !(causal && keys[k] > row);
          if (seen && distance(row, keys[k]) > half) {
            spans.add(k, k + 1);
          }
        }
        spans.endRow();
      }
      steps.add(new Outside(rows, spans.build()));
    }
    return List.copyOf(steps);
  }

  /** Half of the narrowest window that holds both tokens; more than n if none does. */
  private int distance(int query, int key) {
    int apart = Math.abs(key - query);
    return apart % dilation == 0 ? apart / dilation : Integer.MAX_VALUE;
  }

  /**
   * Measures one head under every pattern.
   *
   * @param head n × d each
   * @param referenceLogSumExp n, of the reference with the ordinary projections
   * @param referenceOutput n × d
   * @return in the order of the patterns
   * @throws org.longview.work.InputException if scores overflow
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public List<Loss> measure(
      Kernels kernels,
      HeadTensors head,
      float[] referenceLogSumExp,
      Matrix referenceOutput,
      Workers workers,
      Cancellation cancellation) {
    WindowSweepHead sweep =
        new WindowSweepHead(
            this, kernels, head, referenceLogSumExp, referenceOutput, workers, cancellation);
    for (Level level : levels) {
      cancellation.check();
      sweep.widen(level.ring());
      for (Use use : level.uses()) {
        cancellation.check();
        sweep.measure(use);
      }
    }
    return sweep.losses();
  }

  int length() {
    return n;
  }

  KeyPadding padding() {
    return padding;
  }

  /** How many patterns there are. */
  int patterns() {
    return patterns;
  }

  /** Tokens in the order in which windows are intervals. */
  int[] order() {
    return order;
  }

  /** All tokens that are global in any pattern. */
  GlobalTokens globals() {
    return globals;
  }

  /** What the rows of {@link #globals()} are computed by. */
  AttentionPlan ofGlobals() {
    return ofGlobals;
  }
}
