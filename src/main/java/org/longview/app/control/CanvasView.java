package org.longview.app.control;

import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.text.FontSmoothingType;
import org.longview.picture.Palette;

/**
 * A picture that is painted anew on every layout, in units that grow with the {@linkplain TypeSize
 * size of type}, in the colours of the theme. While it has the focus by the keyboard, a ring is
 * around it.
 */
public abstract class CanvasView extends Region {
  private final Canvas canvas = new Canvas();
  private Palette palette;

  protected CanvasView(Palette palette) {
    this.palette = palette;
    getChildren().add(canvas);
    FocusRing.whenChanged(this, this::requestLayout);
  }

  /** Repaints in the colours of another theme. */
  public final void setPalette(Palette newPalette) {
    palette = newPalette;
    requestLayout();
  }

  protected final Palette palette() {
    return palette;
  }

  /** The width in units of the picture. */
  protected final double wide() {
    return getWidth() / TypeSize.factor();
  }

  /** The height in units of the picture. */
  protected final double tall() {
    return getHeight() / TypeSize.factor();
  }

  /** Where the mouse is, in units of the picture. */
  protected static double x(MouseEvent event) {
    return event.getX() / TypeSize.factor();
  }

  /** Where the mouse is, in units of the picture. */
  protected static double y(MouseEvent event) {
    return event.getY() / TypeSize.factor();
  }

  @Override
  protected void layoutChildren() {
    repaint();
  }

  /** Paints at once. */
  protected final void repaint() {
    GraphicsContext g = cleared(canvas);
    paint(g);
    if (FocusRing.isOn(this)) {
      g.setStroke(Colors.of(palette.window()));
      g.setLineWidth(2);
      g.setLineDashes();
      g.strokeRect(1, 1, wide() - 2, tall() - 2);
    }
  }

  /** An empty canvas as large as this view, in units of the picture. */
  protected final GraphicsContext cleared(Canvas layer) {
    layer.setWidth(getWidth());
    layer.setHeight(getHeight());
    double unit = TypeSize.factor();
    GraphicsContext g = layer.getGraphicsContext2D();
    g.setTransform(unit, 0, 0, unit, 0, 0);
    g.clearRect(0, 0, wide(), tall());
    g.setFontSmoothingType(FontSmoothingType.GRAY);
    return g;
  }

  /** Paints on an empty canvas of {@link #wide()} × {@link #tall()}. */
  protected abstract void paint(GraphicsContext g);
}
