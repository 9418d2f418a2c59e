package org.longview.picture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.longview.picture.TileGrid.Address;
import org.longview.study.MatrixSource;
import org.longview.work.Cancellation;
import org.longview.work.Workers;

/**
 * A matrix of any size as a map: what a view of it shows is put together from tiles, which are read
 * when they are needed and kept as long as there is room. A view is therefore there at once, coarse
 * where tiles are missing, and sharp when they have been loaded.
 *
 * <p>Where many cells share a pixel, a pixel shows every entry that it touches of the coarsest
 * level whose entries are no larger than a pixel; each entry is the exact reduction of its cells.
 * As long as {@link #CELLS_AT_ONCE} cells or fewer are seen, the entries are the cells themselves.
 *
 * <p>Several threads may ask.
 */
public final class TiledMatrix {
  /** So many cells of one matrix may be reduced anew for every view; fewer of a mean of several. */
  public static final long CELLS_AT_ONCE = 1 << 22;

  /** The part of the cache that one view may fill. */
  private static final int CACHE_SHARE = 3;

  private final MatrixSource source;
  private final Reduction reduction;
  private final TileCache cache;
  private final long cellsAtOnce;
  private final TileGrid grid;
  private final TileReader reader;
  private final Object key = new Object();

  /** Reads nothing yet. */
  public TiledMatrix(MatrixSource source, Reduction reduction, TileCache cache) {
    this(source, reduction, cache, CELLS_AT_ONCE / source.matrices());
  }

  /** The same with another number of {@link #CELLS_AT_ONCE}. */
  TiledMatrix(MatrixSource source, Reduction reduction, TileCache cache, long cellsAtOnce) {
    this.source = source;
    this.reduction = reduction;
    this.cache = cache;
    this.cellsAtOnce = cellsAtOnce;
    grid = new TileGrid(source.rows(), source.columns());
    reader = new TileReader(source, reduction);
  }

  public MatrixSource source() {
    return source;
  }

  public Reduction reduction() {
    return reduction;
  }

  /** Drops its tiles from the cache. */
  public void forget() {
    cache.forget(key);
  }

  /**
   * What a view shows, from the tiles that are there, and those that can be read in no time. Where
   * others are missing, those serve that show the same more coarsely or in parts, and if there are
   * none a sample of the rows. Whether all is sharp is told by {@link ValueRaster#isSharp}.
   *
   * @param view of a matrix of this size
   * @throws IllegalStateException if there is a value that is no number; the message names the cell
   * @throws java.util.concurrent.CancellationException if cancelled before the end
   */
  public ValueRaster raster(Viewport view, Workers workers, Cancellation cancellation) {
    List<Address> missing = missing(view);
    if (missing.stream().mapToLong(grid::count).sum() <= cellsAtOnce) {
      for (Address address : missing) {
        store(address, reader.read(address, workers, cancellation));
      }
    }
    TileMosaic mosaic =
        new TileMosaic(grid, level(view), view, address -> best(address, workers, cancellation));
    return ValueRaster.of(mosaic, view, reduction, source.hasNegatives());
  }

  /**
   * Reads tiles that a view misses, those in the middle of it first.
   *
   * @param cells how many cells of one matrix to read before returning, fewer of a mean of several;
   *     a tile that was begun is finished
   * @return whether the view has all of its tiles
   * @throws IllegalStateException if there is a value that is no number; the message names the cell
   * @throws java.util.concurrent.CancellationException if cancelled before the end
   */
  public boolean load(Viewport view, long cells, Workers workers, Cancellation cancellation) {
    long begin = reader.cellsRead();
    List<Address> missing = missing(view);
    for (int i = 0; i < missing.size(); i++) {
      if (i > 0 && reader.cellsRead() - begin >= cells / source.matrices()) {
        return false;
      }
      Address address = missing.get(i);
      store(address, reader.read(address, workers, cancellation));
    }
    return true;
  }

  /** The level of the tiles that a view is put together from; the place is not of interest. */
  Address level(Viewport view) {
    CellRange seen = view.visible();
    int rows = seen.rowTo() - seen.rowFrom();
    int columns = seen.columnTo() - seen.columnFrom();
    int down = 0;
    int across = 0;
    if ((long) rows * columns > cellsAtOnce) {
      down = level(view.down());
      across = level(view.across());
    }
    Address top = grid.whole();
    int entry = Float.BYTES + (reduction == Reduction.MEAN ? Integer.BYTES : 0);
    while (bytes(rows, down, columns, across, entry) > cache.capacity() / CACHE_SHARE
        && (down < top.down() || across < top.across())) {
      down = Math.min(top.down(), down + 1);
      across = Math.min(top.across(), across + 1);
    }
    return new Address(down, across, 0, 0);
  }

  /** The coarsest level whose entries are no larger than a pixel. */
  private static int level(Axis axis) {
    int level = 0;
    while (level < TileGrid.top(axis.cells()) && axis.scale() * (2L << level) <= 1) {
      level++;
    }
    return level;
  }

  /** What the tiles of so many cells have at most. */
  private static long bytes(int rows, int down, int columns, int across, int entry) {
    return ((rows >> down) + 2L * TileGrid.SIDE)
        * ((columns >> across) + 2L * TileGrid.SIDE)
        * entry;
  }

  /** The tiles that a view misses, those in the middle of it first. */
  private List<Address> missing(Viewport view) {
    Address level = level(view);
    List<Address> missing = new ArrayList<>();
    for (Address address : TileMosaic.touched(grid, level, view)) {
      if (!reader.excludes(address) && exact(address) == null) {
        missing.add(address);
      }
    }
    Axis down = TileMosaic.coarser(view.down(), grid.rows(), level.down());
    Axis across = TileMosaic.coarser(view.across(), grid.columns(), level.across());
    double middleRow = down.toCells(view.height() / 2.0) / TileGrid.SIDE - 0.5;
    double middleColumn = across.toCells(view.width() / 2.0) / TileGrid.SIDE - 0.5;
    missing.sort(
        Comparator.comparingDouble(
            address -> Math.hypot(address.row() - middleRow, address.column() - middleColumn)));
    return missing;
  }

  private @Nullable Tile exact(Address address) {
    Tile tile = cache.get(key, address);
    return tile != null && tile.exact ? tile : null;
  }

  /** Keeps a tile, and the tile that holds it if that can be made of its parts. */
  private void store(Address address, Tile tile) {
    cache.put(key, address, tile);
    Address parent = grid.parent(address);
    // Of a small matrix no view is put together from coarser tiles
    boolean large = grid.count(grid.whole()) > cellsAtOnce;
    if (large && !parent.equals(address) && exact(parent) == null) {
      List<Address> parts = parts(address, parent);
      parts.removeIf(reader::excludes);
      Map<Address, Tile> known = known(parts);
      if (known.size() == parts.size()) {
        Tile joined = reader.blank(parent, true);
        join(known, parent, joined);
        store(parent, joined);
      }
    }
  }

  /**
   * The tiles that lie in another.
   *
   * @param child any tile of their level
   */
  private List<Address> parts(Address child, Address parent) {
    int stepDown = parent.down() - child.down();
    int stepAcross = parent.across() - child.across();
    List<Address> parts = new ArrayList<>();
    for (int r = 0; r < 1 << stepDown; r++) {
      for (int c = 0; c < 1 << stepAcross; c++) {
        Address part =
            new Address(
                child.down(),
                child.across(),
                (parent.row() << stepDown) + r,
                (parent.column() << stepAcross) + c);
        if (grid.has(part)) {
          parts.add(part);
        }
      }
    }
    return parts;
  }

  /** Those of some tiles that need not be read. */
  private Map<Address, Tile> known(List<Address> addresses) {
    Map<Address, Tile> known = new HashMap<>();
    for (Address address : addresses) {
      Tile tile = reader.excludes(address) ? reader.blank(address, true) : exact(address);
      if (tile != null) {
        known.put(address, tile);
      }
    }
    return known;
  }

  /**
   * Fills a tile from those that lie in it.
   *
   * @param target of {@code parent}; modified
   */
  private void join(Map<Address, Tile> parts, Address parent, Tile target) {
    parts.forEach(
        (part, tile) -> {
          int stepDown = parent.down() - part.down();
          int stepAcross = parent.across() - part.across();
          target.reduce(
              tile,
              Reducer.of(reduction, source.hasNegatives(), tile.columns),
              stepDown,
              stepAcross,
              ((part.row() * TileGrid.SIDE) >> stepDown) - parent.row() * TileGrid.SIDE,
              ((part.column() * TileGrid.SIDE) >> stepAcross) - parent.column() * TileGrid.SIDE);
        });
  }

  /** A tile, or what comes closest to it. */
  private Tile best(Address address, Workers workers, Cancellation cancellation) {
    if (reader.excludes(address)) {
      return reader.blank(address, true);
    }
    Tile known = exact(address);
    if (known != null) {
      return known;
    }
    Address whole = grid.whole();
    Address above = address;
    do {
      above = grid.parent(above);
      known = cache.get(key, above);
    } while (known == null && !above.equals(whole));
    if (known == null) {
      known = reader.sample(whole, workers, cancellation);
      cache.put(key, whole, known);
    }
    if (address.equals(whole)) {
      return known;
    }
    Tile stopgap = reader.blank(address, false);
    stopgap.enlarge(
        known,
        above.down() - address.down(),
        above.across() - address.across(),
        address.row() * TileGrid.SIDE,
        address.column() * TileGrid.SIDE,
        above.row() * TileGrid.SIDE,
        above.column() * TileGrid.SIDE);
    if (address.down() > 0 && address.across() > 0) {
      Address finer = new Address(address.down() - 1, address.across() - 1, 0, 0);
      join(known(parts(finer, address)), address, stopgap);
    }
    return stopgap;
  }
}
