package org.longview.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.longview.picture.HeadLayout.Place;
import org.longview.picture.HeadLayout.Room;
import org.longview.study.MatrixSource;
import org.longview.work.Cancellation;
import org.longview.work.Workers;

class OverviewTest {
  private final Cancellation never = new Cancellation();

  private Overview of(MatrixSource source, Reduction reduction) {
    return Overview.of(source, reduction, Workers.shared(), never);
  }

  private static float[] values(ValueRaster raster) {
    int[] pixels = new int[raster.width() * raster.height()];
    CellColors bits = Float::floatToRawIntBits;
    Rasterizer.paint(raster, bits, Palette.LIGHT, pixels);
    float[] values = new float[pixels.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = Float.intBitsToFloat(pixels[i]);
    }
    return values;
  }

  @ParameterizedTest
  @EnumSource(Reduction.class)
  void ofASmallMatrixAMapIsThatOfItsCells(Reduction reduction) {
    MatrixSource source = Matrices.of(200, 200, (row, column) -> (row * 31 + column * 17) % 97);
    for (int size : new int[] {40, 77, 200}) {
      Viewport view = Viewport.fit(200, 200, size, size);
      float[] direct = values(ValueRaster.of(source, view, reduction, Workers.shared(), never));
      float[] seen = values(of(source, reduction).raster(size));
      for (int i = 0; i < direct.length; i++) {
        assertEquals(direct[i], seen[i], 1e-3, size + " pixels, pixel " + i);
      }
    }
  }

  @Test
  void ofALargeMatrixEveryEntryIsTheLargestOfItsCells() {
    MatrixSource source =
        Matrices.of(1000, 1000, (row, column) -> row == 700 && column == 301 ? 9 : 1);
    Overview overview = of(source, Reduction.MAX);
    assertTrue(overview.isExact() && overview.isReduced());
    assertEquals(250, overview.side());
    assertEquals(9, overview.magnitude());
    float[] values = values(overview.raster(250));
    assertEquals(9, values[700 / 4 * 250 + 301 / 4]);
    assertEquals(1, values[700 / 4 * 250 + 301 / 4 + 1]);
  }

  @Test
  void aFirstLookSaysThatItIsOne() {
    MatrixSource source = Matrices.of(9000, 9000, (row, column) -> row % 2);
    assertFalse(Overview.sample(source, Reduction.MAX, Workers.shared(), never).isExact());
  }

  @Test
  void whatIsExcludedAsAWholeIsNotReadAndIsNoValue() {
    MatrixSource band =
        new MatrixSource() {
          @Override
          public int rows() {
            return 2048;
          }

          @Override
          public int columns() {
            return 2048;
          }

          @Override
          public void fill(int r0, int r1, int c0, int c1, float[] target, int at, int stride) {
            for (int r = r0; r < r1; r++) {
              Arrays.fill(target, at + (r - r0) * stride, at + (r - r0) * stride + c1 - c0, 0.5f);
            }
          }

          @Override
          public boolean excludes(int r0, int r1, int c0, int c1) {
            return r1 <= 1024;
          }
        };
    assertEquals(2048L * 1024, Overview.cells(band));
    ValueRaster raster = of(band, Reduction.MAX).raster(64);
    assertEquals(MatrixSource.EXCLUDED, raster.value(0, 0));
    assertEquals(0.5f, raster.value(63, 63));
  }

  @ParameterizedTest
  @CsvSource({"144, 12, 620, 560", "144, 0, 620, 560", "32, 16, 1000, 300", "7, 0, 300, 900"})
  void mapsAreAsLargeAsAllFit(int count, int columns, double width, double height) {
    Room room = new Room(20, 24, 12, 4);
    List<Integer> groups = columns > 0 ? List.of(count) : List.of(count / 3, count - count / 3);
    HeadLayout layout = HeadLayout.fit(groups, columns, width, height, 16, 160, room);
    assertTrue(layout.height() <= height);
    for (Place place : layout.places()) {
      assertTrue(place.x() >= 20 && place.x() + layout.size() <= width, place.toString());
      assertTrue(place.y() >= 24 && place.y() + layout.size() <= height, place.toString());
    }
    assertEquals(count, layout.places().stream().distinct().count());
    HeadLayout larger =
        HeadLayout.fit(
            groups, columns, width, height, (int) layout.size() + 1, (int) layout.size() + 1, room);
    // Too high, or not granted for want of width
    assertTrue(larger.height() > height || larger.size() <= layout.size());
  }

  @Test
  void groupsStandBelowEachOtherUnderTheirHeadings() {
    HeadLayout layout = HeadLayout.ofColumns(List.of(3, 1), 2, 10, new Room(5, 20, 3, 2));
    assertEquals(List.of(0.0, 50.0), layout.headings());
    assertEquals(
        List.of(new Place(5, 20), new Place(17, 20), new Place(5, 35), new Place(5, 70)),
        layout.places());
    assertEquals(85, layout.height());
  }
}
