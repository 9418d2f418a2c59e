package org.longview.export;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.longview.chart.Anchor;
import org.longview.picture.ColorMap;
import org.longview.picture.Palette;
import org.longview.picture.ValueScale;

/** A numbered colour bar, upright, high values above. */
final class ColorBar {
  private static final double BAR = 11;
  private static final double TICK = 3;
  private static final double GAP = 3;
  private static final double POINTS_PER_NUMBER = 38;

  private final CellScheme.Values values;
  private final double height;
  private final Palette palette;
  private final List<ValueScale.Tick> ticks;
  private final Lettering numbers = new Lettering(Face.REGULAR, 9.5);
  private final Lettering name = new Lettering(Face.REGULAR, TextFrame.CAPTION_TYPE);

  ColorBar(CellScheme.Values values, double height, Palette palette) {
    this.values = values;
    this.height = height;
    this.palette = palette;
    ticks = values.scale().ticks((int) Math.max(2, Math.min(10, height / POINTS_PER_NUMBER)));
  }

  double width() {
    double widest = ticks.stream().mapToDouble(tick -> numbers.width(tick.label())).max().orElse(0);
    return BAR + TICK + GAP + widest + (values.name().isEmpty() ? 0 : GAP + name.height());
  }

  /** Paints it with its upper left corner at a point. */
  void paint(Graphics2D graphics, double x, double y) {
    ColorMap map = values.map();
    double step = height / map.size();
    for (int i = 0; i < map.size(); i++) {
      // Each colour reaches down to the foot, so that no background shows between two.
      double top = y + i * step;
      graphics.setColor(new Color(map.argb(map.size() - 1 - i)));
      graphics.fill(new Rectangle2D.Double(x, top, BAR, y + height - top));
    }
    graphics.setStroke(new BasicStroke(0.75f));
    for (ValueScale.Tick tick : ticks) {
      double place = y + height * (1 - tick.position());
      graphics.setColor(new Color(palette.muted()));
      graphics.draw(new Line2D.Double(x + BAR, place, x + BAR + TICK, place));
      double baseline = place + (numbers.ascent() - numbers.descent()) / 2;
      baseline = Math.max(y + 0.75 * numbers.ascent(), Math.min(y + height, baseline));
      numbers.paint(graphics, tick.label(), x + BAR + TICK + GAP, baseline);
    }
    if (!values.name().isEmpty()) {
      double right = x + width();
      graphics.setColor(new Color(palette.muted()));
      name.paintTurned(
          graphics,
          name.shortened(values.name(), height),
          right - name.descent(),
          y + height / 2,
          90,
          Anchor.MIDDLE);
    }
  }
}
