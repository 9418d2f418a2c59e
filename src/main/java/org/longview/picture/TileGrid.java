package org.longview.picture;

/**
 * How a matrix is cut into tiles. At level l of a direction an entry stands for 2ˡ neighbouring
 * cells, counted from the first; a tile is {@link #SIDE} × {@link #SIDE} entries, fewer at the far
 * edges. At the top level one tile is all there is in that direction.
 *
 * @param rows rows of the matrix, at least 1
 * @param columns columns of the matrix, at least 1
 */
record TileGrid(int rows, int columns) {
  /** Entries of a tile in each direction. */
  static final int SIDE = 256;

  /**
   * A tile's place.
   *
   * @param down level of the rows
   * @param across level of the columns
   * @param row counted in tiles of this level
   * @param column counted in tiles of this level
   */
  record Address(int down, int across, int row, int column) {}

  /** The level at which one tile holds so many cells. */
  static int top(int cells) {
    int level = 0;
    while (entries(cells, level) > SIDE) {
      level++;
    }
    return level;
  }

  /** How many entries so many cells become. */
  static int entries(int cells, int level) {
    return (int) (((long) cells + (1L << level) - 1) >> level);
  }

  /** The tile of everything. */
  Address whole() {
    return new Address(top(rows), top(columns), 0, 0);
  }

  /** The cells of a tile. */
  CellRange cells(Address tile) {
    long height = (long) SIDE << tile.down;
    long width = (long) SIDE << tile.across;
    return new CellRange(
        (int) (tile.row * height),
        (int) Math.min(rows, (tile.row + 1) * height),
        (int) (tile.column * width),
        (int) Math.min(columns, (tile.column + 1) * width));
  }

  /** How many cells a tile has. */
  long count(Address tile) {
    CellRange cells = cells(tile);
    return (long) (cells.rowTo() - cells.rowFrom()) * (cells.columnTo() - cells.columnFrom());
  }

  /** The tile of the next level that holds this one; itself if it holds everything. */
  Address parent(Address tile) {
    int stepDown = tile.down < top(rows) ? 1 : 0;
    int stepAcross = tile.across < top(columns) ? 1 : 0;
    return new Address(
        tile.down + stepDown,
        tile.across + stepAcross,
        tile.row >> stepDown,
        tile.column >> stepAcross);
  }

  /** Whether there is a tile at an address. */
  boolean has(Address tile) {
    return (long) tile.row * SIDE < entries(rows, tile.down)
        && (long) tile.column * SIDE < entries(columns, tile.across);
  }
}
