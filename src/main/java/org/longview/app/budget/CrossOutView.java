package org.longview.app.budget;

import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.text.FontSmoothingType;
import org.jspecify.annotations.Nullable;
import org.longview.app.control.FontMeasure;
import org.longview.app.control.Fonts;
import org.longview.app.control.MarkPainter;
import org.longview.picture.BudgetRows;
import org.longview.picture.CrossOut;
import org.longview.picture.Mark;
import org.longview.picture.Palette;

/** The cross-out picture of a budget. */
final class CrossOutView extends Region {
  private final Canvas canvas = new Canvas();
  private final FontMeasure font = new FontMeasure(Fonts.regular(12));
  private Palette palette;
  private @Nullable BudgetRows rows;

  CrossOutView(Palette palette) {
    this.palette = palette;
    getChildren().add(canvas);
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

  void setPalette(Palette newPalette) {
    palette = newPalette;
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    canvas.setWidth(getWidth());
    canvas.setHeight(getHeight());
    GraphicsContext g = canvas.getGraphicsContext2D();
    g.clearRect(0, 0, getWidth(), getHeight());
    BudgetRows current = rows;
    if (current == null || getWidth() < 1 || getHeight() < 1) {
      return;
    }
    CrossOut picture = CrossOut.of(current, getWidth(), getHeight(), font);
    setAccessibleText(picture.description());
    g.setFont(font.font());
    g.setFontSmoothingType(FontSmoothingType.GRAY);
    g.setTextBaseline(VPos.BASELINE);
    for (Mark mark : picture.marks()) {
      MarkPainter.paint(g, mark, palette);
    }
  }
}
