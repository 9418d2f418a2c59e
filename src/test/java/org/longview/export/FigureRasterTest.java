package org.longview.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.longview.picture.Palette;
import org.longview.study.CellKind;
import org.longview.work.Cancellation;
import org.longview.work.InputException;

class FigureRasterTest {
  @ParameterizedTest
  @ValueSource(ints = {64, 150, 200, 300, 1100})
  void nothingIsCutOffAtTheEdges(int width) {
    List<Figure> figures =
        List.of(
            Figures.attention(1, 1),
            Figures.attention(9, 9),
            Figures.attention(60, 60),
            Figures.attention(700, 700),
            Figures.attention(512, 8),
            Figures.attention(3, 90),
            Figures.pattern(11),
            Figures.budget(512, 1024, 4),
            Figures.budget(512, 300, 3),
            Figures.budget(512, 10_000_000, 2),
            Figures.sheet());
    for (Figure figure : figures) {
      BufferedImage image = image(figure, FigureStyle.DARK, width);
      assertEquals(width, image.getWidth());
      int frame = width < TextFrame.LEAST_WIDTH ? 1 : 8;
      for (int y = 0; y < image.getHeight(); y++) {
        for (int x = 0; x < width; x++) {
          boolean inside =
              x >= frame && x < width - frame && y >= frame && y < image.getHeight() - frame;
          if (!inside) {
            assertBackground(figure, image, x, y);
          }
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 1000, 1300})
  void theMatrixIsMadeOfTheFilesOwnPixels(int width) {
    BufferedImage image = image(Figures.bare(20), FigureStyle.LIGHT, width);
    int window = Palette.LIGHT.of(CellKind.WINDOW);
    long cells = IntStream.of(pixels(image)).filter(pixel -> pixel == window).count();
    int side = (int) Math.round(Math.sqrt(cells / 400.0));
    assertEquals(400L * side * side, cells, "each cell has the same number of pixels");
    assertTrue(side * 20 > 0.75 * width, "the matrix fills the width");
  }

  @Test
  void aPictureInStripsIsThePictureAsAWhole() {
    for (Figure figure : List.of(Figures.attention(30, 30), Figures.sheet())) {
      FigureRaster raster = new FigureRaster(figure, FigureStyle.LIGHT, 500);
      int[] whole = pixels(raster.rows(0, raster.height(), new Cancellation()));
      int[] strips = new int[whole.length];
      for (int from = 0; from < raster.height(); from += 97) {
        int to = Math.min(raster.height(), from + 97);
        int[] strip = pixels(raster.rows(from, to, new Cancellation()));
        System.arraycopy(strip, 0, strips, from * 500, strip.length);
      }
      assertArrayEquals(whole, strips);
    }
  }

  @Test
  void aTransparentFigureHasNothingBehindIt() {
    BufferedImage image = image(Figures.attention(9, 9), FigureStyle.DARK.withoutBackground(), 300);
    assertEquals(0, image.getRGB(0, 0));
    assertTrue(IntStream.of(pixels(image)).anyMatch(pixel -> pixel >>> 24 == 0xff));
  }

  @Test
  void beyondAThousandPixelsEverythingGrowsAlike() {
    FigureRaster small = new FigureRaster(Figures.budget(512, 1024, 4), FigureStyle.DARK, 1000);
    FigureRaster large = new FigureRaster(Figures.budget(512, 1024, 4), FigureStyle.DARK, 3000);
    assertEquals(small.height() * 3, large.height(), 3);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 63, 20_001})
  void impossibleWidthsAreRefused(int width) {
    InputException e =
        assertThrows(
            InputException.class, () -> new FigureRaster(Figures.bare(3), FigureStyle.DARK, width));
    assertTrue(
        String.valueOf(e.getMessage()).endsWith("choose a width from 64 to 20,000."), e::toString);
  }

  @Test
  void matricesSideBySideAreEquallyLarge() {
    BufferedImage image = image(Figures.sheet(), FigureStyle.DARK, 1000);
    int window = Palette.DARK.of(CellKind.WINDOW);
    MatrixDrawing alone =
        new MatrixDrawing(
            Figures.attention(24, 24), 500, Medium.pixels(1), FigureStyle.DARK, Integer.MAX_VALUE);
    int cell = alone.pixelsWide() / 24 - 1;
    assertEquals(
        24L * 24 * cell * cell,
        IntStream.of(pixels(image)).filter(pixel -> pixel == window).count());
  }

  private static void assertBackground(Figure figure, BufferedImage image, int x, int y) {
    assertEquals(
        Palette.DARK.background(),
        image.getRGB(x, y),
        () -> figure.getClass() + " at " + x + ", " + y);
  }

  private static BufferedImage image(Figure figure, FigureStyle style, int width) {
    FigureRaster raster = new FigureRaster(figure, style, width);
    return raster.rows(0, raster.height(), new Cancellation());
  }

  private static int[] pixels(BufferedImage image) {
    return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
  }
}
