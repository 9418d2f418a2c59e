package org.longview.app.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import org.jfree.chart.ChartPanel;
import org.jfree.chart.fx.ChartCanvas;
import org.jfree.chart.fx.overlay.OverlayFX;
import org.jfree.chart.panel.AbstractOverlay;

/**
 * Makes every drawing begin alike. The canvas restores its font, paint and stroke after a drawing,
 * but the graphics object goes on believing that the last ones are set and skips setting them
 * again; the first text would then be painted in the system's font. Setting others at the end makes
 * it forget.
 */
final class CleanSlate extends AbstractOverlay implements OverlayFX {
  private static final Font FONT = new Font(Font.DIALOG, Font.PLAIN, 1);
  private static final Color COLOR = new Color(1, 2, 3, 4);
  private static final BasicStroke STROKE = new BasicStroke(0.123f);

  /** For Swing's charts, of which there are none here. */
  @Override
  public void paintOverlay(Graphics2D g, ChartPanel panel) {}

  @Override
  public void paintOverlay(Graphics2D g, ChartCanvas canvas) {
    g.setFont(FONT);
    g.setPaint(COLOR);
    g.setStroke(STROKE);
  }
}
