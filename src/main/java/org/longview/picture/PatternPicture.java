package org.longview.picture;

import java.util.ArrayList;
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
    for (int row = rowFrom; row < rowTo; row++) {
      for (int column = columnFrom; column < columnTo; column++) {
        target[offset + (row - rowFrom) * stride + column - columnFrom] =
            strongest(row, row + 1, column, column + 1);
      }
    }
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
  public MatrixSource seenIn(Viewport view) {
    return view.cellsSharePixels() ? new Reduced(view) : this;
  }

  /** The view that {@link #seenIn} is to be seen in. */
  public static Viewport viewOf(Viewport view) {
    return view.cellsSharePixels()
        ? Viewport.fit(view.height(), view.width(), view.width(), view.height())
        : view;
  }

  /** One cell for each pixel of a view. */
  private final class Reduced implements MatrixSource {
    private final Viewport view;
    private final int[] rowFrom;
    private final int[] rowTo;
    private final int[] columnFrom;
    private final int[] columnTo;

    Reduced(Viewport view) {
      this.view = view;
      rowFrom = new int[view.height()];
      rowTo = new int[view.height()];
      columnFrom = new int[view.width()];
      columnTo = new int[view.width()];
      touched(view.down(), rowFrom, rowTo);
      touched(view.across(), columnFrom, columnTo);
    }

    /** The cells that each pixel touches. */
    private static void touched(Axis axis, int[] from, int[] to) {
      for (int pixel = 0; pixel < from.length; pixel++) {
        from[pixel] = Math.min(axis.cells() - 1, Math.max(0, axis.cellAt(pixel)));
        to[pixel] = Math.max(from[pixel] + 1, axis.endBefore(pixel + 1.0));
      }
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
        int from, int to, int firstColumn, int endColumn, float[] target, int offset, int stride) {
      for (int y = from; y < to; y++) {
        for (int x = firstColumn; x < endColumn; x++) {
          target[offset + (y - from) * stride + x - firstColumn] =
              strongest(rowFrom[y], rowTo[y], columnFrom[x], columnTo[x]);
        }
      }
    }
  }
}
