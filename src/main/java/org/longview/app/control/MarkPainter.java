package org.longview.app.control;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import org.longview.picture.Mark;
import org.longview.picture.MarkStyle;
import org.longview.picture.Palette;

/** Paints the marks of pictures. */
public final class MarkPainter {
  private MarkPainter() {}

  /** Paints a mark; text in the font that is set, from its baseline. */
  public static void paint(GraphicsContext g, Mark mark, Palette palette) {
    MarkStyle style = mark.role().style(palette);
    Color color = Colors.of(style.color());
    g.setStroke(color);
    g.setLineWidth(style.stroke());
    if (style.dashed()) {
      g.setLineDashes(MarkStyle.DASH, MarkStyle.DASH);
    } else {
      g.setLineDashes();
    }
    if (mark instanceof Mark.Rect rect) {
      double height = mark.role().paintedHeight(rect.height());
      if (style.fill() > 0) {
        g.setFill(Colors.of(style.color(), style.fill()));
        g.fillRect(rect.x(), rect.y(), rect.width(), height);
      }
      if (style.stroke() > 0) {
        g.strokeRect(rect.x(), rect.y(), rect.width(), height);
      }
    } else if (mark instanceof Mark.Line line) {
      g.strokeLine(line.x1(), line.y1(), line.x2(), line.y2());
    } else if (mark instanceof Mark.Label label) {
      g.setFill(color);
      g.fillText(label.text(), label.x(), label.baseline());
    }
  }
}
