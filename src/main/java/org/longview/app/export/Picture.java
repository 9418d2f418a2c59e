package org.longview.app.export;

import org.longview.export.FigureRaster;
import org.longview.work.Cancellation;

/**
 * A picture that is drawn.
 *
 * @param pixels row by row, as 0xAArrggbb
 */
@SuppressWarnings("ArrayRecordComponent") // handed from a worker to the view, never compared
record Picture(int width, int height, int[] pixels) {
  /**
   * Draws all rows.
   *
   * @throws java.util.concurrent.CancellationException if cancelled before the end
   */
  static Picture of(FigureRaster raster, Cancellation cancellation) {
    return new Picture(raster.width(), raster.height(), raster.pixels(cancellation));
  }
}
