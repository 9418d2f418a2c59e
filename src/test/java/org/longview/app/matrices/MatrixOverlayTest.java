package org.longview.app.matrices;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.geometry.Bounds;
import org.junit.jupiter.api.Test;
import org.longview.app.state.Theme;
import org.longview.picture.CellRange;
import org.longview.picture.Viewport;

/** Lines around cells of a matrix of 100 × 100 that is 200 pixels wide. */
class MatrixOverlayTest {
  private static final MatrixGeometry PLACE = new MatrixGeometry(40, 30, 200);
  private static final Viewport WHOLE = Viewport.fit(100, 100, 200, 200);

  private static Bounds framed(Viewport view, int row) {
    MatrixOverlay overlay = new MatrixOverlay();
    overlay.show(
        new MatrixOverlay.Marks(
            view,
            PLACE,
            1,
            Theme.LIGHT.palette(),
            row,
            null,
            null,
            null,
            FindModel.Found.NOTHING,
            false,
            false));
    return overlay.getBoundsInLocal();
  }

  @Test
  void the_frame_of_a_row_ends_with_a_matrix_that_goes_on() {
    Bounds frame = framed(WHOLE.zoomedTo(new CellRange(40, 60, 40, 60)), 50);
    assertEquals(40, frame.getMinX());
    assertEquals(240, frame.getMaxX());
  }

  @Test
  void the_frame_of_a_row_is_closed_where_the_matrix_ends() {
    Bounds frame = framed(WHOLE, 50);
    assertTrue(frame.getMinX() < 40 && frame.getMinX() >= 37, "" + frame);
    assertTrue(frame.getMaxX() > 239 && frame.getMaxX() <= 243, "" + frame);
  }
}
