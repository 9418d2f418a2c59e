package org.longview.app.tradeoffs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoomBesideTest {
  private static final Rectangle2D CELL = new Rectangle2D(100, 50, 46, 30);
  private static final double WIDE = 16;
  private static final double TALL = 12;

  @Test
  void without_a_ring_a_number_is_in_the_middle() {
    assertEquals(new Point2D(123, 65), RoomBeside.middle(CELL, WIDE, TALL, null));
  }

  @Test
  void a_ring_in_another_cell_moves_nothing() {
    Point2D far = new Point2D(300, 65);
    assertEquals(new Point2D(123, 65), RoomBeside.middle(CELL, WIDE, TALL, far));
  }

  @ParameterizedTest
  @CsvSource({"121, 65", "125, 65", "118, 60", "128, 72"})
  void a_number_goes_beside_a_ring_and_stays_in_its_cell(double x, double y) {
    Point2D ring = new Point2D(x, y);
    Point2D place = RoomBeside.middle(CELL, WIDE, TALL, ring);
    Rectangle2D number =
        new Rectangle2D(place.getX() - WIDE / 2, place.getY() - TALL / 2, WIDE, TALL);
    assertTrue(CELL.contains(number), place + " leaves the cell");
    // Half a unit of the margin around the number may be lost
    double reach = TradeoffMarks.REACH - 0.5;
    assertTrue(
        !number.intersects(x - reach, y - reach, 2 * reach, 2 * reach), place + " is hidden");
  }
}
