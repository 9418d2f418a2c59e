package org.longview.app.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.fx.ChartCanvas;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jspecify.annotations.Nullable;
import org.longview.app.control.FontMeasure;
import org.longview.app.control.Fonts;
import org.longview.app.control.TypeSize;
import org.longview.app.job.Background;
import org.longview.app.state.Theme;
import org.longview.picture.Palette;

/** A chart that is drawn anew on every layout, in the colours of the theme. */
abstract class ChartView extends Region {
  /** Size of letters. */
  static final double TYPE = 10.5;

  static final BasicStroke LINE = new BasicStroke(2, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
  static final BasicStroke DASHED = dashed(2, 5, 4);
  static final BasicStroke FINE_DASHED = dashed(1, 3, 3);

  private static final double TYPE_HEIGHT = 13;

  private final Insets margins;
  private FontMeasure measure = new FontMeasure(Fonts.regular(TypeSize.of(TYPE)));
  private Theme theme;
  private @Nullable JFreeChart chart;
  private @Nullable ChartCanvas canvas;

  /**
   * An empty chart; it appears once its fonts have been read.
   *
   * @param margins around the plot, where numbers stand, for normal type
   */
  ChartView(Background background, Theme theme, Insets margins) {
    this.theme = theme;
    this.margins = margins;
    setMinSize(160, 120);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    background
        .jobs()
        .execute(
            () -> {
              ChartFonts.warmUp();
              background.ui().execute(this::begin);
            });
  }

  /** Repaints in the colours of another theme. */
  public void setTheme(Theme newTheme) {
    theme = newTheme;
    requestLayout();
  }

  /** Puts axes, curves and marks on a plot that has none. */
  abstract void update(XYPlot plot);

  /** Where the plot begins. */
  final double left() {
    return TypeSize.of(margins.getLeft());
  }

  /** Where the plot begins. */
  final double top() {
    return TypeSize.of(margins.getTop());
  }

  /** Width of the plot. */
  final double plotWidth() {
    return Math.max(1, getWidth() - left() - TypeSize.of(margins.getRight()));
  }

  /** Height of the plot. */
  final double plotHeight() {
    return Math.max(1, getHeight() - top() - TypeSize.of(margins.getBottom()));
  }

  /** Measures names. */
  final FontMeasure measure() {
    return measure;
  }

  Palette palette() {
    return theme.palette();
  }

  /** What the chart stands on. */
  Color ground() {
    return color(theme.panel());
  }

  static Color color(int argb) {
    return new Color(argb);
  }

  private void begin() {
    XYPlot plot = new XYPlot();
    JFreeChart made = new JFreeChart(null, null, plot, false);
    ChartCanvas view = new ChartCanvas(made);
    view.removeMouseHandler(view.getMouseHandler("zoom"));
    view.setTooltipEnabled(false);
    view.addOverlay(new CleanSlate());
    view.setMouseTransparent(true);
    chart = made;
    canvas = view;
    getChildren().add(view);
    requestLayout();
  }

  private static AxisSpace space(double size, RectangleEdge edge) {
    AxisSpace space = new AxisSpace();
    space.add(size, edge);
    return space;
  }

  @Override
  protected void layoutChildren() {
    JFreeChart drawn = chart;
    ChartCanvas view = canvas;
    if (drawn == null || view == null || getWidth() < 1 || getHeight() < 1) {
      return;
    }
    drawn.setNotify(false);
    XYPlot plot = drawn.getXYPlot();
    Font font = Fonts.regular(TypeSize.of(TYPE));
    if (!font.equals(measure.font())) {
      measure = new FontMeasure(font);
    }
    clear(drawn, plot);
    update(plot);
    view.setWidth(getWidth());
    view.setHeight(getHeight());
    drawn.setNotify(true);
  }

  private void clear(JFreeChart drawn, XYPlot plot) {
    Color line = color(palette().line());
    drawn.setBackgroundPaint(ground());
    drawn.setPadding(new RectangleInsets(top(), 0, 0, TypeSize.of(margins.getRight())));
    plot.setFixedRangeAxisSpace(space(left(), RectangleEdge.LEFT));
    plot.setFixedDomainAxisSpace(space(TypeSize.of(margins.getBottom()), RectangleEdge.BOTTOM));
    plot.setBackgroundPaint(ground());
    plot.setOutlineVisible(false);
    plot.setDomainGridlinePaint(line);
    plot.setRangeGridlinePaint(line);
    plot.setDomainGridlineStroke(new BasicStroke(1));
    plot.setRangeGridlineStroke(new BasicStroke(1));
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    plot.setInsets(RectangleInsets.ZERO_INSETS);
    plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
    plot.clearDomainMarkers();
    plot.clearRangeMarkers();
    plot.clearAnnotations();
  }

  /** Sets the axes, dressed alike. */
  void setAxes(XYPlot plot, ValueAxis across, ValueAxis up) {
    for (ValueAxis axis : List.of(across, up)) {
      axis.setTickLabelFont(ChartFonts.regular(TYPE));
      axis.setTickLabelPaint(color(palette().muted()));
      axis.setAxisLineVisible(false);
      axis.setTickMarksVisible(false);
    }
    plot.setDomainAxis(across);
    plot.setRangeAxis(up);
  }

  static double nameHeight() {
    return TypeSize.of(TYPE_HEIGHT);
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
    Rectangle2D place = placer.place(curve, measure.width(name) + 2, nameHeight());
    XYTextAnnotation annotation =
        new XYTextAnnotation(name, plane.length(place.getX()), plane.amount(place.getCenterY()));
    annotation.setFont(ChartFonts.regular(TYPE));
    annotation.setPaint(color);
    annotation.setBackgroundPaint(ground());
    annotation.setTextAnchor(TextAnchor.CENTER_LEFT);
    plot.addAnnotation(annotation, false);
  }

  private static BasicStroke dashed(float width, float dash, float gap) {
    return new BasicStroke(
        width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {dash, gap}, 0);
  }
}
