package org.longview.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.longview.export.TickLabels.Tick;

class TickLabelsTest {
  @Test
  void whereThereIsRoomEveryTokenIsNamed() {
    TickLabels labels = labels(24, 15, Set.of(0, 14));
    assertEquals(24, labels.ticks().size());
    assertEquals(1, labels.step());
    assertEquals(
        List.of(0, 14), labels.ticks().stream().filter(Tick::strong).map(Tick::index).toList());
  }

  @Test
  void largerCellsNeverHaveFewerLabels() {
    int before = 0;
    for (double cell = 0.4; cell < 40; cell += 0.1) {
      TickLabels labels = labels(60, cell, Set.of());
      if (labels.areTokens()) {
        assertTrue(labels.ticks().size() >= before, "cells of " + cell);
        before = labels.ticks().size();
      }
    }
    assertEquals(60, before);
  }

  @Test
  void whereThereIsLessRoomEveryFourthTokenIsNamedAndGlobalOnesToo() {
    TickLabels labels = labels(100, 3, Set.of(13));
    assertEquals(4, labels.step());
    assertTrue(labels.areTokens());
    List<Integer> indices = labels.ticks().stream().map(Tick::index).sorted().toList();
    assertTrue(indices.contains(13));
    assertFalse(indices.contains(12), "a plain label touches the one of the global token");
    assertTrue(indices.containsAll(List.of(0, 4, 8, 20, 24)));
    for (int i = 1; i < indices.size(); i++) {
      assertTrue((indices.get(i) - indices.get(i - 1)) * 3 >= 10);
    }
  }

  @Test
  void whereEvenThatIsTooMuchRoundNumbersStand() {
    TickLabels labels = labels(1500, 0.6, Set.of(0));
    assertFalse(labels.areTokens());
    assertEquals(
        List.of("0", "50", "100"), labels.ticks().stream().limit(3).map(Tick::text).toList());
  }

  @Test
  void withoutTokensRowsAreNumbered() {
    TickLabels labels = new TickLabels(AxisLabels.numbered("key"), 8, 40, 100, true);
    assertEquals(8, labels.ticks().size());
    assertEquals("7", labels.ticks().get(7).text());
  }

  @Test
  void aLongTokenIsShortened() {
    AxisLabels axis =
        new AxisLabels("query", List.of("supercalifragilisticexpialidocious"), Set.of());
    TickLabels labels = new TickLabels(axis, 1, 20, 60, false);
    assertTrue(labels.ticks().get(0).text().endsWith("…"));
    assertTrue(labels.width() <= 60);
  }

  private static TickLabels labels(int n, double cell, Set<Integer> strong) {
    return new TickLabels(new AxisLabels("query", Figures.tokens(n), strong), n, cell, 100, false);
  }
}
