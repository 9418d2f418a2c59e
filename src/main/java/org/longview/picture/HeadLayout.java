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
        places.add(new Place(room.left() + i % columns * pitch, y + i / columns * line));
      }
      y += (count + columns - 1) / columns * line;
    }
    return new HeadLayout(size, y, List.copyOf(headings), List.copyOf(places));
  }

  /**
   * As large as all fit a width and, if that is possible, a height.
   *
   * @param columns side by side; 0 for as many as there is room for
   * @param least of the size
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
    while (size > least) {
      int across = columns > 0 ? columns : across(width, size, room);
      boolean fits = room.left() + across * (size + room.gap()) - room.gap() <= width;
      if (fits && ofColumns(groups, across, size, room).height() <= height) {
        break;
      }
      size--;
    }
    return ofColumns(groups, columns > 0 ? columns : across(width, size, room), size, room);
  }

  private static int across(double width, double size, Room room) {
    return (int) Math.max(1, (width - room.left() + room.gap()) / (size + room.gap()));
  }
}
