package org.longview.picture.moving;

import org.longview.picture.TextMeasure;
import org.longview.picture.Tint;
import org.longview.picture.Wrapping;
import org.longview.picture.moving.Letters.Size;
import org.longview.picture.moving.Sheet.Side;

/** Text beside a drawing, from the top down: a large number, and remarks below it. */
final class Column {
  private final Sheet sheet;
  private final double x;
  private final double width;
  private double y;

  Column(Sheet sheet, double x, double y, double width) {
    this.sheet = sheet;
    this.x = x;
    this.y = y;
    this.width = width;
  }

  /** Width that a drawing leaves to such a column: enough for what stands in it in one line. */
  static double widthFor(Letters letters, double most, String number, String... remarks) {
    double widest = letters.of(Size.LARGE).width(number);
    for (String remark : remarks) {
      widest = Math.max(widest, letters.of(Size.NORMAL).width(remark));
    }
    return Math.min(most, widest + 2);
  }

  void number(String text, Tint tint) {
    TextMeasure font = sheet.measure(Size.LARGE);
    boolean fits = font.width(text) <= width;
    if (!fits) {
      remark(text, tint, 1);
      return;
    }
    sheet.words(text, x, Side.LEFT_AT, y + font.ascent(), Size.LARGE, tint, 1);
    y += font.height() + 0.3 * sheet.measure(Size.NORMAL).height();
  }

  void remark(String text, Tint tint, double opacity) {
    TextMeasure font = sheet.measure(Size.NORMAL);
    for (String line : Wrapping.lines(text, width, font)) {
      sheet.words(line, x, Side.LEFT_AT, y + font.ascent(), Size.NORMAL, tint, opacity);
      y += 1.15 * font.height();
    }
    y += 0.35 * font.height();
  }
}
