package org.longview.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.ValueTick;
import org.jfree.chart.ui.RectangleEdge;
import org.junit.jupiter.api.Test;

class PowerAxisTest {
  private static List<Double> ticks(double from, double to) {
    PowerAxis axis = new PowerAxis(2, 8, Double::toString);
    axis.setRange(from, to);
    return axis
        .refreshTicks(
            new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics(),
            new AxisState(),
            new Rectangle2D.Double(0, 0, 100, 100),
            RectangleEdge.BOTTOM)
        .stream()
        .map(ValueTick::getValue)
        .toList();
  }

  @Test
  void onlyPowersWithinTheAxisAreNamed() {
    assertEquals(List.of(16.0, 32.0, 64.0, 128.0), ticks(13, 225));
    assertEquals(List.of(64.0, 128.0, 256.0), ticks(64, 256));
  }
}
