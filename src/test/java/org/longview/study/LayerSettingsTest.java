package org.longview.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.longview.attention.SparsityPattern.Window;
import org.longview.work.InputException;

class LayerSettingsTest {
  private static final PatternSettings DILATED =
      PatternSettings.defaults().withKind(PatternKind.DILATED).withWindow(8).withDilation(3);

  private static PatternSettings windows(Long... windows) {
    return DILATED.withLayers(LayerSettings.NONE.withWindows(List.of(windows)));
  }

  private static List<Long> ofLayers(PatternSettings settings, int layers) {
    return IntStream.range(0, layers)
        .mapToObj(layer -> ((Window) settings.at(layer, layers, 0).pattern(64)).window())
        .toList();
  }

  @Test
  void windowsAreThoseOfTheLayersOrAnEvenRamp() {
    assertEquals(List.of(2L, 4L, 16L), ofLayers(windows(2L, 4L, 16L), 3));
    assertEquals(List.of(32L, 192L, 352L, 512L), ofLayers(windows(32L, 512L), 4));
    assertEquals(List.of(2L, 4L, 4L, 6L), ofLayers(windows(2L, 6L), 4));
    assertEquals(List.of(10L, 4L), ofLayers(windows(10L, 4L), 2));
    assertEquals(List.of(8L, 8L, 8L), ofLayers(DILATED, 3));
  }

  @Test
  void someHeadsAloneAreDilated() {
    PatternSettings settings = DILATED.withLayers(LayerSettings.NONE.withDilatedHeads(2));
    assertTrue(settings.differsByHead());
    assertEquals(new Window(8, 3), settings.at(0, 12, 1).pattern(64));
    assertEquals(new Window(8, 1), settings.at(0, 12, 2).pattern(64));
    PatternSettings higher =
        settings.withLayers(settings.layers().withDilations(List.of(1L, 1L, 2L)));
    assertEquals(new Window(8, 1), higher.at(1, 3, 0).pattern(64));
    assertEquals(new Window(8, 2), higher.at(2, 3, 0).pattern(64));
    assertEquals(new Window(8, 1), higher.at(2, 3, 2).pattern(64));
  }

  @Test
  void entriesAreTheMeanOverLayersAndHeads() {
    assertEquals(
        (new Window(2, 3).exactEntries(64) + new Window(10, 3).exactEntries(64)) / 2,
        windows(2L, 10L).entries(64, 2, 12, true));
    assertEquals(6 * 64, windows(2L, 10L).entries(64, 2, 12, false));
    assertEquals(6, windows(2L, 10L).meanWindow(2));
    assertEquals(
        Math.round(
            (new Window(8, 3).exactEntries(64) + 3.0 * new Window(8, 1).exactEntries(64)) / 4),
        DILATED.withLayers(LayerSettings.NONE.withDilatedHeads(1)).entries(64, 12, 4, true));
    assertEquals(new Window(8, 3).exactEntries(64), DILATED.entries(64, 12, 12, true));
  }

  @Test
  void numbersForAnotherNumberOfLayersAreRefused() {
    windows(2L, 4L, 6L).requireFit(3);
    windows(2L, 4L).requireFit(12);
    InputException refusal =
        assertThrows(InputException.class, () -> windows(2L, 4L, 6L).requireFit(12));
    assertEquals(
        "There are 3 windows for 12 layers; give one for each layer, or the lowest and the"
            + " highest.",
        refusal.getMessage());
    assertThrows(InputException.class, () -> windows(2L, 4L).requireFit(1));
    assertThrows(InputException.class, () -> windows(2L, -4L));
    assertThrows(InputException.class, () -> LayerSettings.NONE.withDilations(List.of(0L)));
    assertThrows(InputException.class, () -> LayerSettings.NONE.withDilatedHeads(-1));
  }

  @Test
  void whatDoesNotMatterMakesNoDifference() {
    PatternSettings full = windows(2L, 4L).withKind(PatternKind.FULL);
    assertEquals(DILATED.withKind(PatternKind.FULL).effective(9), full.effective(9));
    assertEquals(windows(2L, 4L).withWindow(5).effective(9), windows(2L, 4L).effective(9));
  }
}
