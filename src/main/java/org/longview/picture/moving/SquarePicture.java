package org.longview.picture.moving;

import java.util.List;
import org.longview.picture.Numerals;
import org.longview.picture.Tint;

/**
 * Every token is compared with every token: row by row a square fills, and is counted. With {@code
 * doubled} there are then twice as many tokens, and four times as many comparisons.
 *
 * @param tokens n, at least 1
 */
public record SquarePicture(long tokens, boolean doubled) implements MovingPicture {
  /** Cells that are larger are seen one by one. */
  private static final double CELL = 4;

  /** When the first square is full. */
  private static final double FULL = 0.45;

  private static final double GROWN = 0.55;
  private static final double MARGIN = 2;

  @Override
  public double seconds() {
    return doubled ? 6 : 3;
  }

  @Override
  public List<Shape> at(double time, double width, double height, Letters letters) {
    Sheet sheet = new Sheet(letters);
    long most = doubled ? 2 * tokens : tokens;
    double full = doubled ? FULL : 1;
    double second = Course.part(time, GROWN, 1);
    boolean grown = doubled && time >= GROWN;

    double beside = Column.widthFor(letters, 0.45 * width, equation(most), each(most));
    Parting parting = Parting.of(width, height, 1, beside, doubled ? 3 : 1, letters);
    double side = Math.min(parting.width(), parting.height());
    double cell = side / most;
    long rows = Course.counted(Course.part(time, 0, full), tokens);
    squareOutline(sheet, tokens * cell, 1);
    fill(sheet, 0, rows, 0, tokens, cell, 0.8);
    long added = 0;
    if (doubled) {
      squareOutline(sheet, side, Course.smooth(time, FULL, GROWN));
      added = Course.counted(second, most);
      // The old rows grow longer, then the new ones come
      fill(sheet, 0, Math.min(added, tokens), tokens, most, cell, 0.5);
      fill(sheet, tokens, added, 0, most, cell, 0.5);
    }

    long counted =
        rows * tokens
            + Math.min(added, tokens) * (most - tokens)
            + Math.max(0, added - tokens) * most;
    boolean complete = time >= 1 || (!grown && rows == tokens);
    long n = grown ? most : tokens;
    Column column = parting.column(sheet, side, side);
    column.number(complete ? equation(n) : Numerals.grouped(counted), Tint.TEXT);
    column.remark(each(n), Tint.MUTED, 1);
    if (grown) {
      column.remark("Twice as many tokens:", Tint.TEXT, 1);
      column.remark("four times as many comparisons.", Tint.WINDOW, Course.smooth(time, 0.97, 1));
    }
    return sheet.shapes();
  }

  private static String each(long n) {
    return "%s tokens, %s comparisons each".formatted(Numerals.grouped(n), Numerals.grouped(n));
  }

  private static String equation(long n) {
    return Numerals.grouped(n) + "² = " + Numerals.grouped(n * n);
  }

  private static void squareOutline(Sheet sheet, double side, double opacity) {
    sheet.outline(MARGIN, MARGIN, side - 1, side - 1, 1.5, false, Tint.MUTED, opacity);
  }

  /** Cells of some rows and columns: one by one where they are large enough, or else as a block. */
  private static void fill(
      Sheet sheet,
      long row,
      long rowEnd,
      long column,
      long columnEnd,
      double cell,
      double opacity) {
    if (cell < CELL) {
      sheet.area(
          MARGIN + column * cell,
          MARGIN + row * cell,
          (columnEnd - column) * cell,
          (rowEnd - row) * cell,
          Tint.WINDOW,
          opacity);
      return;
    }
    double gap = Math.max(0.75, 0.06 * cell);
    for (long i = row; i < rowEnd; i++) {
      for (long j = column; j < columnEnd; j++) {
        sheet.area(
            MARGIN + j * cell, MARGIN + i * cell, cell - gap, cell - gap, Tint.WINDOW, opacity);
      }
    }
  }

  @Override
  public String description() {
    String told =
        "A square of %s rows and columns, one cell for each of %s comparisons."
            .formatted(Numerals.grouped(tokens), Numerals.grouped(tokens * tokens));
    return doubled
        ? told
            + " With twice as many tokens there are %s."
                .formatted(Numerals.grouped(4 * tokens * tokens))
        : told;
  }
}
