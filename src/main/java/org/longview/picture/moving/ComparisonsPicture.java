package org.longview.picture.moving;

import java.util.List;
import org.longview.picture.Numerals;
import org.longview.picture.TextMeasure;
import org.longview.picture.Tint;
import org.longview.picture.moving.Letters.Size;
import org.longview.picture.moving.Sheet.Side;

/**
 * One token is compared with every token: a line to each, counted as they are drawn.
 *
 * @param tokens all names, at least one
 * @param query the place of the one that looks
 */
public record ComparisonsPicture(List<String> tokens, int query) implements MovingPicture {
  private static final double LAST = 0.92;
  private static final double MARGIN = 4;

  /** Room beside a name in its box, in lines of text. */
  private static final double PAD = 0.5;

  /** Copies the names. */
  public ComparisonsPicture {
    tokens = List.copyOf(tokens);
  }

  @Override
  public double seconds() {
    return Math.min(6, Math.max(3, 0.5 * tokens.size()));
  }

  @Override
  public List<Shape> at(double time, double width, double height, Letters letters) {
    Sheet sheet = new Sheet(letters);
    TextMeasure names = sheet.measure(Size.NORMAL);
    TextMeasure number = sheet.measure(Size.LARGE);
    int n = tokens.size();
    double[] middles = new double[n];
    double[] widths = new double[n];
    boolean named = place(width, names, middles, widths);
    double box = 1.8 * names.height();
    double foot = number.height() + 0.8 * names.height();
    double lower = Math.max(3 * box, height - MARGIN - foot - box - names.height());
    double progress = Course.part(time, 0, LAST) * n;

    for (int i = 0; i < n; i++) {
      if (named || i == query) {
        token(sheet, names, i, middles[i], MARGIN, box, i == query ? 1 : 0.12, 1);
      } else {
        tick(sheet, middles[i], widths[i], MARGIN, box, 0.25);
      }
    }
    for (int i = 0; i < n; i++) {
      double drawn = Math.max(0, Math.min(1, progress - i));
      double grown = drawn * drawn * (3 - 2 * drawn);
      sheet.line(
          middles[query],
          MARGIN + box + 2,
          middles[i],
          lower - 2,
          grown,
          named ? 2 : 1,
          Tint.WINDOW,
          named ? 0.9 : 0.35);
      boolean reached = drawn >= 1;
      if (named) {
        token(sheet, names, i, middles[i], lower, box, reached ? 0.75 : 0.12, 0.9);
        sheet.words(
            reached ? Integer.toString(i + 1) : "",
            middles[i],
            Side.CENTRED_AT,
            lower + box + 0.2 * names.height() + names.ascent(),
            Size.NORMAL,
            Tint.MUTED,
            1);
      } else {
        tick(sheet, middles[i], widths[i], lower, box, reached ? 0.9 : 0.25);
      }
    }
    long done = Math.min(n, (long) Math.floor(progress + 1e-9));
    String counted = Numerals.grouped(done);
    double baseline = height - MARGIN - number.descent();
    sheet.words(counted, MARGIN, Side.LEFT_AT, baseline, Size.LARGE, Tint.WINDOW, 1);
    sheet.words(
        done == 1 ? "comparison: a dot product q·k" : "comparisons, each a dot product q·k",
        MARGIN + number.width(counted) + 0.6 * names.height(),
        Side.LEFT_AT,
        baseline,
        Size.NORMAL,
        Tint.TEXT,
        1);
    return sheet.shapes();
  }

  /** Places the tokens side by side; says whether there is room for their names. */
  private boolean place(double width, TextMeasure names, double[] middles, double[] widths) {
    int n = tokens.size();
    double gap = 0.3 * names.height();
    double sum = 0;
    for (int i = 0; i < n; i++) {
      widths[i] = names.width(tokens.get(i)) + 2 * PAD * names.height();
      sum += widths[i] + gap;
    }
    double room = width - 2 * MARGIN;
    boolean named = sum <= room;
    double spare = named ? (room - sum) / n : 0;
    double x = MARGIN;
    for (int i = 0; i < n; i++) {
      if (!named) {
        widths[i] = 0.7 * room / n;
      }
      double step = named ? widths[i] + gap + spare : room / n;
      middles[i] = x + step / 2;
      x += step;
    }
    if (!named) {
      // The name of the one that looks stays within the picture
      double half = names.width(tokens.get(query)) / 2 + PAD * names.height();
      middles[query] = Math.max(MARGIN + half, Math.min(width - MARGIN - half, middles[query]));
    }
    return named;
  }

  private void token(
      Sheet sheet,
      TextMeasure names,
      int i,
      double middle,
      double y,
      double box,
      double filled,
      double opacity) {
    double across = names.width(tokens.get(i)) + 2 * PAD * names.height();
    sheet.area(middle - across / 2, y, across, box, Tint.WINDOW, filled * 0.45);
    sheet.outline(middle - across / 2, y, across, box, 1.5, false, Tint.WINDOW, filled);
    sheet.words(
        tokens.get(i),
        middle,
        Side.CENTRED_AT,
        y + (box - names.height()) / 2 + names.ascent(),
        Size.NORMAL,
        Tint.TEXT,
        opacity);
  }

  private static void tick(
      Sheet sheet, double middle, double width, double y, double height, double opacity) {
    sheet.area(middle - width / 2, y, width, height, Tint.WINDOW, opacity);
  }

  @Override
  public String description() {
    return "A line from “%s” to each of %d tokens: %d comparisons."
        .formatted(tokens.get(query), tokens.size(), tokens.size());
  }
}
