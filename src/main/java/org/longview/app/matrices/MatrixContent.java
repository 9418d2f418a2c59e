package org.longview.app.matrices;

import org.jspecify.annotations.Nullable;
import org.longview.attention.GlobalTokens;
import org.longview.picture.CellColors;
import org.longview.picture.ColorMap;
import org.longview.picture.Palette;
import org.longview.picture.PatternPicture;
import org.longview.picture.Reduction;
import org.longview.picture.TiledMatrix;
import org.longview.picture.ValueRaster;
import org.longview.picture.ValueScale;
import org.longview.picture.Viewport;
import org.longview.study.PatternKind;
import org.longview.study.ViewSettings.Shown;
import org.longview.text.Tokens;
import org.longview.work.Cancellation;
import org.longview.work.Workers;

/** A matrix that can be shown: its values, its names, and how it is coloured. Immutable. */
public sealed interface MatrixContent {
  /** The tokens of its rows. */
  Tokens tokens();

  /** The tokens whose labels stand out. */
  GlobalTokens globals();

  /** What its columns are called if they are projected keys, not tokens; else empty. */
  String projected();

  /** Whether its columns are projected keys, not tokens. */
  default boolean isProjected() {
    return !projected().isEmpty();
  }

  int rows();

  int columns();

  /** What a view of it shows as far as that is there at once; on a worker thread. */
  ValueRaster raster(Viewport view, Workers workers, Cancellation cancellation);

  /** Reads some of what a view of it still misses; on a worker thread. */
  default void load(Viewport view, Workers workers, Cancellation cancellation) {}

  /** Finds its scale; on a worker thread. Null if its cells are no numbers. */
  @Nullable ValueScale scale(Workers workers, Cancellation cancellation);

  /** The colours of its cells. */
  CellColors colors(@Nullable ValueScale scale, Palette palette);

  /** The name of a column. */
  default String columnName(int column) {
    return isProjected() ? projected() + subscript(column) : tokens().piece(column);
  }

  private static String subscript(int number) {
    return Integer.toString(number)
        .chars()
        .collect(
            StringBuilder::new,
            (text, digit) -> text.append((char) (digit - '0' + '₀')),
            StringBuilder::append)
        .toString();
  }

  /** Who may look at whom. */
  record Pattern(
      PatternPicture picture,
      Tokens tokens,
      GlobalTokens globals,
      PatternKind kind,
      String projected)
      implements MatrixContent {
    @Override
    public int rows() {
      return picture.rows();
    }

    @Override
    public int columns() {
      return picture.columns();
    }

    @Override
    public ValueRaster raster(Viewport view, Workers workers, Cancellation cancellation) {
      return ValueRaster.of(picture, view, Reduction.MAX, workers, cancellation);
    }

    @Override
    public @Nullable ValueScale scale(Workers workers, Cancellation cancellation) {
      return null;
    }

    @Override
    public CellColors colors(@Nullable ValueScale scale, Palette palette) {
      return CellColors.ofKinds(palette);
    }
  }

  /**
   * Who looks at whom.
   *
   * @param tiles its values
   * @param range shared with the other matrices of the same head
   */
  record Attention(
      TiledMatrix tiles,
      Shown shown,
      AttentionScale range,
      ValueScale.Kind spread,
      ColorMap map,
      Tokens tokens,
      GlobalTokens globals,
      String projected)
      implements MatrixContent {
    /** Cells that are read between two pictures: some hundredths of a second. */
    private static final long CELLS_TOGETHER = 1 << 25;

    @Override
    public int rows() {
      return tiles.source().rows();
    }

    @Override
    public int columns() {
      return tiles.source().columns();
    }

    @Override
    public ValueRaster raster(Viewport view, Workers workers, Cancellation cancellation) {
      return tiles.raster(view, workers, cancellation);
    }

    @Override
    public void load(Viewport view, Workers workers, Cancellation cancellation) {
      tiles.load(view, CELLS_TOGETHER, workers, cancellation);
    }

    @Override
    public ValueScale scale(Workers workers, Cancellation cancellation) {
      return range.of(shown, spread, workers, cancellation);
    }

    @Override
    public CellColors colors(@Nullable ValueScale scale, Palette palette) {
      if (scale == null) {
        throw new IllegalArgumentException("numbers need a scale");
      }
      return CellColors.of(map, scale);
    }
  }
}
