package org.longview.picture;

import java.util.List;
import java.util.stream.IntStream;
import org.longview.picture.Mark.Label;
import org.longview.picture.Mark.Role;

/** Lines of text that are placed together, or left out together. */
record LabelBlock(Role role, List<String> lines, double x, double y, double width, double height) {
  /** A block of lines with its upper left corner at a point. */
  static LabelBlock at(Role role, List<String> lines, double x, double y, TextMeasure text) {
    double width = lines.stream().mapToDouble(text::width).max().orElse(0);
    return new LabelBlock(role, lines, x, y, width, lines.size() * text.height());
  }

  LabelBlock movedTo(double newX, double newY) {
    return new LabelBlock(role, lines, newX, newY, width, height);
  }

  boolean isWithin(double areaWidth, double areaHeight) {
    return x >= 0 && y >= 0 && x + width <= areaWidth && y + height <= areaHeight;
  }

  boolean overlaps(LabelBlock other) {
    return x < other.x + other.width
        && other.x < x + width
        && y < other.y + other.height
        && other.y < y + height;
  }

  List<Label> marks(TextMeasure text) {
    return IntStream.range(0, lines.size())
        .mapToObj(i -> new Label(role, lines.get(i), x, y + i * text.height() + text.ascent()))
        .toList();
  }
}
