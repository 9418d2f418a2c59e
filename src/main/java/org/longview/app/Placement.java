package org.longview.app;

import java.util.Comparator;
import java.util.List;
import javafx.geometry.Rectangle2D;
import org.jspecify.annotations.Nullable;
import org.longview.app.state.Remembered.Place;

/** Where on the screens that there are now a window may stand. */
final class Placement {
  private Placement() {}

  /**
   * A place where all of the window is in sight.
   *
   * @param last where it stood, perhaps with other screens
   * @param screens what of each screen windows may cover
   * @return null if the window would be on none of them
   */
  static @Nullable Place within(Place last, List<Rectangle2D> screens) {
    return screens.stream()
        .filter(screen -> overlap(last, screen) > 0)
        .max(Comparator.comparingDouble(screen -> overlap(last, screen)))
        .map(screen -> onto(last, screen))
        .orElse(null);
  }

  private static double overlap(Place place, Rectangle2D screen) {
    double width =
        Math.min(place.x() + place.width(), screen.getMaxX())
            - Math.max(place.x(), screen.getMinX());
    double height =
        Math.min(place.y() + place.height(), screen.getMaxY())
            - Math.max(place.y(), screen.getMinY());
    return Math.max(0, width) * Math.max(0, height);
  }

  private static Place onto(Place place, Rectangle2D screen) {
    double width = Math.min(place.width(), screen.getWidth());
    double height = Math.min(place.height(), screen.getHeight());
    return new Place(
        Math.max(screen.getMinX(), Math.min(screen.getMaxX() - width, place.x())),
        Math.max(screen.getMinY(), Math.min(screen.getMaxY() - height, place.y())),
        width,
        height,
        place.maximized());
  }
}
