package org.longview.picture;

/**
 * One thing to paint, in pixels from the upper left corner. Marks are painted in their order, each
 * with the {@link MarkStyle} of its role.
 */
public sealed interface Mark {
  /** What it stands for. */
  Role role();

  /**
   * A rectangle, its geometry exact. It is painted with {@link Role#paintedHeight}: a gap divides
   * it from the next one, and the thinnest one is seen.
   */
  record Rect(Role role, double x, double y, double width, double height) implements Mark {
    double right() {
      return x + width;
    }

    double bottom() {
      return y + height;
    }
  }

  /** A straight line. */
  record Line(Role role, double x1, double y1, double x2, double y2) implements Mark {}

  /**
   * A line of text.
   *
   * @param x its left end
   * @param baseline its baseline
   */
  record Label(Role role, String text, double x, double baseline) implements Mark {}

  /** What a mark stands for. */
  enum Role {
    /** The n₀ × n₀ square. */
    SQUARE(Tint.MUTED, 0, 1, true, 0),
    /** The rectangle of n columns; not painted itself, but filled by its rows. */
    RECTANGLE(Tint.MUTED, 0, 0, false, 0),
    /** The length n. */
    LENGTH(Tint.TEXT, 0, 0, false, 0),
    /** One row for a global token. */
    CROSSED_ROW(Tint.GLOBAL, 0.25, 0, false, 1.5),
    /** Rows for global tokens that are too thin to be drawn one by one. */
    CROSSED_BLOCK(Tint.GLOBAL, 0.4, 0, false, 0),
    /** A line across crossed rows. */
    CROSS(Tint.GLOBAL, 0, 1.6, false, 0),
    /** One row for the window. */
    WINDOW_ROW(Tint.WINDOW, 0.75, 0, false, 1.5),
    /** Rows for the window that are too thin to be drawn one by one. */
    WINDOW_BLOCK(Tint.WINDOW, 0.75, 0, false, 0),
    /** One row that remains and that the window asked for leaves free. */
    FREE_ROW(Tint.WINDOW, 0.25, 0, false, 1.5),
    /** Free rows that are too thin to be drawn one by one. */
    FREE_BLOCK(Tint.WINDOW, 0.25, 0, false, 0),
    /** The part of a row that is left over. */
    REMAINDER(Tint.MUTED, 0.3, 0, false, 0),
    /** What is asked for beyond the budget. */
    EXCESS(Tint.BAD, 0.12, 1, true, 0),
    /** The frame around magnified rows, and its scale. */
    MAGNIFIER(Tint.MUTED, 0, 1, false, 0),
    /** A thin line from rows to their magnified picture. */
    LEADER(Tint.MUTED, 0, 0.75, false, 0),
    /** A remark. */
    NOTE(Tint.MUTED, 0, 0, false, 0);

    private static final double HAIRLINE = 0.75;

    private final Tint tint;
    private final double fill;
    private final double stroke;
    private final boolean dashed;
    private final double gap;

    Role(Tint tint, double fill, double stroke, boolean dashed, double gap) {
      this.tint = tint;
      this.fill = fill;
      this.stroke = stroke;
      this.dashed = dashed;
      this.gap = gap;
    }

    /** How marks of this role look in a theme. */
    public MarkStyle style(Palette palette) {
      return new MarkStyle(tint.argb(palette), fill, stroke, dashed);
    }

    /** The part of a rectangle's height, from its top, that is filled or outlined. */
    public double paintedHeight(double height) {
      return Math.max(HAIRLINE, height - gap);
    }
  }
}
