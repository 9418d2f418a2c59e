package org.longview.export;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import org.longview.picture.Numerals;
import org.longview.work.Cancellation;
import org.longview.work.InputException;

/** A figure that is laid out for a width. */
final class Page {
  /** Up to this width, in pixels, type keeps its size; beyond, everything grows alike. */
  private static final double PLAIN_WIDTH = 1000;

  private final Drawing drawing;
  private final FigureStyle style;
  private final double scale;
  private final int width;
  private final int height;

  private Page(Figure figure, FigureStyle style, int width, boolean vectors) {
    FigureRaster.requireWidth(width);
    this.style = style;
    this.width = width;
    scale = usualScale(width) * style.enlargement();
    if (width / scale < FigureRaster.LEAST_WIDTH) {
      throw new InputException(
          "The type is too large for a picture %s pixels wide; choose smaller type or more pixels."
              .formatted(Numerals.grouped(width)));
    }
    drawing = figure.layOut(width / scale, vectors ? Medium.VECTORS : Medium.pixels(scale), style);
    double high = Math.ceil(drawing.height() * scale);
    if (high > FigureRaster.LARGEST_HEIGHT) {
      throw new InputException(
          "The picture would be %s pixels high; choose a width up to %s."
              .formatted(
                  Numerals.grouped((long) high),
                  Numerals.grouped((long) (width * (FigureRaster.LARGEST_HEIGHT / high)))));
    }
    height = (int) high;
  }

  /** Pixels to a point of a layout in type of the usual size. */
  static double usualScale(int width) {
    return Math.max(1, width / PLAIN_WIDTH);
  }

  /**
   * Lays a figure out for pixels.
   *
   * @param width in pixels; the height follows
   * @throws InputException if the width is not possible
   */
  static Page ofPixels(Figure figure, FigureStyle style, int width) {
    return new Page(figure, style, width, false);
  }

  /** The same for marks and text. */
  static Page ofVectors(Figure figure, FigureStyle style, int width) {
    return new Page(figure, style, width, true);
  }

  FigureStyle style() {
    return style;
  }

  /** In pixels. */
  int width() {
    return width;
  }

  /** In pixels. */
  int height() {
    return height;
  }

  /**
   * Paints it with its upper left corner at the origin, in pixels. What lies outside the clip may
   * be left out.
   *
   * @throws java.util.concurrent.CancellationException if cancelled before the end
   */
  void paint(Graphics2D graphics, Cancellation cancellation) {
    if (!style.transparent()) {
      graphics.setColor(new Color(style.palette().background()));
      graphics.fill(new Rectangle2D.Double(0, 0, width, height));
    }
    graphics.scale(scale, scale);
    drawing.paint(graphics, cancellation);
  }
}
