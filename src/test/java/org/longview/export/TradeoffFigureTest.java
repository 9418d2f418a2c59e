package org.longview.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.longview.attention.GlobalTokens;
import org.longview.picture.ColorMap;
import org.longview.picture.TradeoffPicture;
import org.longview.picture.ValueScale;
import org.longview.study.PatternSettings;
import org.longview.study.TradeoffGrid;
import org.longview.work.Cancellation;
import org.longview.work.Progress;

class TradeoffFigureTest {
  @TempDir private Path folder;

  private static TradeoffFigure figure() {
    TradeoffGrid grid =
        TradeoffGrid.of(
            PatternSettings.defaults(), 128, 8, (window, count) -> GlobalTokens.first(count));
    double[] quality = new double[grid.candidates().size()];
    Arrays.setAll(quality, i -> (11 + i) / 100.0);
    quality[grid.index(2, 1)] = Double.NaN;
    return TradeoffFigure.of(
        new TradeoffPicture(grid, quality, false, ColorMap.VIRIDIS, 12, 3),
        "attention kept",
        "mean of all heads",
        "a model · a text",
        "full");
  }

  @Test
  void everyCellThatIsKnownHasItsColor() {
    TradeoffFigure figure = figure();
    TradeoffPicture picture = figure.picture();
    FigureRaster raster = new FigureRaster(figure, FigureStyle.LIGHT, 900);
    Set<Integer> found = new HashSet<>();
    for (int pixel : raster.pixels(new Cancellation())) {
      found.add(pixel);
    }
    ValueScale scale = Objects.requireNonNull(picture.scale());
    for (int column = 0; column < picture.columns(); column++) {
      for (int row = 0; row < picture.rows(); row++) {
        double percent = picture.percent(column, row);
        int color =
            Double.isNaN(percent)
                ? FigureStyle.LIGHT.palette().excluded()
                : picture.color(scale, percent);
        assertTrue(found.contains(color), "cell " + column + ", " + row);
      }
    }
  }

  @Test
  void numbersAndAxesAreText() throws Exception {
    Path file = folder.resolve("tradeoffs.pdf");
    FigureFormat.of(file)
        .write(
            file,
            figure(),
            FigureStyle.LIGHT,
            900,
            new FigureMetadata(144, "Longview", ""),
            Progress.NONE,
            new Cancellation());
    try (PDDocument document = Loader.loadPDF(file.toFile())) {
      String text = new PDFTextStripper().getText(document);
      TradeoffPicture picture = figure().picture();
      for (int column = 0; column < picture.columns(); column++) {
        for (int row = 0; row < picture.rows(); row++) {
          double percent = picture.percent(column, row);
          if (!Double.isNaN(percent)) {
            assertTrue(text.contains(TradeoffPicture.number(percent)), text);
          }
        }
      }
      for (String words :
          new String[] {"window w", "global tokens s", "attention kept in %", "n = 128"}) {
        // Turned words come letter by letter
        assertTrue(
            text.replaceAll("\\s", "").contains(words.replace(" ", "")),
            () -> words + " in " + text);
      }
    }
  }

  @Test
  void aNarrowFigureStillHasAllCells() {
    FigureRaster raster = new FigureRaster(figure(), FigureStyle.DARK, 64);
    assertEquals(64, raster.width());
    assertTrue(raster.pixels(new Cancellation()).length > 0);
  }
}
