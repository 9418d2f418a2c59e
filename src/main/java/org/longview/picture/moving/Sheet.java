package org.longview.picture.moving;

import java.util.ArrayList;
import java.util.List;
import org.longview.picture.Mark;
import org.longview.picture.TextMeasure;
import org.longview.picture.Tint;
import org.longview.picture.moving.Letters.Size;

/** Collects the shapes of a moment. What has no area or cannot be seen is left out. */
final class Sheet {
  /** Where a text stands with respect to a place. */
  enum Side {
    LEFT_AT,
    CENTRED_AT,
    RIGHT_AT
  }

  private final Letters letters;
  private final List<Shape> shapes = new ArrayList<>();

  Sheet(Letters letters) {
    this.letters = letters;
  }

  List<Shape> shapes() {
    return List.copyOf(shapes);
  }

  void area(double x, double y, double width, double height, Tint tint, double opacity) {
    if (width > 0 && height > 0 && opacity > 0) {
      shapes.add(new Shape.Area(x, y, width, height, tint, Math.min(1, opacity)));
    }
  }

  void outline(
      double x,
      double y,
      double width,
      double height,
      double thickness,
      boolean dashed,
      Tint tint,
      double opacity) {
    if (opacity > 0) {
      shapes.add(new Shape.Outline(x, y, width, height, thickness, dashed, tint, opacity));
    }
  }

  /** The part of a line that has been drawn so far, from its first end. */
  void line(
      double x1,
      double y1,
      double x2,
      double y2,
      double part,
      double thickness,
      Tint tint,
      double opacity) {
    if (part > 0 && opacity > 0) {
      shapes.add(
          new Shape.Line(
              x1, y1, x1 + (x2 - x1) * part, y1 + (y2 - y1) * part, thickness, tint, opacity));
    }
  }

  /** A line of text with its left end, its middle or its right end at a place. */
  void words(
      String text, double at, Side side, double baseline, Size size, Tint tint, double opacity) {
    if (!text.isEmpty() && opacity > 0) {
      double width = letters.of(size).width(text);
      double x =
          switch (side) {
            case LEFT_AT -> at;
            case CENTRED_AT -> at - width / 2;
            case RIGHT_AT -> at - width;
          };
      shapes.add(new Shape.Words(text, x, baseline, size, tint, opacity));
    }
  }

  /** The marks of a picture that stands still. */
  void marks(List<Mark> marks) {
    marks.forEach(mark -> shapes.add(new Shape.Marked(mark)));
  }

  TextMeasure measure(Size size) {
    return letters.of(size);
  }
}
