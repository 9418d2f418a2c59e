package org.longview.export;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import org.longview.picture.CellColors;
import org.longview.picture.Rasterizer;
import org.longview.picture.ValueRaster;
import org.longview.picture.Viewport;
import org.longview.work.Cancellation;
import org.longview.work.Workers;

/** The cells of a {@link MatrixFigure}, as pixels or as marks of a vector figure. */
final class MatrixCells {
  /** Cells of a vector figure that are marks of their own; more are an image of exact cells. */
  private static final int MOST_MARKS = 4096;

  /** Rows or columns of such an image; of larger matrices, several cells share a pixel. */
  private static final int MOST_EXACT = 4096;

  private final MatrixFigure figure;
  private final FigureStyle style;
  private final Medium medium;
  private final Viewport view;

  /** In points. */
  private final double width;

  private final double height;
  private final int pixelsHigh;

  /** Cells that fill so many pixels, or of vectors, as much room as these would take. */
  MatrixCells(
      MatrixFigure figure, FigureStyle style, Medium medium, int pixelsWide, int pixelsHigh) {
    this.figure = figure;
    this.style = style;
    this.medium = medium;
    this.pixelsHigh = pixelsHigh;
    width = pixelsWide / medium.resolution();
    height = pixelsHigh / medium.resolution();
    int rows = figure.source().rows();
    int columns = figure.source().columns();
    view =
        medium.vectors()
            ? Viewport.fit(rows, columns, Math.min(MOST_EXACT, columns), Math.min(MOST_EXACT, rows))
            : Viewport.fit(rows, columns, pixelsWide, pixelsHigh);
  }

  /** Onto the pixels of the file; of vectors, onto one for each cell as far as that is possible. */
  Viewport view() {
    return view;
  }

  /**
   * Paints the matrix.
   *
   * @param left its left edge, in points
   * @param top its top edge, in points
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  void paint(Graphics2D graphics, double left, double top, Cancellation cancellation) {
    if (!medium.vectors()) {
      paintPixels(graphics, left, top, cancellation);
      return;
    }
    BufferedImage cells = image(0, view.down().pixels(), cancellation);
    if ((long) figure.source().rows() * figure.source().columns() <= MOST_MARKS) {
      paintMarks(graphics, left, top, cells);
    } else {
      AffineTransform placed = AffineTransform.getTranslateInstance(left, top);
      placed.scale(width / cells.getWidth(), height / cells.getHeight());
      graphics.drawImage(cells, placed, null);
    }
  }

  /** Paints the rows of pixels that the clip shows, straight onto the pixels of the file. */
  private void paintPixels(
      Graphics2D graphics, double left, double top, Cancellation cancellation) {
    AffineTransform before = graphics.getTransform();
    Point2D corner = before.transform(new Point2D.Double(left, top), null);
    int x = (int) Math.floor(corner.getX() + 0.5 + 1e-6);
    int y = (int) Math.floor(corner.getY() + 0.5 + 1e-6);
    graphics.setTransform(new AffineTransform());
    Rectangle clip = graphics.getClipBounds();
    int from = Math.max(0, clip.y - y);
    int to = Math.min(pixelsHigh, clip.y + clip.height - y);
    if (from < to) {
      graphics.drawImage(image(from, to, cancellation), x, y + from, null);
    }
    graphics.setTransform(before);
  }

  /** Some rows of pixels of a view, from (inclusive) to (exclusive). */
  private BufferedImage image(int from, int to, Cancellation cancellation) {
    ValueRaster values =
        ValueRaster.of(
            figure.source(), view, figure.reduction(), from, to, Workers.shared(), cancellation);
    BufferedImage image =
        new BufferedImage(view.across().pixels(), to - from, BufferedImage.TYPE_INT_RGB);
    int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    CellColors colors = figure.scheme().colors(style.palette());
    Rasterizer.paint(values, colors, style.palette(), pixels);
    return image;
  }

  /** Paints each cell as a rectangle, with a gap between large ones as in pixels. */
  private void paintMarks(Graphics2D graphics, double left, double top, BufferedImage cells) {
    double across = width / cells.getWidth();
    double down = height / cells.getHeight();
    double gapAcross = across >= Rasterizer.GRID_FROM ? 1 : 0;
    double gapDown = down >= Rasterizer.GRID_FROM ? 1 : 0;
    graphics.setColor(new Color(style.palette().grid()));
    graphics.fill(new Rectangle2D.Double(left, top, width, height));
    for (int row = 0; row < cells.getHeight(); row++) {
      for (int column = 0; column < cells.getWidth(); column++) {
        graphics.setColor(new Color(cells.getRGB(column, row)));
        graphics.fill(
            new Rectangle2D.Double(
                left + column * across, top + row * down, across - gapAcross, down - gapDown));
      }
    }
  }
}
