package org.longview.picture.moving;

import org.longview.picture.Mark;
import org.longview.picture.Tint;

/**
 * Something to paint, in pixels from the upper left corner. Opacities are from 0, not seen, to 1.
 */
public sealed interface Shape {
  /** A filled rectangle. */
  record Area(double x, double y, double width, double height, Tint tint, double opacity)
      implements Shape {}

  /** The outline of a rectangle, its thickness half inside and half outside. */
  record Outline(
      double x,
      double y,
      double width,
      double height,
      double thickness,
      boolean dashed,
      Tint tint,
      double opacity)
      implements Shape {}

  /** A straight line. */
  record Line(
      double x1, double y1, double x2, double y2, double thickness, Tint tint, double opacity)
      implements Shape {}

  /**
   * A line of text.
   *
   * @param x its left end
   * @param baseline its baseline
   */
  record Words(String text, double x, double baseline, Letters.Size size, Tint tint, double opacity)
      implements Shape {}

  /** A mark of a picture that stands still. */
  record Marked(Mark mark) implements Shape {}
}
