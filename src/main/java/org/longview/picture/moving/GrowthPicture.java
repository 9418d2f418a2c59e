package org.longview.picture.moving;

import java.util.List;
import org.longview.picture.Numerals;
import org.longview.picture.TextMeasure;
import org.longview.picture.Tint;
import org.longview.picture.moving.Letters.Size;
import org.longview.picture.moving.Sheet.Side;

/**
 * n² against n on plain axes; a point walks up to a length, past a marked one if that is shorter.
 *
 * @param length n, at least 1
 * @param mark a length to compare with
 */
public record GrowthPicture(long length, long mark) implements MovingPicture {
  private static final double LAST = 0.92;
  private static final int PIECES = 96;

  @Override
  public double seconds() {
    return 5;
  }

  @Override
  public List<Shape> at(double time, double width, double height, Letters letters) {
    Sheet sheet = new Sheet(letters);
    TextMeasure font = sheet.measure(Size.NORMAL);
    TextMeasure number = sheet.measure(Size.LARGE);
    long most = Math.max(length, mark);
    double left = 4 + 0.28 * font.height();
    double top = number.height() + 0.6 * font.height();
    double bottom = height - 1.6 * font.height();
    double right = width - 0.5 * font.width(Numerals.grouped(most)) - 4;
    double across = (right - left) / most;
    double up = (bottom - top) / ((double) most * most);

    sheet.line(left, bottom, width - 2, bottom, 1, 1.5, Tint.MUTED, 1);
    sheet.line(left, top, left, bottom, 1, 1.5, Tint.MUTED, 1);
    double nearest = (mark < length ? mark : length) * across;
    String name = "tokens n";
    double room = nearest - font.width(Numerals.grouped(most)) / 2 - font.height();
    sheet.words(
        name,
        left,
        Side.LEFT_AT,
        bottom + 0.25 * font.height() + font.ascent(),
        Size.NORMAL,
        Tint.MUTED,
        font.width(name) < room ? 1 : 0);
    double now = Course.smooth(time, 0, LAST) * length;
    double before = 0;
    for (int i = 1; i <= PIECES; i++) {
      double n = now * i / PIECES;
      sheet.line(
          left + before * across,
          bottom - before * before * up,
          left + n * across,
          bottom - n * n * up,
          1,
          3,
          Tint.WINDOW,
          1);
      before = n;
    }
    double x = left + now * across;
    double y = bottom - now * now * up;
    sheet.line(x, y, x, bottom, 1, 1, Tint.MUTED, 0.8);
    sheet.line(x, y, left, y, 1, 1, Tint.MUTED, 0.8);
    double dot = 0.28 * font.height();
    sheet.area(x - dot, y - dot, 2 * dot, 2 * dot, Tint.WINDOW, 1);
    if (mark < length) {
      double markX = left + mark * across;
      double markY = bottom - (double) mark * mark * up;
      boolean passed = now >= mark;
      sheet.line(markX, bottom, markX, markY, 1, 2, Tint.GLOBAL, passed ? 1 : 0);
      sheet.line(markX, markY, left, markY, 1, 2, Tint.GLOBAL, passed ? 1 : 0);
      sheet.words(
          equation(mark),
          markX + 0.5 * font.height(),
          Side.LEFT_AT,
          bottom - 0.5 * font.height(),
          Size.NORMAL,
          Tint.GLOBAL,
          passed && markX + font.width(equation(mark)) + font.height() < right ? 1 : 0);
      axis(sheet, font, mark, markX, bottom, Tint.GLOBAL, passed ? 1 : 0);
    }
    long whole = Math.round(now);
    boolean apart =
        mark >= length
            || (length - mark) * across
                > font.width(Numerals.grouped(length)) + font.width(Numerals.grouped(mark));
    axis(sheet, font, length, left + length * across, bottom, Tint.TEXT, apart ? 1 : 0);
    sheet.words(
        equation(whole),
        left + font.height(),
        Side.LEFT_AT,
        number.ascent(),
        Size.LARGE,
        Tint.WINDOW,
        1);
    return sheet.shapes();
  }

  private static void axis(
      Sheet sheet, TextMeasure font, long n, double x, double bottom, Tint tint, double opacity) {
    double half = font.width(Numerals.grouped(n)) / 2;
    sheet.words(
        Numerals.grouped(n),
        Math.max(4 + half, x),
        Side.CENTRED_AT,
        bottom + 0.25 * font.height() + font.ascent(),
        Size.NORMAL,
        tint,
        opacity);
  }

  private static String equation(long n) {
    return Numerals.grouped(n) + "² = " + Numerals.grouped(n * n);
  }

  @Override
  public String description() {
    return "n² against n, up to " + equation(length) + ".";
  }
}
