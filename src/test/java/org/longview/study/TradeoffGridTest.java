package org.longview.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.longview.attention.GlobalTokens;
import org.longview.study.TradeoffGrid.Candidate;
import org.longview.study.TradeoffGrid.Family;

class TradeoffGridTest {
  private static TradeoffGrid grid(int n) {
    return TradeoffGrid.of(
        PatternSettings.defaults(), n, 64, (window, count) -> GlobalTokens.first(count));
  }

  @Test
  void aLongTextHasTwelveWindowsAndEightNumbersOfGlobalTokens() {
    TradeoffGrid grid = grid(4096);
    assertEquals(
        List.of(8L, 16L, 32L, 64L, 128L, 192L, 256L, 384L, 512L, 768L, 1024L),
        grid.windows().subList(1, 12));
    assertEquals(List.of(0, 1, 2, 4, 8, 16, 32, 64), grid.counts());
    assertEquals(96, grid.cells());
  }

  @Test
  void aShortTextHasOnlyWindowsThatDifferAndTokensThatItHas() {
    TradeoffGrid grid = grid(5);
    assertEquals(List.of(0L, 2L, 4L, 6L, 8L), grid.windows());
    assertEquals(List.of(0, 1, 2, 4), grid.counts());
    for (Candidate candidate : grid.candidates()) {
      candidate.settings().globals().check(5);
      assertTrue(candidate.entries() >= 5 && candidate.entries() <= 25);
      if (candidate.family() == Family.LINFORMER) {
        assertTrue(candidate.settings().lowRank().rank(0) < 5);
      }
    }
    for (int n = 2; n < 700; n++) {
      TradeoffGrid any = grid(n);
      assertTrue(any.windows().size() <= 12, "n = " + n);
      assertEquals(any.windows().stream().distinct().sorted().toList(), any.windows());
      assertTrue(any.windows().get(any.windows().size() - 1) / 2 < n, "n = " + n);
    }
  }

  @Test
  void theUsersOwnTokensAreOfferedOneAndAll() {
    TradeoffGrid grid =
        TradeoffGrid.of(
            PatternSettings.defaults(),
            100,
            5,
            (window, count) ->
                GlobalTokens.of(Arrays.copyOf(new int[] {3, 14, 15, 92, 65}, count)));
    assertEquals(List.of(0, 1, 2, 4, 5), grid.counts());
    assertEquals(
        GlobalTokens.of(3, 14), grid.candidates().get(grid.index(4, 2)).settings().globals());
  }

  @Test
  void cellsAreWindowsWithoutDilationWhateverTheSettingsOfNowAre() {
    PatternSettings now =
        PatternSettings.defaults()
            .withDilation(3)
            .withCausal(true)
            .withLayers(LayerSettings.NONE.withWindows(List.of(2L, 4L)));
    TradeoffGrid grid = TradeoffGrid.of(now, 40, 64, (window, count) -> GlobalTokens.first(count));
    Candidate cell = grid.candidates().get(grid.index(3, 2));
    assertEquals(Family.WINDOW_GLOBAL, cell.family());
    assertEquals(grid.windows().get(3), cell.settings().window());
    assertEquals(1, cell.settings().dilation());
    assertTrue(cell.settings().isCausal());
    assertFalse(cell.settings().differsByLayer());
    assertTrue(
        grid.candidates().stream().noneMatch(one -> one.family() == Family.LINFORMER),
        "Linformer has no causal form");
  }

  @Test
  void theCheapestSettingsAreThoseThatNoCheaperOneReaches() {
    TradeoffGrid grid = grid(64);
    double[] quality = new double[grid.candidates().size()];
    Arrays.fill(quality, Double.NaN);
    quality[grid.index(0, 0)] = 0.1;
    quality[grid.index(1, 0)] = 0.5;
    quality[grid.index(2, 0)] = 0.4;
    quality[grid.index(3, 0)] = 0.6;
    quality[grid.index(1, 1)] = 0.7;
    assertEquals(
        List.of(grid.index(0, 0), grid.index(1, 0), grid.index(3, 0)),
        grid.cheapest(Family.WINDOW, quality));
    assertEquals(
        List.of(grid.index(0, 0), grid.index(1, 0), grid.index(1, 1)),
        grid.cheapest(Family.WINDOW_GLOBAL, quality));
    assertEquals(List.of(), grid.cheapest(Family.DILATED, quality));
  }
}
