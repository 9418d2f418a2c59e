package org.longview.app.budget;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import org.jspecify.annotations.Nullable;
import org.longview.app.control.CanvasView;
import org.longview.app.control.FontMeasure;
import org.longview.app.control.Fonts;
import org.longview.app.control.MarkPainter;
import org.longview.app.control.Spoken;
import org.longview.picture.BudgetRows;
import org.longview.picture.CrossOut;
import org.longview.picture.Mark;
import org.longview.picture.Palette;

/** The cross-out picture of a budget. */
final class CrossOutView extends CanvasView {
  private final FontMeasure font = new FontMeasure(Fonts.regular(12));
  private @Nullable BudgetRows rows;

  CrossOutView(Palette palette) {
    super(palette);
    setMinSize(0, 0);
    setId("cross-out");
    Spoken.picture(this, "Cross-out picture");
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
    Spoken.tell(this, picture.description());
    g.setFont(font.font());
    g.setTextBaseline(VPos.BASELINE);
    for (Mark mark : picture.marks()) {
      MarkPainter.paint(g, mark, palette());
    }
  }
}
