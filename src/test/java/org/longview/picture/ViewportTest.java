package org.longview.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ViewportTest {
  private static final double CLOSE = 1e-7;

  @Test
  void fittingASquareMatrixKeepsItsCellsSquareAndAtTheNearCorner() {
    Viewport view = Viewport.fit(24, 24, 480, 300);
    assertEquals(12.5, view.across().scale());
    assertEquals(12.5, view.down().scale());
    assertEquals(300, view.across().toPixels(24));
    assertEquals(-1, view.across().cellAt(301));
    assertEquals(new CellRange(0, 24, 0, 24), view.visible());
  }

  @Test
  void fewColumnsAreStretchedToBeReadable() {
    Viewport view = Viewport.fit(512, 8, 400, 512);
    assertEquals(50, view.across().scale());
    assertEquals(1, view.down().scale());
  }

  @Test
  void zoomingInAndOutAgainIsWhereItBegan() {
    Random random = new Random(1);
    for (int i = 0; i < 500; i++) {
      Viewport view = someView(random);
      double x = random.nextDouble() * view.width();
      double y = random.nextDouble() * view.height();
      double factor = 1 + random.nextDouble() * (view.largestZoom() / view.zoom() - 1);
      assertSame(view, view.zoomedAt(x, y, factor).zoomedAt(x, y, 1 / factor));
    }
  }

  @Test
  void theCellUnderTheCursorStaysWhileTheMatrixFillsTheView() {
    Random random = new Random(2);
    for (int i = 0; i < 500; i++) {
      Viewport view = Viewport.fit(200, 200, 300, 300).zoomedAt(100, 50, 1 + random.nextInt(9));
      double x = random.nextDouble() * 300;
      double y = random.nextDouble() * 300;
      Viewport zoomed = view.zoomedAt(x, y, 1 + random.nextDouble() * 3);
      assertEquals(view.across().toCells(x), zoomed.across().toCells(x), CLOSE);
      assertEquals(view.down().toCells(y), zoomed.down().toCells(y), CLOSE);
    }
  }

  @Test
  void panningMovesTheMatrixWithTheHand() {
    Viewport view = Viewport.fit(100, 100, 200, 200).zoomedAt(100, 100, 4);
    Viewport panned = view.panned(16, -24);
    assertEquals(view.across().toPixels(50) + 16, panned.across().toPixels(50), CLOSE);
    assertEquals(view.down().toPixels(50) - 24, panned.down().toPixels(50), CLOSE);
  }

  @Test
  void whateverIsAskedTheMatrixFillsTheViewOrIsSeenWhole() {
    Random random = new Random(3);
    for (int i = 0; i < 2000; i++) {
      Viewport view = someView(random);
      view =
          switch (random.nextInt(3)) {
            case 0 -> view.panned(random.nextGaussian() * 1e4, random.nextGaussian() * 1e4);
            case 1 -> view.zoomedAt(-50, 900, Math.exp(random.nextGaussian() * 5));
            default -> view.resized(1 + random.nextInt(900), 1 + random.nextInt(900));
          };
      for (Axis axis : new Axis[] {view.across(), view.down()}) {
        assertTrue(axis.toPixels(0) <= CLOSE, axis::toString);
        double end = axis.toPixels(axis.cells());
        assertTrue(end >= axis.pixels() - 1e-6 || axis.first() == 0, axis::toString);
        assertTrue(axis.scale() <= Math.max(Viewport.LARGEST_CELL, axis.pixels()));
      }
    }
  }

  @Test
  void aCellNeverGrowsBeyondTheLargestUnlessItFits() {
    assertEquals(
        Viewport.LARGEST_CELL,
        Viewport.fit(1000, 1000, 500, 500).zoomedAt(0, 0, 1e9).down().scale());
    assertEquals(500, Viewport.fit(1, 1, 500, 500).zoomedAt(0, 0, 1e9).down().scale());
  }

  @Test
  void zoomingOutEndsWithTheWholeMatrix() {
    Viewport whole = Viewport.fit(300, 300, 200, 150);
    assertSame(whole, whole.zoomedAt(70, 80, 6).zoomedAt(3, 9, 0.001));
  }

  @Test
  void zoomingToASelectionShowsAllOfItInTheMiddle() {
    Viewport view = Viewport.fit(1000, 1000, 400, 300).zoomedTo(new CellRange(500, 520, 300, 310));
    assertEquals(15, view.down().scale());
    assertEquals(0, view.down().toPixels(500), CLOSE);
    assertEquals(300, view.down().toPixels(520), CLOSE);
    assertEquals(200, view.across().toPixels(305), CLOSE);
  }

  @Test
  void thePixelsOfACellAreThoseThatReportIt() {
    Random random = new Random(4);
    for (int i = 0; i < 200; i++) {
      Axis axis = someView(random).across();
      if (!axis.cellsSharePixels()) {
        for (int p = 0; p < axis.pixels(); p++) {
          int cell = axis.cellAt(p + 0.5);
          if (cell >= 0) {
            assertTrue(axis.firstPixelOf(cell) <= p && p < axis.firstPixelOf(cell + 1));
          }
        }
      }
    }
  }

  @Test
  void aViewNeedsCellsAndPixels() {
    assertThrows(IllegalArgumentException.class, () -> Viewport.fit(0, 5, 10, 10));
    assertThrows(IllegalArgumentException.class, () -> Viewport.fit(5, 5, 10, 0));
  }

  private static Viewport someView(Random random) {
    int rows = 1 + random.nextInt(400);
    int columns = random.nextBoolean() ? rows : 1 + random.nextInt(400);
    return Viewport.fit(rows, columns, 1 + random.nextInt(500), 1 + random.nextInt(500))
        .zoomedAt(random.nextInt(500), random.nextInt(500), Math.exp(random.nextGaussian()));
  }

  private static void assertSame(Viewport expected, Viewport actual) {
    assertEquals(expected.zoom(), actual.zoom(), CLOSE * expected.zoom());
    assertEquals(expected.firstRow(), actual.firstRow(), 1e-6);
    assertEquals(expected.firstColumn(), actual.firstColumn(), 1e-6);
  }
}
