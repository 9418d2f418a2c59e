package org.longview.chart;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LabelPlacerTest {
  private static final Rectangle2D AREA = new Rectangle2D.Double(0, 0, 280, 200);

  private static List<Point2D> line(double left, double right) {
    List<Point2D> points = new ArrayList<>();
    for (int i = 0; i <= 32; i++) {
      points.add(new Point2D.Double(AREA.getWidth() * i / 32, left + (right - left) * i / 32));
    }
    return points;
  }

  private static boolean touches(Rectangle2D place, List<Point2D> curve) {
    return new Line2D.Double(curve.get(0), curve.get(32)).intersects(place);
  }

  @Test
  void namesTouchNeitherCurvesNorEachOther() {
    List<List<Point2D>> curves =
        List.of(line(180, 5), line(185, 100), line(195, 130), line(90, 90));
    LabelPlacer placer = new LabelPlacer(AREA, curves);
    List<Rectangle2D> places = new ArrayList<>();
    for (List<Point2D> curve : curves) {
      Rectangle2D place = placer.place(curve, 60, 13);
      assertTrue(AREA.contains(place));
      for (List<Point2D> other : curves) {
        assertFalse(touches(place, other));
      }
      places.forEach(earlier -> assertFalse(earlier.intersects(place)));
      places.add(place);
    }
  }

  @Test
  void aNameOfASinglePointInACornerStaysByIt() {
    for (double x : new double[] {0, 280}) {
      for (double y : new double[] {0, 200}) {
        List<Point2D> point = List.of(new Point2D.Double(x, y));
        Rectangle2D place = new LabelPlacer(AREA, List.of(point)).place(point, 60, 13);
        assertTrue(AREA.contains(place), place.toString());
        assertTrue(new Rectangle2D.Double(x - 70, y - 20, 140, 40).contains(place));
      }
    }
  }

  @Test
  void aNameKeepsClearOfTheMarksOfItsCurve() {
    List<Point2D> curve = line(150, 60);
    Rectangle2D place = new LabelPlacer(AREA, List.of(curve)).place(curve, 60, 13);
    for (Point2D point : curve) {
      assertFalse(
          place.intersects(point.getX() - 4, point.getY() - 4, 8, 8), point + " in " + place);
    }
  }

  @Test
  void aNameHasPlacesBetweenTheFewPointsOfItsCurve() {
    List<Point2D> above = points(2, 91, 84, 85, 270, 50);
    List<Point2D> named = points(2, 95, 100, 90, 270, 70);
    List<Point2D> below = points(2, 99, 120, 110, 270, 150);
    List<Point2D> upright = points(100, 200, 100, 0);
    List<List<Point2D>> curves = List.of(above, named, below, upright);
    Rectangle2D place = new LabelPlacer(AREA, curves).place(named, 60, 13);
    for (List<Point2D> curve : curves) {
      for (int i = 1; i < curve.size(); i++) {
        assertFalse(new Line2D.Double(curve.get(i - 1), curve.get(i)).intersects(place));
      }
    }
  }

  private static List<Point2D> points(double... coordinates) {
    List<Point2D> points = new ArrayList<>();
    for (int i = 0; i < coordinates.length; i += 2) {
      points.add(new Point2D.Double(coordinates[i], coordinates[i + 1]));
    }
    return points;
  }

  @Test
  void whereNoPlaceIsFreeANameStillHasOne() {
    List<List<Point2D>> curves = new ArrayList<>();
    for (double y = 4; y < 200; y += 8) {
      curves.add(line(y, y));
    }
    Rectangle2D place = new LabelPlacer(AREA, curves).place(curves.get(10), 60, 13);
    assertTrue(AREA.contains(place));
  }
}
