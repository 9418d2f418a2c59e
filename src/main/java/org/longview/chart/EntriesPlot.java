package org.longview.chart;

import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.DefaultXYDataset;
import org.longview.picture.Numerals;
import org.longview.picture.Palette;

/**
 * Entries of the score matrix against the length of the text, both logarithmic.
 *
 * @param lines the curves
 * @param budget n₀²
 * @param length n
 * @param shortest at the left end, a power of two
 * @param longest at the right end, a power of two
 */
public record EntriesPlot(
    List<Line> lines, long budget, long length, double shortest, double longest)
    implements ChartContent {
  private static final Margins MARGINS = new Margins(6, 14, 18, 32);
  private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

  /** Which curve. */
  public enum Kind {
    FULL,
    PATTERN,
    LINFORMER
  }

  /**
   * A curve.
   *
   * @param lengths from left to right
   * @param entries at each length
   * @param now entries at n
   */
  @SuppressWarnings("ArrayRecordComponent") // drawn once, never compared
  public record Line(Kind kind, String name, double[] lengths, double[] entries, double now) {
    public double last() {
      return entries[entries.length - 1];
    }
  }

  public EntriesPlot {
    lines = List.copyOf(lines);
  }

  @Override
  public Margins margins() {
    return MARGINS;
  }

  /** What is seen, for those who listen. */
  public String description() {
    StringBuilder text = new StringBuilder("Entries at length ");
    text.append(Numerals.grouped(length));
    for (Line line : lines) {
      text.append(", ").append(line.name()).append(": ");
      text.append(Numerals.threeDigits(line.now()));
    }
    return text.append(", budget: ").append(Numerals.grouped(budget)).toString();
  }

  /** The lowest power of ten below everything that is seen; at least 1. */
  public double least() {
    double least = budget;
    for (Line line : lines) {
      least = Math.min(least, line.entries()[0]);
    }
    return Math.pow(10, Math.max(0, Math.floor(Math.log10(least))));
  }

  /** The lowest power of ten above everything. */
  public double most() {
    double most = budget;
    for (Line line : lines) {
      most = Math.max(most, line.last());
    }
    return Math.pow(10, Math.ceil(Math.log10(most)));
  }

  @Override
  public void update(XYPlot plot, ChartFrame frame) {
    PowerAxis across = new PowerAxis(2, 5, LogPlane::shortLength);
    across.setRange(shortest, longest);
    PowerAxis up = new PowerAxis(10, 6, EntriesPlot::powerOfTen);
    up.setRange(least(), most());
    frame.setAxes(plot, across, up);
    plot.addRangeMarker(
        new ValueMarker(budget, ChartFrame.color(frame.palette().bad()), ChartFrame.DASHED));
    plot.addDomainMarker(
        new ValueMarker(length, ChartFrame.color(frame.palette().text()), ChartFrame.FINE_DASHED));
    draw(plot, frame);
    label(plot, frame);
  }

  private void draw(XYPlot plot, ChartFrame frame) {
    DefaultXYDataset curves = new DefaultXYDataset();
    DefaultXYDataset points = new DefaultXYDataset();
    XYLineAndShapeRenderer lineRenderer = new XYLineAndShapeRenderer(true, false);
    XYLineAndShapeRenderer pointRenderer = new XYLineAndShapeRenderer(false, true);
    lineRenderer.setDrawSeriesLineAsPath(true);
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      curves.addSeries(line.kind(), new double[][] {line.lengths(), line.entries()});
      double now = Math.max(least(), line.now());
      points.addSeries(line.kind(), new double[][] {{length}, {now}});
      lineRenderer.setSeriesPaint(i, color(line.kind(), frame.palette()));
      lineRenderer.setSeriesStroke(i, ChartFrame.LINE);
      pointRenderer.setSeriesPaint(i, color(line.kind(), frame.palette()));
      pointRenderer.setSeriesShape(i, new Ellipse2D.Double(-3, -3, 6, 6));
    }
    plot.setDataset(0, curves);
    plot.setRenderer(0, lineRenderer);
    plot.setDataset(1, points);
    plot.setRenderer(1, pointRenderer);
  }

  /** Names the curves beside them. */
  private void label(XYPlot plot, ChartFrame frame) {
    Rectangle2D area = frame.plot(MARGINS);
    LogPlane plane =
        new LogPlane(area.getWidth(), area.getHeight(), shortest, longest, least(), most());
    List<List<Point2D>> paths = new ArrayList<>();
    for (Line line : lines) {
      paths.add(plane.points(line.lengths(), line.entries()));
    }
    double[] ends = {shortest, longest};
    List<Point2D> level = plane.line(ends, new double[] {budget, budget});
    paths.add(level);
    double[] now = {length, length};
    paths.add(plane.points(now, new double[] {least(), most()}));
    LabelPlacer placer = plane.placer(paths);
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      frame.name(
          plot, plane, line.name(), placer, paths.get(i), color(line.kind(), frame.palette()));
    }
    frame.name(plot, plane, "budget n₀²", placer, level, ChartFrame.color(frame.palette().bad()));
  }

  private static Color color(Kind kind, Palette palette) {
    return ChartFrame.color(
        switch (kind) {
          case FULL -> palette.text();
          case PATTERN -> palette.window();
          case LINFORMER -> palette.projected();
        });
  }

  private static String powerOfTen(double value) {
    int power = (int) Math.round(Math.log10(value));
    StringBuilder text = new StringBuilder("10");
    for (char digit : Integer.toString(power).toCharArray()) {
      text.append(SUPERSCRIPTS.charAt(digit - '0'));
    }
    return text.toString();
  }
}
