package org.longview.app.matrices;

import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;
import org.longview.app.control.Colors;
import org.longview.picture.CellRange;
import org.longview.picture.Palette;
import org.longview.picture.Viewport;

/** Paints what marks places in a matrix, so that the matrix itself need not be painted again. */
final class MatrixOverlay extends Canvas {
  private static final double LEAST_SIZE = 3;

  /** The matrix and the ring around it that shows the focus. */
  private static final double RING = 3;

  /** All that a painting depends on. */
  private record Painted(
      @Nullable Viewport view,
      MatrixGeometry geometry,
      double device,
      Palette palette,
      int row,
      @Nullable Cell hovered,
      @Nullable Cell pinned,
      @Nullable CellRange selection,
      FindModel.Found found,
      boolean projected,
      boolean focused,
      double width,
      double height) {}

  private final Rectangle inside = new Rectangle();
  private @Nullable Painted painted;

  MatrixOverlay() {
    // A clip of the node costs nothing, one of the canvas a picture as large as it
    setClip(inside);
    setMouseTransparent(true);
  }

  @Override
  public boolean isResizable() {
    return true;
  }

  @Override
  public void resize(double width, double height) {
    setWidth(width);
    setHeight(height);
  }

  /** Paints all marks, if anything has changed since they were painted last. */
  void paint(
      @Nullable Viewport view,
      MatrixGeometry geometry,
      double device,
      Palette palette,
      int row,
      @Nullable Cell hovered,
      @Nullable Cell pinned,
      @Nullable CellRange selection,
      FindModel.Found found,
      boolean projected,
      boolean focused) {
    Painted now =
        new Painted(
            view,
            geometry,
            device,
            palette,
            row,
            hovered,
            pinned,
            selection,
            found,
            projected,
            focused,
            getWidth(),
            getHeight());
    if (now.equals(painted)) {
      return;
    }
    painted = now;
    inside.setX(geometry.left() - RING);
    inside.setY(geometry.top() - RING);
    inside.setWidth(geometry.side() + 2 * RING);
    inside.setHeight(geometry.side() + 2 * RING);
    GraphicsContext g = getGraphicsContext2D();
    g.clearRect(0, 0, getWidth(), getHeight());
    if (focused) {
      g.setStroke(Colors.of(palette.window()));
      g.setLineWidth(2);
      g.strokeRect(
          geometry.left() - 2, geometry.top() - 2, geometry.side() + 4, geometry.side() + 4);
    }
    if (view == null) {
      return;
    }
    paintFound(g, view, geometry, device, palette, found, projected);
    Color text = Colors.of(palette.text());
    if (row >= 0) {
      CellRange selected = new CellRange(row, row + 1, 0, view.columns());
      outline(g, view, geometry, device, selected, Colors.of(palette.background(), 0.75), 2.5);
      outline(g, view, geometry, device, selected, text, 1.25);
    }
    if (hovered != null && !hovered.equals(pinned)) {
      outlineCell(g, view, geometry, device, hovered, text, palette, 1.5);
    }
    if (pinned != null) {
      outlineCell(g, view, geometry, device, pinned, Colors.of(palette.global()), palette, 2);
    }
    if (selection != null) {
      g.setFill(Colors.of(palette.window(), 0.2));
      outline(g, view, geometry, device, selection, Colors.of(palette.window()), 1.5);
      double[] box = box(view, geometry, device, selection);
      g.fillRect(box[0], box[1], box[2], box[3]);
    }
  }

  /** Marks the rows and columns of what was found; of those that share a pixel the first. */
  private static void paintFound(
      GraphicsContext g,
      Viewport view,
      MatrixGeometry geometry,
      double device,
      Palette palette,
      FindModel.Found found,
      boolean projected) {
    // The more there are, the fainter, so that the matrix is still seen
    double strength = Math.max(0.1, Math.min(0.35, 4.0 / Math.max(1, found.places().size())));
    Color others = Colors.of(palette.good(), strength);
    double lastRow = Double.NEGATIVE_INFINITY;
    double lastColumn = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < found.places().size(); i++) {
      FindModel.Place place = found.places().get(i);
      if (place.to() > view.rows()) {
        continue;
      }
      boolean current = i == found.current();
      g.setFill(current ? Colors.of(palette.good(), 0.5) : others);
      double top = view.down().toPixels(place.from()) / device;
      double height = Math.max(1, view.down().toPixels(place.to()) / device - top);
      if (current || top >= lastRow + 1) {
        g.fillRect(geometry.left(), geometry.top() + top, geometry.side(), height);
        lastRow = top;
      }
      double left = view.across().toPixels(place.from()) / device;
      double width = Math.max(1, view.across().toPixels(place.to()) / device - left);
      if (!projected && (current || left >= lastColumn + 1)) {
        g.fillRect(geometry.left() + left, geometry.top(), width, geometry.side());
        lastColumn = left;
      }
    }
  }

  private static void outlineCell(
      GraphicsContext g,
      Viewport view,
      MatrixGeometry geometry,
      double device,
      Cell cell,
      Color color,
      Palette palette,
      double width) {
    CellRange range = new CellRange(cell.row(), cell.row() + 1, cell.column(), cell.column() + 1);
    outline(g, view, geometry, device, range, Colors.of(palette.background()), width + 2);
    outline(g, view, geometry, device, range, color, width);
  }

  private static void outline(
      GraphicsContext g,
      Viewport view,
      MatrixGeometry geometry,
      double device,
      CellRange range,
      Color color,
      double width) {
    double[] box = box(view, geometry, device, range);
    g.setStroke(color);
    g.setLineWidth(width);
    g.strokeRect(box[0], box[1], box[2], box[3]);
  }

  /** x, y, width and height of a block, at least a few pixels large. */
  private static double[] box(
      Viewport view, MatrixGeometry geometry, double device, CellRange range) {
    double x = geometry.left() + view.across().toPixels(range.columnFrom()) / device;
    double y = geometry.top() + view.down().toPixels(range.rowFrom()) / device;
    double right = geometry.left() + view.across().toPixels(range.columnTo()) / device;
    double bottom = geometry.top() + view.down().toPixels(range.rowTo()) / device;
    double width = Math.max(LEAST_SIZE, right - x);
    double height = Math.max(LEAST_SIZE, bottom - y);
    return new double[] {
      x - (width - (right - x)) / 2 - 0.5, y - (height - (bottom - y)) / 2 - 0.5, width, height
    };
  }
}
