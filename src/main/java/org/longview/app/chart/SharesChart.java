package org.longview.app.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.IntToDoubleFunction;
import javafx.geometry.Insets;
import javafx.scene.Cursor;
import javafx.scene.input.MouseEvent;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.DefaultXYDataset;
import org.jspecify.annotations.Nullable;
import org.longview.app.control.TypeSize;
import org.longview.app.job.Background;
import org.longview.app.state.Theme;
import org.longview.picture.Palette;

/**
 * Shares that grow with the rank: normalised cumulative singular values (Wang et al. 2020, figure
 * 1), one curve for each head, one of them in front.
 */
public final class SharesChart extends ChartView {
  private static final double TOP = 8;
  private static final double RIGHT = 14;
  private static final double LEFT = 40;
  private static final double BOTTOM = 18;
  private static final BasicStroke THIN = new BasicStroke(1);
  private static final int TICKS = 5;
  private static final double LABEL_GAP = 0.01;

  /** A part of the height of the chart that nobody sees. */
  private static final double LEAST_BEND = 0.0005;

  /** How much of its colour a curve behind has. */
  private static final double BEHIND_STRENGTH = 0.4;

  /**
   * A rank that is marked by a line across all curves.
   *
   * @param name beside the line
   * @param strong whether the line stands out
   */
  public record Mark(String name, double rank, boolean strong) {}

  /**
   * What is drawn.
   *
   * @param size n, the last rank
   * @param others the curves behind: the share at each rank from 1 to n, growing ever more slowly
   * @param chosen the curve in front; null if it is not known yet
   * @param share that is marked
   * @param rank k, at which the curve in front is marked
   * @param marks those beyond n are left out
   * @param description for those who listen
   */
  public record Curves(
      int size,
      List<IntToDoubleFunction> others,
      @Nullable IntToDoubleFunction chosen,
      double share,
      int rank,
      List<Mark> marks,
      String description) {}

  private final IntConsumer choose;
  private @Nullable Curves curves;

  /**
   * An empty chart.
   *
   * @param choose takes a rank that is pointed at
   */
  public SharesChart(IntConsumer choose, Background background, Theme theme) {
    super(background, theme, new Insets(TOP, RIGHT, BOTTOM, LEFT));
    this.choose = choose;
    setId("spectrum-chart");
    setCursor(Cursor.CROSSHAIR);
    addEventHandler(MouseEvent.MOUSE_PRESSED, this::point);
    addEventHandler(MouseEvent.MOUSE_DRAGGED, this::point);
  }

  /** Draws curves, unless they are drawn already. */
  public void show(Curves newCurves) {
    if (newCurves.equals(curves)) {
      return;
    }
    curves = newCurves;
    setAccessibleText(newCurves.description());
    requestLayout();
  }

  private void point(MouseEvent event) {
    Curves shown = curves;
    if (shown != null) {
      double part = (event.getX() - left()) / plotWidth();
      choose.accept((int) Math.round(Math.max(1, Math.min(shown.size(), part * shown.size()))));
    }
  }

  /** It stands on the window itself, not on a panel. */
  @Override
  Color ground() {
    return color(palette().background());
  }

  @Override
  void update(XYPlot plot) {
    Curves shown = curves;
    int size = shown == null ? 1 : shown.size();
    NumberAxis ranks = new NumberAxis();
    ranks.setRange(0, size);
    ranks.setTickUnit(new NumberTickUnit(tick(size)));
    NumberAxis shares = new NumberAxis();
    shares.setRange(0, 1.005);
    shares.setTickUnit(new NumberTickUnit(0.2));
    shares.setNumberFormatOverride(new java.text.DecimalFormat("0 %"));
    setAxes(plot, ranks, shares);
    DefaultXYDataset lines = new DefaultXYDataset();
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
    renderer.setDrawSeriesLineAsPath(true);
    DefaultXYDataset point = new DefaultXYDataset();
    if (shown != null) {
      Color behind =
          color(Palette.mix(palette().window(), palette().background(), BEHIND_STRENGTH));
      for (IntToDoubleFunction other : shown.others()) {
        add(lines, renderer, points(other, size), behind, THIN);
      }
      IntToDoubleFunction chosen = shown.chosen();
      if (chosen != null) {
        add(lines, renderer, points(chosen, size), color(palette().global()), LINE);
        int rank = Math.min(shown.rank(), size);
        point.addSeries("point", new double[][] {{rank}, {chosen.applyAsDouble(rank)}});
      }
      plot.addRangeMarker(new ValueMarker(shown.share(), color(palette().muted()), FINE_DASHED));
      mark(plot, shown);
    }
    plot.setDataset(0, lines);
    plot.setRenderer(0, renderer);
    plot.setDataset(1, point);
    XYLineAndShapeRenderer dot = new XYLineAndShapeRenderer(false, true);
    dot.setSeriesPaint(0, color(palette().global()));
    dot.setSeriesShape(0, new Ellipse2D.Double(-4, -4, 8, 8));
    plot.setRenderer(1, dot);
  }

  private static void add(
      DefaultXYDataset lines,
      XYLineAndShapeRenderer renderer,
      double[][] points,
      Color color,
      BasicStroke stroke) {
    int series = lines.getSeriesCount();
    lines.addSeries(series, points);
    renderer.setSeriesPaint(series, color);
    renderer.setSeriesStroke(series, stroke);
  }

  /** Ranks and shares from 0 on, as few as draw the same curve. */
  private static double[][] points(IntToDoubleFunction shares, int size) {
    List<Integer> ranks = new ArrayList<>(List.of(0));
    extend(ranks, shares, size);
    return new double[][] {
      ranks.stream().mapToDouble(rank -> rank).toArray(),
      ranks.stream().mapToDouble(rank -> at(shares, rank)).toArray()
    };
  }

  /** Goes on from the last point to a rank, by way of others where the curve bends between. */
  private static void extend(List<Integer> ranks, IntToDoubleFunction shares, int to) {
    int from = ranks.get(ranks.size() - 1);
    int middle = (from + to) / 2;
    double chord = (at(shares, from) + at(shares, to)) / 2;
    if (to - from > 1 && Math.abs(at(shares, middle) - chord) > LEAST_BEND) {
      extend(ranks, shares, middle);
      extend(ranks, shares, to);
    } else {
      ranks.add(to);
    }
  }

  private static double at(IntToDoubleFunction shares, int rank) {
    return rank == 0 ? 0 : shares.applyAsDouble(rank);
  }

  /** Lines at ranks, their names one below the other so that they do not meet. */
  private void mark(XYPlot plot, Curves shown) {
    double line = 1.4 * TypeSize.of(TYPE) / plotHeight();
    double y = 0.02;
    for (Mark mark : shown.marks()) {
      if (mark.rank() > shown.size()) {
        continue;
      }
      Color color = color(mark.strong() ? palette().text() : palette().projected());
      plot.addDomainMarker(
          new ValueMarker(mark.rank(), color, mark.strong() ? FINE_DASHED : DASHED));
      boolean left = mark.rank() > 0.6 * shown.size();
      XYTextAnnotation name =
          new XYTextAnnotation(
              mark.name(), mark.rank() + (left ? -LABEL_GAP : LABEL_GAP) * shown.size(), y);
      name.setFont(ChartFonts.regular(TYPE));
      name.setPaint(color);
      name.setBackgroundPaint(ground());
      name.setTextAnchor(left ? TextAnchor.BOTTOM_RIGHT : TextAnchor.BOTTOM_LEFT);
      plot.addAnnotation(name, false);
      y += line;
    }
  }

  /** A round distance between numbers. */
  private static double tick(int size) {
    double raw = Math.max(1, (double) size / TICKS);
    double power = Math.pow(2, Math.ceil(Math.log(raw) / Math.log(2)));
    return Math.max(1, power);
  }
}
