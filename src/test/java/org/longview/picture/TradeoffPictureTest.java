package org.longview.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.longview.attention.GlobalTokens;
import org.longview.study.PatternSettings;
import org.longview.study.TradeoffGrid;

class TradeoffPictureTest {
  private static final TradeoffGrid GRID =
      TradeoffGrid.of(
          PatternSettings.defaults(), 256, 8, (window, count) -> GlobalTokens.first(count));

  private static TradeoffPicture picture(
      double[] quality, boolean smaller, double window, double globals) {
    return new TradeoffPicture(GRID, quality, smaller, ColorMap.VIRIDIS, window, globals);
  }

  private static double[] unknown() {
    double[] quality = new double[GRID.candidates().size()];
    Arrays.fill(quality, Double.NaN);
    return quality;
  }

  @Test
  void theScaleReachesFromTheLeastToTheLargestCellThatIsKnown() {
    double[] quality = unknown();
    assertNull(picture(quality, false, Double.NaN, Double.NaN).scale());
    quality[GRID.index(1, 0)] = 0.25;
    quality[GRID.index(2, 1)] = 0.75;
    quality[GRID.cells()] = 0.9;
    ValueScale scale = picture(quality, false, Double.NaN, Double.NaN).scale();
    assertNotNull(scale);
    assertEquals(25, scale.low());
    assertEquals(75, scale.high());
  }

  @Test
  void brightIsWhatIsGood() {
    double[] quality = unknown();
    quality[0] = 0.25;
    quality[1] = 0.75;
    ColorMap map = ColorMap.VIRIDIS;
    TradeoffPicture kept = picture(quality, false, Double.NaN, Double.NaN);
    TradeoffPicture error = picture(quality, true, Double.NaN, Double.NaN);
    ValueScale scale = kept.scale();
    assertNotNull(scale);
    assertEquals(map.at(1), kept.color(scale, 75));
    assertEquals(map.at(1), error.color(scale, 25));
  }

  @Test
  void everyPlaceOfALineHasItsEntries() {
    TradeoffPicture picture = picture(unknown(), false, Double.NaN, Double.NaN);
    assertFalse(picture.lines().isEmpty());
    for (TradeoffPicture.Line line : picture.lines()) {
      for (TradeoffPicture.Place place : line.places()) {
        int column = (int) Math.round(place.across() - 0.5);
        int row = (int) Math.round(picture.rows() - 0.5 - place.down());
        boolean isMiddle =
            Math.abs(place.across() - 0.5 - column) < 1e-9
                && Math.abs(picture.rows() - 0.5 - place.down() - row) < 1e-9
                && row >= 0
                && column < picture.columns() - 1;
        if (isMiddle) {
          long window = GRID.windows().get(column);
          assertEquals(line.entries(), 256 * (window + 2L * GRID.counts().get(row)));
        }
      }
      TradeoffPicture.Place end = picture.end(line);
      long narrowest = GRID.windows().get(0) + 2L * GRID.counts().get(picture.rows() - 1);
      assertEquals(line.entries() >= 256 * narrowest, end != null);
    }
  }

  @Test
  void aSettingBetweenCellsIsMarkedBetweenThem() {
    long low = GRID.windows().get(3);
    long high = GRID.windows().get(4);
    TradeoffPicture between = picture(unknown(), false, (low + high) / 2.0, 0);
    assertTrue(between.isMarked());
    assertFalse(between.isCellMarked());
    assertEquals(4, between.marked().across(), 1e-9);
    assertEquals(between.rows() - 0.5, between.marked().down(), 1e-9);
    assertTrue(picture(unknown(), false, (double) low, 1).isCellMarked());
    assertFalse(picture(unknown(), false, Double.NaN, Double.NaN).isMarked());
  }

  @Test
  void inkStandsOutOnEveryColour() {
    for (int i = 0; i < ColorMap.VIRIDIS.size(); i++) {
      int color = ColorMap.VIRIDIS.argb(i);
      assertTrue(contrast(color, TradeoffPicture.ink(color)) >= 4.5, "colour " + i);
    }
  }

  /** The contrast of WCAG 2.1. */
  private static double contrast(int one, int other) {
    double a = luminance(one) + 0.05;
    double b = luminance(other) + 0.05;
    return Math.max(a, b) / Math.min(a, b);
  }

  private static double luminance(int argb) {
    double[] weights = {0.0722, 0.7152, 0.2126};
    double luminance = 0;
    for (int c = 0; c < 3; c++) {
      double channel = ((argb >> (8 * c)) & 0xff) / 255.0;
      luminance +=
          weights[c]
              * (channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4));
    }
    return luminance;
  }

  @Test
  void numbersInCellsNeverSayAllOrNothingWhereItIsNot() {
    assertEquals("72", TradeoffPicture.number(71.6));
    assertEquals("99.9", TradeoffPicture.number(99.97));
    assertEquals("100", TradeoffPicture.number(100));
    assertEquals("0.1", TradeoffPicture.number(0.01));
    assertEquals("0", TradeoffPicture.number(0));
    assertEquals("0", TradeoffPicture.number(1.8e-5));
    assertEquals("7.5", TradeoffPicture.number(7.53));
  }
}
