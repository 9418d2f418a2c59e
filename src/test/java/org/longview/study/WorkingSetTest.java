package org.longview.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WorkingSetTest {
  private final WorkingSet set = new WorkingSet(100);

  private void keep(String name, long bytes) {
    set.keep(name, name, Map.of(new Object(), bytes));
  }

  private boolean has(String name) {
    return name.equals(set.get(name, String.class));
  }

  @Test
  void whatWasUsedLongestAgoGoesFirst() {
    keep("a", 40);
    keep("b", 40);
    assertTrue(has("a"));
    keep("c", 40);
    assertFalse(has("b"));
    assertTrue(has("a"));
    assertTrue(has("c"));
    assertEquals(80, set.bytes());
  }

  @Test
  void whatIsSharedCountsOnceAndStaysAsLongAsOneHasIt() {
    Object shared = new Object();
    set.keep("a", "a", Map.of(shared, 50L, new Object(), 20L));
    set.keep("b", "b", Map.of(shared, 50L, new Object(), 20L));
    assertEquals(90, set.bytes());
    keep("c", 20);
    assertNull(set.get("a", String.class));
    assertEquals(90, set.bytes());
    keep("d", 40);
    assertFalse(has("b"));
    assertEquals(60, set.bytes());
  }

  @Test
  void partsThatAreEqualButNotTheSameCountEach() {
    set.keep("a", "a", Map.of(List.of(1, 2), 30L));
    set.keep("b", "b", Map.of(List.of(1, 2), 30L));
    assertEquals(60, set.bytes());
  }

  @Test
  void aValueTakesThePlaceOfTheOneBefore() {
    set.keep("a", "old", Map.of(new Object(), 60L));
    set.keep("a", "new", Map.of(new Object(), 70L));
    assertEquals("new", set.get("a", String.class));
    assertEquals(70, set.bytes());
  }

  @Test
  void whatIsTooLargeAloneDrivesNothingOut() {
    keep("a", 60);
    keep("b", 101);
    assertTrue(has("a"));
    assertFalse(has("b"));
  }

  @Test
  void roomIsMadeBeforeItIsTakenAndNotFilledUntilItIsGivenBack() {
    keep("a", 40);
    keep("b", 40);
    assertTrue(set.reserve(60));
    assertFalse(has("a"));
    assertTrue(has("b"));
    keep("c", 30);
    assertFalse(has("b"));
    set.release();
    keep("d", 70);
    assertTrue(has("c"));
    assertEquals(100, set.bytes());
  }

  @Test
  void moreThanThereIsInAllIsNotReservedAndDropsNothing() {
    keep("a", 40);
    assertFalse(set.reserve(101));
    assertTrue(has("a"));
    keep("b", 60);
    assertTrue(has("a"));
  }

  @Test
  void aSmallerCapacityHoldsAtOnce() {
    keep("a", 40);
    keep("b", 40);
    set.setCapacity(50);
    assertFalse(has("a"));
    assertTrue(has("b"));
    assertEquals(40, set.bytes());
    set.clear();
    assertEquals(0, set.bytes());
    assertFalse(has("b"));
  }
}
