package org.longview.picture;

import org.longview.picture.TileGrid.Address;
import org.longview.study.MatrixSource;
import org.longview.work.Cancellation;
import org.longview.work.Workers;

/**
 * A whole matrix in at most {@value TileGrid#SIDE} × {@value TileGrid#SIDE} entries, each the exact
 * reduction of its cells: what a small map shows, whatever its size. Immutable.
 */
public final class Overview {
  /** Where reading begins to take so long that a first look is welcome. */
  public static final long QUICK = TiledMatrix.CELLS_AT_ONCE;

  private final TileGrid grid;
  private final Tile tile;
  private final Reduction reduction;
  private final boolean negatives;

  private Overview(MatrixSource source, Tile tile, Reduction reduction) {
    grid = new TileGrid(source.rows(), source.columns());
    this.tile = tile;
    this.reduction = reduction;
    negatives = source.hasNegatives();
  }

  /**
   * Reads every cell.
   *
   * @throws IllegalStateException if there is a value that is no number; the message names the cell
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public static Overview of(
      MatrixSource source, Reduction reduction, Workers workers, Cancellation cancellation) {
    Address whole = new TileGrid(source.rows(), source.columns()).whole();
    Tile read = new TileReader(source, reduction).read(whole, workers, cancellation);
    return new Overview(source, read, reduction);
  }

  /**
   * Reads some rows, evenly spread, a few million cells at most: a first look, in which what stands
   * in other rows is missing.
   *
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public static Overview sample(
      MatrixSource source, Reduction reduction, Workers workers, Cancellation cancellation) {
    Address whole = new TileGrid(source.rows(), source.columns()).whole();
    Tile read = new TileReader(source, reduction).sample(whole, workers, cancellation);
    return new Overview(source, read, reduction);
  }

  /** How many cells {@link #of} reads, about: those of blocks that are not excluded as a whole. */
  public static long cells(MatrixSource source) {
    TileGrid grid = new TileGrid(source.rows(), source.columns());
    long cells = 0;
    for (int row = 0; row * TileGrid.SIDE < source.rows(); row++) {
      for (int column = 0; column * TileGrid.SIDE < source.columns(); column++) {
        CellRange block = grid.cells(new Address(0, 0, row, column));
        boolean excluded =
            source.excludes(block.rowFrom(), block.rowTo(), block.columnFrom(), block.columnTo());
        cells += excluded ? 0 : grid.count(new Address(0, 0, row, column));
      }
    }
    return cells;
  }

  /** Whether every cell was read. */
  public boolean isExact() {
    return tile.exact;
  }

  /** Whether an entry stands for several cells. */
  public boolean isReduced() {
    return grid.whole().down() > 0 || grid.whole().across() > 0;
  }

  /** The largest entry in either direction; 0 if all are excluded. */
  public float magnitude() {
    float largest = 0;
    for (float value : tile.values) {
      largest = value == MatrixSource.EXCLUDED ? largest : Math.max(largest, Math.abs(value));
    }
    return largest;
  }

  /** The longer side in entries. */
  public int side() {
    return Math.max(tile.rows, tile.columns);
  }

  /** Its entries, as a matrix. */
  public MatrixSource entries() {
    return new MatrixSource() {
      @Override
      public int rows() {
        return tile.rows;
      }

      @Override
      public int columns() {
        return tile.columns;
      }

      @Override
      public void fill(int r0, int r1, int c0, int c1, float[] target, int offset, int stride) {
        for (int row = r0; row < r1; row++) {
          int from = row * tile.columns + c0;
          System.arraycopy(tile.values, from, target, offset + (row - r0) * stride, c1 - c0);
        }
      }
    };
  }

  /** The first row of the matrix that an entry's row stands for. */
  public int firstRow(int row) {
    return row << grid.whole().down();
  }

  /** Likewise of a column. */
  public int firstColumn(int column) {
    return column << grid.whole().across();
  }

  /** Whether there may be values below zero. */
  public boolean hasNegatives() {
    return negatives;
  }

  /** Reduces it, or enlarges it, to a square of so many pixels. */
  public ValueRaster raster(int size) {
    Viewport view = Viewport.fit(grid.rows(), grid.columns(), size, size);
    TileMosaic mosaic = new TileMosaic(grid, grid.whole(), view, address -> tile);
    return ValueRaster.of(mosaic, view, reduction, negatives);
  }
}
