package org.longview.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.longview.study.MatrixSource;
import org.longview.work.Cancellation;
import org.longview.work.Workers;

class ValueRasterTest {
  private static final float X = MatrixSource.EXCLUDED;

  private static final MatrixSource FOUR =
      Matrices.of(
          new float[] {1, 2, X, X},
          new float[] {3, 4, X, -9},
          new float[] {X, 5, -2, 2},
          new float[] {6, X, 7, X});

  @Test
  void theMaximumIsTheValueOfLargestMagnitudeAmongAllowedCells() {
    assertArrayEquals(new float[] {4, -9, 6, 7}, shown(FOUR, Viewport.fit(4, 4, 2, 2)));
  }

  @Test
  void theMeanLeavesExcludedCellsOut() {
    assertArrayEquals(
        new float[] {2.5f, -9, 5.5f, 7f / 3},
        shown(FOUR, Viewport.fit(4, 4, 2, 2), Reduction.MEAN));
  }

  @Test
  void ofAValueAndItsNegativeThePositiveOneIsShownWhicheverComesFirst() {
    MatrixSource pairs = Matrices.of(new float[] {-2, 2, 3, -3}, new float[] {0, 0, 0, 0});
    assertArrayEquals(new float[] {2, 3}, shown(pairs, Viewport.fit(2, 4, 2, 1)));
  }

  @ParameterizedTest
  @EnumSource(Reduction.class)
  void aPixelIsExcludedOnlyIfAllItsCellsAre(Reduction reduction) {
    MatrixSource source =
        Matrices.of(
            new float[] {X, X, X, 0},
            new float[] {X, X, X, X},
            new float[] {X, X, X, X},
            new float[] {X, X, X, X});
    assertArrayEquals(new float[] {X, 0, X, X}, shown(source, Viewport.fit(4, 4, 2, 2), reduction));
  }

  @Test
  void aCellThatTwoPixelsTouchCountsInBoth() {
    MatrixSource row = Matrices.of(3, 3, (r, c) -> r == 1 && c == 1 ? 1 : 0);
    assertArrayEquals(new float[] {1, 1, 1, 1}, shown(row, Viewport.fit(3, 3, 2, 2)));
  }

  @Test
  void aLargeCellIsReadOnceAndShownByEveryPixelWhoseMiddleItHolds() {
    ValueRaster raster = raster(FOUR, Viewport.fit(4, 4, 6, 6), Reduction.MAX);
    assertArrayEquals(new int[] {0, 1, 1, 2, 3, 3}, raster.across().entryOf);
    assertEquals(4, raster.across().entries);
    assertEquals(5, raster.value(2, 1));
  }

  @Test
  void oneCellFillsItsView() {
    ValueRaster raster =
        raster(Matrices.of(new float[] {7}), Viewport.fit(1, 1, 5, 3), Reduction.MEAN);
    assertEquals(7, raster.value(0, 0));
    assertArrayEquals(new int[] {0, 0, 0, -1, -1}, raster.across().entryOf);
    assertArrayEquals(new int[] {0, 0, 0}, raster.down().entryOf);
  }

  @Test
  void manyRowsAndFewColumnsAreReducedInOneDirectionOnly() {
    MatrixSource source = Matrices.of(8, 2, (r, c) -> c == 0 ? r : -r);
    ValueRaster raster = raster(source, Viewport.fit(8, 2, 4, 4), Reduction.MAX);
    assertArrayEquals(new int[] {0, 0, 1, 1}, raster.across().entryOf);
    assertArrayEquals(new float[] {1, -1, 3, -3, 5, -5, 7, -7}, values(raster));
  }

  @ParameterizedTest
  @EnumSource(Reduction.class)
  void everyViewAgreesWithCountingEachPixelsCellsOneByOne(Reduction reduction) {
    MatrixSource source = Matrices.random(61, 61, 3);
    for (double zoom : new double[] {1, 1.37, 2.5, 3.2}) {
      Viewport view = Viewport.fit(61, 61, 23, 19).zoomedAt(7, 5, zoom);
      assertArrayEquals(oneByOne(source, view, reduction), shown(source, view, reduction), 1e-6f);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void severalThreadsMakeTheSameRasterAsOne(int threads) {
    MatrixSource source = Matrices.random(300, 200, 5);
    Viewport view = Viewport.fit(300, 200, 90, 70);
    try (Workers one = new Workers(1);
        Workers several = new Workers(threads)) {
      for (Reduction reduction : Reduction.values()) {
        assertArrayEquals(
            values(ValueRaster.of(source, view, reduction, one, new Cancellation())),
            values(ValueRaster.of(source, view, reduction, several, new Cancellation())));
      }
    }
  }

  @Test
  void stripsPutTogetherAreTheWhole() {
    MatrixSource source = Matrices.random(50, 50, 8);
    for (int size : new int[] {30, 50, 75, 400}) {
      Viewport view = Viewport.fit(50, 50, size, size);
      int[] whole = new int[size * size];
      Rasterizer.paint(raster(source, view, Reduction.MAX), Tints.GREY, Palette.DARK, whole);
      int[] strips = new int[size * size];
      for (int from = 0; from < size; from += 7) {
        int to = Math.min(size, from + 7);
        int[] strip = new int[(to - from) * size];
        ValueRaster raster =
            ValueRaster.of(
                source, view, Reduction.MAX, from, to, Workers.shared(), new Cancellation());
        Rasterizer.paint(raster, Tints.GREY, Palette.DARK, strip);
        System.arraycopy(strip, 0, strips, from * size, strip.length);
      }
      assertArrayEquals(whole, strips, "size " + size);
    }
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY})
  void aValueThatIsNoNumberIsNamedByItsCell(float bad) {
    MatrixSource source = Matrices.of(40, 40, (r, c) -> r == 31 && c == 17 ? bad : 0);
    for (Reduction reduction : Reduction.values()) {
      IllegalStateException e =
          assertThrows(
              IllegalStateException.class,
              () -> raster(source, Viewport.fit(40, 40, 10, 10), reduction));
      assertEquals("the matrix has the value " + bad + " at row 31, column 17", e.getMessage());
    }
  }

  @Test
  void nothingIsReadBeyondTheView() {
    MatrixSource source =
        Matrices.of(
            1000, 1000, (r, c) -> r >= 400 && r < 500 && c >= 300 && c < 400 ? 1 : Float.NaN);
    Viewport view = Viewport.fit(1000, 1000, 50, 50).zoomedTo(new CellRange(400, 500, 300, 400));
    assertEquals(1, raster(source, view, Reduction.MEAN).magnitude());
  }

  @Test
  void aHugeMatrixIsReadInSmallBlocks() {
    AtomicInteger largest = new AtomicInteger();
    MatrixSource source =
        new MatrixSource() {
          @Override
          public int rows() {
            return 65_536;
          }

          @Override
          public int columns() {
            return 65_536;
          }

          @Override
          public void fill(
              int rowFrom,
              int rowTo,
              int columnFrom,
              int columnTo,
              float[] target,
              int offset,
              int stride) {
            largest.accumulateAndGet((rowTo - rowFrom) * (columnTo - columnFrom), Math::max);
          }
        };
    Viewport strip = new Viewport(65_536, 65_536, 64, 64, 1, 0, 0);
    ValueRaster.of(source, strip, Reduction.MAX, 0, 1, Workers.shared(), new Cancellation());
    assertTrue(largest.get() <= 1 << 18, "a block of " + largest);
  }

  @Test
  void cancellingEndsTheReading() {
    Cancellation cancellation = new Cancellation();
    MatrixSource source =
        Matrices.of(
            100,
            100,
            (r, c) -> {
              cancellation.cancel();
              return 0;
            });
    assertThrows(
        CancellationException.class,
        () ->
            ValueRaster.of(
                source,
                Viewport.fit(100, 100, 50, 50),
                Reduction.MAX,
                Workers.shared(),
                cancellation));
  }

  private static float[] oneByOne(MatrixSource source, Viewport view, Reduction reduction) {
    Axis down = view.down();
    Axis across = view.across();
    float[] all = new float[source.rows() * source.columns()];
    source.fill(0, source.rows(), 0, source.columns(), all, 0, source.columns());
    float[] shown = new float[view.width() * view.height()];
    int count = 0;
    for (int y = 0; y < view.height(); y++) {
      for (int x = 0; x < view.width(); x++) {
        if (down.toCells(y) < source.rows() - 1e-6 && across.toCells(x) < source.columns() - 1e-6) {
          Reducer reducer = Reducer.of(reduction, true, 1);
          reducer.clear();
          for (int row = (int) Math.floor(down.toCells(y) + 1e-6);
              row < Math.min(source.rows(), Math.ceil(down.toCells(y + 1.0) - 1e-6));
              row++) {
            for (int column = (int) Math.floor(across.toCells(x) + 1e-6);
                column < Math.min(source.columns(), Math.ceil(across.toCells(x + 1.0) - 1e-6));
                column++) {
              reducer.add(all, row * source.columns() + column);
            }
          }
          shown[count++] = reducer.over(0, 1);
        }
      }
    }
    return Arrays.copyOf(shown, count);
  }

  private static ValueRaster raster(MatrixSource source, Viewport view, Reduction reduction) {
    return ValueRaster.of(source, view, reduction, Workers.shared(), new Cancellation());
  }

  private static float[] shown(MatrixSource source, Viewport view) {
    return shown(source, view, Reduction.MAX);
  }

  private static float[] shown(MatrixSource source, Viewport view, Reduction reduction) {
    return values(raster(source, view, reduction));
  }

  private static float[] values(ValueRaster raster) {
    float[] values = new float[raster.down().entries * raster.across().entries];
    for (int i = 0; i < values.length; i++) {
      values[i] = raster.value(i / raster.across().entries, i % raster.across().entries);
    }
    return values;
  }
}
