package org.longview.picture;

import java.util.ArrayList;
import java.util.List;

/**
 * Where the maps of heads stand: groups below each other, each with a heading if there is room for
 * one, its maps in lines from left to right.
 *
 * @param size of a map, which is square
 * @param height of all
 * @param headings the upper edge of each group
 * @param places of the maps, group after group
 */
public record HeadLayout(double size, double height, List<Double> headings, List<Place> places) {
  /** The upper left corner of a map. */
  public record Place(double x, double y) {}

  /**
   * Room around the maps.
   *
   * @param left of all
   * @param heading above each group
   * @param caption below each map
   * @param gap between two maps
   */
  public record Room(double left, double heading, double caption, double gap) {}

  /** Maps so many side by side. */
  public static HeadLayout ofColumns(List<Integer> groups, int columns, double size, Room room) {
    List<Double> headings = new ArrayList<>();
    List<Place> places = new ArrayList<>();
    double pitch = size + room.gap();
    double line = pitch + room.caption();
    double y = 0;
    for (int count : groups) {
      headings.add(y);
      y += room.heading();
      for (int i = 0; i < count; i++) {
        int row = i / columns;
        places.add(new Place(room.left() + i % columns * pitch, y + row * line));
      }
      int rows = (count + columns - 1) / columns;
      y += rows * line;
    }
    return new HeadLayout(size, y, List.copyOf(headings), List.copyOf(places));
  }

  /**
   * As large as all fit a width and, if they need not be smaller than the least size for it, a
   * height.
   *
   * @param columns side by side; 0 for as many as there is room for
   * @param least of the size, unless so many columns need a smaller one
   * @param most of the size
   */
  public static HeadLayout fit(
      List<Integer> groups,
      int columns,
      double width,
      double height,
      int least,
      int most,
      Room room) {
    int size = most;
    while (size > 1) {
      int across = columns > 0 ? columns : across(width, size, room);
      boolean fits = room.left() + across * (size + room.gap()) - room.gap() <= width;
      if (fits && (size <= least || ofColumns(groups, across, size, room).height() <= height)) {
        break;
      }
      size--;
    }
    return ofColumns(groups, columns > 0 ? columns : across(width, size, room), size, room);
  }

  /**
   * The map to the left or right in the same line, or the same one at its end.
   *
   * @param right 1, or −1 to the left
   */
  public int beside(int index, int right) {
    int other = Math.max(0, Math.min(places.size() - 1, index + right));
    return places.get(other).y() == places.get(index).y() ? other : index;
  }

  /**
   * The map in the next line that is nearest, or the same one in the last line.
   *
   * @param down 1, or −1 for the line before
   */
  public int below(int index, int down) {
    Place from = places.get(index);
    int nearest = index;
    for (int i = index; i >= 0 && i < places.size(); i += down) {
      Place place = places.get(i);
      boolean isNext = nearest == index || place.y() == places.get(nearest).y();
      boolean nearer =
          nearest == index
              || Math.abs(place.x() - from.x()) < Math.abs(places.get(nearest).x() - from.x());
      if (place.y() != from.y() && isNext && nearer) {
        nearest = i;
      }
    }
    return nearest;
  }

  private static int across(double width, double size, Room room) {
    return (int) Math.max(1, (width - room.left() + room.gap()) / (size + room.gap()));
  }
}
