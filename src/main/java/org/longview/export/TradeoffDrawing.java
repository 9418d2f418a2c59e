package org.longview.export;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import org.jspecify.annotations.Nullable;
import org.longview.chart.Anchor;
import org.longview.picture.Numerals;
import org.longview.picture.TradeoffPicture;
import org.longview.picture.ValueScale;
import org.longview.work.Cancellation;

/** A {@link TradeoffFigure} that is laid out. */
final class TradeoffDrawing implements Drawing {
  private static final double MARGIN = 16;

  /** Room for the numbers of the axes, and for the axes' names. */
  private static final double LEFT = 46;

  private static final double BOTTOM = 40;
  private static final double TOP = 18;
  private static final double GAP = 12;
  private static final double TICK_GAP = 6;
  private static final double CELL_HEIGHT_TO_WIDTH = 0.62;
  private static final double HIGHEST_CELL = 40;
  private static final double DOT = 5;
  private static final Color CASING = new Color(0, 0, 0, 115);
  private static final BasicStroke CASING_STROKE = new BasicStroke(3.2f);
  private static final BasicStroke LINE_STROKE = new BasicStroke(1.4f);
  private static final BasicStroke MARK = new BasicStroke(2.5f);

  private final TradeoffFigure figure;
  private final TradeoffPicture picture;
  private final @Nullable ValueScale scale;
  private final FigureStyle style;
  private final TextFrame frame;
  private final @Nullable ColorBar bar;
  private final Lettering axes = new Lettering(Face.REGULAR, 10);
  private final Lettering numbers;
  private final double cellWidth;
  private final double cellHeight;

  TradeoffDrawing(TradeoffFigure figure, double width, FigureStyle style) {
    this.figure = figure;
    this.style = style;
    picture = figure.picture();
    scale = picture.scale();
    frame = new TextFrame(figure.text(), width, MARGIN, style);
    double room = width - 2 * frame.margin() - LEFT;
    double estimate = room / picture.columns();
    double lowest = width < TextFrame.LEAST_WIDTH ? 1 : 1.2 * axes.height();
    double height =
        picture.rows() * Math.min(HIGHEST_CELL, Math.max(lowest, CELL_HEIGHT_TO_WIDTH * estimate));
    bar = scale == null ? null : new ColorBar(values(scale), height, style.palette());
    cellWidth = Math.max(1, (room - (bar == null ? 0 : GAP + bar.width())) / picture.columns());
    cellHeight = height / picture.rows();
    numbers =
        new Lettering(
            Face.REGULAR, Math.max(5, Math.min(11, 0.3 * Math.min(cellWidth, 2 * cellHeight))));
  }

  private CellScheme.Values values(ValueScale of) {
    return new CellScheme.Values(
        picture.smallerIsBetter() ? picture.map().reversed() : picture.map(),
        of,
        figure.measure() + " in %");
  }

  @Override
  public double height() {
    return frame.top() + TOP + picture.rows() * cellHeight + BOTTOM + frame.below();
  }

  @Override
  public void paint(Graphics2D graphics, Cancellation cancellation) {
    double tall = picture.rows() * cellHeight;
    frame.paint(graphics, frame.top() + TOP + tall + BOTTOM);
    Graphics2D inside = (Graphics2D) graphics.create();
    inside.translate(frame.margin() + LEFT, frame.top() + TOP);
    paintCells(inside);
    cancellation.check();
    for (TradeoffPicture.Line line : picture.lines()) {
      paintLine(inside, line);
    }
    paintNumbers(inside);
    paintAxes(inside);
    if (picture.isMarked()) {
      paintMark(inside);
    }
    if (bar != null) {
      bar.paint(inside, picture.columns() * cellWidth + GAP, 0);
    }
    inside.dispose();
  }

  private Color color(double percent) {
    return new Color(
        scale == null || Double.isNaN(percent)
            ? style.palette().excluded()
            : picture.color(scale, percent));
  }

  private void paintCells(Graphics2D graphics) {
    for (int column = 0; column < picture.columns(); column++) {
      for (int row = 0; row < picture.rows(); row++) {
        graphics.setColor(color(picture.percent(column, row)));
        graphics.fill(
            new Rectangle2D.Double(
                column * cellWidth + 0.5, top(row) + 0.5, cellWidth - 1, cellHeight - 1));
      }
    }
  }

  /** Numbers on a patch of their cell's colour, so that no line goes through them. */
  private void paintNumbers(Graphics2D graphics) {
    double tall = 0.9 * numbers.height();
    for (int column = 0; column < picture.columns(); column++) {
      for (int row = 0; row < picture.rows(); row++) {
        double percent = picture.percent(column, row);
        if (Double.isNaN(percent)) {
          continue;
        }
        String number = TradeoffPicture.number(percent);
        Color color = color(percent);
        double wide = numbers.width(number);
        double x = (column + 0.5) * cellWidth;
        double y = top(row) + cellHeight / 2;
        graphics.setColor(color);
        graphics.fill(new Rectangle2D.Double(x - wide / 2 - 1.5, y - tall / 2, wide + 3, tall));
        graphics.setColor(new Color(TradeoffPicture.ink(color.getRGB())));
        numbers.paint(
            graphics, number, x, y + (numbers.ascent() - numbers.descent()) / 2, Anchor.MIDDLE);
      }
    }
  }

  private void paintLine(Graphics2D graphics, TradeoffPicture.Line line) {
    Path2D path = new Path2D.Double();
    for (TradeoffPicture.Place place : line.places()) {
      if (path.getCurrentPoint() == null) {
        path.moveTo(x(place), y(place));
      } else {
        path.lineTo(x(place), y(place));
      }
    }
    Graphics2D clipped = (Graphics2D) graphics.create();
    clipped.clip(
        new Rectangle2D.Double(0, 0, picture.columns() * cellWidth, picture.rows() * cellHeight));
    if (scale != null) {
      clipped.setColor(CASING);
      clipped.setStroke(CASING_STROKE);
      clipped.draw(path);
    }
    clipped.setColor(scale == null ? new Color(style.palette().muted()) : Color.WHITE);
    clipped.setStroke(LINE_STROKE);
    clipped.draw(path);
    clipped.dispose();
    TradeoffPicture.Place end = picture.end(line);
    if (end != null) {
      String entries = Numerals.brief((double) line.entries());
      graphics.setColor(new Color(style.palette().muted()));
      axes.paint(graphics, entries, x(end), -TICK_GAP + 1, Anchor.MIDDLE);
    }
  }

  private void paintAxes(Graphics2D graphics) {
    graphics.setColor(new Color(style.palette().muted()));
    double bottom = picture.rows() * cellHeight;
    for (int column = 0; column < picture.columns(); column += step()) {
      centered(
          graphics,
          Long.toString(picture.grid().windows().get(column)),
          (column + 0.5) * cellWidth,
          bottom + TICK_GAP + axes.ascent());
    }
    for (int row = 0; row < picture.rows(); row++) {
      String count = Integer.toString(picture.grid().counts().get(row));
      axes.paint(
          graphics,
          count,
          -TICK_GAP,
          top(row) + (cellHeight + axes.ascent() - axes.descent()) / 2,
          Anchor.END);
    }
    centered(
        graphics,
        "window w",
        picture.columns() * cellWidth / 2,
        bottom + 2 * TICK_GAP + 2 * axes.height());
    String globals = "global tokens s";
    axes.paintTurned(graphics, globals, -LEFT + axes.ascent(), bottom / 2, 90, Anchor.MIDDLE);
  }

  /** Windows from one that is named to the next, so that names do not touch. */
  private int step() {
    double widest =
        picture.grid().windows().stream()
            .mapToDouble(window -> axes.width(Long.toString(window)))
            .max()
            .orElse(0);
    return (int) Math.max(1, Math.ceil((widest + TICK_GAP) / cellWidth));
  }

  private void centered(Graphics2D graphics, String text, double x, double y) {
    axes.paint(graphics, text, x, y, Anchor.MIDDLE);
  }

  /** The setting that is used. */
  private void paintMark(Graphics2D graphics) {
    TradeoffPicture.Place marked = picture.marked();
    graphics.setColor(new Color(style.palette().global()));
    graphics.setStroke(MARK);
    graphics.draw(
        picture.isCellMarked()
            ? new Rectangle2D.Double(
                x(marked) - cellWidth / 2 + 0.5,
                y(marked) - cellHeight / 2 + 0.5,
                cellWidth - 1,
                cellHeight - 1)
            : new Ellipse2D.Double(x(marked) - DOT, y(marked) - DOT, 2 * DOT, 2 * DOT));
  }

  private double top(int row) {
    return (picture.rows() - 1 - row) * cellHeight;
  }

  private double x(TradeoffPicture.Place place) {
    return place.across() * cellWidth;
  }

  private double y(TradeoffPicture.Place place) {
    return place.down() * cellHeight;
  }
}
