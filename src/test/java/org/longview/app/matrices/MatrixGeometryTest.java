package org.longview.app.matrices;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.longview.app.matrices.MatrixGeometry.Zone;

class MatrixGeometryTest {
  @Test
  void theSquareAndItsLabelsFit() {
    for (double width : new double[] {120, 300, 700}) {
      for (double height : new double[] {120, 300, 500}) {
        MatrixGeometry geometry = MatrixGeometry.of(width, height, 80, 50, 1);
        assertTrue(geometry.left() + geometry.side() <= width);
        assertTrue(geometry.top() + geometry.side() <= height);
      }
    }
    assertEquals(0, MatrixGeometry.of(40, 40, 80, 80, 1).side());
  }

  @Test
  void edgesLieBetweenPixelsOfTheDevice() {
    MatrixGeometry geometry = MatrixGeometry.of(301.3, 280.7, 67.1, 47.1, 1.5);
    for (double edge : new double[] {geometry.left(), geometry.top(), geometry.side()}) {
      assertEquals(Math.rint(edge * 1.5), edge * 1.5, 1e-9);
    }
  }

  @Test
  void aPointOnASlantedLabelBelongsToTheColumnAtItsFoot() {
    MatrixGeometry geometry = MatrixGeometry.of(400, 400, 50, 50, 1);
    double foot = 120;
    for (double up : new double[] {1, 10, 30}) {
      double x = geometry.left() + foot + up / Math.tan(Math.toRadians(60));
      double y = geometry.top() - up;
      assertEquals(foot, geometry.foot(x, y), 1e-9);
      assertEquals(Zone.COLUMN_LABELS, geometry.zone(x, y));
    }
  }

  @Test
  void zonesAreToldApart() {
    MatrixGeometry geometry = MatrixGeometry.of(400, 400, 50, 50, 1);
    assertEquals(Zone.SQUARE, geometry.zone(geometry.left(), geometry.top()));
    assertEquals(Zone.ROW_LABELS, geometry.zone(geometry.left() - 1, geometry.top() + 5));
    assertEquals(Zone.OUTSIDE, geometry.zone(5, 5));
    assertEquals(Zone.OUTSIDE, geometry.zone(399, 399));
  }
}
