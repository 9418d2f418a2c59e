package org.longview.picture;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The tiles that were used last, of any number of matrices, in a bounded number of bytes. Several
 * threads may use it.
 */
public final class TileCache {
  /** A matrix is known by an object that stands for it, so that the cache keeps none alive. */
  private record Key(Object matrix, TileGrid.Address address) {}

  private final long capacity;
  private final Map<Key, Tile> tiles = new LinkedHashMap<>(64, 0.75f, true);
  private long bytes;

  /**
   * An empty cache.
   *
   * @param capacity bytes that its tiles have at most
   */
  public TileCache(long capacity) {
    if (capacity < 0) {
      throw new IllegalArgumentException("a cache of " + capacity + " bytes");
    }
    this.capacity = capacity;
  }

  public long capacity() {
    return capacity;
  }

  /** What the tiles in it have now. */
  public synchronized long bytes() {
    return bytes;
  }

  synchronized @Nullable Tile get(Object matrix, TileGrid.Address address) {
    return tiles.get(new Key(matrix, address));
  }

  /** Keeps a tile, and drops those that were used longest ago if there is no room for all. */
  synchronized void put(Object matrix, TileGrid.Address address, Tile tile) {
    Tile before = tiles.put(new Key(matrix, address), tile);
    bytes += tile.bytes() - (before == null ? 0 : before.bytes());
    var eldest = tiles.values().iterator();
    while (bytes > capacity) {
      bytes -= eldest.next().bytes();
      eldest.remove();
    }
  }

  /** Drops all tiles of a matrix. */
  synchronized void forget(Object matrix) {
    var entries = tiles.entrySet().iterator();
    while (entries.hasNext()) {
      Map.Entry<Key, Tile> entry = entries.next();
      if (entry.getKey().matrix.equals(matrix)) {
        bytes -= entry.getValue().bytes();
        entries.remove();
      }
    }
  }
}
