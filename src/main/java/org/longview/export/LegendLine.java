package org.longview.export;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.longview.picture.Wrapping;

/** Swatches and remarks that follow each other and wrap like text. */
final class LegendLine {
  private static final double SWATCH = 9;
  private static final double SWATCH_GAP = 5;
  private static final double GAP = 14;
  private static final double LEADING = 1.3;

  /** A remark; the colour of its swatch is 0 if it has none. */
  private record Item(int swatch, String text, double x, double line) {}

  private final Lettering lettering = new Lettering(Face.REGULAR, TextFrame.CAPTION_TYPE);
  private final List<Item> items = new ArrayList<>();
  private final FigureStyle style;
  private final double width;
  private double end;
  private int line;

  LegendLine(double width, FigureStyle style) {
    this.width = width;
    this.style = style;
  }

  /** Adds a remark, which takes several lines of its own if it does not fit one. */
  void add(int swatch, String text) {
    double indent = swatch == 0 ? 0 : SWATCH + SWATCH_GAP;
    List<String> lines = Wrapping.lines(text, width - indent, lettering);
    String first = lettering.shortened(lines.get(0), width - indent);
    double needed = indent + lettering.width(first);
    if (end > 0 && (lines.size() > 1 || end + GAP + needed > width)) {
      line++;
      end = 0;
    }
    double x = end > 0 ? end + GAP : 0;
    items.add(new Item(swatch, first, x, line));
    end = x + needed;
    for (String more : lines.subList(1, lines.size())) {
      String shown = lettering.shortened(more, width - indent);
      items.add(new Item(0, shown, indent, ++line));
      end = indent + lettering.width(shown);
    }
  }

  double height() {
    return items.isEmpty() ? 0 : (line + 1) * lettering.height() * LEADING;
  }

  void paint(Graphics2D graphics, double x, double y) {
    for (Item item : items) {
      double left = x + item.x;
      double baseline = y + item.line * lettering.height() * LEADING + lettering.ascent();
      if (item.swatch != 0) {
        Rectangle2D swatch = new Rectangle2D.Double(left, baseline - SWATCH + 1, SWATCH, SWATCH);
        graphics.setColor(new Color(item.swatch));
        graphics.fill(swatch);
        graphics.setColor(new Color(style.palette().line()));
        graphics.setStroke(new BasicStroke(0.75f));
        graphics.draw(swatch);
        left += SWATCH + SWATCH_GAP;
      }
      graphics.setColor(new Color(style.palette().muted()));
      lettering.paint(graphics, item.text, left, baseline);
    }
  }
}
