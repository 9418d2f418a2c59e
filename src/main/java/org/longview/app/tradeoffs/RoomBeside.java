package org.longview.app.tradeoffs;

import java.util.Comparator;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import org.jspecify.annotations.Nullable;

/** Where a number goes in a cell so that it is read. */
final class RoomBeside {
  private RoomBeside() {}

  /**
   * The middle of a number: that of its cell, or else where, within the cell, a ring hides least of
   * it.
   *
   * @param wide of the number
   * @param tall of the number
   * @param ring its middle; null if there is none
   */
  static Point2D middle(Rectangle2D cell, double wide, double tall, @Nullable Point2D ring) {
    Point2D middle =
        new Point2D(cell.getMinX() + cell.getWidth() / 2, cell.getMinY() + cell.getHeight() / 2);
    if (ring == null) {
      return middle;
    }
    double across = Math.max(0, (cell.getWidth() - wide) / 2);
    double down = Math.max(0, (cell.getHeight() - tall) / 2);
    double beside = TradeoffMarks.REACH + wide / 2;
    double below = TradeoffMarks.REACH + tall / 2;
    Stream<Point2D> places =
        DoubleStream.of(-1, 1)
            .boxed()
            .flatMap(
                side ->
                    Stream.of(
                        new Point2D(
                            near(middle.getX(), across, ring.getX() + side * beside),
                            middle.getY()),
                        new Point2D(
                            middle.getX(), near(middle.getY(), down, ring.getY() + side * below))));
    return Stream.concat(Stream.of(middle), places)
        .min(
            Comparator.comparingDouble((Point2D place) -> hidden(place, wide, tall, ring))
                .thenComparingDouble(middle::distance))
        .orElse(middle);
  }

  private static double near(double middle, double room, double wanted) {
    return Math.max(middle - room, Math.min(middle + room, wanted));
  }

  /** The part of a number that is within the square around a ring. */
  private static double hidden(Point2D place, double wide, double tall, Point2D ring) {
    double across = wide / 2 + TradeoffMarks.REACH - Math.abs(place.getX() - ring.getX());
    double down = tall / 2 + TradeoffMarks.REACH - Math.abs(place.getY() - ring.getY());
    return Math.max(0, Math.min(across, wide)) * Math.max(0, Math.min(down, tall));
  }
}
