package org.longview.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.longview.picture.Mark.Line;
import org.longview.picture.Mark.Rect;
import org.longview.picture.Mark.Role;

/**
 * The geometry of the {@link CrossOut} picture: the drawing at the lower left, to the right of it
 * the magnifier if there is one, and to the right of that a column of remarks.
 */
final class CrossOutLayout {
  /** Rows at least this high are drawn one by one. */
  private static final double ROW_BY_ROW = 3;

  /**
   * Crossed rows that are together lower, in lines of text, and not drawn one by one, are
   * magnified.
   */
  private static final double LOW_CROSSED = 3;

  /** A rectangle that is lower, in lines of text, is magnified even without crossed rows. */
  private static final double LOW_RECTANGLE = 0.6;

  private static final double MARGIN = 2;
  private static final double GAP = 8;
  private static final double LABEL_GAP = 4;

  /** What is asked for beyond the budget is drawn up to this share of the rest. */
  private static final double MOST_EXCESS = 0.25;

  /** The drawing keeps at least this share of the width; remarks that need more are left out. */
  private static final double LEAST_DRAWING = 0.3;

  private static final int MOST_LINES = 3;
  private static final double HARDLY_SMALLER = 0.8;

  /** What is drawn. */
  private final BudgetRows rows;

  /** What the drawing must have room for. */
  private final BudgetRows widest;

  private final double width;
  private final double height;
  private final TextMeasure text;
  private final RowStack stack;

  /** Where the drawing may begin, from the upper edge. */
  private final double upper;

  /** Where the square and the rectangle stand. */
  private final double lower;

  private final double scale;
  private final Rect square;
  private final Rect rectangle;
  private final Rect excess;
  private final List<Mark> marks = new ArrayList<>();
  private final List<LabelBlock> labels = new ArrayList<>();
  private OptionalDouble magnification = OptionalDouble.empty();

  CrossOutLayout(
      BudgetRows rows, BudgetRows widest, double width, double height, TextMeasure text) {
    this.rows = rows;
    this.widest = widest;
    this.width = width;
    this.height = height;
    this.text = text;
    stack = new RowStack(rows);
    double label = height >= 5 * text.height() ? text.height() + LABEL_GAP : 0;
    upper = MARGIN + label;
    lower = Math.max(upper + 1, height - MARGIN - label);

    double[] columns = columnWidths();
    double plain = bestScale(columns, 0);
    scale = isMagnified(plain) ? bestScale(columns, stripWidth() + 2 * GAP) : plain;

    double across = rows.length() * scale;
    square = standing(Role.SQUARE, rows.baseline() * scale, rows.baseline() * scale);
    rectangle = standing(Role.RECTANGLE, across, rows.exactRows() * scale);
    double stands = standing(Role.EXCESS, across, tokensHigh() * scale).y();
    double beyond = Math.max(0, asked(rows) - rows.exactRows());
    double excessTop = Math.max(stands, rectangle.y() - beyond * scale);
    excess = new Rect(Role.EXCESS, MARGIN, excessTop, across, rectangle.y() - excessTop);

    draw();
  }

  List<Mark> marks() {
    return List.copyOf(marks);
  }

  Rect square() {
    return square;
  }

  Rect rectangle() {
    return rectangle;
  }

  double scale() {
    return scale;
  }

  boolean isRowByRow() {
    return scale >= ROW_BY_ROW;
  }

  OptionalDouble magnification() {
    return magnification;
  }

  private Rect standing(Role role, double rectWidth, double rectHeight) {
    return new Rect(role, MARGIN, lower - rectHeight, rectWidth, rectHeight);
  }

  private double budgetHigh() {
    return Math.max((double) rows.baseline(), rows.exactRows());
  }

  private static double asked(BudgetRows rows) {
    return (double) rows.crossed() + rows.window().orElse(0);
  }

  /** Height of the drawing in tokens. */
  private double tokensHigh() {
    return Math.max(budgetHigh(), Math.min(asked(widest), (1 + MOST_EXCESS) * budgetHigh()));
  }

  private boolean isExcessCut() {
    return asked(rows) > tokensHigh();
  }

  private double tokensWide() {
    return (double) Math.max(rows.baseline(), rows.length());
  }

  /**
   * The largest scale, unless one with fewer lines to a remark is hardly smaller.
   *
   * @param columns width of the column of remarks if none has more than 1, 2, … lines
   * @param strip width to keep free for the magnifier
   */
  private double bestScale(double[] columns, double strip) {
    double largest = scaleBeside(columns[columns.length - 1] + GAP + strip);
    for (double column : columns) {
      double candidate = scaleBeside(column + GAP + strip);
      if (candidate >= HARDLY_SMALLER * largest) {
        return candidate;
      }
    }
    return largest;
  }

  private double scaleBeside(double taken) {
    double free = Math.max(LEAST_DRAWING * width, width - 2 * MARGIN - taken);
    return Math.min((lower - upper) / tokensHigh(), free / tokensWide());
  }

  private double[] columnWidths() {
    double[] widths = new double[MOST_LINES];
    for (Remark remark : Remark.on(widest, false, false, asked(widest) > tokensHigh())) {
      for (int i = 0; i < MOST_LINES; i++) {
        widths[i] = Math.max(widths[i], Wrapping.narrowest(remark.text(), i + 1, text));
      }
    }
    return widths;
  }

  private boolean isMagnified(double plainScale) {
    double crossedHeight = Math.min(widest.crossed(), rows.rows()) * plainScale;
    boolean tooThin =
        (widest.globals() > 0 && crossedHeight < LOW_CROSSED * text.height())
            || rows.exactRows() * plainScale < LOW_RECTANGLE * text.height();
    return tooThin
        && plainScale < ROW_BY_ROW
        && rows.rows() > 0
        && Magnifier.hasRoom(lower - upper, width);
  }

  private double stripWidth() {
    return Math.max(36, Math.min(120, 0.12 * width));
  }

  private void draw() {
    marks.addAll(stack.marks(0, rows.exactRows(), rectangle, scale, isRowByRow()));
    if (excess.height() > 0) {
      marks.add(excess);
    }
    marks.add(square);

    double lengthLeft = MARGIN + Math.max(0, (rectangle.width() - text.width(lengthLabel())) / 2);
    double lengthRight = lengthLeft + text.width(lengthLabel());
    boolean wide = rows.length() >= rows.baseline();
    double squareLeft =
        wide ? MARGIN + LABEL_GAP : 2 * GAP + Math.max(rectangle.right(), lengthRight);
    double right =
        Math.max(
            MARGIN + tokensWide() * scale,
            Math.max(lengthRight, squareLeft + text.width(squareLabel())));
    double shownFrom = 0;
    double shownTo = rows.exactRows();
    Rect shown = rectangle;
    double shownScale = scale;
    if (isMagnified(scale) && right + 2 * GAP + stripWidth() <= width - MARGIN) {
      Magnifier magnifier = new Magnifier(widest, scale, lower - upper, text.height());
      shownFrom = magnifier.from();
      shownTo = magnifier.to();
      shownScale = magnifier.scale();
      double stripHeight = (shownTo - shownFrom) * shownScale;
      double middle = rectangle.y() + (shownFrom + shownTo) / 2 * scale;
      double stripTop = Math.max(upper, Math.min(lower, middle + stripHeight / 2) - stripHeight);
      shown = new Rect(Role.MAGNIFIER, right + 2 * GAP, stripTop, stripWidth(), stripHeight);
      magnification = OptionalDouble.of(magnifier.times());
      drawMagnifier(magnifier, shown);
      right = shown.right();
    }

    addRemarks(right + GAP, shown, shownFrom, shownTo, shownScale);
    add(Role.LENGTH, lengthLabel(), lengthLeft, lower + LABEL_GAP);
    add(
        Role.SQUARE,
        squareLabel(),
        squareLeft,
        wide ? labelAbove(Math.min(square.y(), excess.y())) : lower + LABEL_GAP);
    if (magnification.isPresent()) {
      String times = "×" + Numerals.threeDigits(magnification.getAsDouble());
      add(
          Role.MAGNIFIER,
          times,
          shown.x() + (shown.width() - text.width(times)) / 2,
          labelAbove(shown.y()));
    }
    labels.forEach(label -> marks.addAll(label.marks(text)));
  }

  private String squareLabel() {
    return "n₀ × n₀ = " + Numerals.grouped(rows.budget());
  }

  private String lengthLabel() {
    return "n = " + Numerals.grouped(rows.length());
  }

  private double labelAbove(double y) {
    return y - LABEL_GAP - text.height();
  }

  private void drawMagnifier(Magnifier magnifier, Rect strip) {
    double from = rectangle.y() + magnifier.from() * scale;
    double to = rectangle.y() + magnifier.to() * scale;
    marks.add(new Line(Role.LEADER, rectangle.right(), from, strip.x(), strip.y()));
    marks.add(new Line(Role.LEADER, rectangle.right(), to, strip.x(), strip.bottom()));
    marks.addAll(stack.marks(magnifier.from(), magnifier.to(), strip, magnifier.scale(), true));
    marks.add(strip);
  }

  private void addRemarks(double x, Rect shown, double from, double to, double shownScale) {
    RemarkColumn column = new RemarkColumn(x, width - MARGIN - x, MARGIN, height - MARGIN, text);
    List<Remark> remarks =
        Remark.on(rows, isRowByRow(), rows.remainder() * scale >= ROW_BY_ROW, isExcessCut());
    List<LabelBlock> blocks =
        column.place(
            remarks,
            place ->
                switch (place) {
                  case EXCESS -> excess.y() + excess.height() / 2;
                  case CROSSED -> shown.y() + (stack.crossedMiddle(from, to) - from) * shownScale;
                  case LEFT -> shown.y() + (stack.leftMiddle(from, to) - from) * shownScale;
                  case REMAINDER -> lower - rows.remainder() * scale / 2;
                  case FOOT -> height;
                });
    blocks.forEach(this::addIfFree);
  }

  private void add(Role role, String label, double x, double y) {
    addIfFree(LabelBlock.at(role, List.of(label), x, y, text));
  }

  private void addIfFree(LabelBlock label) {
    if (label.isWithin(width, height) && labels.stream().noneMatch(label::overlaps)) {
      labels.add(label);
    }
  }
}
