package org.longview.app.chart;

import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.math.BigDecimal;
import java.math.MathContext;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import javafx.geometry.Insets;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.DefaultXYDataset;
import org.jspecify.annotations.Nullable;
import org.longview.app.job.Background;
import org.longview.app.state.Theme;
import org.longview.picture.Numerals;
import org.longview.study.TradeoffGrid.Family;

/** The cheapest settings for each quality: one line for each family, from few entries to many. */
public final class QualityChart extends ChartView {
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

  /**
   * What is drawn.
   *
   * @param lines those that have a point
   * @param smallerIsBetter whether small qualities are at the top
   * @param now entries of the settings of now; NaN for none
   * @param budget entries that the budget has; NaN for none
   */
  public record Picture(List<Line> lines, boolean smallerIsBetter, double now, double budget) {}

  private static final double TOP = 8;
  private static final double RIGHT = 16;
  private static final double LEFT = 46;
  private static final double BOTTOM = 18;
  private static final double REACH = 16;

  /** An error of 1 is that of no output at all; of Linformer's larger ones few points are seen. */
  private static final double WORST = 1;

  private final IntFunction<String> told;
  private final IntConsumer pointed;
  private final IntConsumer use;
  private @Nullable Picture picture;
  private @Nullable Point looked;

  /**
   * An empty chart.
   *
   * @param told says what a setting is
   * @param pointed told of the setting under the mouse or the cursor, −1 for none
   * @param use takes a setting
   */
  public QualityChart(
      IntFunction<String> told,
      IntConsumer pointed,
      IntConsumer use,
      Background background,
      Theme theme) {
    super(background, theme, new Insets(TOP, RIGHT, BOTTOM, LEFT));
    this.told = told;
    this.pointed = pointed;
    this.use = use;
    setId("quality-chart");
    setFocusTraversable(true);
    getStyleClass().add("quality-chart");
    setAccessibleHelp("Left and right go from setting to setting, Enter uses one.");
    addEventHandler(MouseEvent.MOUSE_MOVED, event -> look(at(event.getX(), event.getY())));
    addEventHandler(MouseEvent.MOUSE_EXITED, event -> look(null));
    addEventHandler(
        MouseEvent.MOUSE_PRESSED,
        event -> {
          requestFocus();
          use(at(event.getX(), event.getY()));
          event.consume();
        });
    addEventHandler(KeyEvent.KEY_PRESSED, this::typed);
  }

  /** Draws lines; none if there is nothing to draw. */
  public void show(@Nullable Picture newPicture) {
    picture = newPicture;
    looked = null;
    requestLayout();
  }

  private void use(@Nullable Point point) {
    if (point != null) {
      use.accept(point.index());
    }
  }

  private void look(@Nullable Point point) {
    if (!Objects.equals(point, looked)) {
      looked = point;
      pointed.accept(point == null ? -1 : point.index());
      if (point != null) {
        setAccessibleText(told.apply(point.index()));
      }
      requestLayout();
    }
  }

  private List<Point> points() {
    Picture shown = picture;
    return shown == null
        ? List.of()
        : shown.lines().stream().flatMap(line -> line.points().stream()).toList();
  }

  private void typed(KeyEvent event) {
    List<Point> points = points();
    if (points.isEmpty() || event.isShortcutDown() || event.isAltDown()) {
      return;
    }
    Point from = looked;
    int place = from == null ? -1 : points.indexOf(from);
    switch (event.getCode()) {
      case LEFT -> look(points.get(Math.max(0, place - 1)));
      case RIGHT -> look(points.get(Math.min(points.size() - 1, place + 1)));
      case ENTER, SPACE -> use(from);
      default -> {
        return;
      }
    }
    event.consume();
  }

  /** The nearest setting within reach. */
  private @Nullable Point at(double x, double y) {
    Picture shown = picture;
    Point nearest = null;
    if (shown != null) {
      Range range = Range.of(shown);
      double least = REACH;
      for (Point point : points()) {
        Point2D place = range.place(point, area());
        double distance = place.distance(x - left(), y - top());
        if (distance < least) {
          least = distance;
          nearest = point;
        }
      }
    }
    return nearest;
  }

  private Rectangle2D area() {
    return new Rectangle2D.Double(0, 0, plotWidth(), plotHeight());
  }

  /** It stands on the window itself, not on a panel. */
  @Override
  Color ground() {
    return color(palette().background());
  }

  /** What the axes hold. */
  private record Range(double few, double many, double low, double high, boolean inverted) {
    static Range of(Picture shown) {
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
        high = Math.min(high, Math.max(WORST, worstOfWindows(shown)));
      }
      double margin = Math.max(0.002, 0.06 * (high - low));
      return new Range(
          few / 1.08, many * 1.08, low - margin, high + margin, shown.smallerIsBetter());
    }

    /** The largest quality of what excludes pairs. */
    private static double worstOfWindows(Picture shown) {
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
  void update(XYPlot plot) {
    Picture shown = picture;
    plot.setDataset(0, null);
    plot.setDataset(1, null);
    if (shown == null || shown.lines().isEmpty()) {
      NumberAxis none = new NumberAxis();
      none.setVisible(false);
      NumberAxis nothing = new NumberAxis();
      nothing.setVisible(false);
      setAxes(plot, none, nothing);
      return;
    }
    Range range = Range.of(shown);
    PowerAxis entries = new PowerAxis(2, 8, QualityChart::amount);
    entries.setRange(range.few(), range.many());
    NumberAxis quality = new NumberAxis();
    quality.setRange(range.low(), range.high());
    quality.setInverted(shown.smallerIsBetter());
    quality.setNumberFormatOverride(
        new DecimalFormat("0.## %", DecimalFormatSymbols.getInstance(Locale.ROOT)));
    setAxes(plot, entries, quality);
    mark(plot, range, shown.now(), palette().text());
    mark(plot, range, shown.budget(), palette().bad());
    draw(plot, shown);
    label(plot, shown, range);
  }

  private void mark(XYPlot plot, Range range, double entries, int color) {
    if (entries >= range.few() && entries <= range.many()) {
      plot.addDomainMarker(new ValueMarker(entries, color(color), FINE_DASHED));
    }
  }

  private void draw(XYPlot plot, Picture shown) {
    DefaultXYDataset lines = new DefaultXYDataset();
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, true);
    for (int i = 0; i < shown.lines().size(); i++) {
      Line line = shown.lines().get(i);
      lines.addSeries(
          line.family(),
          new double[][] {
            line.points().stream().mapToDouble(Point::entries).toArray(),
            line.points().stream().mapToDouble(Point::quality).toArray()
          });
      renderer.setSeriesPaint(i, color(line.family()));
      renderer.setSeriesStroke(i, LINE);
      renderer.setSeriesShape(i, new Ellipse2D.Double(-2.5, -2.5, 5, 5));
    }
    plot.setDataset(0, lines);
    plot.setRenderer(0, renderer);
    DefaultXYDataset point = new DefaultXYDataset();
    Point marked = looked;
    if (marked != null) {
      point.addSeries("looked at", new double[][] {{marked.entries()}, {marked.quality()}});
    }
    XYLineAndShapeRenderer ring = new XYLineAndShapeRenderer(false, true);
    ring.setSeriesPaint(0, color(palette().text()));
    ring.setSeriesShapesFilled(0, false);
    ring.setSeriesShape(0, new Ellipse2D.Double(-6, -6, 12, 12));
    plot.setDataset(1, point);
    plot.setRenderer(1, ring);
  }

  /** Names the lines beside them. */
  private void label(XYPlot plot, Picture shown, Range range) {
    Rectangle2D area = area();
    List<List<Point2D>> curves = new ArrayList<>();
    for (Line line : shown.lines()) {
      curves.add(line.points().stream().map(point -> range.place(point, area)).toList());
    }
    LabelPlacer placer = new LabelPlacer(area, curves);
    for (int i = 0; i < curves.size(); i++) {
      Line line = shown.lines().get(i);
      List<Point2D> seen = curves.get(i).stream().filter(area::contains).toList();
      name(plot, range, placer, seen, line.family().title(), color(line.family()));
    }
    name(plot, range, placer, upright(range, shown.now(), area), "now", color(palette().text()));
    name(
        plot,
        range,
        placer,
        upright(range, shown.budget(), area),
        "budget n₀²",
        color(palette().bad()));
  }

  /** A line from bottom to top; empty where it is not seen. */
  private static List<Point2D> upright(Range range, double entries, Rectangle2D area) {
    if (!(entries >= range.few() && entries <= range.many())) {
      return List.of();
    }
    double x =
        area.getWidth() * Math.log(entries / range.few()) / Math.log(range.many() / range.few());
    List<Point2D> points = new ArrayList<>();
    for (int i = 0; i <= 10; i++) {
      points.add(new Point2D.Double(x, area.getHeight() * (0.95 - 0.08 * i)));
    }
    return points;
  }

  private void name(
      XYPlot plot, Range range, LabelPlacer placer, List<Point2D> curve, String name, Color color) {
    if (curve.isEmpty()) {
      return;
    }
    Rectangle2D place = placer.place(curve, measure().width(name) + 2, nameHeight());
    Rectangle2D area = area();
    if (place.isEmpty()) {
      // A single point at the edge has room on its right
      Point2D last = curve.get(curve.size() - 1);
      place.setRect(last.getX() + 8, last.getY() - nameHeight() / 2, 1, nameHeight());
    }
    double across = place.getX() / area.getWidth();
    double down = place.getCenterY() / area.getHeight();
    XYTextAnnotation annotation =
        new XYTextAnnotation(
            name,
            range.few() * Math.pow(range.many() / range.few(), across),
            range.inverted()
                ? range.low() + down * (range.high() - range.low())
                : range.high() - down * (range.high() - range.low()));
    annotation.setFont(ChartFonts.regular(TYPE));
    annotation.setPaint(color);
    annotation.setBackgroundPaint(ground());
    annotation.setTextAnchor(TextAnchor.CENTER_LEFT);
    plot.addAnnotation(annotation, false);
  }

  /** As short as an axis wants it: "4.1 k". */
  private static String amount(double entries) {
    return Numerals.brief(new BigDecimal(entries).round(new MathContext(2)).doubleValue());
  }

  private Color color(Family family) {
    return color(
        switch (family) {
          case WINDOW -> palette().window();
          case WINDOW_GLOBAL -> palette().global();
          case DILATED -> palette().far();
          case LINFORMER -> palette().projected();
        });
  }
}
