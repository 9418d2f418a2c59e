package org.longview.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.longview.work.Cancellation;
import org.longview.work.Progress;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class PngWriterTest {
  private static final FigureMetadata METADATA =
      new FigureMetadata(300, "Longview 1.2.3", "n = 9, ⌊w/2⌋ = 3");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theFileHoldsEveryPixelOfTheFigure(boolean transparent) throws IOException {
    FigureStyle style = new FigureStyle(FigureStyle.DARK.palette(), transparent);
    Path file = folder.resolve("figure.png");
    write(file, Figures.sheet(), style, 400, new Cancellation());
    FigureRaster raster = new FigureRaster(Figures.sheet(), style, 400);
    BufferedImage read = Objects.requireNonNull(ImageIO.read(file.toFile()));
    BufferedImage painted = raster.rows(0, raster.height(), new Cancellation());
    assertArrayEquals(pixels(painted), pixels(read));
    assertEquals(transparent, read.getColorModel().hasAlpha());
  }

  @Test
  void theFileSaysItsResolutionAndWhatItWasMadeFrom() throws IOException {
    Path file = folder.resolve("figure.png");
    write(file, Figures.bare(3), FigureStyle.LIGHT, 100, new Cancellation());
    Element root = (Element) metadata(file).getAsTree("javax_imageio_png_1.0");
    Element size = (Element) root.getElementsByTagName("pHYs").item(0);
    assertEquals("11811", size.getAttribute("pixelsPerUnitXAxis"));
    assertEquals("meter", size.getAttribute("unitSpecifier"));
    Map<String, String> texts = new HashMap<>();
    for (String[] kind : new String[][] {{"tEXtEntry", "value"}, {"iTXtEntry", "text"}}) {
      NodeList entries = root.getElementsByTagName(kind[0]);
      for (int i = 0; i < entries.getLength(); i++) {
        Element entry = (Element) entries.item(i);
        texts.put(entry.getAttribute("keyword"), entry.getAttribute(kind[1]));
      }
    }
    assertEquals(Map.of("Software", "Longview 1.2.3", "Parameters", "n = 9, ⌊w/2⌋ = 3"), texts);
  }

  @Test
  void anyPixelsSurvive() throws IOException {
    int[] noise = new Random(1).ints(211 * 97).toArray();
    for (boolean alpha : new boolean[] {true, false}) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      PngEncoder png = new PngEncoder(bytes, 211, 97, alpha);
      for (int y = 0; y < 97; y++) {
        png.row(noise, y * 211);
      }
      png.finish();
      int[] read =
          pixels(
              Objects.requireNonNull(ImageIO.read(new ByteArrayInputStream(bytes.toByteArray()))));
      for (int i = 0; i < noise.length; i++) {
        assertEquals(alpha ? noise[i] : noise[i] | 0xff000000, read[i]);
      }
    }
  }

  @Test
  void aCancelledFileIsNotThere() throws IOException {
    Cancellation cancellation = new Cancellation();
    assertThrows(
        CancellationException.class,
        () ->
            PngWriter.write(
                folder.resolve("figure.png"),
                Figures.attention(40, 40),
                FigureStyle.DARK,
                4000,
                METADATA,
                (what, part) -> cancellation.cancel(),
                cancellation));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(0, files.count());
    }
  }

  @Test
  void progressEndsWithAll() {
    double[] last = new double[1];
    PngWriter.write(
        folder.resolve("figure.png"),
        Figures.bare(3),
        FigureStyle.DARK,
        100,
        METADATA,
        (what, part) -> last[0] = part,
        new Cancellation());
    assertEquals(1, last[0]);
    assertFalse(Files.notExists(folder.resolve("figure.png")));
  }

  private static void write(
      Path file, Figure figure, FigureStyle style, int width, Cancellation cancellation) {
    PngWriter.write(file, figure, style, width, METADATA, Progress.NONE, cancellation);
  }

  private static IIOMetadata metadata(Path file) throws IOException {
    try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
      ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
      reader.setInput(in);
      return reader.getImageMetadata(0);
    }
  }

  private static int[] pixels(BufferedImage image) {
    return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
  }
}
