package org.longview.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.longview.picture.Palette;
import org.longview.study.CellKind;
import org.longview.work.Cancellation;
import org.longview.work.Progress;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

class GifWriterTest {
  private static final FigureMetadata METADATA =
      new FigureMetadata(150, "Longview 1.2.3", "w = 0 to 4");

  @TempDir private Path folder;

  private void write(Path file, List<Figure> frames, Progress progress, Cancellation cancellation) {
    GifWriter.write(
        file,
        frames::get,
        frames.size(),
        FigureStyle.LIGHT,
        300,
        250,
        METADATA,
        progress,
        cancellation);
  }

  @Test
  void aFilmHasAllItsFramesAndBeginsAgain() throws IOException {
    Path file = folder.resolve("film.gif");
    List<Figure> frames = List.of(Figures.bare(3), Figures.bare(5), Figures.attention(9, 9));
    write(file, frames, Progress.NONE, new Cancellation());
    ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
    try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
      reader.setInput(in);
      assertEquals(3, reader.getNumImages(true));
      List<Integer> heights = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        assertEquals(300, reader.getWidth(i));
        heights.add(reader.getHeight(i));
        Node root = reader.getImageMetadata(i).getAsTree("javax_imageio_gif_image_1.0");
        assertEquals("25", found(root, "GraphicControlExtension").getAttribute("delayTime"));
        assertEquals("NETSCAPE", found(root, "ApplicationExtension").getAttribute("applicationID"));
      }
      assertEquals(1, heights.stream().distinct().count());
      assertEquals(Palette.LIGHT.of(CellKind.WINDOW), reader.read(0).getRGB(60, 60));
      Node first = reader.getImageMetadata(0).getAsTree("javax_imageio_gif_image_1.0");
      assertEquals(
          "Longview 1.2.3, w = 0 to 4", found(first, "CommentExtension").getAttribute("value"));
    } finally {
      reader.dispose();
    }
  }

  @Test
  void aCancelledFilmIsNotThere() throws IOException {
    Cancellation cancellation = new Cancellation();
    List<Figure> frames = List.of(Figures.bare(3), Figures.bare(5));
    assertThrows(
        CancellationException.class,
        () ->
            write(
                folder.resolve("film.gif"),
                frames,
                (what, part) -> {
                  if (part > 0) {
                    cancellation.cancel();
                  }
                },
                cancellation));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(0, files.count());
    }
  }

  private static Element found(Node root, String name) {
    return (Element) ((Element) root).getElementsByTagName(name).item(0);
  }
}
