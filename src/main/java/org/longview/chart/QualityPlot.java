package org.longview.chart;

import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.math.BigDecimal;
import java.math.MathContext;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.FieldPosition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.DefaultXYDataset;
import org.jspecify.annotations.Nullable;
import org.longview.picture.Numerals;
import org.longview.picture.Palette;
import org.longview.study.TradeoffGrid.Family;
import org.longview.study.Wording;

/**
 * The cheapest settings for each quality: one line for each family, from few entries to many.
 *
 * @param lines those that have a point
 * @param smallerIsBetter whether small qualities are at the top
 * @param now entries of the settings of now; NaN for none
 * @param budget entries that the budget has; NaN for none
 * @param looked a point that is marked; null for none
 */
public record QualityPlot(
    List<Line> lines, boolean smallerIsBetter, double now, double budget, @Nullable Point looked)
    implements ChartContent {
  private static final Margins MARGINS = new Margins(8, 16, 18, 46);

  /** An error of 1 is that of no output at all; of Linformer's larger ones few points are seen. */
  private static final double WORST = 1;

  /**
   * A setting.
   *
   * @param index its place among all settings
   * @param entries positive
   * @param quality as a part of one
   */
  public record Point(int index, double entries, double quality) {}

  /**
   * The settings of a family.
   *
   * @param points by ascending entries, at least one
   */
  public record Line(Family family, List<Point> points) {}

  public QualityPlot {
    lines = List.copyOf(lines);
  }

  /** The lines in words: "Window only: 12 settings, 1.2 k to 260 k entries, 30.1 % to 99 %". */
  public String description() {
    return lines.stream()
        .map(
            line ->
                "%s: %s, %s to %s entries a head, %s to %s."
                    .formatted(
                        line.family().title(),
                        line.points().size() == 1
                            ? "1 setting"
                            : line.points().size() + " settings",
                        Numerals.brief(line.points().get(0).entries()),
                        Numerals.brief(line.points().get(line.points().size() - 1).entries()),
                        Wording.percent(line.points().get(0).quality()),
                        Wording.percent(line.points().get(line.points().size() - 1).quality())))
        .collect(Collectors.joining(" "));
  }

  /** The same with another point marked. */
  public QualityPlot withLooked(@Nullable Point point) {
    return new QualityPlot(lines, smallerIsBetter, now, budget, point);
  }

  /** All points, line by line. */
  public List<Point> points() {
    return lines.stream().flatMap(line -> line.points().stream()).toList();
  }

  /**
   * What is said of lines that are all beyond the chart, since they err more than no output does:
   * "Linformer k is beyond the chart, from 192 % on".
   */
  public Optional<String> beyond() {
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    double high = Range.of(this).high();
    String told =
        lines.stream()
            .filter(line -> line.points().stream().allMatch(point -> point.quality() > high))
            .map(
                line ->
                    "%s is beyond the chart, from %s on"
                        .formatted(
                            line.family().title(),
                            Wording.percent(
                                line.points().stream()
                                    .mapToDouble(Point::quality)
                                    .min()
                                    .orElseThrow())))
            .collect(Collectors.joining("; "));
    return told.isEmpty() ? Optional.empty() : Optional.of(told);
  }

  @Override
  public Margins margins() {
    return MARGINS;
  }

  /**
   * The nearest point within reach of a place.
   *
   * @param x from the left end of the plot
   * @param y from its upper end
   */
  public @Nullable Point at(double x, double y, double reach, ChartFrame frame) {
    Point nearest = null;
    if (!lines.isEmpty()) {
      Range range = Range.of(this);
      double least = reach;
      for (Point point : points()) {
        double distance = range.place(point, frame.plot(MARGINS)).distance(x, y);
        if (distance < least) {
          least = distance;
          nearest = point;
        }
      }
    }
    return nearest;
  }

  /** What the axes hold. */
  private record Range(double few, double many, double low, double high, boolean inverted) {
    static Range of(QualityPlot shown) {
      double few = Double.POSITIVE_INFINITY;
      double many = 0;
      double low = Double.POSITIVE_INFINITY;
      double high = Double.NEGATIVE_INFINITY;
      for (Line line : shown.lines()) {
        for (Point point : line.points()) {
          few = Math.min(few, point.entries());
          many = Math.max(many, point.entries());
          low = Math.min(low, point.quality());
          high = Math.max(high, point.quality());
        }
      }
      if (shown.smallerIsBetter()) {
        high = Math.max(low, Math.min(high, Math.max(WORST, worstOfWindows(shown))));
      }
      double margin = Math.max(0.002, 0.06 * (high - low));
      return new Range(
          few / 1.08, many * 1.08, low - margin, high + margin, shown.smallerIsBetter());
    }

    /** The largest quality of what excludes pairs. */
    private static double worstOfWindows(QualityPlot shown) {
      return shown.lines().stream()
          .filter(line -> line.family() != Family.LINFORMER)
          .flatMap(line -> line.points().stream())
          .mapToDouble(Point::quality)
          .max()
          .orElse(0);
    }

    Point2D place(Point point, Rectangle2D area) {
      double across = Math.log(point.entries() / few) / Math.log(many / few);
      double up = (point.quality() - low) / (high - low);
      return new Point2D.Double(
          area.getWidth() * across, area.getHeight() * (inverted ? up : 1 - up));
    }
  }

  @Override
  public void update(XYPlot plot, ChartFrame frame) {
    plot.setDataset(0, null);
    plot.setDataset(1, null);
    if (lines.isEmpty()) {
      NumberAxis none = new NumberAxis();
      none.setVisible(false);
      NumberAxis nothing = new NumberAxis();
      nothing.setVisible(false);
      frame.setAxes(plot, none, nothing);
      return;
    }
    Range range = Range.of(this);
    PowerAxis entries = new PowerAxis(2, 8, QualityPlot::amount);
    entries.setRange(range.few(), range.many());
    EvenAxis quality = new EvenAxis();
    quality.setRange(range.low(), range.high());
    quality.setInverted(smallerIsBetter);
    quality.setNumberFormatOverride(new Percent(smallerIsBetter ? Double.POSITIVE_INFINITY : 1));
    frame.setAxes(plot, entries, quality);
    mark(plot, range, now, frame.palette().text());
    mark(plot, range, budget, frame.palette().bad());
    draw(plot, frame);
    label(plot, range, frame);
  }

  /** Percentages, and nothing beside what is less than nothing or more than can be. */
  private static final class Percent extends DecimalFormat {
    private static final long serialVersionUID = 1L;
    private static final double ROUNDING = 1e-9;

    private final double most;

    Percent(double most) {
      super("0.## %", DecimalFormatSymbols.getInstance(Locale.ROOT));
      this.most = most;
    }

    @Override
    public StringBuffer format(double value, StringBuffer to, FieldPosition place) {
      return value < -ROUNDING || value > most + ROUNDING ? to : super.format(value, to, place);
    }
  }

  private static void mark(XYPlot plot, Range range, double entries, int color) {
    if (entries >= range.few() && entries <= range.many()) {
      plot.addDomainMarker(
          new ValueMarker(entries, ChartFrame.color(color), ChartFrame.FINE_DASHED));
    }
  }

  private void draw(XYPlot plot, ChartFrame frame) {
    DefaultXYDataset curves = new DefaultXYDataset();
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, true);
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      curves.addSeries(
          line.family(),
          new double[][] {
            line.points().stream().mapToDouble(Point::entries).toArray(),
            line.points().stream().mapToDouble(Point::quality).toArray()
          });
      renderer.setSeriesPaint(i, color(line.family(), frame.palette()));
      renderer.setSeriesStroke(i, ChartFrame.LINE);
      renderer.setSeriesShape(i, new Ellipse2D.Double(-2.5, -2.5, 5, 5));
    }
    plot.setDataset(0, curves);
    plot.setRenderer(0, renderer);
    DefaultXYDataset point = new DefaultXYDataset();
    Point marked = looked;
    if (marked != null) {
      point.addSeries("looked at", new double[][] {{marked.entries()}, {marked.quality()}});
    }
    XYLineAndShapeRenderer ring = new XYLineAndShapeRenderer(false, true);
    ring.setSeriesPaint(0, ChartFrame.color(frame.palette().text()));
    ring.setSeriesShapesFilled(0, false);
    ring.setSeriesShape(0, new Ellipse2D.Double(-6, -6, 12, 12));
    plot.setDataset(1, point);
    plot.setRenderer(1, ring);
  }

  /** Names the lines beside them. */
  private void label(XYPlot plot, Range range, ChartFrame frame) {
    Rectangle2D area = frame.plot(MARGINS);
    List<List<Point2D>> curves = new ArrayList<>();
    for (Line line : lines) {
      curves.add(line.points().stream().map(point -> range.place(point, area)).toList());
    }
    List<Point2D> nowLine = upright(range, now, area);
    List<Point2D> budgetLine = upright(range, budget, area);
    List<List<Point2D>> drawn = new ArrayList<>(curves);
    drawn.addAll(List.of(nowLine, budgetLine));
    LabelPlacer placer = new LabelPlacer(area, drawn);
    for (int i = 0; i < curves.size(); i++) {
      Line line = lines.get(i);
      List<Point2D> seen = curves.get(i).stream().filter(area::contains).toList();
      name(
          plot,
          range,
          frame,
          placer,
          seen,
          line.family().title(),
          color(line.family(), frame.palette()));
    }
    Color plain = ChartFrame.color(frame.palette().text());
    name(plot, range, frame, placer, nowLine, "now", plain);
    Color bad = ChartFrame.color(frame.palette().bad());
    name(plot, range, frame, placer, budgetLine, "budget n₀²", bad);
  }

  /** A line from bottom to top; empty where it is not seen. */
  private static List<Point2D> upright(Range range, double entries, Rectangle2D area) {
    if (!(entries >= range.few() && entries <= range.many())) {
      return List.of();
    }
    double x =
        area.getWidth() * Math.log(entries / range.few()) / Math.log(range.many() / range.few());
    return List.of(new Point2D.Double(x, area.getHeight()), new Point2D.Double(x, 0));
  }

  private static void name(
      XYPlot plot,
      Range range,
      ChartFrame frame,
      LabelPlacer placer,
      List<Point2D> curve,
      String name,
      Color color) {
    if (curve.isEmpty()) {
      return;
    }
    Rectangle2D place = placer.place(curve, frame.nameWidth(name), frame.nameHeight());
    Rectangle2D area = frame.plot(MARGINS);
    if (place.isEmpty()) {
      // A single point at the edge has room on its right
      Point2D last = curve.get(curve.size() - 1);
      place.setRect(last.getX() + 8, last.getY() - frame.nameHeight() / 2, 1, frame.nameHeight());
    }
    double across = place.getX() / area.getWidth();
    double down = place.getCenterY() / area.getHeight();
    double up =
        range.inverted()
            ? range.low() + down * (range.high() - range.low())
            : range.high() - down * (range.high() - range.low());
    plot.addAnnotation(
        frame.name(
            name,
            range.few() * Math.pow(range.many() / range.few(), across),
            up,
            TextAnchor.CENTER_LEFT,
            color),
        false);
  }

  /** As short as an axis wants it: "128", "4.1 k". */
  private static String amount(double entries) {
    int digits = entries < 1000 ? 3 : 2;
    return Numerals.brief(new BigDecimal(entries).round(new MathContext(digits)).doubleValue());
  }

  private static Color color(Family family, Palette palette) {
    return ChartFrame.color(
        switch (family) {
          case WINDOW -> palette.window();
          case WINDOW_GLOBAL -> palette.global();
          case DILATED -> palette.far();
          case LINFORMER -> palette.projected();
        });
  }
}
