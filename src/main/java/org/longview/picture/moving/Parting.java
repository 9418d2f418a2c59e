package org.longview.picture.moving;

import org.longview.picture.TextMeasure;
import org.longview.picture.moving.Letters.Size;

/**
 * How an area is parted between a drawing and the text that belongs to it: side by side, or the
 * text below where the drawing is larger so.
 *
 * @param width of the drawing's part, which begins at the upper left corner
 * @param height of the drawing's part
 * @param below whether the text stands below
 */
record Parting(double width, double height, boolean below, double textWidth) {
  private static final double MARGIN = 2;

  /**
   * Chooses how.
   *
   * @param proportion width of the drawing for each unit of its height
   * @param textWidth width of the text
   * @param lines how many remarks stand under the number
   */
  static Parting of(
      double width,
      double height,
      double proportion,
      double textWidth,
      int lines,
      Letters letters) {
    TextMeasure font = letters.of(Size.NORMAL);
    double gap = font.height();
    double textHeight = letters.of(Size.LARGE).height() + (0.5 + 1.6 * lines) * font.height();
    Parting beside =
        new Parting(width - textWidth - gap - 2 * MARGIN, height - 2 * MARGIN, false, textWidth);
    Parting above =
        new Parting(
            width - 2 * MARGIN, height - textHeight - gap - 2 * MARGIN, true, width - 2 * MARGIN);
    return above.fitting(proportion) > beside.fitting(proportion) ? above : beside;
  }

  /** Height of the largest drawing. */
  private double fitting(double proportion) {
    return Math.min(height, width / proportion);
  }

  /** The largest grid. */
  GridPlace grid(int rows, int columns) {
    return GridPlace.within(MARGIN, MARGIN, width, height, rows, columns);
  }

  /** Where the text goes, given how large the drawing became. */
  Column column(Sheet sheet, double drawnWidth, double drawnHeight) {
    double gap = sheet.measure(Size.NORMAL).height();
    return below
        ? new Column(sheet, MARGIN, MARGIN + drawnHeight + 0.6 * gap, textWidth)
        : new Column(sheet, MARGIN + drawnWidth + gap, MARGIN, textWidth);
  }
}
