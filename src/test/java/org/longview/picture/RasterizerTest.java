package org.longview.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.longview.study.CellKind;
import org.longview.study.MatrixSource;
import org.longview.study.PatternKind;
import org.longview.study.PatternSettings;
import org.longview.work.Cancellation;
import org.longview.work.Workers;

class RasterizerTest {
  private static final int LOW = 0xff000000;
  private static final int HIGH = 0xffffffff;
  private static final int BESIDE = Palette.DARK.background();
  private static final int NONE = Palette.DARK.excluded();
  private static final int GAP = Palette.DARK.grid();

  @Test
  void smallCellsAreSquaresOfTheirColour() {
    MatrixSource source = Matrices.of(new float[] {-1, 1}, new float[] {MatrixSource.EXCLUDED, -1});
    assertArrayEquals(
        new int[] {
          LOW, LOW, HIGH, HIGH, BESIDE,
          LOW, LOW, HIGH, HIGH, BESIDE,
          NONE, NONE, LOW, LOW, BESIDE,
          NONE, NONE, LOW, LOW, BESIDE
        },
        pixels(source, Viewport.fit(2, 2, 5, 4), Tints.GREY));
  }

  @Test
  void largeCellsEndInAGap() {
    MatrixSource source = Matrices.of(new float[] {1});
    assertArrayEquals(
        new int[] {
          HIGH, HIGH, HIGH, HIGH, HIGH, GAP, BESIDE,
          HIGH, HIGH, HIGH, HIGH, HIGH, GAP, BESIDE,
          HIGH, HIGH, HIGH, HIGH, HIGH, GAP, BESIDE,
          HIGH, HIGH, HIGH, HIGH, HIGH, GAP, BESIDE,
          HIGH, HIGH, HIGH, HIGH, HIGH, GAP, BESIDE,
          GAP, GAP, GAP, GAP, GAP, GAP, BESIDE
        },
        pixels(source, Viewport.fit(1, 1, 7, 6), Tints.GREY));
  }

  @Test
  void stretchedColumnsHaveGapsAndThinRowsHaveNone() {
    MatrixSource source = Matrices.of(3, 1, (r, c) -> 1);
    assertArrayEquals(
        new int[] {
          HIGH, HIGH, HIGH, HIGH, HIGH, GAP,
          HIGH, HIGH, HIGH, HIGH, HIGH, GAP,
          HIGH, HIGH, HIGH, HIGH, HIGH, GAP
        },
        pixels(source, Viewport.fit(3, 1, 6, 3), Tints.GREY));
  }

  @Test
  void whereKindsShareAPixelTheMostImportantIsSeen() {
    float window = CellKind.WINDOW.value();
    float self = CellKind.SELF.value();
    float global = CellKind.GLOBAL.value();
    float none = MatrixSource.EXCLUDED;
    MatrixSource pattern =
        Matrices.of(
            new float[] {self, window, none, none},
            new float[] {window, self, window, none},
            new float[] {none, window, window, none},
            new float[] {none, none, global, window});
    assertArrayEquals(
        new int[] {
          Palette.DARK.of(CellKind.SELF), Palette.DARK.of(CellKind.WINDOW),
          Palette.DARK.of(CellKind.WINDOW), Palette.DARK.of(CellKind.GLOBAL)
        },
        pixels(pattern, Viewport.fit(4, 4, 2, 2), CellColors.ofKinds(Palette.DARK)));
  }

  @Test
  void kindsHaveTheColoursOfTheirTheme() {
    assertEquals(0xff58a6ff, Palette.DARK.of(CellKind.SELF));
    assertEquals(0xff4889d3, Palette.DARK.of(CellKind.WINDOW));
    assertEquals(0xff0969da, Palette.LIGHT.of(CellKind.SELF));
    assertEquals(0xffc86c2e, Palette.LIGHT.of(CellKind.GLOBAL));
  }

  @Test
  void excludedCellsNeverLookLikeAZero() {
    for (Palette palette : new Palette[] {Palette.DARK, Palette.LIGHT}) {
      for (ColorMap map : ColorMap.all()) {
        int zero = map.isDiverging() ? map.at(0.5) : map.at(0);
        double distance = Lab.distance(zero, palette.excluded());
        assertTrue(distance > 9, map + " differs by only " + distance);
      }
      for (CellKind kind : CellKind.values()) {
        assertTrue(Lab.distance(palette.of(kind), palette.excluded()) > 30, kind::name);
      }
    }
  }

  @Test
  void coloursChangeWithoutReadingTheMatrixAgain() {
    MatrixSource once =
        new MatrixSource() {
          private boolean read;

          @Override
          public int rows() {
            return 1;
          }

          @Override
          public int columns() {
            return 1;
          }

          @Override
          public void fill(int r0, int r1, int c0, int c1, float[] target, int offset, int stride) {
            if (read) {
              throw new IllegalStateException("read twice");
            }
            read = true;
            target[offset] = 1;
          }
        };
    ValueRaster raster =
        ValueRaster.of(
            once, Viewport.fit(1, 1, 2, 2), Reduction.MAX, Workers.shared(), new Cancellation());
    int[] viridis = new int[4];
    int[] magma = new int[4];
    ValueScale scale = ValueScale.sequential(ValueScale.Kind.LINEAR, 0, 1);
    Rasterizer.paint(raster, CellColors.of(ColorMap.VIRIDIS, scale), Palette.DARK, viridis);
    Rasterizer.paint(raster, CellColors.of(ColorMap.MAGMA, scale), Palette.DARK, magma);
    assertEquals(0xfffde725, viridis[0]);
    assertNotEquals(viridis[0], magma[0]);
  }

  private static int[] pixels(MatrixSource source, Viewport view, CellColors colors) {
    int[] pixels = new int[view.width() * view.height()];
    ValueRaster raster =
        ValueRaster.of(source, view, Reduction.MAX, Workers.shared(), new Cancellation());
    Rasterizer.paint(raster, colors, Palette.DARK, pixels);
    return pixels;
  }

  @Test
  void wideColumnsOfManyRowsAreDividedWhateverIsShown() {
    PatternSettings linformer =
        PatternSettings.defaults().withKind(PatternKind.LINFORMER).withRank(4);
    Viewport view = Viewport.fit(100, 4, 40, 50);
    ValueRaster raster =
        ValueRaster.of(
            new PatternPicture(linformer, 100),
            view,
            Reduction.MAX,
            Workers.shared(),
            new Cancellation());
    int[] pixels = new int[40 * 50];
    Rasterizer.paint(raster, CellColors.ofKinds(Palette.LIGHT), Palette.LIGHT, pixels);
    for (int x = 0; x < 40; x++) {
      assertEquals(x % 10 == 9, pixels[25 * 40 + x] == Palette.LIGHT.grid(), "pixel " + x);
    }
  }
}
