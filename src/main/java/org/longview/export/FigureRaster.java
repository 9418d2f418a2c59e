package org.longview.export;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import org.longview.picture.Numerals;
import org.longview.work.Cancellation;
import org.longview.work.InputException;

/**
 * A figure as pixels. It is painted in strips, so that a large one needs little memory; matrices
 * are read anew at the file's resolution.
 */
public final class FigureRaster {
  /** In pixels. */
  public static final int LEAST_WIDTH = 64;

  /** In pixels. */
  public static final int LARGEST_WIDTH = 20_000;

  /** In pixels. */
  static final int LARGEST_HEIGHT = 2 * LARGEST_WIDTH;

  private final Page page;

  /**
   * Lays a figure out.
   *
   * @param width in pixels; the height follows
   * @throws org.longview.work.InputException if the width is less than {@link #LEAST_WIDTH} or more
   *     than {@link #LARGEST_WIDTH}
   */
  public FigureRaster(Figure figure, FigureStyle style, int width) {
    page = Page.ofPixels(figure, style, width);
  }

  /**
   * Refuses a width that no picture can have.
   *
   * @throws InputException if it is less than {@link #LEAST_WIDTH} or more than {@link
   *     #LARGEST_WIDTH}
   */
  public static void requireWidth(long width) {
    if (width < LEAST_WIDTH || width > LARGEST_WIDTH) {
      throw new InputException(
          "A picture cannot be %s pixels wide; choose a width from %s to %s."
              .formatted(
                  Numerals.grouped(width),
                  Numerals.grouped(LEAST_WIDTH),
                  Numerals.grouped(LARGEST_WIDTH)));
    }
  }

  /** In pixels. */
  public int width() {
    return page.width();
  }

  /** In pixels. */
  public int height() {
    return page.height();
  }

  /** Whether pixels may be transparent. */
  public boolean isTransparent() {
    return page.style().transparent();
  }

  /**
   * Paints some rows of pixels.
   *
   * @param from first row, inclusive
   * @param to last row, exclusive
   * @return of type {@code TYPE_INT_ARGB}, or {@code TYPE_INT_RGB} if not transparent
   * @throws java.util.concurrent.CancellationException if cancelled before the end
   */
  public BufferedImage rows(int from, int to, Cancellation cancellation) {
    cancellation.check();
    BufferedImage image =
        new BufferedImage(
            page.width(),
            to - from,
            isTransparent() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    graphics.setClip(0, 0, page.width(), to - from);
    graphics.translate(0, -from);
    page.paint(graphics, cancellation);
    graphics.dispose();
    return image;
  }

  /**
   * Paints all of it.
   *
   * @return row by row, 0xAArrggbb, not premultiplied
   * @throws java.util.concurrent.CancellationException if cancelled before the end
   */
  public int[] pixels(Cancellation cancellation) {
    BufferedImage all = rows(0, height(), cancellation);
    return all.getRGB(0, 0, width(), height(), null, 0, width());
  }
}
