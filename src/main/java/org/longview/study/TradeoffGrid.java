package org.longview.study;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.longview.attention.GlobalTokens;

/**
 * The settings of which the trade-off between memory and quality is told: windows by numbers of
 * global tokens, and other mechanisms beside them, as far as they mean something for a text of n
 * tokens. Immutable.
 *
 * @param n number of tokens
 * @param windows total windows w, ascending
 * @param counts numbers s of global tokens, ascending, the first 0
 * @param candidates all settings: those of the grid, window by window, then the others
 */
public record TradeoffGrid(
    int n, List<Long> windows, List<Integer> counts, List<Candidate> candidates) {
  /** Mechanisms that are compared. */
  public enum Family {
    /** A window alone. */
    WINDOW("window only"),
    /** The best of all windows and numbers of global tokens. */
    WINDOW_GLOBAL("best w, s"),
    /** A dilated window. */
    DILATED("dilated"),
    /** Linformer. */
    LINFORMER("Linformer k");

    private final String title;

    Family(String title) {
      this.title = title;
    }

    /** On screen. */
    public String title() {
      return title;
    }
  }

  /**
   * A setting.
   *
   * @param entries of one head as the literature counts them, but no less than n and no more than
   *     n²
   */
  public record Candidate(Family family, PatternSettings settings, long entries) {}

  /** Chooses s global tokens for a window of w. */
  @FunctionalInterface
  public interface Globals {
    GlobalTokens choose(long window, int count);
  }

  private static final int MOST_WINDOWS = 12;
  private static final int SHORT = 64;
  private static final int[] HALVES = {
    0, 1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128, 192, 256, 384, 512
  };

  /** Halves that are left out first where there are too many, the narrow ones first. */
  private static final List<Integer> LESS_NEEDED = List.of(3, 6, 12, 24, 48, 0, 1, 2);

  private static final int[] COUNTS = {0, 1, 2, 4, 8, 16, 32, 64};
  private static final int[] RANKS = {1, 2, 4, 8, 16, 32, 64, 128, 256};
  private static final int[] DILATIONS = {2, 4};

  public TradeoffGrid {
    windows = List.copyOf(windows);
    counts = List.copyOf(counts);
    candidates = List.copyOf(candidates);
  }

  /**
   * The settings for a text.
   *
   * @param base what else they have: whether they are causal, and the projections of Linformer
   * @param most the largest number of global tokens that can be chosen
   */
  public static TradeoffGrid of(PatternSettings base, int n, int most, Globals globals) {
    List<Long> windows = windows(n);
    List<Integer> counts = counts(n, most);
    PatternSettings alike = base.withLayers(LayerSettings.NONE).withDilation(1);
    List<Candidate> candidates = new ArrayList<>();
    for (long window : windows) {
      for (int count : counts) {
        PatternSettings settings =
            alike
                .withKind(count == 0 ? PatternKind.WINDOW : PatternKind.WINDOW_GLOBAL)
                .withWindow(window);
        candidates.add(
            candidate(
                count == 0 ? Family.WINDOW : Family.WINDOW_GLOBAL,
                count == 0 ? settings : settings.withGlobals(globals.choose(window, count)),
                n));
      }
    }
    for (int dilation : DILATIONS) {
      for (long window : windows) {
        if (window >= 2 && window / 2 * dilation < n) {
          PatternSettings settings =
              alike.withKind(PatternKind.DILATED).withWindow(window).withDilation(dilation);
          candidates.add(candidate(Family.DILATED, settings, n));
        }
      }
    }
    if (!base.causal()) {
      for (int rank : RANKS) {
        if (rank < n) {
          PatternSettings settings = projected(alike).withRank(rank);
          candidates.add(candidate(Family.LINFORMER, settings, n));
        }
      }
    }
    return new TradeoffGrid(n, windows, counts, candidates);
  }

  /** The same without Linformer, which finished attention has no values for. */
  public TradeoffGrid withoutRanks() {
    return new TradeoffGrid(
        n,
        windows,
        counts,
        candidates.stream().filter(one -> one.family() != Family.LINFORMER).toList());
  }

  /** Linformer with projections of any rank: those of a file, or the best ones, have their own. */
  private static PatternSettings projected(PatternSettings base) {
    ProjectionSource source = base.lowRank().projection();
    boolean anyRank =
        source instanceof ProjectionSource.Gaussian
            || source instanceof ProjectionSource.MeanPooling;
    return (anyRank ? base : base.withLowRank(LowRankSettings.defaults()))
        .withKind(PatternKind.LINFORMER);
  }

  private static Candidate candidate(Family family, PatternSettings settings, int n) {
    return new Candidate(family, settings, entries(settings, n));
  }

  /**
   * Entries of one head as the literature counts them, but no less than n and no more than n².
   *
   * @param settings the same in every layer and head
   */
  public static long entries(PatternSettings settings, int n) {
    return Math.max(n, Math.min((long) n * n, Sweep.entries(settings, n, false)));
  }

  private static List<Long> windows(int n) {
    TreeSet<Integer> halves = new TreeSet<>();
    for (int half : HALVES) {
      if (half < n - 1 || half == 0) {
        halves.add(half);
      }
    }
    if (n <= SHORT) {
      halves.add(n - 1);
    }
    for (int half : LESS_NEEDED) {
      if (halves.size() > MOST_WINDOWS) {
        halves.remove(half);
      }
    }
    return halves.stream().map(half -> 2L * half).toList();
  }

  private static List<Integer> counts(int n, int most) {
    int largest = Math.min(n, most);
    IntStream counts = IntStream.of(COUNTS).filter(count -> count < n && count <= largest);
    // Few tokens of the user's own are told one and all
    boolean all = largest < n && largest <= COUNTS[COUNTS.length - 1];
    return (all ? IntStream.concat(counts, IntStream.of(largest)) : counts)
        .distinct()
        .sorted()
        .boxed()
        .toList();
  }

  /** The place of a cell among the candidates. */
  public int index(int column, int row) {
    return column * counts.size() + row;
  }

  /** Cells of the grid. */
  public int cells() {
    return windows.size() * counts.size();
  }

  /** Candidates that exclude pairs. */
  public int withoutLinformer() {
    return (int) candidates.stream().filter(one -> one.family() != Family.LINFORMER).count();
  }

  /** Entries n·w of some windows, for lines of equal memory. */
  public LongStream lines() {
    int size = windows.size();
    return IntStream.of(size / 3, size / 2, 3 * size / 4)
        .distinct()
        .filter(column -> column > 0)
        .mapToLong(column -> n * windows.get(column));
  }

  /**
   * The settings of a family that no other of it beats: from few entries to many, each better than
   * all before. Window only is a part of the best of all windows and global tokens.
   *
   * @param quality of each candidate, larger is better; NaN where there is none
   * @return places among the candidates
   */
  public List<Integer> cheapest(Family family, double[] quality) {
    List<Integer> ascending =
        IntStream.range(0, candidates.size())
            .filter(i -> belongs(candidates.get(i).family(), family) && !Double.isNaN(quality[i]))
            .boxed()
            .sorted(
                (a, b) -> {
                  int byEntries =
                      Long.compare(candidates.get(a).entries(), candidates.get(b).entries());
                  return byEntries != 0 ? byEntries : Double.compare(quality[b], quality[a]);
                })
            .toList();
    List<Integer> best = new ArrayList<>();
    double reached = Double.NEGATIVE_INFINITY;
    for (int i : ascending) {
      if (quality[i] > reached) {
        reached = quality[i];
        best.add(i);
      }
    }
    return best;
  }

  private static boolean belongs(Family member, Family family) {
    return member == family || (member == Family.WINDOW && family == Family.WINDOW_GLOBAL);
  }
}
