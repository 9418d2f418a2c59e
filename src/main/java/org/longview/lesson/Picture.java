package org.longview.lesson;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.longview.study.Tab;

/** What a step shows large. All that it needs beyond its kind is in the step's state. */
public sealed interface Picture {
  /** A tab of the window, as it is. */
  record OfTab(Tab tab) implements Picture {}

  /** A part of the window. */
  enum Panel implements Picture {
    /** The sparsity pattern. */
    PATTERN("pattern"),
    /** The attention of the viewed head. */
    ATTENTION("attention"),
    /** The text, each token tinted by where the highlighted token looks. */
    TEXT("text"),
    /** The budget: the square, the rectangle, and the rows that are crossed out. */
    CROSS_OUT("cross-out"),
    /** Entries against length on log axes. */
    ENTRIES("entries"),
    /** The table of entries and bytes. */
    TABLE("table"),
    /** What the pattern keeps and loses. */
    QUALITY("quality"),
    /** The singular values of the viewed head added up, beside those of its layer. */
    SHARES("shares"),
    /** The same with the ranks that the theorems of the paper promise. */
    RANK_BOUNDS("rank-bounds"),
    /** Layers × heads: the share of the singular values up to the rank that is read. */
    RANKS("ranks"),
    /** Error against the rank of the best approximation, and the bounds of the paper. */
    APPROXIMATION("approximation"),
    /** What windows and global tokens keep: the map of the trade-offs. */
    TRADEOFF_MAP("tradeoff-map"),
    /** Linformer's table of ratios, and those that were measured here. */
    RATIOS("ratios");

    private final String id;

    Panel(String id) {
      this.id = id;
    }

    /** In lecture files. */
    public String id() {
      return id;
    }
  }

  /** A picture that moves, and that only lectures have. */
  enum Animation implements Picture {
    /** Lines from the highlighted token to every token, counted as they are drawn. */
    COMPARISONS("comparisons"),
    /** One row of the viewed head: score, share, share times value, added up. */
    SCORES("scores"),
    /** The square of all pairs, filled row by row and counted. */
    SQUARE("square"),
    /** The same square, and that of twice the tokens around it. */
    DOUBLING("doubling"),
    /** A square for every head of every layer, counted. */
    HEAD_SQUARES("head-squares"),
    /** n² against n on plain axes, a point walking up to the length n of the budget. */
    GROWTH("growth"),
    /** A pattern row by row: the window slides down the square, entries are counted. */
    ROWS("rows"),
    /** A row and a column light up for each global token, one after the other. */
    GLOBAL_CROSSES("global-crosses"),
    /** Layer upon layer, what the highlighted token reaches. */
    REACH("receptive-field"),
    /** The square of n₀ stretches to a rectangle of n columns, the area stays. */
    STRETCH("stretch"),
    /** Rows of the rectangle are crossed out one by one, two for each global token. */
    CROSSING("crossing"),
    /** n keys and values become k by E and F. */
    PROJECTION("projection");

    private final String id;

    Animation(String id) {
      this.id = id;
    }

    /** In lecture files. */
    public String id() {
      return id;
    }
  }

  /**
   * Numbers as bars, from zero, on one scale.
   *
   * @param bars in the order in which they appear
   */
  record Bars(List<Bar> bars) implements Picture {
    public Bars {
      bars = List.copyOf(bars);
    }
  }

  /** A bar: what it is, and a placeholder or number that says how long it is. */
  record Bar(Template label, Template value) {
    /** The number that a text begins with. */
    static double length(String text) {
      Matcher number = NUMBER.matcher(text.strip());
      return number.lookingAt() ? Double.parseDouble(number.group().replace(",", "")) : Double.NaN;
    }

    private static final Pattern NUMBER = Pattern.compile("\\d[\\d,]*(?:\\.\\d+)?");
  }

  /** A picture in a file: PNG, JPEG or GIF. It was there when the lecture was read. */
  record Image(Path file) implements Picture {}
}
