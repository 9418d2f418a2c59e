package org.longview.chart;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.util.function.Supplier;
import org.jfree.chart.ui.RectangleEdge;

/**
 * The place of a line of text that stays where it is when the line is shown in another typeface,
 * and so becomes longer or shorter. Only files in which text is text need to know it.
 */
public enum Anchor {
  START(0),
  MIDDLE(0.5),
  END(1);

  private static final RenderingHints.Key HINT =
      new RenderingHints.Key(0) {
        @Override
        public boolean isCompatibleValue(Object value) {
          return value instanceof Anchor;
        }
      };

  private final double part;

  Anchor(double part) {
    this.part = part;
  }

  /** How much of a line is before its anchor, from 0 to 1. */
  public double part() {
    return part;
  }

  /**
   * Anchors what is drawn meanwhile; it is still drawn at the places of left ends.
   *
   * @return what the drawing returns
   */
  <T> T during(Graphics2D graphics, Supplier<T> drawing) {
    graphics.setRenderingHint(HINT, this);
    T drawn = drawing.get();
    graphics.setRenderingHint(HINT, START);
    return drawn;
  }

  /** That of the numbers at an axis at the left of a plot, or below it. */
  static Anchor ofTicks(RectangleEdge edge) {
    return RectangleEdge.isTopOrBottom(edge) ? MIDDLE : END;
  }

  /** The anchor of text that is drawn now. */
  public static Anchor of(Graphics2D graphics) {
    return graphics.getRenderingHint(HINT) instanceof Anchor anchor ? anchor : START;
  }
}
