package org.longview.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.longview.picture.Mark.Rect;

/**
 * The picture of the memory budget: the n₀ × n₀ square and, with its lower left corner on the
 * square's, the rectangle of the same area that is n wide; in the rectangle 2·s rows crossed out
 * for the global tokens, and below them the rows that remain for the window. Everything outside the
 * magnifier is drawn to one scale. Immutable.
 */
public final class CrossOut {
  private final BudgetRows rows;
  private final CrossOutLayout layout;

  private CrossOut(BudgetRows rows, CrossOutLayout layout) {
    this.rows = rows;
    this.layout = layout;
  }

  /**
   * Lays the picture out.
   *
   * @param width of the area to fill, in pixels; nothing is painted outside
   * @param height of the area, in pixels
   * @param text the font of the labels; those that have no room are left out
   */
  public static CrossOut of(BudgetRows rows, double width, double height, TextMeasure text) {
    return new CrossOut(rows, new CrossOutLayout(rows, rows, width, height, text));
  }

  /**
   * Lays the picture out as it is when only some of the global tokens have been counted, each thing
   * at the place that it has when all have.
   *
   * @param counted how many, from 0 to those of {@code rows}
   * @param width of the area to fill, in pixels
   * @param height of the area, in pixels
   * @param text the font of the labels
   */
  public static CrossOut of(
      BudgetRows rows, long counted, double width, double height, TextMeasure text) {
    BudgetRows shown = new BudgetRows(rows.baseline(), rows.length(), counted, rows.window());
    return new CrossOut(shown, new CrossOutLayout(shown, rows, width, height, text));
  }

  /** What to paint, in this order. */
  public List<Mark> marks() {
    return layout.marks();
  }

  /** The n₀ × n₀ square. */
  public Rect square() {
    return layout.square();
  }

  /** The rectangle of n columns and n₀²/n rows. */
  public Rect rectangle() {
    return layout.rectangle();
  }

  /** The one scale: pixels for each token, which is also the height of a row. */
  public double scale() {
    return layout.scale();
  }

  /** Whether each row is drawn on its own, and not only its share of the rectangle. */
  public boolean isRowByRow() {
    return layout.isRowByRow();
  }

  /** How many times larger the rows in the magnifier are; empty if there is no magnifier. */
  public OptionalDouble magnification() {
    return layout.magnification();
  }

  /** The picture in a sentence, for those who cannot see it. */
  public String description() {
    return describe(rows);
  }

  /** The picture of a budget in a sentence. */
  public static String describe(BudgetRows rows) {
    List<String> parts = new ArrayList<>();
    parts.add(
        "A budget of %s × %s entries stretched to %s columns has %s rows"
            .formatted(
                Numerals.grouped(rows.baseline()),
                Numerals.grouped(rows.baseline()),
                Numerals.grouped(rows.length()),
                Numerals.grouped(rows.rows())));
    parts.add(Numerals.grouped(rows.crossed()) + " are crossed out for global tokens");
    parts.add(
        rows.left() > 0
            ? Numerals.grouped(rows.left()) + " remain for the window"
            : "nothing remains for the window");
    if (rows.tooMany() > 0) {
      parts.add(Numerals.grouped(rows.tooMany()) + " more are asked for than there are");
    }
    return String.join("; ", parts) + ".";
  }
}
