package org.longview.app.matrices;

import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.longview.picture.Viewport;

/** The part of a matrix that is seen. For the JavaFX thread alone. */
public final class ViewportModel {
  private final ReadOnlyObjectWrapper<@Nullable Viewport> view = new ReadOnlyObjectWrapper<>();
  private int rows;
  private int columns;
  private int width;
  private int height;

  /** Null until both the matrix and the view have a size. */
  public ReadOnlyObjectProperty<@Nullable Viewport> viewProperty() {
    return view.getReadOnlyProperty();
  }

  public @Nullable Viewport get() {
    return view.get();
  }

  /** Shows a matrix; one of another shape is shown whole. */
  public void setShape(int newRows, int newColumns) {
    if (newRows != rows || newColumns != columns) {
      rows = newRows;
      columns = newColumns;
      fit();
    }
  }

  /** Shows it in so many device pixels; what is in the middle stays there. */
  public void setSize(int newWidth, int newHeight) {
    if (newWidth == width && newHeight == height) {
      return;
    }
    width = newWidth;
    height = newHeight;
    Viewport current = view.get();
    if (current == null || width < 1 || height < 1) {
      fit();
    } else {
      view.set(current.resized(width, height));
    }
  }

  /** Zooms or pans. */
  public void change(UnaryOperator<Viewport> change) {
    Viewport current = view.get();
    if (current != null) {
      view.set(change.apply(current));
    }
  }

  /** Shows the whole matrix. */
  public void fit() {
    view.set(
        rows < 1 || width < 1 || height < 1 ? null : Viewport.fit(rows, columns, width, height));
  }

  /** Makes both show the same part whenever their matrices and sizes are alike. */
  public static void link(ViewportModel one, ViewportModel other) {
    one.view.addListener((property, before, now) -> other.follow(now));
    other.view.addListener((property, before, now) -> one.follow(now));
  }

  private void follow(@Nullable Viewport leader) {
    if (leader != null
        && leader.rows() == rows
        && leader.columns() == columns
        && leader.width() == width
        && leader.height() == height) {
      view.set(leader);
    }
  }
}
