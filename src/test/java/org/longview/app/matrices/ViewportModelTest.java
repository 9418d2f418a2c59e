package org.longview.app.matrices;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.longview.picture.Viewport;

class ViewportModelTest {
  private final ViewportModel one = new ViewportModel();
  private final ViewportModel other = new ViewportModel();

  @BeforeEach
  void link() {
    ViewportModel.link(one, other);
  }

  private static Viewport view(ViewportModel model) {
    return Objects.requireNonNull(model.get());
  }

  private static void show(ViewportModel model, int rows, int columns) {
    model.setShape(rows, columns);
    model.setSize(200, 200);
  }

  @Test
  void thereIsNoViewBeforeThereIsAMatrixAndASize() {
    one.setShape(9, 9);
    assertNull(one.get());
    one.setSize(200, 200);
    assertEquals(1, view(one).zoom());
  }

  @Test
  void zoomAndPanOfEitherAreThoseOfBoth() {
    show(one, 100, 100);
    show(other, 100, 100);
    one.change(view -> view.zoomedAt(50, 50, 4));
    assertEquals(4, view(other).zoom());
    other.change(view -> view.panned(-30, -10));
    assertEquals(other.get(), one.get());
  }

  @Test
  void matricesOfDifferentShapesAreNotTied() {
    show(one, 100, 4);
    show(other, 100, 100);
    other.change(view -> view.zoomedAt(50, 50, 4));
    assertEquals(1, view(one).zoom());
  }

  @Test
  void anotherTextIsShownWhole() {
    show(one, 100, 100);
    one.change(view -> view.zoomedAt(50, 50, 4));
    one.setShape(80, 80);
    assertEquals(1, view(one).zoom());
  }

  @Test
  void theSamePlaceStaysInTheMiddleOfALargerWindow() {
    show(one, 100, 100);
    one.change(view -> view.zoomedAt(100, 100, 4));
    double middle = view(one).down().toCells(100);
    one.setSize(300, 300);
    assertEquals(middle, view(one).down().toCells(150), 1e-9);
  }
}
