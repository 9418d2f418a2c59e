package org.longview.app.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import javafx.geometry.Insets;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.DefaultXYDataset;
import org.jspecify.annotations.Nullable;
import org.longview.app.job.Background;
import org.longview.app.state.Theme;
import org.longview.picture.Palette;
import org.longview.study.PatternKind;

/** What mechanisms take against the length of the text, measured, both axes logarithmic. */
public final class SpeedChart extends ChartView {
  private static final double TOP = 6;
  private static final double RIGHT = 14;
  private static final double LEFT = 50;
  private static final double BOTTOM = 18;
  private static final int TICKS = 7;
  private static final BasicStroke THIN = new BasicStroke(1);

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

  /**
   * What is drawn.
   *
   * @param lines the last ones in front
   * @param shortest length, at the left
   * @param longest length, at the right
   * @param least amount, a power of {@code base}
   * @param most amount, a power of {@code base}
   * @param base of the axis of amounts
   * @param description for those who listen
   */
  public record Curves(
      List<Line> lines,
      List<Mark> marks,
      double shortest,
      double longest,
      double least,
      double most,
      int base,
      String description) {}

  private final DoubleFunction<String> unit;
  private @Nullable Curves curves;

  /**
   * An empty chart.
   *
   * @param unit writes an amount at the axis
   */
  public SpeedChart(DoubleFunction<String> unit, Background background, Theme theme) {
    super(background, theme, new Insets(TOP, RIGHT, BOTTOM, LEFT));
    this.unit = unit;
  }

  /** Draws curves. */
  public void show(Curves newCurves) {
    curves = newCurves;
    setAccessibleText(newCurves.description());
    requestLayout();
  }

  /** It stands on the window itself, not on a panel. */
  @Override
  Color ground() {
    return color(palette().background());
  }

  @Override
  void update(XYPlot plot) {
    Curves shown = curves;
    if (shown == null) {
      plot.setDataset(0, new DefaultXYDataset());
      plot.setDataset(1, new DefaultXYDataset());
      return;
    }
    PowerAxis lengths = new PowerAxis(2, TICKS, LogPlane::shortLength);
    lengths.setRange(shown.shortest(), shown.longest());
    PowerAxis amounts = new PowerAxis(shown.base(), TICKS, unit);
    amounts.setRange(shown.least(), shown.most());
    setAxes(plot, lengths, amounts);
    draw(plot, shown);
    label(plot, shown);
  }

  private void draw(XYPlot plot, Curves shown) {
    DefaultXYDataset lines = new DefaultXYDataset();
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
    renderer.setDrawSeriesLineAsPath(true);
    for (int i = 0; i < shown.lines().size(); i++) {
      Line line = shown.lines().get(i);
      lines.addSeries(i, new double[][] {line.lengths(), line.amounts()});
      renderer.setSeriesPaint(i, color(line.kind(), line.style()));
      renderer.setSeriesStroke(
          i,
          switch (line.style()) {
            case MEASURED -> LINE;
            case EARLIER, THEORY -> THIN;
            case IMAGINED -> FINE_DASHED;
          });
      boolean points = line.style() == Style.MEASURED || line.style() == Style.EARLIER;
      double radius = line.style() == Style.MEASURED ? 3 : 2;
      renderer.setSeriesShapesVisible(i, points);
      renderer.setSeriesShape(i, new Ellipse2D.Double(-radius, -radius, 2 * radius, 2 * radius));
    }
    DefaultXYDataset marks = new DefaultXYDataset();
    XYLineAndShapeRenderer rings = new XYLineAndShapeRenderer(false, true);
    rings.setUseFillPaint(true);
    rings.setUseOutlinePaint(true);
    for (int i = 0; i < shown.marks().size(); i++) {
      Mark mark = shown.marks().get(i);
      marks.addSeries(i, new double[][] {{mark.length()}, {mark.amount()}});
      rings.setSeriesFillPaint(i, ground());
      rings.setSeriesOutlinePaint(i, color(mark.kind(), Style.MEASURED));
      rings.setSeriesOutlineStroke(i, LINE);
      rings.setSeriesShape(i, new Ellipse2D.Double(-4.5, -4.5, 9, 9));
    }
    plot.setDataset(0, lines);
    plot.setRenderer(0, renderer);
    plot.setDataset(1, marks);
    plot.setRenderer(1, rings);
  }

  /** Names lines and marks beside them. */
  private void label(XYPlot plot, Curves shown) {
    LogPlane plane =
        new LogPlane(
            plotWidth(),
            plotHeight(),
            shown.shortest(),
            shown.longest(),
            shown.least(),
            shown.most());
    List<List<Point2D>> all = new ArrayList<>();
    for (Line line : shown.lines()) {
      all.add(plane.points(line.lengths(), line.amounts()));
    }
    LabelPlacer placer = plane.placer(all);
    for (Mark mark : shown.marks()) {
      Point2D center = plane.point(mark.length(), mark.amount());
      List<Point2D> around = new ArrayList<>();
      for (double[] step : AROUND) {
        around.add(0, new Point2D.Double(center.getX() + step[0], center.getY() + step[1]));
      }
      name(plot, plane, mark.name(), placer, around, color(mark.kind(), Style.MEASURED));
    }
    for (int i = 0; i < shown.lines().size(); i++) {
      Line line = shown.lines().get(i);
      if (!line.name().isEmpty()) {
        List<Point2D> named =
            line.lengths().length == 2 ? plane.line(line.lengths(), line.amounts()) : all.get(i);
        name(plot, plane, line.name(), placer, named, color(line.kind(), line.style()));
      }
    }
  }

  private Color color(PatternKind kind, Style style) {
    int strong =
        switch (kind) {
          case WINDOW -> palette().window();
          case WINDOW_GLOBAL -> palette().global();
          case LINFORMER -> palette().projected();
          default -> palette().text();
        };
    return color(
        style == Style.MEASURED
            ? strong
            : Palette.mix(strong, palette().background(), BEHIND_STRENGTH));
  }
}
