package org.longview.chart;

import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** Finds places for the names of curves, beside them and clear of all curves and other names. */
final class LabelPlacer {
  /** From a name to the point it stands beside, whose mark is drawn around it. */
  private static final double GAP = 5;

  /** What is kept free around a name, so that it is not read as a part of a curve. */
  private static final double CLEARANCE = 2.5;

  private static final double STEP = 0.04;
  private static final int NAME = 10;

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
   * Takes the rightmost free place beside a curve, above rather than below; if none is free, the
   * one that touches the fewest things. A name that fits nowhere beside it, as of a single point in
   * a corner, is moved inside.
   */
  Rectangle2D place(List<Point2D> curve, double width, double height) {
    Rectangle2D best = new Rectangle2D.Double();
    int fewest = Integer.MAX_VALUE;
    for (double part = 1; part > 0; part -= STEP) {
      Point2D point = at(part, curve);
      Rectangle2D above =
          new Rectangle2D.Double(
              point.getX() - width - GAP, point.getY() - height - GAP, width, height);
      Rectangle2D below =
          new Rectangle2D.Double(point.getX() + GAP, point.getY() + GAP, width, height);
      for (Rectangle2D candidate : List.of(above, below)) {
        int touched = area.contains(candidate) ? touched(candidate) : Integer.MAX_VALUE;
        if (touched < fewest) {
          best = candidate;
          fewest = touched;
        }
      }
    }
    if (fewest == Integer.MAX_VALUE) {
      best = inside(at(1, curve), width, height);
    }
    taken.add(best);
    return best;
  }

  private Rectangle2D inside(Point2D point, double width, double height) {
    double right = Math.max(area.getMinX(), area.getMaxX() - width);
    double bottom = Math.max(area.getMinY(), area.getMaxY() - height);
    return new Rectangle2D.Double(
        Math.min(Math.max(point.getX() + GAP, area.getMinX()), right),
        Math.min(Math.max(point.getY() - height - GAP, area.getMinY()), bottom),
        width,
        height);
  }

  /** A place on a curve, between its points too: those of some curves are far apart. */
  private static Point2D at(double part, List<Point2D> curve) {
    double left = part * length(curve);
    for (int i = 1; i < curve.size(); i++) {
      Point2D from = curve.get(i - 1);
      Point2D to = curve.get(i);
      double piece = from.distance(to);
      if (left <= piece && piece > 0) {
        double share = left / piece;
        return new Point2D.Double(
            from.getX() + share * (to.getX() - from.getX()),
            from.getY() + share * (to.getY() - from.getY()));
      }
      left -= piece;
    }
    return curve.get(curve.size() - 1);
  }

  private static double length(List<Point2D> curve) {
    double length = 0;
    for (int i = 1; i < curve.size(); i++) {
      length += curve.get(i - 1).distance(curve.get(i));
    }
    return length;
  }

  /** How many curves and names a place covers or touches, names counting more. */
  private int touched(Rectangle2D place) {
    Rectangle2D candidate =
        new Rectangle2D.Double(
            place.getX() - CLEARANCE,
            place.getY() - CLEARANCE,
            place.getWidth() + 2 * CLEARANCE,
            place.getHeight() + 2 * CLEARANCE);
    int touched = 0;
    for (Rectangle2D name : taken) {
      touched += candidate.intersects(name) ? NAME : 0;
    }
    for (List<Point2D> curve : curves) {
      boolean crosses = false;
      for (int i = 1; i < curve.size(); i++) {
        crosses |= new Line2D.Double(curve.get(i - 1), curve.get(i)).intersects(candidate);
      }
      touched += crosses ? 1 : 0;
    }
    return touched;
  }
}
