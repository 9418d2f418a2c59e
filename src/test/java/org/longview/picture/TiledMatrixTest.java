package org.longview.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.longview.attention.AttentionPlan;
import org.longview.attention.GlobalTokens;
import org.longview.attention.HeadTensors;
import org.longview.attention.KeyPadding;
import org.longview.attention.LayerAttention;
import org.longview.attention.Mechanism;
import org.longview.attention.SparsityPattern;
import org.longview.attention.SparsityPattern.Causal;
import org.longview.attention.SparsityPattern.Full;
import org.longview.attention.SparsityPattern.Window;
import org.longview.attention.SparsityPattern.WindowGlobal;
import org.longview.linear.Kernels;
import org.longview.linear.Matrix;
import org.longview.picture.TileGrid.Address;
import org.longview.study.MatrixSource;
import org.longview.study.TestSources;
import org.longview.work.Cancellation;
import org.longview.work.Workers;

class TiledMatrixTest {
  private static final long MEGABYTE = 1 << 20;

  private final Workers workers = Workers.shared();
  private final Cancellation cancellation = new Cancellation();
  private final TileCache cache = new TileCache(64 * MEGABYTE);

  /** A band and some whole columns, the rest excluded; knows what it excludes. */
  private static final class Band implements MatrixSource {
    private final MatrixSource values;
    private final int half;
    private final List<CellRange> asked = new ArrayList<>();

    Band(int n, int half) {
      values = Matrices.random(n, n, n);
      this.half = half;
    }

    private boolean allows(int row, int column) {
      return Math.abs(row - column) <= half || column == 3;
    }

    @Override
    public int rows() {
      return values.rows();
    }

    @Override
    public int columns() {
      return values.columns();
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
      values.fill(rowFrom, rowTo, columnFrom, columnTo, target, offset, stride);
      for (int row = rowFrom; row < rowTo; row++) {
        for (int column = columnFrom; column < columnTo; column++) {
          if (!allows(row, column)) {
            target[offset + (row - rowFrom) * stride + column - columnFrom] = EXCLUDED;
          }
        }
      }
      synchronized (asked) {
        asked.add(new CellRange(rowFrom, rowTo, columnFrom, columnTo));
      }
    }

    @Override
    public boolean excludes(int rowFrom, int rowTo, int columnFrom, int columnTo) {
      boolean beside = rowFrom - half >= columnTo || columnFrom - half >= rowTo;
      return beside && (columnFrom > 3 || columnTo <= 3);
    }
  }

  static Stream<Arguments> shapes() {
    List<Arguments> cases = new ArrayList<>();
    for (Reduction reduction : Reduction.values()) {
      for (int n : new int[] {1, 2, 3, 17, 257, 1000}) {
        cases.add(Arguments.of(reduction, Matrices.random(n, n, n)));
      }
      cases.add(Arguments.of(reduction, Matrices.random(1000, 7, 1)));
      cases.add(Arguments.of(reduction, Matrices.random(3, 600, 2)));
      cases.add(Arguments.of(reduction, new Band(1000, 40)));
      Window window = new Window(150, 1);
      SparsityPattern globals = new WindowGlobal(window, GlobalTokens.of(0, 300, 301));
      cases.add(Arguments.of(reduction, attention(new Full(), 1000, false)));
      cases.add(Arguments.of(reduction, attention(new Full(), 257, false, 3, 200, 256)));
      cases.add(Arguments.of(reduction, attention(window, 700, false, 698, 699)));
      cases.add(Arguments.of(reduction, attention(new Window(40, 3), 500, false)));
      cases.add(Arguments.of(reduction, attention(globals, 1000, true)));
      cases.add(Arguments.of(reduction, attention(new Causal(globals), 600, true, 7)));
      cases.add(
          Arguments.of(
              reduction,
              TestSources.difference(
                  attention(window, 501, false), attention(new Full(), 501, false))));
      cases.add(
          Arguments.of(
              reduction,
              TestSources.difference(
                  attention(new Full(), 501, false), attention(window, 501, false))));
    }
    return cases.stream();
  }

  /** The whole matrix, and parts of it at growing zoom. */
  private static List<Viewport> views(MatrixSource source) {
    List<Viewport> views = new ArrayList<>();
    for (int size : new int[] {1, 20, 61, 300}) {
      Viewport view = Viewport.fit(source.rows(), source.columns(), size, size + size / 3);
      views.add(view);
      for (int i = 0; i < 5; i++) {
        view = view.zoomedAt(size * 0.7, size * 0.3, 1.7);
        views.add(view);
      }
      views.add(view.panned(-1e9, -1e9));
    }
    return views;
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void aPixelShowsTheExactReductionOfItsEntries(Reduction reduction, MatrixSource source) {
    float[] cells = new float[source.rows() * source.columns()];
    source.fill(0, source.rows(), 0, source.columns(), cells, 0, source.columns());
    for (long atOnce : new long[] {0, 5000, TiledMatrix.CELLS_AT_ONCE}) {
      TiledMatrix matrix = new TiledMatrix(source, reduction, cache, atOnce);
      for (Viewport view : views(source)) {
        assertTrue(matrix.load(view, Long.MAX_VALUE, workers, cancellation));
        ValueRaster raster = matrix.raster(view, workers, cancellation);
        assertTrue(raster.isSharp());
        Address level = matrix.level(view);
        assertTrue(
            (level.down() == 0 || view.down().scale() * (1 << level.down()) <= 1)
                && (level.across() == 0 || view.across().scale() * (1 << level.across()) <= 1),
            "an entry is no larger than a pixel");
        for (int y = 0; y < raster.down().entries; y++) {
          for (int x = 0; x < raster.across().entries; x++) {
            double expected =
                reduced(
                    reduction,
                    cells,
                    source.columns(),
                    raster.down().from[y] << level.down(),
                    Math.min(source.rows(), raster.down().to[y] << level.down()),
                    raster.across().from[x] << level.across(),
                    Math.min(source.columns(), raster.across().to[x] << level.across()));
            assertEquals(expected, raster.value(y, x), 1e-6);
          }
        }
      }
    }
  }

  private static double reduced(
      Reduction reduction,
      float[] cells,
      int columns,
      int rowFrom,
      int rowTo,
      int columnFrom,
      int columnTo) {
    double largest = MatrixSource.EXCLUDED;
    double sum = 0;
    int count = 0;
    for (int row = rowFrom; row < rowTo; row++) {
      for (int column = columnFrom; column < columnTo; column++) {
        double value = cells[row * columns + column];
        if (value != MatrixSource.EXCLUDED) {
          boolean larger = Math.abs(value) > Math.abs(largest);
          largest = count == 0 || larger || (-value == largest && value > 0) ? value : largest;
          sum += value;
          count++;
        }
      }
    }
    return reduction == Reduction.MAX || count == 0 ? largest : sum / count;
  }

  /** Attention weights under a pattern, computed on demand. */
  private static MatrixSource attention(
      SparsityPattern pattern, int n, boolean apart, int... pads) {
    Random random = new Random(n);
    HeadTensors global = new HeadTensors(tensor(random, n), tensor(random, n), tensor(random, n));
    HeadTensors head =
        new HeadTensors(
            tensor(random, n), tensor(random, n), tensor(random, n), apart ? global : null);
    boolean[] ok = new boolean[n];
    Arrays.fill(ok, true);
    IntStream.of(pads).forEach(key -> ok[key] = false);
    AttentionPlan plan = AttentionPlan.of(pattern, n, KeyPadding.of(ok));
    LayerAttention layer =
        new LayerAttention(
            Kernels.best(),
            List.of(head, new HeadTensors(tensor(random, n), head.k(), head.v(), head.global())),
            new Mechanism.Sparse(plan),
            Workers.shared(),
            new Cancellation());
    return TestSources.of(
        n % 2 == 0 ? List.of(layer.matrix(0)) : List.of(layer.matrix(0), layer.matrix(1)));
  }

  private static Matrix tensor(Random random, int n) {
    Matrix matrix = Matrix.zeros(n, 8);
    for (int i = 0; i < n * 8; i++) {
      matrix.data()[i] = (float) random.nextGaussian();
    }
    return matrix;
  }

  @ParameterizedTest
  @EnumSource(Reduction.class)
  void asLongAsFewCellsAreSeenTheyAreReducedAsInAPictureMadeAtOnce(Reduction reduction) {
    MatrixSource source = Matrices.random(700, 700, 4);
    TiledMatrix matrix = new TiledMatrix(source, reduction, cache);
    for (Viewport view : views(source)) {
      ValueRaster tiled = matrix.raster(view, workers, cancellation);
      ValueRaster direct = ValueRaster.of(source, view, reduction, workers, cancellation);
      assertTrue(tiled.isSharp(), "few cells are read at once");
      for (int y = 0; y < direct.down().entries; y++) {
        for (int x = 0; x < direct.across().entries; x++) {
          assertEquals(direct.value(y, x), tiled.value(y, x), 1e-6);
        }
      }
    }
  }

  @Test
  void aViewIsCoarseAtOnceAndSharpensTileByTileFromTheMiddle() {
    TiledMatrix matrix = new TiledMatrix(Matrices.random(1024, 1024, 5), Reduction.MAX, cache, 0);
    Viewport view = Viewport.fit(1024, 1024, 1024, 1024);
    ValueRaster first = matrix.raster(view, workers, cancellation);
    assertFalse(first.isSharp());
    assertTrue(first.magnitude() > 0.9, "something is seen");
    List<Integer> wrong = new ArrayList<>();
    boolean all = false;
    while (!all) {
      all = matrix.load(view, 1, workers, cancellation);
      ValueRaster raster = matrix.raster(view, workers, cancellation);
      assertEquals(all, raster.isSharp());
      wrong.add(differing(raster, matrix));
    }
    assertEquals(16, wrong.size(), "a tile at a time");
    for (int i = 1; i < wrong.size(); i++) {
      assertTrue(wrong.get(i) < wrong.get(i - 1), "each makes more of it right");
    }
    assertEquals(0, wrong.get(15));
    assertTrue(matrix.load(view, 1, workers, cancellation), "nothing is left to do");
  }

  @Test
  void theTilesInTheMiddleComeFirst() {
    TiledMatrix matrix = new TiledMatrix(Matrices.random(1024, 1024, 5), Reduction.MAX, cache, 0);
    Viewport view = Viewport.fit(1024, 1024, 1024, 1024);
    for (int i = 0; i < 4; i++) {
      matrix.load(view, 1, workers, cancellation);
    }
    ValueRaster raster = matrix.raster(view, workers, cancellation);
    float[] cell = new float[1];
    for (int i = 256; i < 768; i += 51) {
      matrix.source().fill(i, i + 1, 1023 - i, 1024 - i, cell, 0, 1);
      assertEquals(cell[0], raster.value(i, 1023 - i));
    }
  }

  /** How many pixels of a view with a cell for each pixel do not show their cell. */
  private static int differing(ValueRaster raster, TiledMatrix matrix) {
    float[] cells = new float[1024 * 1024];
    matrix.source().fill(0, 1024, 0, 1024, cells, 0, 1024);
    int differing = 0;
    for (int i = 0; i < cells.length; i++) {
      differing += raster.value(i / 1024, i % 1024) == cells[i] ? 0 : 1;
    }
    return differing;
  }

  @Test
  void whatHasBeenSeenNearbyIsShownUntilTheTilesCome() {
    MatrixSource source = Matrices.of(1024, 1024, (row, column) -> row >= 512 ? 1 : 0);
    TiledMatrix matrix = new TiledMatrix(source, Reduction.MAX, cache, 0);
    Viewport whole = Viewport.fit(1024, 1024, 512, 512);
    matrix.load(whole, Long.MAX_VALUE, workers, cancellation);
    ValueRaster near = matrix.raster(whole.zoomedAt(256, 256, 2), workers, cancellation);
    assertFalse(near.isSharp());
    assertEquals(0, near.value(250, 100));
    assertEquals(1, near.value(260, 100));
  }

  @Test
  void atACoarserLevelNothingIsReadAgain() {
    AtomicInteger read = new AtomicInteger();
    MatrixSource source =
        Matrices.of(
            1024,
            1024,
            (row, column) -> {
              read.incrementAndGet();
              return row == column ? 1 : 0;
            });
    TiledMatrix matrix = new TiledMatrix(source, Reduction.MEAN, cache, 0);
    matrix.load(Viewport.fit(1024, 1024, 1024, 1024), Long.MAX_VALUE, workers, cancellation);
    assertEquals(1024 * 1024, read.get());
    ValueRaster far = matrix.raster(Viewport.fit(1024, 1024, 256, 256), workers, cancellation);
    assertTrue(far.isSharp());
    assertEquals(0.25f, far.value(9, 9));
    assertEquals(1024 * 1024, read.get());
  }

  @Test
  void whatIsExcludedIsNotRead() {
    Band band = new Band(4096, 10);
    TiledMatrix matrix = new TiledMatrix(band, Reduction.MAX, cache, 0);
    Viewport view = Viewport.fit(4096, 4096, 512, 512);
    matrix.load(view, Long.MAX_VALUE, workers, cancellation);
    assertTrue(matrix.raster(view, workers, cancellation).isSharp());
    long cells = 0;
    for (CellRange block : band.asked) {
      cells += (long) (block.rowTo() - block.rowFrom()) * (block.columnTo() - block.columnFrom());
    }
    assertTrue(cells < 4096L * 4096 / 3, () -> "about the diagonal and a column");
    band.asked.clear();
    Viewport beside = view.zoomedTo(new CellRange(100, 400, 3000, 3300));
    assertTrue(matrix.raster(beside, workers, cancellation).isSharp());
    assertTrue(band.asked.isEmpty());
  }

  @Test
  void cancellingStopsAndKeepsNoHalfReadTile() {
    Cancellation stopped = new Cancellation();
    AtomicInteger rows = new AtomicInteger();
    MatrixSource source =
        Matrices.of(
            2048,
            2048,
            (row, column) -> {
              if (column == 0 && rows.incrementAndGet() == 300) {
                stopped.cancel();
              }
              return 1;
            });
    TiledMatrix matrix = new TiledMatrix(source, Reduction.MAX, cache, 0);
    Viewport view = Viewport.fit(2048, 2048, 256, 256);
    assertThrows(
        CancellationException.class, () -> matrix.load(view, Long.MAX_VALUE, workers, stopped));
    assertEquals(0, cache.bytes());
    assertTrue(rows.get() < 1000, "it stopped soon");
    assertTrue(matrix.load(view, Long.MAX_VALUE, workers, cancellation));
    assertTrue(matrix.raster(view, workers, cancellation).isSharp());
  }

  @Test
  void aViewThatTheCacheCannotHoldIsSharpAtACoarserLevel() {
    TileCache small = new TileCache(3 * MEGABYTE);
    TiledMatrix matrix = new TiledMatrix(Matrices.random(2000, 2000, 6), Reduction.MEAN, small);
    Viewport view = Viewport.fit(2000, 2000, 2000, 2000);
    assertTrue(matrix.load(view, Long.MAX_VALUE, workers, cancellation));
    assertTrue(matrix.raster(view, workers, cancellation).isSharp());
    assertTrue(small.bytes() <= small.capacity());
  }

  @Test
  void aValueThatIsNoNumberIsNamed() {
    MatrixSource source =
        Matrices.of(600, 600, (row, column) -> row == 401 && column == 302 ? Float.NaN : 1);
    for (Reduction reduction : Reduction.values()) {
      TiledMatrix matrix = new TiledMatrix(source, reduction, cache, 0);
      IllegalStateException thrown =
          assertThrows(
              IllegalStateException.class,
              () ->
                  matrix.load(
                      Viewport.fit(600, 600, 100, 100), Long.MAX_VALUE, workers, cancellation));
      assertEquals("the matrix has the value NaN at row 401, column 302", thrown.getMessage());
    }
  }
}
