package org.longview.app.chart;

import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** Finds places for the names of curves, beside them and clear of all curves and other names. */
final class LabelPlacer {
  private static final double GAP = 2;
  private static final double STEP = 0.04;

  private final Rectangle2D area;
  private final List<List<Point2D>> curves;
  private final List<Rectangle2D> taken = new ArrayList<>();

  /**
   * Begins with no names.
   *
   * @param area of the plot
   * @param curves all of them, each from left to right
   */
  LabelPlacer(Rectangle2D area, List<List<Point2D>> curves) {
    this.area = area;
    this.curves = curves;
  }

  /**
   * Takes the rightmost free place beside a curve, above rather than below; the right end of the
   * curve if none is free.
   */
  Rectangle2D place(List<Point2D> curve, double width, double height) {
    Rectangle2D fallback = null;
    for (double part = 1; part > 0; part -= STEP) {
      Point2D point = curve.get((int) Math.round(part * (curve.size() - 1)));
      Rectangle2D above =
          new Rectangle2D.Double(
              point.getX() - width - GAP, point.getY() - height - GAP, width, height);
      Rectangle2D below =
          new Rectangle2D.Double(point.getX() + GAP, point.getY() + GAP, width, height);
      fallback = fallback == null ? above : fallback;
      for (Rectangle2D candidate : List.of(above, below)) {
        if (isFree(candidate)) {
          taken.add(candidate);
          return candidate;
        }
      }
    }
    Rectangle2D last = fallback == null ? new Rectangle2D.Double() : fallback;
    taken.add(last);
    return last;
  }

  private boolean isFree(Rectangle2D candidate) {
    if (!area.contains(candidate) || taken.stream().anyMatch(candidate::intersects)) {
      return false;
    }
    for (List<Point2D> curve : curves) {
      for (int i = 1; i < curve.size(); i++) {
        if (new Line2D.Double(curve.get(i - 1), curve.get(i)).intersects(candidate)) {
          return false;
        }
      }
    }
    return true;
  }
}
