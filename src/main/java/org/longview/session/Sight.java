package org.longview.session;

import org.jspecify.annotations.Nullable;
import org.longview.work.InputException;

/**
 * Where the eye rests in the matrices: what is no setting, but part of the picture.
 *
 * @param token the selected token, a query
 * @param pinned the pinned cell; null if none is
 * @param pattern the part of the pattern's matrix that is seen
 * @param attention the part of the attention's matrix that is seen
 */
public record Sight(int token, @Nullable Pinned pinned, Zoom pattern, Zoom attention) {
  /** The whole of both matrices. */
  public static final Sight WHOLE = new Sight(1, null, Zoom.WHOLE, Zoom.WHOLE);

  /**
   * Checks the token.
   *
   * @throws InputException if it is no position
   */
  public Sight {
    requirePosition("selected token", token);
  }

  private static void requirePosition(String name, int position) {
    if (position < 0) {
      throw new InputException("The %s is %d; it must be 0 or more.".formatted(name, position));
    }
  }

  /**
   * A cell.
   *
   * @param row the query's position
   * @param column the key's position
   * @param projected whether the column is one of Linformer's projected keys, not a token
   */
  public record Pinned(int row, int column, boolean projected) {
    /**
     * Checks the place.
     *
     * @throws InputException if it is none
     */
    public Pinned {
      requirePosition("row", row);
      requirePosition("column", column);
    }
  }

  /**
   * A part of a matrix, whatever the size of the view.
   *
   * @param zoom how many times larger the cells are than when the whole matrix fits
   * @param row in the middle of the view, in rows
   * @param column in the middle of the view, in columns
   */
  public record Zoom(double zoom, double row, double column) {
    /** All of it. */
    public static final Zoom WHOLE = new Zoom(1, 0, 0);

    /**
     * Checks the numbers.
     *
     * @throws InputException if the zoom is less than 1
     */
    public Zoom {
      if (!(zoom >= 1)) {
        throw new InputException("The zoom is " + zoom + "; it must be 1 or more.");
      }
    }
  }
}
