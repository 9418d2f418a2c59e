package org.longview.app.matrices;

import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * What is looked at: hovering previews a cell, pinning keeps it. One row is always selected; it is
 * the hovered one while nothing is pinned. For the JavaFX thread alone.
 */
public final class FocusModel {
  private final ReadOnlyObjectWrapper<@Nullable Cell> hovered = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable Cell> pinned = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyIntegerWrapper row = new ReadOnlyIntegerWrapper();
  private final ReadOnlyIntegerWrapper marked = new ReadOnlyIntegerWrapper();
  private boolean marks = true;
  private int selected;
  private int rows = 1;

  /** The cell under the mouse or the keyboard's cursor; null if there is none. */
  public ReadOnlyObjectProperty<@Nullable Cell> hoveredProperty() {
    return hovered.getReadOnlyProperty();
  }

  /** The cell that is kept; null if none is. */
  public ReadOnlyObjectProperty<@Nullable Cell> pinnedProperty() {
    return pinned.getReadOnlyProperty();
  }

  /** The selected row. */
  public ReadOnlyIntegerProperty rowProperty() {
    return row.getReadOnlyProperty();
  }

  /** The selected row as it is to be marked; −1 if it is not. */
  public ReadOnlyIntegerProperty markedProperty() {
    return marked.getReadOnlyProperty();
  }

  /** Leaves the selected row without a mark until something is pointed at. */
  public void unmark() {
    marks = false;
    update();
  }

  /** The row that is selected while nothing is hovered. */
  public int selected() {
    return selected;
  }

  /** The pinned cell, else the hovered one, else null. */
  public @Nullable Cell shown() {
    Cell kept = pinned.get();
    return kept != null ? kept : hovered.get();
  }

  /**
   * Begins with another text: nothing is hovered or pinned, and the first token after [CLS] is
   * selected if there is one.
   *
   * @param newRows number of tokens
   */
  public void reset(int newRows) {
    rows = newRows;
    hovered.set(null);
    pinned.set(null);
    selected = Math.min(1, rows - 1);
    update();
  }

  /** Moves the mouse or the cursor to a cell, or away from all. */
  public void hover(@Nullable Cell cell) {
    hovered.set(cell);
    update();
  }

  /** Keeps a cell. */
  public void pin(Cell cell) {
    pinned.set(cell);
    selected = cell.row();
    marks = true;
    update();
  }

  /** Lets the pinned cell go. */
  public void unpin() {
    pinned.set(null);
    update();
  }

  /** Selects a row for good; a pinned cell of another row is let go. */
  public void select(int newRow) {
    Cell kept = pinned.get();
    if (kept != null && kept.row() != newRow) {
      pinned.set(null);
    }
    selected = Math.max(0, Math.min(rows - 1, newRow));
    marks = true;
    update();
  }

  private void update() {
    Cell shown = shown();
    row.set(shown == null ? selected : shown.row());
    marked.set(shown == null && !marks ? -1 : row.get());
  }
}
