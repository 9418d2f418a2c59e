package org.longview.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.longview.picture.TileGrid.Address;

class TileCacheTest {
  private final Object one = "one";
  private final Object other = "other";

  private static Address address(int column) {
    return new Address(0, 0, 0, column);
  }

  private static Tile tile(int entries) {
    return new Tile(1, entries, Reduction.MAX, true);
  }

  @Test
  void theTilesUsedLongestAgoMakeRoom() {
    TileCache cache = new TileCache(3 * tile(100).bytes());
    for (int i = 0; i < 3; i++) {
      cache.put(one, address(i), tile(100));
    }
    assertNotNull(cache.get(one, address(0)));
    cache.put(one, address(3), tile(100));
    assertNull(cache.get(one, address(1)));
    assertNotNull(cache.get(one, address(0)));
    assertEquals(cache.capacity(), cache.bytes());
  }

  @Test
  void tilesAreWeighedNotCounted() {
    TileCache cache = new TileCache(10 * tile(100).bytes());
    for (int i = 0; i < 10; i++) {
      cache.put(one, address(i), tile(100));
    }
    cache.put(other, address(0), tile(800));
    assertNotNull(cache.get(other, address(0)));
    assertNull(cache.get(one, address(6)));
    assertNotNull(cache.get(one, address(9)));
    assertTrue(cache.bytes() <= cache.capacity());
  }

  @Test
  void aTileLargerThanTheCacheIsNotKept() {
    TileCache cache = new TileCache(1000);
    cache.put(one, address(0), tile(1000));
    assertNull(cache.get(one, address(0)));
    assertEquals(0, cache.bytes());
  }

  @Test
  void aTileThatIsReplacedWeighsNoMore() {
    TileCache cache = new TileCache(10_000);
    cache.put(one, address(0), tile(100));
    cache.put(one, address(0), tile(200));
    assertEquals(tile(200).bytes(), cache.bytes());
  }

  @Test
  void theTilesOfAMatrixCanBeForgotten() {
    TileCache cache = new TileCache(10_000);
    cache.put(one, address(0), tile(100));
    cache.put(other, address(0), tile(50));
    cache.forget(one);
    assertNull(cache.get(one, address(0)));
    assertNotNull(cache.get(other, address(0)));
    assertEquals(tile(50).bytes(), cache.bytes());
  }
}
