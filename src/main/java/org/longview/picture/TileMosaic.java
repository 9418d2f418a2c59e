package org.longview.picture;

import java.util.ArrayList;
import java.util.List;
import org.longview.picture.TileGrid.Address;

/** The tiles of one level that a view touches, laid side by side. */
final class TileMosaic {
  /** Gives the tile at an address, or the best there is instead. */
  @FunctionalInterface
  interface Supplier {
    Tile at(Address address);
  }

  private final Axis down;
  private final Axis across;
  private final int firstRow;
  private final int firstColumn;
  private final Tile[][] tiles;
  private final boolean sharp;

  /**
   * Gathers the tiles.
   *
   * @param level of the tiles; its place is not looked at
   */
  TileMosaic(TileGrid grid, Address level, Viewport view, Supplier supplier) {
    down = coarser(view.down(), grid.rows(), level.down());
    across = coarser(view.across(), grid.columns(), level.across());
    firstRow = down.firstVisible() / TileGrid.SIDE;
    firstColumn = across.firstVisible() / TileGrid.SIDE;
    List<Address> addresses = touched(grid, level, view);
    Address last = addresses.get(addresses.size() - 1);
    tiles = new Tile[last.row() - firstRow + 1][last.column() - firstColumn + 1];
    boolean exact = true;
    for (Address address : addresses) {
      Tile tile = supplier.at(address);
      tiles[address.row() - firstRow][address.column() - firstColumn] = tile;
      exact &= tile.exact;
    }
    sharp = exact;
  }

  /** The tiles of a level that a view touches, row by row. */
  static List<Address> touched(TileGrid grid, Address level, Viewport view) {
    Axis down = coarser(view.down(), grid.rows(), level.down());
    Axis across = coarser(view.across(), grid.columns(), level.across());
    List<Address> addresses = new ArrayList<>();
    for (int r = down.firstVisible() / TileGrid.SIDE; r * TileGrid.SIDE < down.endVisible(); r++) {
      for (int c = across.firstVisible() / TileGrid.SIDE;
          c * TileGrid.SIDE < across.endVisible();
          c++) {
        addresses.add(new Address(level.down(), level.across(), r, c));
      }
    }
    return addresses;
  }

  /** An axis whose cells are the entries of a level. */
  static Axis coarser(Axis axis, int cells, int level) {
    double size = 1L << level;
    return new Axis(
        TileGrid.entries(cells, level), axis.pixels(), axis.first() / size, axis.scale() * size);
  }

  /** The rows, each an entry of the tiles. */
  Axis down() {
    return down;
  }

  /** The columns, each an entry of the tiles. */
  Axis across() {
    return across;
  }

  /** Whether all tiles are exact. */
  boolean isSharp() {
    return sharp;
  }

  /**
   * Reduces entries of the tiles to those of a raster.
   *
   * @param negatives whether there may be values below zero
   * @param target row by row; modified
   */
  void reduce(
      Footprints columns, Footprints rows, Reduction reduction, boolean negatives, float[] target) {
    int width = 0;
    for (Tile tile : tiles[0]) {
      width += tile.columns;
    }
    float[] values = new float[width];
    int[] counts = new int[reduction == Reduction.MEAN ? width : 0];
    Reducer reducer = Reducer.of(reduction, negatives, width);
    int begin = firstColumn * TileGrid.SIDE;
    boolean areCells = columns.areCells && rows.areCells;
    for (int e = 0; areCells && e < rows.entries; e++) {
      copyRow(rows.from[e], values, counts);
      int from = columns.from[0] - begin;
      System.arraycopy(values, from, target, e * columns.entries, columns.entries);
    }
    for (int e = 0; !areCells && e < rows.entries; e++) {
      reducer.clear();
      for (int row = rows.from[e]; row < rows.to[e]; row++) {
        copyRow(row, values, counts);
        if (reduction == Reduction.MEAN) {
          reducer.add(values, counts, 0);
        } else {
          reducer.add(values, 0);
        }
      }
      for (int x = 0; x < columns.entries; x++) {
        target[e * columns.entries + x] =
            reducer.over(columns.from[x] - begin, columns.to[x] - begin);
      }
    }
  }

  private void copyRow(int row, float[] values, int[] counts) {
    Tile[] band = tiles[row / TileGrid.SIDE - firstRow];
    int at = 0;
    for (Tile tile : band) {
      int from = row % TileGrid.SIDE * tile.columns;
      System.arraycopy(tile.values, from, values, at, tile.columns);
      if (tile.counts != null) {
        System.arraycopy(tile.counts, from, counts, at, tile.columns);
      }
      at += tile.columns;
    }
  }
}
