package org.longview.app.matrices;

import java.util.List;
import javafx.scene.Group;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;
import org.longview.app.control.Colors;
import org.longview.picture.CellRange;
import org.longview.picture.Palette;
import org.longview.picture.Viewport;

/**
 * What marks places in a matrix: shapes above it, so that as little as possible is painted anew
 * when one of them moves.
 */
final class MatrixOverlay extends Group {
  private static final double LEAST_SIZE = 3;

  /** The matrix and the ring around it that shows the focus. */
  private static final double RING = 3;

  /**
   * What is marked.
   *
   * @param view what is seen of the matrix; null if nothing is
   * @param device pixels for each unit of length
   * @param row that is selected; negative for none
   * @param selection a block that is being chosen
   * @param projected whether columns are no tokens
   * @param focused whether the keys are on the matrix
   */
  record Marks(
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
    boolean hasFound() {
      return view != null && !found.places().isEmpty();
    }
  }

  private final Rectangle inside = new Rectangle();
  private final Rectangle cells = new Rectangle();
  private final Canvas found = new Canvas();
  private final Rectangle ring = new Rectangle();
  private final Outline row = new Outline();
  private final Outline hovered = new Outline();
  private final Outline pinned = new Outline();
  private final Rectangle selection = new Rectangle();
  private @Nullable Marks shown;

  MatrixOverlay() {
    setManaged(false);
    setMouseTransparent(true);
    // A clip of the node costs nothing, one of a canvas a picture as large as it
    setClip(inside);
    ring.setFill(null);
    ring.setStrokeWidth(2);
    selection.setStrokeWidth(1.5);
    for (Rectangle shape : List.of(ring, selection)) {
      shape.setVisible(false);
    }
    found.setVisible(false);
    Group marks = new Group(found, row, hovered, pinned, selection);
    marks.setClip(cells);
    getChildren().addAll(marks, ring);
  }

  /** Shows all marks, if anything has changed since they were shown last. */
  void show(Marks marks) {
    Marks before = shown;
    if (marks.equals(before)) {
      return;
    }
    shown = marks;
    MatrixGeometry geometry = marks.geometry();
    place(inside, geometry.left(), geometry.top(), geometry.side(), geometry.side(), RING);
    ring.setVisible(marks.focused());
    place(ring, geometry.left(), geometry.top(), geometry.side(), geometry.side(), 2);
    ring.setStroke(Colors.of(marks.palette().window()));
    if (marks.view() != null) {
      clip(geometry, marks.view());
    }
    showFound(marks);
    showOutlines(marks);
  }

  /** Lines around cells may stand out where the matrix ends, but not where it goes on unseen. */
  private void clip(MatrixGeometry geometry, Viewport view) {
    double left = beyond(view.across().toPixels(0) < 0);
    double top = beyond(view.down().toPixels(0) < 0);
    double right = beyond(view.across().toPixels(view.columns()) > view.width());
    double bottom = beyond(view.down().toPixels(view.rows()) > view.height());
    cells.setX(geometry.left() - left);
    cells.setY(geometry.top() - top);
    cells.setWidth(geometry.side() + left + right);
    cells.setHeight(geometry.side() + top + bottom);
  }

  private static double beyond(boolean goesOn) {
    return goesOn ? 0 : RING;
  }

  private void showFound(Marks marks) {
    Viewport view = marks.view();
    found.setVisible(marks.hasFound());
    if (view != null && marks.hasFound()) {
      MatrixGeometry geometry = marks.geometry();
      found.relocate(geometry.left(), geometry.top());
      found.setWidth(geometry.side());
      found.setHeight(geometry.side());
      paint(found.getGraphicsContext2D(), marks, view);
    }
  }

  private void showOutlines(Marks marks) {
    Palette palette = marks.palette();
    Viewport view = marks.view();
    Color background = Colors.of(palette.background());
    Color text = Colors.of(palette.text());
    CellRange selected =
        view == null || marks.row() < 0
            ? null
            : new CellRange(marks.row(), marks.row() + 1, 0, view.columns());
    row.show(marks, selected, Colors.of(palette.background(), 0.75), 2.5, text, 1.25);
    Cell other = marks.hovered();
    CellRange under = other == null || other.equals(marks.pinned()) ? null : of(other);
    hovered.show(marks, under, background, 3.5, text, 1.5);
    Cell fixed = marks.pinned();
    pinned.show(
        marks, fixed == null ? null : of(fixed), background, 4, Colors.of(palette.global()), 2);
    CellRange chosen = marks.selection();
    selection.setVisible(view != null && chosen != null);
    if (view != null && chosen != null) {
      selection.setStroke(Colors.of(palette.window()));
      selection.setFill(Colors.of(palette.window(), 0.2));
      frame(selection, marks, view, chosen);
    }
  }

  private static CellRange of(Cell cell) {
    return new CellRange(cell.row(), cell.row() + 1, cell.column(), cell.column() + 1);
  }

  /** Marks the rows and columns of what was found; of those that share a pixel the first. */
  private static void paint(GraphicsContext g, Marks marks, Viewport view) {
    double side = marks.geometry().side();
    List<FindModel.Place> places = marks.found().places();
    g.clearRect(0, 0, side, side);
    // The more there are, the fainter, so that the matrix is still seen
    double strength = Math.max(0.1, Math.min(0.35, 4.0 / places.size()));
    Color others = Colors.of(marks.palette().good(), strength);
    double lastRow = Double.NEGATIVE_INFINITY;
    double lastColumn = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < places.size(); i++) {
      FindModel.Place place = places.get(i);
      if (place.to() > view.rows()) {
        continue;
      }
      boolean current = i == marks.found().current();
      g.setFill(current ? Colors.of(marks.palette().good(), 0.5) : others);
      double top = view.down().toPixels(place.from()) / marks.device();
      double height = Math.max(1, view.down().toPixels(place.to()) / marks.device() - top);
      if (current || top >= lastRow + 1) {
        g.fillRect(0, top, side, height);
        lastRow = top;
      }
      double left = view.across().toPixels(place.from()) / marks.device();
      double width = Math.max(1, view.across().toPixels(place.to()) / marks.device() - left);
      if (!marks.projected() && (current || left >= lastColumn + 1)) {
        g.fillRect(left, 0, width, side);
        lastColumn = left;
      }
    }
  }

  /** Frames a block, at least a few pixels large. */
  private static void frame(Rectangle shape, Marks marks, Viewport view, CellRange range) {
    MatrixGeometry geometry = marks.geometry();
    double x = geometry.left() + view.across().toPixels(range.columnFrom()) / marks.device();
    double y = geometry.top() + view.down().toPixels(range.rowFrom()) / marks.device();
    double right = geometry.left() + view.across().toPixels(range.columnTo()) / marks.device();
    double bottom = geometry.top() + view.down().toPixels(range.rowTo()) / marks.device();
    double width = Math.max(LEAST_SIZE, right - x);
    double height = Math.max(LEAST_SIZE, bottom - y);
    place(
        shape,
        x - (width - (right - x)) / 2 - 0.5,
        y - (height - (bottom - y)) / 2 - 0.5,
        width,
        height,
        0);
  }

  private static void place(
      Rectangle shape, double x, double y, double width, double height, double beyond) {
    shape.setX(x - beyond);
    shape.setY(y - beyond);
    shape.setWidth(width + 2 * beyond);
    shape.setHeight(height + 2 * beyond);
  }

  /** A line around cells, and a broader one below it, so that it is seen on every colour. */
  private static final class Outline extends Group {
    private final Rectangle below = new Rectangle();
    private final Rectangle line = new Rectangle();

    Outline() {
      for (Rectangle shape : List.of(below, line)) {
        shape.setFill(null);
      }
      setVisible(false);
      getChildren().addAll(below, line);
    }

    /** Goes around a block; nothing is shown for none. */
    void show(
        Marks marks,
        @Nullable CellRange range,
        Color belowColor,
        double belowWidth,
        Color color,
        double width) {
      Viewport view = marks.view();
      setVisible(view != null && range != null);
      if (view != null && range != null) {
        draw(below, belowColor, belowWidth);
        draw(line, color, width);
        frame(below, marks, view, range);
        frame(line, marks, view, range);
      }
    }

    /** A paint that is the same again would be painted anew. */
    private static void draw(Rectangle shape, Color color, double width) {
      if (!color.equals(shape.getStroke())) {
        shape.setStroke(color);
      }
      shape.setStrokeWidth(width);
    }
  }
}
