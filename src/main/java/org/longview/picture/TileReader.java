package org.longview.picture;

import java.util.concurrent.atomic.LongAdder;
import org.longview.picture.TileGrid.Address;
import org.longview.study.MatrixSource;
import org.longview.work.Cancellation;
import org.longview.work.Workers;

/**
 * Reads tiles of a matrix, block by block, so that values are reduced while they are still in the
 * processor's cache. Blocks that the matrix excludes are not read.
 */
final class TileReader {
  /** Rows of a block: whole register blocks of every vector width. */
  private static final int BLOCK_ROWS = 96;

  /** Columns of a block. */
  private static final int BLOCK_COLUMNS = 512;

  /** Cells that make a task of its own worth while. */
  private static final long CELLS_TOGETHER = 1 << 18;

  /** About how many cells a first look reads. */
  private static final long SAMPLE = 1 << 22;

  private final MatrixSource source;
  private final Reduction reduction;
  private final TileGrid grid;
  private final LongAdder cellsRead = new LongAdder();

  TileReader(MatrixSource source, Reduction reduction) {
    this.source = source;
    this.reduction = reduction;
    grid = new TileGrid(source.rows(), source.columns());
  }

  /** How many cells were read so far. */
  long cellsRead() {
    return cellsRead.sum();
  }

  /** Whether nothing of a tile is allowed, as far as is known at once. */
  boolean excludes(Address address) {
    CellRange cells = grid.cells(address);
    return source.excludes(cells.rowFrom(), cells.rowTo(), cells.columnFrom(), cells.columnTo());
  }

  /** A tile in which nothing is allowed. */
  Tile blank(Address address, boolean exact) {
    CellRange cells = grid.cells(address);
    return new Tile(
        TileGrid.entries(cells.rowTo() - cells.rowFrom(), address.down()),
        TileGrid.entries(cells.columnTo() - cells.columnFrom(), address.across()),
        reduction,
        exact);
  }

  /**
   * Reads every cell of a tile.
   *
   * @throws IllegalStateException if there is a value that is no number; the message names the cell
   * @throws java.util.concurrent.CancellationException if cancelled before the end
   */
  Tile read(Address address, Workers workers, Cancellation cancellation) {
    CellRange cells = grid.cells(address);
    Tile tile = blank(address, true);
    int tasks = (int) Math.max(1, Math.min(tile.rows, grid.count(address) / CELLS_TOGETHER));
    workers.forEach(
        tasks,
        cancellation,
        task ->
            readRows(
                address,
                cells,
                (int) ((long) tile.rows * task / tasks),
                (int) ((long) tile.rows * (task + 1) / tasks),
                tile,
                cancellation));
    return tile;
  }

  private void readRows(
      Address address, CellRange cells, int from, int to, Tile tile, Cancellation cancellation) {
    int perColumn = 1 << address.across();
    int chunk = Math.max(perColumn, BLOCK_COLUMNS);
    int rowFrom = cells.rowFrom() + (from << address.down());
    int rowTo = (int) Math.min(cells.rowTo(), cells.rowFrom() + ((long) to << address.down()));
    float[] block = new float[Math.min(BLOCK_ROWS, rowTo - rowFrom) * chunk];
    for (int column = cells.columnFrom(); column < cells.columnTo(); column += chunk) {
      int end = Math.min(cells.columnTo(), column + chunk);
      Entries entries =
          new Entries(
              tile, (column - cells.columnFrom()) >> address.across(), perColumn, end - column);
      int last = -1;
      for (int row = rowFrom; row < rowTo; row += BLOCK_ROWS) {
        int below = Math.min(rowTo, row + BLOCK_ROWS);
        cancellation.check();
        if (source.excludes(row, below, column, end)) {
          continue;
        }
        source.fill(row, below, column, end, block, 0, chunk);
        cellsRead.add((long) (below - row) * (end - column));
        for (int r = row; r < below; r++) {
          int entry = (r - cells.rowFrom()) >> address.down();
          if (entry != last) {
            entries.write(last, address, cells);
            last = entry;
          }
          entries.reducer.add(block, (r - row) * chunk);
        }
      }
      entries.write(last, address, cells);
    }
  }

  /**
   * Reads some rows of a tile, evenly spread, at least one for each of its own rows: a first look,
   * in which what stands in other rows is missing.
   */
  Tile sample(Address address, Workers workers, Cancellation cancellation) {
    CellRange cells = grid.cells(address);
    int columns = cells.columnTo() - cells.columnFrom();
    Tile tile = blank(address, false);
    int each = 1;
    while (each < 1 << address.down() && 2L * each * tile.rows * columns <= SAMPLE) {
      each *= 2;
    }
    int step = (1 << address.down()) / each;
    int perTile = each;
    workers.forEach(
        (tile.rows + BLOCK_ROWS - 1) / BLOCK_ROWS,
        cancellation,
        task -> {
          int from = task * BLOCK_ROWS;
          int to = Math.min(tile.rows, from + BLOCK_ROWS);
          sampleRows(address, cells, from, to, step, perTile, tile, cancellation);
        });
    return tile;
  }

  private void sampleRows(
      Address address,
      CellRange cells,
      int from,
      int to,
      int step,
      int each,
      Tile tile,
      Cancellation cancellation) {
    int perColumn = 1 << address.across();
    int chunk = Math.max(perColumn, BLOCK_COLUMNS);
    int first = cells.rowFrom() + (from << address.down());
    // The last entry may stand for fewer cells than the others
    int count = Math.min((to - from) * each, (cells.rowTo() - 1 - first) / step + 1);
    float[] block = new float[Math.min(BLOCK_ROWS, count) * chunk];
    for (int column = cells.columnFrom(); column < cells.columnTo(); column += chunk) {
      int end = Math.min(cells.columnTo(), column + chunk);
      Entries entries =
          new Entries(
              tile, (column - cells.columnFrom()) >> address.across(), perColumn, end - column);
      int last = -1;
      for (int i = 0; i < count; i += BLOCK_ROWS) {
        int rows = Math.min(BLOCK_ROWS, count - i);
        cancellation.check();
        source.fillEach(first + i * step, step, rows, column, end, block, 0, chunk);
        for (int r = 0; r < rows; r++) {
          int entry = (first + (i + r) * step - cells.rowFrom()) >> address.down();
          if (entry != last) {
            entries.write(last, address, cells);
            last = entry;
          }
          entries.reducer.add(block, r * chunk);
        }
      }
      entries.write(last, address, cells);
    }
  }

  /** Some columns of a tile that are being reduced. */
  private final class Entries {
    private final Tile tile;
    private final int column;
    private final int perColumn;
    private final int cells;
    private final Reducer reducer;

    /**
     * Begins with no rows.
     *
     * @param column the first column of the tile
     * @param perColumn cells for each column
     * @param cells cells of all columns
     */
    Entries(Tile tile, int column, int perColumn, int cells) {
      this.tile = tile;
      this.column = column;
      this.perColumn = perColumn;
      this.cells = cells;
      reducer = Reducer.of(reduction, cells);
      reducer.clear();
    }

    /** Writes a row of the tile from the rows that were added, and begins anew; −1 for none. */
    void write(int row, Address address, CellRange block) {
      if (row < 0) {
        return;
      }
      for (int from = 0, c = column; from < cells; from += perColumn, c++) {
        int to = Math.min(cells, from + perColumn);
        float value = reducer.over(from, to);
        if (!Float.isFinite(value) && value != MatrixSource.EXCLUDED) {
          int rowFrom = block.rowFrom() + (row << address.down());
          int columnFrom = block.columnFrom() + (c << address.across());
          throw BadValue.in(
              source,
              new CellRange(
                  rowFrom,
                  (int) Math.min(block.rowTo(), rowFrom + (1L << address.down())),
                  columnFrom,
                  Math.min(block.columnTo(), columnFrom + to - from)));
        }
        tile.set(row, c, value, reducer.count(from, to));
      }
      reducer.clear();
    }
  }
}
