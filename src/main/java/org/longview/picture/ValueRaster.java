package org.longview.picture;

import org.longview.study.MatrixSource;
import org.longview.work.Cancellation;
import org.longview.work.Workers;

/**
 * The values that a view of a matrix shows, not yet coloured: one for each cell where cells are at
 * least a pixel wide, one for each pixel where several cells share it. Colours and themes can then
 * change without asking the matrix again. Immutable.
 */
public final class ValueRaster {
  /** Values that a thread holds of the source at a time, 1 MiB of them, if a row is no longer. */
  private static final int BLOCK = 1 << 18;

  /** Enough bands for the threads to end together, few enough to keep the blocks large. */
  private static final int BANDS_PER_THREAD = 8;

  private final Viewport view;
  private final Reduction reduction;
  private final int pixelRowFrom;
  private final Footprints across;
  private final Footprints down;
  private final float[] values;
  private final boolean sharp;

  private ValueRaster(
      Viewport view,
      Reduction reduction,
      int pixelRowFrom,
      Footprints across,
      Footprints down,
      boolean sharp) {
    this.view = view;
    this.reduction = reduction;
    this.pixelRowFrom = pixelRowFrom;
    this.across = across;
    this.down = down;
    this.sharp = sharp;
    this.values = new float[Math.multiplyExact(down.entries, across.entries)];
  }

  /**
   * Reduces the tiles that a view shows.
   *
   * @param tiles those that the view touches
   * @param negatives whether there may be values below zero
   */
  static ValueRaster of(TileMosaic tiles, Viewport view, Reduction reduction, boolean negatives) {
    ValueRaster raster =
        new ValueRaster(
            view,
            reduction,
            0,
            new Footprints(tiles.across(), 0, view.width()),
            new Footprints(tiles.down(), 0, view.height()),
            tiles.isSharp());
    tiles.reduce(raster.across, raster.down, reduction, negatives, raster.values);
    return raster;
  }

  /**
   * Reads and reduces what a view shows. The source is read in blocks of rows, by several threads.
   *
   * @param source has the view's number of rows and columns
   * @throws IllegalStateException if the source gives a value that is neither finite nor {@link
   *     MatrixSource#EXCLUDED}; the message names the cell
   * @throws java.util.concurrent.CancellationException if cancelled before the end
   */
  public static ValueRaster of(
      MatrixSource source,
      Viewport view,
      Reduction reduction,
      Workers workers,
      Cancellation cancellation) {
    return of(source, view, reduction, 0, view.height(), workers, cancellation);
  }

  /**
   * The same for some of the view's rows of pixels, so that a picture larger than the memory can be
   * made in strips. Strips put together are the whole. What a pattern shows is known without
   * reading its cells, and therefore takes no longer for a long text.
   *
   * @param pixelRowFrom first row of pixels, inclusive
   * @param pixelRowTo last row of pixels, exclusive
   */
  public static ValueRaster of(
      MatrixSource source,
      Viewport view,
      Reduction reduction,
      int pixelRowFrom,
      int pixelRowTo,
      Workers workers,
      Cancellation cancellation) {
    if (source.rows() != view.rows() || source.columns() != view.columns()) {
      throw new IllegalArgumentException(
          "a view of %d × %d cells cannot show a matrix of %d × %d"
              .formatted(view.rows(), view.columns(), source.rows(), source.columns()));
    }
    boolean reduced = source instanceof PatternPicture && view.cellsSharePixels();
    MatrixSource seen = reduced ? ((PatternPicture) source).seenIn(view) : source;
    Viewport pixels = reduced ? PatternPicture.viewOf(view) : view;
    ValueRaster raster =
        new ValueRaster(
            view,
            reduction,
            pixelRowFrom,
            new Footprints(pixels.across(), 0, view.width()),
            new Footprints(pixels.down(), pixelRowFrom, pixelRowTo),
            true);
    int rows = raster.down.entries;
    int bands = Math.min(rows, workers.threads() * BANDS_PER_THREAD);
    workers.forEach(
        bands,
        cancellation,
        band ->
            raster.reduceRows(
                seen,
                (int) ((long) rows * band / bands),
                (int) ((long) rows * (band + 1) / bands),
                cancellation));
    return raster;
  }

  public Viewport view() {
    return view;
  }

  public Reduction reduction() {
    return reduction;
  }

  /**
   * Whether every value is that of its cells; false if some are still those of coarser tiles or of
   * a sample.
   */
  public boolean isSharp() {
    return sharp;
  }

  /** Number of pixels that a picture of this raster has in each row. */
  public int width() {
    return across.entryOf.length;
  }

  /** Number of rows of pixels of a picture of this raster. */
  public int height() {
    return down.entryOf.length;
  }

  /** The largest magnitude of the values that are seen; 0 if all are excluded. */
  public float magnitude() {
    float magnitude = 0;
    for (float value : values) {
      if (value != MatrixSource.EXCLUDED) {
        magnitude = Math.max(magnitude, Math.abs(value));
      }
    }
    return magnitude;
  }

  /** Which row of pixels of the view is the first of this raster. */
  int pixelRowFrom() {
    return pixelRowFrom;
  }

  Footprints across() {
    return across;
  }

  Footprints down() {
    return down;
  }

  /** The value of an entry, {@link MatrixSource#EXCLUDED} included. */
  float value(int entryRow, int entryColumn) {
    return values[entryRow * across.entries + entryColumn];
  }

  private void reduceRows(
      MatrixSource source, int entryFrom, int entryTo, Cancellation cancellation) {
    if (across.areCells && down.areCells) {
      readRows(source, entryFrom, entryTo, cancellation);
      return;
    }
    int columnFrom = across.from[0];
    int columns = across.to[across.entries - 1] - columnFrom;
    int rowTo = down.to[entryTo - 1];
    int blockRows = Math.max(1, Math.min(BLOCK / columns, rowTo - down.from[entryFrom]));
    float[] block = new float[blockRows * columns];
    int blockFrom = 0;
    int blockTo = 0;
    Reducer reducer = Reducer.of(reduction, source.hasNegatives(), columns);
    for (int entry = entryFrom; entry < entryTo; entry++) {
      reducer.clear();
      for (int row = down.from[entry]; row < down.to[entry]; row++) {
        if (row >= blockTo) {
          cancellation.check();
          blockFrom = row;
          blockTo = Math.min(rowTo, row + blockRows);
          source.fill(blockFrom, blockTo, columnFrom, columnFrom + columns, block, 0, columns);
        }
        reducer.add(block, (row - blockFrom) * columns);
      }
      for (int e = 0; e < across.entries; e++) {
        float value = reducer.over(across.from[e] - columnFrom, across.to[e] - columnFrom);
        if (!Float.isFinite(value) && value != MatrixSource.EXCLUDED) {
          throw BadValue.in(
              source,
              new CellRange(down.from[entry], down.to[entry], across.from[e], across.to[e]));
        }
        values[entry * across.entries + e] = value;
      }
    }
  }

  /** Reads rows of which each cell is an entry. */
  private void readRows(
      MatrixSource source, int entryFrom, int entryTo, Cancellation cancellation) {
    cancellation.check();
    CellRange block =
        new CellRange(
            down.from[entryFrom],
            down.to[entryTo - 1],
            across.from[0],
            across.to[across.entries - 1]);
    int start = entryFrom * across.entries;
    source.fill(
        block.rowFrom(),
        block.rowTo(),
        block.columnFrom(),
        block.columnTo(),
        values,
        start,
        across.entries);
    for (int i = start; i < entryTo * across.entries; i++) {
      if (!Float.isFinite(values[i]) && values[i] != MatrixSource.EXCLUDED) {
        throw BadValue.in(source, block);
      }
    }
  }
}
