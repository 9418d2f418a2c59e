package org.longview.export;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.nio.file.Path;
import org.longview.export.embed.EmbeddedSession;
import org.longview.work.Cancellation;
import org.longview.work.Progress;

/** Writes figures as PNG files. */
final class PngWriter {
  /** Pixels that are held at a time. */
  private static final int STRIP_PIXELS = 1 << 22;

  private PngWriter() {}

  /**
   * Writes a figure, whole or not at all.
   *
   * @param width in pixels; the height follows
   * @param progress told the part that is done
   * @throws org.longview.work.InputException if the width is not possible, or the file's name or
   *     folder cannot be written to
   * @throws WriteException if writing fails, as on a full disk
   * @throws java.util.concurrent.CancellationException if cancelled before the end
   */
  static void write(
      Path file,
      Figure figure,
      FigureStyle style,
      int width,
      FigureMetadata metadata,
      Progress progress,
      Cancellation cancellation) {
    FigureRaster raster = new FigureRaster(figure, style, width);
    AtomicFile.write(
        file,
        out -> {
          PngEncoder png =
              new PngEncoder(out, raster.width(), raster.height(), raster.isTransparent());
          png.resolution(metadata.dotsPerInch());
          png.text("Software", metadata.software());
          if (!metadata.parameters().isEmpty()) {
            png.text("Parameters", metadata.parameters());
          }
          if (!metadata.session().isEmpty()) {
            png.international(EmbeddedSession.KEYWORD, metadata.session());
          }
          int strip = Math.max(1, STRIP_PIXELS / width);
          for (int from = 0; from < raster.height(); from += strip) {
            int to = Math.min(raster.height(), from + strip);
            BufferedImage rows = raster.rows(from, to, cancellation);
            int[] pixels = ((DataBufferInt) rows.getRaster().getDataBuffer()).getData();
            for (int y = 0; y < to - from; y++) {
              png.row(pixels, y * width);
            }
            progress.at("Writing " + file.getFileName(), (double) to / raster.height());
          }
          png.finish();
        });
  }
}
