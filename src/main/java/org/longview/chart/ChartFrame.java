package org.longview.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.longview.chart.ChartContent.Margins;
import org.longview.picture.Palette;
import org.longview.picture.TextMeasure;

/**
 * Where a chart is drawn: its size, its colours and its type.
 *
 * @param width of the whole chart, in the units of what it is drawn on
 * @param height likewise
 * @param unit so many of these are one of a chart whose type has the normal size
 * @param palette its colours
 * @param ground what it stands on, as 0xFFrrggbb
 * @param font of its type, of any size
 * @param measure of its type
 */
public record ChartFrame(
    double width,
    double height,
    double unit,
    Palette palette,
    int ground,
    Font font,
    TextMeasure measure) {
  /** Size of letters. */
  public static final double TYPE = 10.5;

  static final BasicStroke LINE = new BasicStroke(2, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
  static final BasicStroke THIN = new BasicStroke(1);
  static final BasicStroke DASHED = dashed(2, 5, 4);
  static final BasicStroke FINE_DASHED = dashed(1, 3, 3);

  private static final double NAME_HEIGHT = 13;

  private static BasicStroke dashed(float width, float dash, float gap) {
    return new BasicStroke(
        width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {dash, gap}, 0);
  }

  /** A chart without anything, to be {@linkplain #show shown} things. */
  public static JFreeChart empty() {
    return new JFreeChart(null, null, new XYPlot(), false);
  }

  /** Makes a chart show something and nothing else. */
  public void show(ChartContent content, JFreeChart chart) {
    chart.setNotify(false);
    XYPlot plot = chart.getXYPlot();
    Margins margins = content.margins();
    Color line = color(palette.line());
    chart.setBackgroundPaint(color(ground));
    chart.setPadding(new RectangleInsets(unit * margins.top(), 0, 0, unit * margins.right()));
    plot.setFixedRangeAxisSpace(space(margins.left(), RectangleEdge.LEFT));
    plot.setFixedDomainAxisSpace(space(margins.bottom(), RectangleEdge.BOTTOM));
    plot.setBackgroundPaint(color(ground));
    plot.setOutlineVisible(false);
    plot.setDomainGridlinePaint(line);
    plot.setRangeGridlinePaint(line);
    plot.setDomainGridlineStroke(THIN);
    plot.setRangeGridlineStroke(THIN);
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    plot.setInsets(RectangleInsets.ZERO_INSETS);
    plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
    plot.clearDomainMarkers();
    plot.clearRangeMarkers();
    plot.clearAnnotations();
    content.update(plot, this);
    chart.setNotify(true);
  }

  private AxisSpace space(double size, RectangleEdge edge) {
    AxisSpace space = new AxisSpace();
    space.add(unit * size, edge);
    return space;
  }

  /** Where the plot lies, counted from its own upper left corner. */
  public Rectangle2D plot(Margins margins) {
    return new Rectangle2D.Double(
        0,
        0,
        Math.max(1, width - unit * (margins.left() + margins.right())),
        Math.max(1, height - unit * (margins.top() + margins.bottom())));
  }

  static Color color(int argb) {
    return new Color(argb);
  }

  Color groundColor() {
    return color(ground);
  }

  Font type() {
    return font.deriveFont((float) (unit * TYPE));
  }

  double nameHeight() {
    return unit * NAME_HEIGHT;
  }

  double nameWidth(String name) {
    return measure.width(name) + 2;
  }

  /** Sets the axes, dressed alike. */
  void setAxes(XYPlot plot, ValueAxis across, ValueAxis up) {
    for (ValueAxis axis : List.of(across, up)) {
      axis.setTickLabelFont(type());
      axis.setTickLabelPaint(color(palette.muted()));
      axis.setAxisLineVisible(false);
      axis.setTickMarksVisible(false);
    }
    plot.setDomainAxis(across);
    plot.setRangeAxis(up);
  }

  /** A name at a place of the axes' values. */
  XYTextAnnotation name(String name, double across, double up, TextAnchor anchor, Color color) {
    NameMark annotation = new NameMark(name, across, up);
    annotation.setFont(type());
    annotation.setPaint(color);
    annotation.setBackgroundPaint(groundColor());
    annotation.setTextAnchor(anchor);
    return annotation;
  }

  /**
   * Names a curve of a plot with logarithmic axes beside it.
   *
   * @param curve where the name may stand, from left to right
   */
  void name(
      XYPlot plot,
      LogPlane plane,
      String name,
      LabelPlacer placer,
      List<Point2D> curve,
      Color color) {
    Rectangle2D place = placer.place(curve, nameWidth(name), nameHeight());
    plot.addAnnotation(
        name(
            name,
            plane.length(place.getX()),
            plane.amount(place.getCenterY()),
            TextAnchor.CENTER_LEFT,
            color),
        false);
  }
}
