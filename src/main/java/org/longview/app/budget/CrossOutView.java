package org.longview.app.budget;

import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;
import org.longview.app.control.CanvasView;
import org.longview.app.control.Colors;
import org.longview.app.control.FontMeasure;
import org.longview.app.control.Fonts;
import org.longview.picture.BudgetRows;
import org.longview.picture.CrossOut;
import org.longview.picture.Mark;
import org.longview.picture.MarkStyle;
import org.longview.picture.Palette;

/** The cross-out picture of a budget. */
final class CrossOutView extends CanvasView {
  private final FontMeasure font = new FontMeasure(Fonts.regular(12));
  private @Nullable BudgetRows rows;

  CrossOutView(Palette palette) {
    super(palette);
    setMinSize(0, 0);
    setId("cross-out");
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
  }

  void show(BudgetRows newRows) {
    if (!newRows.equals(rows)) {
      rows = newRows;
      requestLayout();
    }
  }

  @Override
  protected void paint(GraphicsContext g) {
    BudgetRows current = rows;
    if (current == null || wide() < 1 || tall() < 1) {
      return;
    }
    CrossOut picture = CrossOut.of(current, wide(), tall(), font);
    setAccessibleText(picture.description());
    g.setFont(font.font());
    g.setTextBaseline(VPos.BASELINE);
    for (Mark mark : picture.marks()) {
      paint(g, mark);
    }
  }

  private void paint(GraphicsContext g, Mark mark) {
    MarkStyle style = mark.role().style(palette());
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
