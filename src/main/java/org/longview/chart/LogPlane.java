package org.longview.chart;

import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.longview.picture.Numerals;

/**
 * The plane of a plot with two logarithmic axes: lengths across, amounts up.
 *
 * @param width in pixels
 * @param height in pixels
 * @param shortest length, at the left
 * @param longest length, at the right
 * @param least amount, at the bottom
 * @param most amount, at the top
 */
record LogPlane(
    double width, double height, double shortest, double longest, double least, double most) {
  private static final int STRAIGHT = 32;

  /** Where points of a curve lie, in pixels from the upper left corner. */
  List<Point2D> points(double[] lengths, double[] amounts) {
    List<Point2D> points = new ArrayList<>();
    for (int i = 0; i < lengths.length; i++) {
      points.add(point(lengths[i], amounts[i]));
    }
    return points;
  }

  Point2D point(double length, double amount) {
    return new Point2D.Double(
        width * part(shortest, longest, length), height * part(most, least, amount));
  }

  /** Many points of a straight line between two, so that it can be named anywhere. */
  List<Point2D> line(double[] lengths, double[] amounts) {
    List<Point2D> ends = points(lengths, amounts);
    Point2D from = ends.get(0);
    Point2D to = ends.get(1);
    List<Point2D> points = new ArrayList<>();
    for (int i = 0; i <= STRAIGHT; i++) {
      double part = (double) i / STRAIGHT;
      points.add(
          new Point2D.Double(
              from.getX() * (1 - part) + to.getX() * part,
              from.getY() * (1 - part) + to.getY() * part));
    }
    return points;
  }

  LabelPlacer placer(List<List<Point2D>> curves) {
    return new LabelPlacer(new Rectangle2D.Double(0, 0, width, height), curves);
  }

  /** The length at a distance from the left. */
  double length(double x) {
    return between(shortest, longest, x / width);
  }

  /** The amount at a distance from the top. */
  double amount(double y) {
    return between(most, least, y / height);
  }

  /** Where a number lies between two others on a logarithmic scale, from 0 to 1. */
  private static double part(double first, double last, double number) {
    return Math.log(number / first) / Math.log(last / first);
  }

  private static double between(double first, double last, double part) {
    return first * Math.pow(last / first, part);
  }

  /** A length as it stands at an axis: 512, 4 k. */
  static String shortLength(double length) {
    long n = (long) length;
    return n < 1024 || n % 1024 != 0
        ? Numerals.grouped(n)
        : n < 1 << 20 ? n / 1024 + " k" : n < 1 << 30 ? (n >> 20) + " M" : (n >> 30) + " G";
  }
}
