package org.longview.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.ui.RectangleEdge;

/** A linear axis. */
final class EvenAxis extends NumberAxis {
  private static final long serialVersionUID = 1L;

  @Override
  protected AxisState drawTickMarksAndLabels(
      Graphics2D g, double cursor, Rectangle2D all, Rectangle2D data, RectangleEdge edge) {
    return Anchor.ofTicks(edge)
        .during(g, () -> super.drawTickMarksAndLabels(g, cursor, all, data, edge));
  }
}
