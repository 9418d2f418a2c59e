package org.longview.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.DefaultXYDataset;
import org.jspecify.annotations.Nullable;
import org.longview.picture.Numerals;
import org.longview.picture.Palette;

/**
 * Shares that grow with the rank: normalised cumulative singular values (Wang et al. 2020, figure
 * 1), one curve for each head, one of them in front.
 *
 * @param size n, the last rank
 * @param others the curves behind: the share at each rank from 1 to n, growing ever more slowly
 * @param chosen the curve in front; null if it is not known yet
 * @param share that is marked
 * @param rank k, at which the curve in front is marked
 * @param marks those beyond n are left out
 * @param description for those who listen
 */
public record SharesPlot(
    int size,
    List<IntToDoubleFunction> others,
    @Nullable IntToDoubleFunction chosen,
    double share,
    int rank,
    List<Mark> marks,
    String description)
    implements ChartContent {
  /** Of a figure below the chart; the last one reaches half its width beyond the curves. */
  private static final double DIGIT = 6.6;

  private static final double LEAST_RIGHT = 14;
  private static final int TICKS = 5;
  private static final double LABEL_GAP = 6;
  private static final double LINE_HEIGHT = 1.4;

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

  @Override
  public Margins margins() {
    double last = DIGIT * Numerals.grouped(size).length();
    return new Margins(8, Math.max(LEAST_RIGHT, Math.ceil(last / 2) + 2), 18, 40);
  }

  @Override
  public void update(XYPlot plot, ChartFrame frame) {
    Palette palette = frame.palette();
    EvenAxis ranks = new EvenAxis();
    ranks.setRange(0, size);
    ranks.setTickUnit(new NumberTickUnit(tick(size)));
    EvenAxis shares = new EvenAxis();
    shares.setRange(0, 1.005);
    shares.setTickUnit(new NumberTickUnit(0.2));
    shares.setNumberFormatOverride(new java.text.DecimalFormat("0 %"));
    frame.setAxes(plot, ranks, shares);
    DefaultXYDataset lines = new DefaultXYDataset();
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
    renderer.setDrawSeriesLineAsPath(true);
    DefaultXYDataset point = new DefaultXYDataset();
    Color behind =
        ChartFrame.color(Palette.mix(palette.window(), palette.background(), BEHIND_STRENGTH));
    for (IntToDoubleFunction other : others) {
      add(lines, renderer, points(other, size), behind, ChartFrame.THIN);
    }
    Color front = ChartFrame.color(palette.global());
    if (chosen != null) {
      add(lines, renderer, points(chosen, size), front, ChartFrame.LINE);
      int marked = Math.min(rank, size);
      point.addSeries("point", new double[][] {{marked}, {chosen.applyAsDouble(marked)}});
    }
    plot.addRangeMarker(
        new ValueMarker(share, ChartFrame.color(palette.muted()), ChartFrame.FINE_DASHED));
    mark(plot, frame);
    plot.setDataset(0, lines);
    plot.setRenderer(0, renderer);
    plot.setDataset(1, point);
    XYLineAndShapeRenderer dot = new XYLineAndShapeRenderer(false, true);
    dot.setSeriesPaint(0, front);
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
  private void mark(XYPlot plot, ChartFrame frame) {
    double line = LINE_HEIGHT * frame.unit() * ChartFrame.TYPE / frame.plot(margins()).getHeight();
    double gap = LABEL_GAP * frame.unit() * size / frame.plot(margins()).getWidth();
    double y = 0.02;
    for (Mark mark : marks) {
      if (mark.rank() > size) {
        continue;
      }
      Color color =
          ChartFrame.color(mark.strong() ? frame.palette().text() : frame.palette().projected());
      plot.addDomainMarker(
          new ValueMarker(
              mark.rank(), color, mark.strong() ? ChartFrame.FINE_DASHED : ChartFrame.DASHED));
      boolean left = mark.rank() > 0.6 * size;
      double x = beside(mark.rank(), left ? -gap : gap);
      TextAnchor anchor = left ? TextAnchor.BOTTOM_RIGHT : TextAnchor.BOTTOM_LEFT;
      XYTextAnnotation name = frame.name(mark.name(), x, y, anchor, color);
      // Where a line further away crosses it, it is interrupted
      name.setBackgroundPaint(ChartFrame.color(frame.ground()));
      plot.addAnnotation(name, false);
      y += line;
    }
  }

  /** A place at a distance from a line, and beyond those that are too near to it. */
  private double beside(double rank, double gap) {
    double place = rank + gap;
    for (Mark other : marks) {
      double ahead = (other.rank() - rank) * Math.signum(gap);
      if (ahead > 0 && ahead < 2 * Math.abs(gap)) {
        place = gap > 0 ? Math.max(place, other.rank() + gap) : Math.min(place, other.rank() + gap);
      }
    }
    return place;
  }

  /** A round distance between numbers. */
  private static double tick(int size) {
    double raw = Math.max(1, (double) size / TICKS);
    double power = Math.pow(2, Math.ceil(Math.log(raw) / Math.log(2)));
    return Math.max(1, power);
  }
}
