package org.longview.picture;

import java.util.concurrent.atomic.LongAdder;
import org.longview.attention.Pooling;
import org.longview.picture.TileGrid.Address;
import org.longview.study.MatrixSource;
import org.longview.work.Cancellation;
import org.longview.work.Workers;

/**
 * Reads tiles of a matrix, block by block, so that values are reduced while they are still in the
 * processor's cache. Blocks that the matrix excludes are not read.
 */
final class TileReader {
  /** Rows of a block, at most. */
  private static final int BLOCK_ROWS = 96;

  /** Columns of a block; smaller blocks follow the edge of a window more closely. */
  private static final int BLOCK_COLUMNS = 256;

  /** Cells that make a task of its own worth while. */
  private static final long CELLS_TOGETHER = 1 << 18;

  /** About how many cells of one matrix a first look reads, fewer of a mean of several. */
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
    int perRow = 1 << address.down();
    int perColumn = 1 << address.across();
    int rowTo = (int) Math.min(cells.rowTo(), cells.rowFrom() + ((long) to << address.down()));
    int height = perRow > BLOCK_ROWS ? BLOCK_ROWS : BLOCK_ROWS / perRow * perRow;
    int width = Math.max(perColumn, BLOCK_COLUMNS);
    float[] values = new float[height * width];
    for (int column = cells.columnFrom(); column < cells.columnTo(); column += width) {
      int columnTo = Math.min(cells.columnTo(), column + width);
      int end;
      for (int row = cells.rowFrom() + from * perRow; row < rowTo; row = end) {
        // A block ends where a row of the tile ends
        int inRow = (row - cells.rowFrom()) % perRow;
        end = Math.min(rowTo, inRow == 0 ? row + height : row + Math.min(height, perRow - inRow));
        cancellation.check();
        if (!source.excludes(row, end, column, columnTo)) {
          add(new CellRange(row, end, column, columnTo), address, cells, values, tile);
          cellsRead.add((long) (end - row) * (columnTo - column));
        }
      }
    }
  }

  /**
   * Adds a block to a tile.
   *
   * @param block whole rows of the tile, or a part of one
   * @param values room for the block; modified
   */
  private void add(CellRange block, Address address, CellRange cells, float[] values, Tile tile) {
    int perRow = 1 << address.down();
    int perColumn = 1 << address.across();
    int columns = block.columnTo() - block.columnFrom();
    int firstRow = (block.rowFrom() - cells.rowFrom()) / perRow;
    int firstColumn = (block.columnFrom() - cells.columnFrom()) / perColumn;
    boolean sum = reduction == Reduction.MEAN;
    Pooling pooling =
        new Pooling(
            block.rowFrom(),
            block.rowTo(),
            block.columnFrom(),
            block.columnTo(),
            perRow,
            perColumn,
            sum);
    float[] pooled = source.pooled(pooling);
    if (pooled == null) {
      source.fill(
          block.rowFrom(), block.rowTo(), block.columnFrom(), block.columnTo(), values, 0, columns);
    }
    if (perRow == 1 && perColumn == 1) {
      copy(block, pooled == null ? values : pooled, firstRow, firstColumn, tile);
      return;
    }
    Reducer reducer = Reducer.of(reduction, source.hasNegatives(), columns);
    for (int row = block.rowFrom(), r = 0; row < block.rowTo(); row += perRow, r++) {
      int rowTo = Math.min(block.rowTo(), row + perRow);
      reducer.clear();
      for (int i = row; i < rowTo && pooled == null; i++) {
        reducer.add(values, (i - block.rowFrom()) * columns);
      }
      for (int from = 0, c = 0; from < columns; from += perColumn, c++) {
        int to = Math.min(columns, from + perColumn);
        int count = pooled == null ? reducer.count(from, to) : (rowTo - row) * (to - from);
        float value = pooled == null ? reducer.over(from, to) : pooled[r * pooling.columns() + c];
        if (pooled != null && sum) {
          value /= count;
        }
        if (!Float.isFinite(value) && value != MatrixSource.EXCLUDED) {
          int column = block.columnFrom() + from;
          throw BadValue.in(source, new CellRange(row, rowTo, column, block.columnFrom() + to));
        }
        tile.add(firstRow + r, firstColumn + c, value, count);
      }
    }
  }

  /** Copies a block whose cells are themselves the entries of a tile. */
  private void copy(CellRange block, float[] values, int firstRow, int firstColumn, Tile tile) {
    int columns = block.columnTo() - block.columnFrom();
    for (int row = block.rowFrom(), r = 0; row < block.rowTo(); row++, r++) {
      for (int c = 0; c < columns; c++) {
        float value = values[r * columns + c];
        if (!Float.isFinite(value) && value != MatrixSource.EXCLUDED) {
          int column = block.columnFrom() + c;
          throw BadValue.in(source, new CellRange(row, row + 1, column, column + 1));
        }
        tile.set(firstRow + r, firstColumn + c, value, 1);
      }
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
    int perRow = 1 << address.down();
    int each = 1;
    while (each < perRow && 2L * each * tile.rows * columns <= SAMPLE / source.matrices()) {
      each *= 2;
    }
    int step = perRow / each;
    int rows = (cells.rowTo() - cells.rowFrom() + step - 1) / step;
    int blocks = (rows + BLOCK_ROWS - 1) / BLOCK_ROWS;
    int width = Math.max(1 << address.across(), BLOCK_COLUMNS);
    workers.forEach(
        (columns + width - 1) / width,
        cancellation,
        task -> {
          int column = cells.columnFrom() + task * width;
          int columnTo = Math.min(cells.columnTo(), column + width);
          for (int block = 0; block < blocks; block++) {
            cancellation.check();
            int from = block * BLOCK_ROWS;
            int count = Math.min(BLOCK_ROWS, rows - from);
            sample(address, cells, from, count, step, column, columnTo, tile);
          }
        });
    return tile;
  }

  private void sample(
      Address address,
      CellRange cells,
      int from,
      int count,
      int step,
      int column,
      int columnTo,
      Tile tile) {
    int perColumn = 1 << address.across();
    int columns = columnTo - column;
    int row = cells.rowFrom() + from * step;
    if (source.excludes(row, row + (count - 1) * step + 1, column, columnTo)) {
      return;
    }
    float[] values = new float[count * columns];
    source.fillEach(row, step, count, column, columnTo, values, 0, columns);
    Reducer reducer = Reducer.of(reduction, source.hasNegatives(), columns);
    int firstColumn = (column - cells.columnFrom()) / perColumn;
    for (int r = 0; r < count; r++) {
      reducer.clear();
      reducer.add(values, r * columns);
      int entry = ((from + r) * step) >> address.down();
      for (int c = 0, at = 0; at < columns; c++, at += perColumn) {
        int to = Math.min(columns, at + perColumn);
        tile.add(entry, firstColumn + c, reducer.over(at, to), reducer.count(at, to));
      }
    }
  }
}
