package org.longview.picture.moving;

import java.util.List;
import org.longview.picture.Numerals;
import org.longview.picture.TextMeasure;
import org.longview.picture.Tint;
import org.longview.picture.moving.Letters.Size;
import org.longview.picture.moving.Sheet.Side;

/**
 * The square of all pairs once more for every head of every layer, counted.
 *
 * @param tokens n
 */
public record HeadSquaresPicture(int layers, int heads, long tokens) implements MovingPicture {
  private static final double LAST = 0.95;
  private static final double LEAST_CELL = 3;
  private static final double GAP = 0.75;

  @Override
  public double seconds() {
    return 5;
  }

  @Override
  public List<Shape> at(double time, double width, double height, Letters letters) {
    Sheet sheet = new Sheet(letters);
    TextMeasure font = sheet.measure(Size.NORMAL);
    long squares = (long) layers * heads;
    long each = tokens * tokens;
    String all = Numerals.grouped(squares * each);
    String product = Numerals.grouped(squares) + " × " + Numerals.grouped(each) + " numbers";
    double beside =
        Column.widthFor(
            letters, 0.45 * width, all, product, "%d layers × %d heads".formatted(layers, heads));
    double label = font.height() + 4;
    double left = 2 + font.width("layers") + 0.5 * font.height();
    double top = 2 + label;
    GridPlace place =
        GridPlace.within(
            left, top, width - left - beside - font.height() - 2, height - top - 2, layers, heads);
    double progress = Course.part(time, 0, LAST) * squares;
    long done = Math.min(squares, (long) Math.floor(progress + 1e-9));
    double gap = 0.16 * place.cell();
    for (int i = 0; i < squares; i++) {
      double x = place.x() + (i % heads) * place.cell();
      int layer = i / heads;
      double y = place.y() + layer * place.cell();
      double side = place.cell() - gap;
      if (i < done) {
        square(sheet, x, y, side);
      } else {
        sheet.area(x, y, side, side, Tint.MUTED, 0.12);
      }
    }
    sheet.words(
        "heads",
        place.x() + place.width() / 2,
        Side.CENTRED_AT,
        2 + font.ascent(),
        Size.NORMAL,
        Tint.MUTED,
        1);
    sheet.words(
        "layers",
        left - 0.5 * font.height(),
        Side.RIGHT_AT,
        place.y() + (place.height() - font.height()) / 2 + font.ascent(),
        Size.NORMAL,
        Tint.MUTED,
        1);

    Column column = new Column(sheet, place.x() + place.width() + font.height(), top, beside);
    column.number(Numerals.grouped(done * each), Tint.WINDOW);
    column.remark(
        Numerals.grouped(done) + " × " + Numerals.grouped(each) + " numbers", Tint.TEXT, 1);
    column.remark("%d layers × %d heads".formatted(layers, heads), Tint.MUTED, 1);
    return sheet.shapes();
  }

  /** One square, with its cells where they can be told apart. */
  private void square(Sheet sheet, double x, double y, double side) {
    double cell = side / tokens;
    if (cell < LEAST_CELL) {
      sheet.area(x, y, side, side, Tint.WINDOW, 0.8);
      return;
    }
    for (int i = 0; i < tokens; i++) {
      for (int j = 0; j < tokens; j++) {
        sheet.area(x + j * cell, y + i * cell, cell - GAP, cell - GAP, Tint.WINDOW, 0.8);
      }
    }
  }

  @Override
  public String description() {
    return "%s squares of %s numbers each, %s in all."
        .formatted(
            Numerals.grouped((long) layers * heads),
            Numerals.grouped(tokens * tokens),
            Numerals.grouped((long) layers * heads * tokens * tokens));
  }
}
