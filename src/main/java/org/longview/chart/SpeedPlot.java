package org.longview.chart;

import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.DefaultXYDataset;
import org.longview.picture.Palette;
import org.longview.study.PatternKind;

/**
 * What mechanisms take against the length of the text, measured, both axes logarithmic.
 *
 * @param lines the last ones in front
 * @param shortest length, at the left
 * @param longest length, at the right
 * @param least amount, a power of {@code base}
 * @param most amount, a power of {@code base}
 * @param base of the axis of amounts
 * @param unit writes an amount at the axis
 * @param description for those who listen
 */
public record SpeedPlot(
    List<Line> lines,
    List<Mark> marks,
    double shortest,
    double longest,
    double least,
    double most,
    int base,
    DoubleFunction<String> unit,
    String description)
    implements ChartContent {
  private static final Margins MARGINS = new Margins(6, 14, 18, 50);
  private static final int TICKS = 7;

  /** How much of its colour a line behind has. */
  private static final double BEHIND_STRENGTH = 0.4;

  /** Where the name of a mark may stand around it, in pixels. */
  private static final double[][] AROUND = {
    {0, 0}, {-8, -8}, {0, -14}, {60, -6}, {60, 16}, {0, 16}, {-10, 8}
  };

  /** How a line is drawn. */
  public enum Style {
    /** Points, joined. */
    MEASURED,
    /** The same, paler. */
    EARLIER,
    /** A thin straight line. */
    THEORY,
    /** A thin straight line of what is never made. */
    IMAGINED
  }

  /**
   * A line.
   *
   * @param lengths from left to right
   * @param name beside it; empty for none
   */
  @SuppressWarnings("ArrayRecordComponent") // drawn once, never compared
  public record Line(
      PatternKind kind, Style style, double[] lengths, double[] amounts, String name) {}

  /** A point that stands out, with its name. */
  public record Mark(PatternKind kind, double length, double amount, String name) {}

  @Override
  public Margins margins() {
    return MARGINS;
  }

  @Override
  public void update(XYPlot plot, ChartFrame frame) {
    PowerAxis lengths = new PowerAxis(2, TICKS, LogPlane::shortLength);
    lengths.setRange(shortest, longest);
    PowerAxis amounts = new PowerAxis(base, TICKS, unit);
    amounts.setRange(least, most);
    frame.setAxes(plot, lengths, amounts);
    draw(plot, frame);
    label(plot, frame);
  }

  private void draw(XYPlot plot, ChartFrame frame) {
    DefaultXYDataset curves = new DefaultXYDataset();
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
    renderer.setDrawSeriesLineAsPath(true);
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      curves.addSeries(i, new double[][] {line.lengths(), line.amounts()});
      renderer.setSeriesPaint(i, color(line.kind(), line.style(), frame));
      renderer.setSeriesStroke(
          i,
          switch (line.style()) {
            case MEASURED -> ChartFrame.LINE;
            case EARLIER, THEORY -> ChartFrame.THIN;
            case IMAGINED -> ChartFrame.FINE_DASHED;
          });
      boolean dotted = line.style() == Style.MEASURED || line.style() == Style.EARLIER;
      double radius = line.style() == Style.MEASURED ? 3 : 2;
      renderer.setSeriesShapesVisible(i, dotted);
      renderer.setSeriesShape(i, new Ellipse2D.Double(-radius, -radius, 2 * radius, 2 * radius));
    }
    DefaultXYDataset points = new DefaultXYDataset();
    XYLineAndShapeRenderer rings = new XYLineAndShapeRenderer(false, true);
    rings.setUseFillPaint(true);
    rings.setUseOutlinePaint(true);
    for (int i = 0; i < marks.size(); i++) {
      Mark mark = marks.get(i);
      points.addSeries(i, new double[][] {{mark.length()}, {mark.amount()}});
      rings.setSeriesFillPaint(i, frame.groundColor());
      rings.setSeriesOutlinePaint(i, color(mark.kind(), Style.MEASURED, frame));
      rings.setSeriesOutlineStroke(i, ChartFrame.LINE);
      rings.setSeriesShape(i, new Ellipse2D.Double(-4.5, -4.5, 9, 9));
    }
    plot.setDataset(0, curves);
    plot.setRenderer(0, renderer);
    plot.setDataset(1, points);
    plot.setRenderer(1, rings);
  }

  /** Names lines and marks beside them. */
  private void label(XYPlot plot, ChartFrame frame) {
    Rectangle2D area = frame.plot(MARGINS);
    LogPlane plane =
        new LogPlane(area.getWidth(), area.getHeight(), shortest, longest, least, most);
    List<List<Point2D>> all = new ArrayList<>();
    for (Line line : lines) {
      all.add(plane.points(line.lengths(), line.amounts()));
    }
    LabelPlacer placer = plane.placer(all);
    for (Mark mark : marks) {
      Point2D center = plane.point(mark.length(), mark.amount());
      List<Point2D> around = new ArrayList<>();
      for (double[] step : AROUND) {
        around.add(0, new Point2D.Double(center.getX() + step[0], center.getY() + step[1]));
      }
      frame.name(
          plot, plane, mark.name(), placer, around, color(mark.kind(), Style.MEASURED, frame));
    }
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      if (!line.name().isEmpty()) {
        List<Point2D> named =
            line.lengths().length == 2 ? plane.line(line.lengths(), line.amounts()) : all.get(i);
        frame.name(
            plot, plane, line.name(), placer, named, color(line.kind(), line.style(), frame));
      }
    }
  }

  private static Color color(PatternKind kind, Style style, ChartFrame frame) {
    Palette palette = frame.palette();
    int strong =
        switch (kind) {
          case WINDOW -> palette.window();
          case WINDOW_GLOBAL -> palette.global();
          case LINFORMER -> palette.projected();
          default -> palette.text();
        };
    return ChartFrame.color(
        style == Style.MEASURED
            ? strong
            : Palette.mix(strong, palette.background(), BEHIND_STRENGTH));
  }
}
