package org.longview.app.matrices;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.Cursor;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.jspecify.annotations.Nullable;
import org.longview.app.matrices.MatrixGeometry.Zone;
import org.longview.picture.CellRange;

/**
 * What the mouse does in a matrix: it hovers, pins by a click, pans by a drag, chooses cells to see
 * by a drag with Shift, zooms with its wheel, and clicks labels.
 */
final class MatrixMouse {
  private static final double NOTCH = 40;

  /** A press that moves less is a click. */
  private static final double CLICK_SLACK = 4;

  private final MatrixView view;
  private final ViewportModel viewport;
  private final FocusModel focus;
  private final MatrixLabels labels;
  private @Nullable MouseEvent mouse;
  private @Nullable MouseEvent press;
  private @Nullable MouseEvent lastDrag;
  private final ReadOnlyBooleanWrapper dragging = new ReadOnlyBooleanWrapper();
  private boolean dragged;

  /** Listens to a view. */
  MatrixMouse(MatrixView view, ViewportModel viewport, FocusModel focus, MatrixLabels labels) {
    this.view = view;
    this.viewport = viewport;
    this.focus = focus;
    this.labels = labels;
    view.addEventHandler(MouseEvent.MOUSE_MOVED, this::moved);
    view.addEventHandler(MouseEvent.MOUSE_EXITED, event -> left());
    view.addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
    view.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
    view.addEventHandler(MouseEvent.MOUSE_RELEASED, this::released);
    view.addEventHandler(ScrollEvent.SCROLL, this::scrolled);
  }

  /** Whether the matrix is being moved, or cells of it chosen. */
  ReadOnlyBooleanProperty draggingProperty() {
    return dragging.getReadOnlyProperty();
  }

  /** Whether it is over the view, and what it is over is looked at. */
  boolean isThere() {
    return mouse != null;
  }

  /** Leaves what is looked at to the keys until it moves again. */
  void rest() {
    mouse = null;
  }

  /** The cells that are being chosen, with Shift; null if none are. */
  @Nullable CellRange selection() {
    MouseEvent begin = press;
    MouseEvent end = lastDrag;
    if (begin == null || end == null || !begin.isShiftDown()) {
      return null;
    }
    Cell from = view.nearest(begin);
    Cell to = view.nearest(end);
    return from == null || to == null
        ? null
        : new CellRange(
            Math.min(from.row(), to.row()),
            Math.max(from.row(), to.row()) + 1,
            Math.min(from.column(), to.column()),
            Math.max(from.column(), to.column()) + 1);
  }

  private void moved(MouseEvent event) {
    mouse = event;
    Zone zone = view.geometry().zone(event.getX(), event.getY());
    focus.hover(zone == Zone.SQUARE ? view.nearest(event) : null);
    int label = zone == Zone.SQUARE || zone == Zone.OUTSIDE ? -1 : view.tokenAt(event, zone);
    labels.setHovered(label);
    view.setCursor(
        label >= 0 ? Cursor.HAND : zone == Zone.SQUARE ? Cursor.CROSSHAIR : Cursor.DEFAULT);
    view.paintLabels();
  }

  /** Finds the cell that has come under the resting mouse. */
  void follow() {
    MouseEvent resting = mouse;
    if (resting != null) {
      Zone zone = view.geometry().zone(resting.getX(), resting.getY());
      focus.hover(zone == Zone.SQUARE ? view.nearest(resting) : null);
    }
  }

  /** Forgets the mouse, which is elsewhere now. */
  void left() {
    mouse = null;
    focus.hover(null);
    labels.setHovered(-1);
    view.paintLabels();
  }

  private void pressed(MouseEvent event) {
    view.requestFocus();
    press = null;
    lastDrag = null;
    dragged = false;
    if (event.getButton() == MouseButton.PRIMARY) {
      press = event;
    }
  }

  private void dragged(MouseEvent event) {
    MouseEvent begin = press;
    if (begin == null || view.geometry().zone(begin.getX(), begin.getY()) != Zone.SQUARE) {
      return;
    }
    MouseEvent before = lastDrag == null ? begin : lastDrag;
    dragged |= Math.hypot(event.getX() - begin.getX(), event.getY() - begin.getY()) >= CLICK_SLACK;
    if (!dragged) {
      return;
    }
    lastDrag = event;
    mouse = event;
    dragging.set(true);
    if (begin.isShiftDown()) {
      view.paintOverlay();
    } else {
      view.setCursor(Cursor.CLOSED_HAND);
      double device = view.deviceScale();
      viewport.change(
          seen ->
              seen.panned(
                  (event.getX() - before.getX()) * device,
                  (event.getY() - before.getY()) * device));
    }
  }

  private void released(MouseEvent event) {
    MouseEvent begin = press;
    CellRange chosen = selection();
    press = null;
    lastDrag = null;
    dragging.set(false);
    if (begin == null) {
      return;
    }
    if (dragged) {
      if (chosen != null) {
        viewport.change(seen -> seen.zoomedTo(chosen));
      }
      view.paintOverlay();
      view.setCursor(Cursor.CROSSHAIR);
      return;
    }
    clicked(event);
  }

  private void clicked(MouseEvent event) {
    Zone zone = view.geometry().zone(event.getX(), event.getY());
    if (zone == Zone.SQUARE) {
      Cell cell = view.nearest(event);
      if (cell != null) {
        focus.pin(cell);
      }
    } else if (zone != Zone.OUTSIDE) {
      int token = view.tokenAt(event, zone);
      if (token >= 0) {
        view.toggleGlobal(token);
      }
    }
  }

  private void scrolled(ScrollEvent event) {
    double notches = event.getDeltaY() / NOTCH;
    if (notches != 0) {
      double device = view.deviceScale();
      double factor = Math.pow(MatrixView.ZOOM_STEP, Math.max(-3, Math.min(3, notches)));
      viewport.change(
          seen ->
              seen.zoomedAt(
                  (event.getX() - view.geometry().left()) * device,
                  (event.getY() - view.geometry().top()) * device,
                  factor));
    }
    event.consume();
  }
}
