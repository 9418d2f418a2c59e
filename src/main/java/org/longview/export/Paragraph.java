package org.longview.export;

import java.awt.Color;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;
import org.longview.picture.Wrapping;

/** Lines of text, left aligned. */
final class Paragraph {
  private static final double LEADING = 1.12;

  private final Lettering lettering;
  private final int color;
  private final List<String> lines;

  /**
   * Breaks a text into lines.
   *
   * @param width in points
   * @param most number of lines; what does not fit ends in an ellipsis
   */
  Paragraph(String text, Lettering lettering, int color, double width, int most) {
    this.lettering = lettering;
    this.color = color;
    List<String> wrapped =
        text.isBlank()
            ? List.of()
            : Wrapping.lines(text.strip().replaceAll("\\s+", " "), width, lettering);
    List<String> kept = new ArrayList<>();
    for (String line : wrapped.subList(0, Math.min(most, wrapped.size()))) {
      kept.add(lettering.shortened(line, width));
    }
    if (wrapped.size() > most) {
      kept.set(most - 1, lettering.shortened(wrapped.get(most - 1) + " …", width));
    }
    lines = List.copyOf(kept);
  }

  double height() {
    return lines.size() * lettering.height() * LEADING;
  }

  void paint(Graphics2D graphics, double x, double y) {
    graphics.setColor(new Color(color));
    for (int i = 0; i < lines.size(); i++) {
      lettering.paint(
          graphics, lines.get(i), x, y + i * lettering.height() * LEADING + lettering.ascent());
    }
  }
}
