package org.longview.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.TextAnchor;
import org.jspecify.annotations.Nullable;

/** A name at a place of the axes' values. */
final class NameMark extends XYTextAnnotation {
  private static final long serialVersionUID = 1L;

  NameMark(String name, double across, double up) {
    super(name, across, up);
  }

  @Override
  public void draw(
      Graphics2D graphics,
      XYPlot plot,
      Rectangle2D data,
      ValueAxis across,
      ValueAxis up,
      int renderer,
      @Nullable PlotRenderingInfo info) {
    TextAnchor at = getTextAnchor();
    Anchor anchor =
        at.isLeft() ? Anchor.START : at.isHorizontalCenter() ? Anchor.MIDDLE : Anchor.END;
    anchor.during(
        graphics,
        () -> {
          super.draw(graphics, plot, data, across, up, renderer, info);
          return this;
        });
  }
}
