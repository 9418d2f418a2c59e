package org.longview.picture;

/**
 * One direction of a {@link Viewport}: a row of cells seen through a row of pixels. Cell c covers
 * the places from c to c + 1, pixel p those from p to p + 1.
 *
 * @param cells number of cells
 * @param pixels number of device pixels
 * @param first the place, in cells, at the near edge of pixel 0
 * @param scale device pixels for each cell
 */
public record Axis(int cells, int pixels, double first, double scale) {
  /** Far smaller than any cell or pixel, far larger than rounding errors. */
  private static final double TOLERANCE = 1e-7;

  /** Where a place in cells is seen, in pixels; outside 0 … {@code pixels} if it is not seen. */
  public double toPixels(double place) {
    return (place - first) * scale;
  }

  /** The place, in cells, that is seen at {@code pixel}. */
  public double toCells(double pixel) {
    return first + pixel / scale;
  }

  /** The cell at a pixel position, or −1 beside the matrix. */
  public int cellAt(double pixel) {
    double place = Math.floor(toCells(pixel) + TOLERANCE);
    return place >= 0 && place < cells ? (int) place : -1;
  }

  /**
   * The first pixel that shows a cell where cells are at least a pixel wide: the first one whose
   * middle lies in the cell or beyond. The cell ends before the first pixel of the next one.
   */
  public int firstPixelOf(int cell) {
    return (int) Math.ceil(toPixels(cell) - 0.5 - TOLERANCE * scale);
  }

  /** The first cell of which something is seen. */
  public int firstVisible() {
    return (int) Math.max(0, Math.floor(first + TOLERANCE));
  }

  /** The cell behind the last one of which something is seen. */
  public int endVisible() {
    return endBefore(pixels);
  }

  /** The cell behind the last one that is touched before a pixel position. */
  int endBefore(double pixel) {
    return (int) Math.min(cells, Math.ceil(toCells(pixel) - TOLERANCE));
  }

  /** Whether a pixel may show more than one cell. */
  public boolean cellsSharePixels() {
    return scale < 1;
  }
}
