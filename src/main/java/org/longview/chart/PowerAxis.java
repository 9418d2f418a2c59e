package org.longview.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.TickType;
import org.jfree.chart.axis.ValueTick;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/** A logarithmic axis with a line and a label at every so many powers of its base. */
final class PowerAxis extends LogAxis {
  private static final long serialVersionUID = 1L;

  /** What a bound may be short of a power by, of the exponent. */
  private static final double NEAR = 1e-6;

  private final int base;
  private final int mostTicks;
  private final transient DoubleFunction<String> label;

  PowerAxis(int base, int mostTicks, DoubleFunction<String> label) {
    super(null);
    this.base = base;
    this.mostTicks = mostTicks;
    this.label = label;
    setAutoRange(false);
  }

  @Override
  protected AxisState drawTickMarksAndLabels(
      Graphics2D g, double cursor, Rectangle2D all, Rectangle2D data, RectangleEdge edge) {
    return Anchor.ofTicks(edge)
        .during(g, () -> super.drawTickMarksAndLabels(g, cursor, all, data, edge));
  }

  @Override
  public List<ValueTick> refreshTicks(
      Graphics2D g, AxisState state, Rectangle2D area, RectangleEdge edge) {
    int low = (int) Math.ceil(Math.log(getLowerBound()) / Math.log(base) - NEAR);
    int high = (int) Math.floor(Math.log(getUpperBound()) / Math.log(base) + NEAR);
    int step = Math.max(1, (int) Math.ceil((high - low) / (double) mostTicks));
    boolean below = RectangleEdge.isTopOrBottom(edge);
    List<ValueTick> ticks = new ArrayList<>();
    for (int power = low; power <= high; power += step) {
      double value = Math.pow(base, power);
      ticks.add(
          new NumberTick(
              TickType.MAJOR,
              value,
              label.apply(value),
              below ? TextAnchor.TOP_CENTER : TextAnchor.CENTER_RIGHT,
              TextAnchor.CENTER,
              0));
    }
    return ticks;
  }
}
