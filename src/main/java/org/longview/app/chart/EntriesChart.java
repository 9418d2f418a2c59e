package org.longview.app.chart;

import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Insets;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.DefaultXYDataset;
import org.longview.app.budget.BudgetModel;
import org.longview.app.job.Background;
import org.longview.app.state.Theme;
import org.longview.picture.Numerals;

/** Entries of the score matrix against the length of the text, both logarithmic. */
public final class EntriesChart extends ChartView {
  private static final double TOP = 6;
  private static final double RIGHT = 14;
  private static final double LEFT = 32;
  private static final double BOTTOM = 18;
  private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

  private final BudgetModel model;

  /** Follows the budget; appears once its fonts have been read. */
  public EntriesChart(BudgetModel model, Background background, Theme theme) {
    super(background, theme, new Insets(TOP, RIGHT, BOTTOM, LEFT));
    this.model = model;
    setId("entries-chart");
    model.stateProperty().addListener((property, before, now) -> requestLayout());
  }

  @Override
  void update(XYPlot plot) {
    BudgetModel.State state = model.stateProperty().get();
    EntriesModel entries = EntriesModel.of(state);
    setAccessibleText(describe(entries, state));
    PowerAxis lengths = new PowerAxis(2, 5, LogPlane::shortLength);
    lengths.setRange(entries.shortest(), entries.longest());
    PowerAxis amounts = new PowerAxis(10, 6, EntriesChart::powerOfTen);
    amounts.setRange(entries.least(), entries.most());
    setAxes(plot, lengths, amounts);
    plot.addRangeMarker(new ValueMarker(entries.budget(), color(palette().bad()), DASHED));
    plot.addDomainMarker(new ValueMarker(entries.length(), color(palette().text()), FINE_DASHED));
    draw(plot, entries, state);
    label(plot, entries);
  }

  private void draw(XYPlot plot, EntriesModel entries, BudgetModel.State state) {
    DefaultXYDataset lines = new DefaultXYDataset();
    DefaultXYDataset points = new DefaultXYDataset();
    XYLineAndShapeRenderer lineRenderer = new XYLineAndShapeRenderer(true, false);
    XYLineAndShapeRenderer pointRenderer = new XYLineAndShapeRenderer(false, true);
    lineRenderer.setDrawSeriesLineAsPath(true);
    for (int i = 0; i < entries.lines().size(); i++) {
      EntriesModel.Line line = entries.lines().get(i);
      lines.addSeries(line.kind(), new double[][] {line.lengths(), line.entries()});
      double now = Math.max(entries.least(), entries.entriesNow(line, state));
      points.addSeries(line.kind(), new double[][] {{entries.length()}, {now}});
      lineRenderer.setSeriesPaint(i, color(line.kind()));
      lineRenderer.setSeriesStroke(i, LINE);
      pointRenderer.setSeriesPaint(i, color(line.kind()));
      pointRenderer.setSeriesShape(i, new Ellipse2D.Double(-3, -3, 6, 6));
    }
    plot.setDataset(0, lines);
    plot.setRenderer(0, lineRenderer);
    plot.setDataset(1, points);
    plot.setRenderer(1, pointRenderer);
  }

  /** Names the curves beside them. */
  private void label(XYPlot plot, EntriesModel entries) {
    LogPlane plane =
        new LogPlane(
            plotWidth(),
            plotHeight(),
            entries.shortest(),
            entries.longest(),
            entries.least(),
            entries.most());
    List<List<Point2D>> curves = new ArrayList<>();
    for (EntriesModel.Line line : entries.lines()) {
      curves.add(plane.points(line.lengths(), line.entries()));
    }
    double[] ends = {entries.shortest(), entries.longest()};
    List<Point2D> budget = plane.line(ends, new double[] {entries.budget(), entries.budget()});
    curves.add(budget);
    double[] now = {entries.length(), entries.length()};
    curves.add(plane.points(now, new double[] {entries.least(), entries.most()}));
    LabelPlacer placer = plane.placer(curves);
    for (int i = 0; i < entries.lines().size(); i++) {
      EntriesModel.Line line = entries.lines().get(i);
      name(plot, plane, line.name(), placer, curves.get(i), color(line.kind()));
    }
    name(plot, plane, "budget n₀²", placer, budget, color(palette().bad()));
  }

  private Color color(EntriesModel.Kind kind) {
    return color(
        switch (kind) {
          case FULL -> palette().text();
          case PATTERN -> palette().window();
          case LINFORMER -> palette().projected();
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

  private static String describe(EntriesModel entries, BudgetModel.State state) {
    StringBuilder text = new StringBuilder("Entries at length ");
    text.append(Numerals.grouped(entries.length()));
    for (EntriesModel.Line line : entries.lines()) {
      text.append(", ").append(line.name()).append(": ");
      text.append(Numerals.threeDigits(entries.entriesNow(line, state)));
    }
    return text.append(", budget: ").append(Numerals.grouped(entries.budget())).toString();
  }
}
