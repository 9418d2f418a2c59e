package org.longview.app.matrices;

import javafx.scene.input.KeyEvent;
import org.longview.picture.Axis;
import org.longview.picture.Viewport;

/** What keys do in a matrix: they move a cell cursor, pin the cell, and make tokens global. */
final class MatrixKeys {
  private final MatrixView view;
  private final ViewportModel viewport;
  private final FocusModel focus;
  private final MatrixMouse mouse;

  /** Listens to a view. */
  MatrixKeys(MatrixView view, ViewportModel viewport, FocusModel focus, MatrixMouse mouse) {
    this.view = view;
    this.viewport = viewport;
    this.focus = focus;
    this.mouse = mouse;
    view.addEventHandler(KeyEvent.KEY_PRESSED, this::typed);
  }

  private void typed(KeyEvent event) {
    if (event.isControlDown() || event.isAltDown() || event.isMetaDown()) {
      return;
    }
    int stride = event.isShiftDown() ? 8 : 1;
    switch (event.getCode()) {
      case LEFT -> move(0, -stride);
      case RIGHT -> move(0, stride);
      case UP -> move(-stride, 0);
      case DOWN -> move(stride, 0);
      case PAGE_UP -> move(-page(), 0);
      case PAGE_DOWN -> move(page(), 0);
      case HOME -> move(0, -Integer.MAX_VALUE / 2);
      case END -> move(0, Integer.MAX_VALUE / 2);
      case ENTER -> {
        Cell cell = view.visible(focus.hoveredProperty().get());
        if (cell != null) {
          focus.pin(cell);
        }
      }
      case G -> view.toggleGlobal(focus.rowProperty().get());
      default -> {
        return;
      }
    }
    event.consume();
  }

  /** As many rows as are seen, but one. */
  private int page() {
    Viewport seen = viewport.get();
    return seen == null
        ? 1
        : (int) Math.max(1, Math.floor(seen.height() / seen.down().scale()) - 1);
  }

  /** Moves the cell cursor and keeps it in sight. */
  private void move(int down, int right) {
    MatrixContent current = view.content();
    if (current == null) {
      return;
    }
    Cell from = view.cursor();
    int row = from == null ? focus.rowProperty().get() : from.row() + down;
    int column = from == null ? row : from.column() + right;
    Cell to =
        new Cell(
            Math.max(0, Math.min(current.rows() - 1, row)),
            Math.max(0, Math.min(current.columns() - 1, column)),
            current.isProjected());
    viewport.change(
        seen -> seen.panned(-excess(seen.across(), to.column()), -excess(seen.down(), to.row())));
    mouse.rest();
    focus.hover(to);
  }

  /** How far a cell reaches beyond the view, in device pixels; negative at the near edge. */
  private static double excess(Axis axis, int cell) {
    double begin = axis.toPixels(cell);
    double end = axis.toPixels(cell + 1.0);
    return begin < 0 ? begin : Math.max(0, end - axis.pixels());
  }
}
