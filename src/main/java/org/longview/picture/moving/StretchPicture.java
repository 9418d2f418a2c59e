package org.longview.picture.moving;

import java.util.List;
import org.longview.picture.BudgetRows;
import org.longview.picture.Numerals;
import org.longview.picture.TextMeasure;
import org.longview.picture.Tint;
import org.longview.picture.moving.Letters.Size;
import org.longview.picture.moving.Sheet.Side;

/** The square of the budget becomes a rectangle of the same area that is as wide as the text. */
public record StretchPicture(BudgetRows rows) implements MovingPicture {
  private static final double BEGIN = 0.2;
  private static final double END = 0.9;
  private static final double FILL = 0.75;
  private static final double MARGIN = 2;

  @Override
  public double seconds() {
    return 3.2;
  }

  @Override
  public List<Shape> at(double time, double width, double height, Letters letters) {
    Sheet sheet = new Sheet(letters);
    TextMeasure names = sheet.measure(Size.NORMAL);
    TextMeasure number = sheet.measure(Size.LARGE);
    double widest = (double) Math.max(rows.baseline(), rows.length());
    double highest = Math.max((double) rows.baseline(), rows.exactRows());
    double above = 1.5 * number.height();
    double below = 1.4 * names.height();
    double beside =
        Math.max(names.width(rowsTold(rows.rows())), names.width(rowsTold(rows.baseline())))
            + names.height();
    double scale =
        Math.min(
            Math.max(1, height - above - below) / highest,
            Math.max(0.3 * width, width - beside - 2 * MARGIN) / widest);
    double foot = above + highest * scale;

    double course = Course.smooth(time, BEGIN, END);
    double across = rows.baseline() * Math.pow(rows.length() / (double) rows.baseline(), course);
    double down = (double) rows.budget() / across;
    sheet.area(MARGIN, foot - down * scale, across * scale, down * scale, Tint.WINDOW, FILL);
    sheet.outline(
        MARGIN,
        foot - rows.baseline() * scale,
        rows.baseline() * scale,
        rows.baseline() * scale,
        1.5,
        true,
        Tint.MUTED,
        1);

    boolean first = course == 0;
    boolean last = course == 1;
    String columns =
        first
            ? "n₀ = " + Numerals.grouped(rows.baseline())
            : last ? "n = " + Numerals.grouped(rows.length()) : "";
    double middle = MARGIN + across * scale / 2;
    double half = names.width(columns) / 2;
    sheet.words(
        columns,
        Math.max(MARGIN + half, middle),
        Side.CENTRED_AT,
        foot + names.height() * 0.3 + names.ascent(),
        Size.NORMAL,
        Tint.TEXT,
        1);
    if (first || last) {
      sheet.words(
          rowsTold(first ? rows.baseline() : rows.rows()),
          MARGIN + across * scale + names.height() / 2,
          Side.LEFT_AT,
          foot - down * scale / 2 + (names.ascent() - names.descent()) / 2,
          Size.NORMAL,
          Tint.WINDOW,
          1);
    }
    sheet.words(told(first, last), MARGIN, Side.LEFT_AT, number.ascent(), Size.LARGE, Tint.TEXT, 1);
    return sheet.shapes();
  }

  private static String rowsTold(long count) {
    return Numerals.grouped(count) + (count == 1 ? " row" : " rows");
  }

  private String told(boolean first, boolean last) {
    String area = Numerals.grouped(rows.budget());
    if (first) {
      return Numerals.grouped(rows.baseline()) + "² = " + area;
    }
    if (!last) {
      return "area " + area;
    }
    return rows.remainder() == 0
        ? "%s × %s = %s"
            .formatted(Numerals.grouped(rows.length()), Numerals.grouped(rows.rows()), area)
        : "⌊%s / %s⌋ = %s"
            .formatted(area, Numerals.grouped(rows.length()), Numerals.grouped(rows.rows()));
  }

  @Override
  public String description() {
    return "A square of %s × %s entries, stretched to %s columns, is %s high."
        .formatted(
            Numerals.grouped(rows.baseline()),
            Numerals.grouped(rows.baseline()),
            Numerals.grouped(rows.length()),
            rowsTold(rows.rows()));
  }
}
