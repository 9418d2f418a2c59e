package org.longview.picture;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.longview.attention.GlobalTokens;
import org.longview.attention.Pieces;
import org.longview.attention.RunPattern;
import org.longview.attention.SparsityPattern;
import org.longview.attention.SparsityPattern.Causal;
import org.longview.attention.SparsityPattern.Window;
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
  private final long half;
  private final long dilation;
  private final int[] globals;

  /** The pattern where the window and the global tokens do not tell it; else null. */
  private final @Nullable RunPattern runs;

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
    columns = this.settings.kind().hasRank() ? this.settings.rank() : n;
    Window window = new Window(this.settings.window(), this.settings.dilation());
    half = this.settings.kind().hasWindow() ? Math.min(window.half(), n) : n;
    dilation = this.settings.kind().hasWindow() ? Math.min(window.dilation(), n) : 1;
    GlobalTokens tokens = this.settings.globals();
    globals = tokens.positions();
    runs = this.settings.kind().hasRank() ? null : runs(this.settings.pattern(n));
    pieces = this.settings.kind() == PatternKind.CHUNKED ? this.settings.pieces(n) : null;
  }

  private static @Nullable RunPattern runs(SparsityPattern pattern) {
    SparsityPattern base = pattern instanceof Causal causal ? causal.base() : pattern;
    return base instanceof RunPattern found ? found : null;
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
  private float strongest(int rowFrom, int rowTo, int columnFrom, int columnTo) {
    if (settings.kind().hasRank()) {
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
    if (self < Math.min(rowTo, columnTo) && (runs == null || runs.allows(self, self))) {
      return CellKind.SELF.value();
    }
    if (pieces != null && pieces.overlapAny(rowFrom, rowTo, columnFrom, columnTo, causal)) {
      return CellKind.OVERLAP.value();
    }
    if (runs != null) {
      if (runs.allowsFar(rowFrom, rowTo, columnFrom, columnTo)) {
        return CellKind.FAR.value();
      }
      return runs.allowsAny(rowFrom, rowTo, columnFrom, columnTo, causal)
          ? CellKind.WINDOW.value()
          : EXCLUDED;
    }
    // All differences query − key from least to most occur in the block
    long least = (long) rowFrom - (columnTo - 1);
    long most = (long) rowTo - 1 - columnFrom;
    long from = Math.max(least, causal ? 0 : -half * dilation);
    long to = Math.min(most, half * dilation);
    boolean allowed = from <= to && Math.floorDiv(to, dilation) * dilation >= from;
    return allowed ? CellKind.WINDOW.value() : EXCLUDED;
  }

  private boolean hasGlobal(int rowFrom, int rowTo, int columnFrom, int columnTo, boolean causal) {
    if (globals.length == 0) {
      return false;
    }
    if (settings.kind() == PatternKind.SINKS) {
      return hasBetween(columnFrom, Math.min(columnTo, rowTo));
    }
    if (!causal) {
      return hasBetween(rowFrom, rowTo) || hasBetween(columnFrom, columnTo);
    }
    // A global row needs a key up to it, a global column a query from it on
    return hasBetween(Math.max(rowFrom, columnFrom), rowTo)
        || hasBetween(columnFrom, Math.min(columnTo, rowTo));
  }

  private boolean hasBetween(int from, int to) {
    int place = Arrays.binarySearch(globals, from);
    int next = place < 0 ? -place - 1 : place;
    return next < globals.length && globals[next] < to;
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
