package org.longview.picture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.longview.attention.GlobalTokens;
import org.longview.attention.Pieces;
import org.longview.attention.RunPattern;
import org.longview.attention.SparsityPattern;
import org.longview.study.CellKind;
import org.longview.study.MatrixSource;
import org.longview.study.PatternKind;
import org.longview.study.PatternSettings;

/**
 * A mechanism as a matrix of {@link CellKind}s, for any length: n × n, or n × k for Linformer.
 * Immutable.
 */
public final class PatternPicture implements MatrixSource {
  private final PatternSettings settings;
  private final int n;
  private final int columns;
  private final GlobalTokens globals;

  /** Other heads that are shown in the same picture. */
  private final List<PatternPicture> others = new ArrayList<>();

  /** The pattern without regard to causality; null for Linformer. */
  private final @Nullable SparsityPattern pattern;

  /** The pieces of a chunked text; else null. */
  private final @Nullable Pieces pieces;

  /**
   * The mechanism for n tokens.
   *
   * @param n at least 1
   */
  public PatternPicture(PatternSettings settings, int n) {
    this.settings = settings.effective(n);
    this.n = n;
    columns = this.settings.kind().hasRank() ? this.settings.lowRank().rank(0) : n;
    globals = settings.globalTokens(n);
    pattern = settings.kind().hasRank() ? null : settings.withCausal(false).pattern(n);
    pieces = settings.kind() == PatternKind.CHUNKED ? settings.pieces(n) : null;
  }

  /**
   * The mechanisms of several heads laid over each other: the most important kind that any has.
   *
   * @param heads at least one
   */
  public PatternPicture(List<PatternSettings> heads, int n) {
    this(heads.get(0), n);
    others.addAll(
        heads.stream().skip(1).distinct().map(head -> new PatternPicture(head, n)).toList());
  }

  @Override
  public int rows() {
    return n;
  }

  @Override
  public int columns() {
    return columns;
  }

  @Override
  public void fill(
      int rowFrom,
      int rowTo,
      int columnFrom,
      int columnTo,
      float[] target,
      int offset,
      int stride) {
    Blocks blocks =
        new Blocks(
            Spans.ofCells(rowFrom, rowTo),
            Spans.ofCells(columnFrom, columnTo),
            target,
            offset,
            stride);
    blocks.fill(0, rowTo - rowFrom, 0, columnTo - columnFrom);
  }

  @Override
  public boolean excludes(int rowFrom, int rowTo, int columnFrom, int columnTo) {
    return strongest(rowFrom, rowTo, columnFrom, columnTo) == EXCLUDED;
  }

  @Override
  public boolean hasNegatives() {
    return false;
  }

  /** The kind of a pair, or {@link MatrixSource#EXCLUDED}. */
  public float kind(int row, int column) {
    return strongest(row, row + 1, column, column + 1);
  }

  /**
   * The most important kind in a block of cells, or {@link MatrixSource#EXCLUDED}; whatever the
   * block's size, it is found at once.
   */
  public float strongest(int rowFrom, int rowTo, int columnFrom, int columnTo) {
    float strongest = strongestOfHead(rowFrom, rowTo, columnFrom, columnTo);
    for (PatternPicture other : others) {
      strongest = Math.max(strongest, other.strongestOfHead(rowFrom, rowTo, columnFrom, columnTo));
    }
    return strongest;
  }

  private float strongestOfHead(int rowFrom, int rowTo, int columnFrom, int columnTo) {
    if (pattern == null) {
      return CellKind.PROJECTED.value();
    }
    boolean causal = settings.causal();
    if (causal && columnFrom > rowTo - 1) {
      return EXCLUDED;
    }
    if (hasGlobal(rowFrom, rowTo, columnFrom, columnTo, causal)) {
      return CellKind.GLOBAL.value();
    }
    int self = Math.max(rowFrom, columnFrom);
    if (self < Math.min(rowTo, columnTo) && pattern.allows(self, self)) {
      return CellKind.SELF.value();
    }
    if (pieces != null && pieces.overlapAny(rowFrom, rowTo, columnFrom, columnTo, causal)) {
      return CellKind.OVERLAP.value();
    }
    if (pattern instanceof RunPattern runs
        && runs.allowsFar(rowFrom, rowTo, columnFrom, columnTo, causal)) {
      return (settings.kind().hasRandom() ? CellKind.RANDOM : CellKind.FAR).value();
    }
    return pattern.allowsAny(rowFrom, rowTo, columnFrom, columnTo, causal)
        ? CellKind.WINDOW.value()
        : EXCLUDED;
  }

  /**
   * Whether all cells of a block are of the kind that is its strongest, as far as that is known.
   */
  private boolean isAll(float strongest, int rowFrom, int rowTo, int columnFrom, int columnTo) {
    if (strongest == EXCLUDED || strongest == CellKind.PROJECTED.value()) {
      return true;
    }
    return strongest == CellKind.WINDOW.value()
        && (allowsEvery(rowFrom, rowTo, columnFrom, columnTo)
            || others.stream().anyMatch(o -> o.allowsEvery(rowFrom, rowTo, columnFrom, columnTo)));
  }

  private boolean allowsEvery(int rowFrom, int rowTo, int columnFrom, int columnTo) {
    return pattern != null
        && pattern.allowsEvery(rowFrom, rowTo, columnFrom, columnTo)
        && (!settings.causal() || columnTo - 1 <= rowFrom);
  }

  private boolean hasGlobal(int rowFrom, int rowTo, int columnFrom, int columnTo, boolean causal) {
    if (settings.kind() == PatternKind.SINKS) {
      return globals.anyBetween(columnFrom, Math.min(columnTo, rowTo));
    }
    if (!causal) {
      return globals.anyBetween(rowFrom, rowTo) || globals.anyBetween(columnFrom, columnTo);
    }
    // A global row needs a key up to it, a global column a query from it on
    return globals.anyBetween(Math.max(rowFrom, columnFrom), rowTo)
        || globals.anyBetween(columnFrom, Math.min(columnTo, rowTo));
  }

  /**
   * What a view of it shows: itself where cells are at least a pixel wide, else a matrix of one
   * cell for each pixel, so that no time depends on n.
   */
  MatrixSource seenIn(Viewport view) {
    return view.cellsSharePixels() ? new Reduced(view) : this;
  }

  /** The view that {@link #seenIn} is to be seen in. */
  static Viewport viewOf(Viewport view) {
    return view.cellsSharePixels()
        ? Viewport.fit(view.height(), view.width(), view.width(), view.height())
        : view;
  }

  /** One cell for each pixel of a view. */
  private final class Reduced implements MatrixSource {
    private final Viewport view;
    private final Spans down;
    private final Spans across;

    Reduced(Viewport view) {
      this.view = view;
      down = Spans.ofPixels(view.down());
      across = Spans.ofPixels(view.across());
    }

    @Override
    public int rows() {
      return view.height();
    }

    @Override
    public int columns() {
      return view.width();
    }

    @Override
    public void fill(
        int rowFrom,
        int rowTo,
        int columnFrom,
        int columnTo,
        float[] target,
        int offset,
        int stride) {
      int origin = offset - rowFrom * stride - columnFrom;
      new Blocks(down, across, target, origin, stride).fill(rowFrom, rowTo, columnFrom, columnTo);
    }
  }

  /** The cells of each place of a row or a column of a picture. */
  private static final class Spans {
    private final int[] from;
    private final int[] to;

    private Spans(int places) {
      from = new int[places];
      to = new int[places];
    }

    /** Each place is one cell. */
    static Spans ofCells(int first, int end) {
      Spans spans = new Spans(end - first);
      for (int place = 0; place < end - first; place++) {
        spans.from[place] = first + place;
        spans.to[place] = first + place + 1;
      }
      return spans;
    }

    /** Each place is a pixel with all cells that it touches. */
    static Spans ofPixels(Axis axis) {
      Spans spans = new Spans(axis.pixels());
      for (int pixel = 0; pixel < axis.pixels(); pixel++) {
        spans.from[pixel] = Math.min(axis.cells() - 1, Math.max(0, axis.cellAt(pixel)));
        spans.to[pixel] = Math.max(spans.from[pixel] + 1, axis.endBefore(pixel + 1.0));
      }
      return spans;
    }
  }

  /**
   * Fills a picture block by block: one that is of a single kind at once, any other by halves, so
   * that only the edges of what is allowed are looked at place by place.
   */
  private final class Blocks {
    private final Spans down;
    private final Spans across;
    private final float[] target;
    private final int origin;
    private final int stride;

    /**
     * Fills nothing yet.
     *
     * @param origin where the first place of the first row goes in the target
     * @param stride distance of two rows there
     */
    Blocks(Spans down, Spans across, float[] target, int origin, int stride) {
      this.down = down;
      this.across = across;
      this.target = target;
      this.origin = origin;
      this.stride = stride;
    }

    void fill(int top, int bottom, int left, int right) {
      int rowFrom = down.from[top];
      int rowTo = down.to[bottom - 1];
      int columnFrom = across.from[left];
      int columnTo = across.to[right - 1];
      float strongest = strongest(rowFrom, rowTo, columnFrom, columnTo);
      int height = bottom - top;
      int width = right - left;
      if (height * width == 1 || isAll(strongest, rowFrom, rowTo, columnFrom, columnTo)) {
        for (int row = top; row < bottom; row++) {
          int start = origin + row * stride;
          Arrays.fill(target, start + left, start + right, strongest);
        }
      } else if (height > width) {
        int middle = top + height / 2;
        fill(top, middle, left, right);
        fill(middle, bottom, left, right);
      } else {
        int middle = left + width / 2;
        fill(top, bottom, left, middle);
        fill(top, bottom, middle, right);
      }
    }
  }
}
