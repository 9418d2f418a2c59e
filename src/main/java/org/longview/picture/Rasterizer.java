package org.longview.picture;

import java.util.Arrays;
import org.longview.study.MatrixSource;

/** Colours a {@link ValueRaster}: values in, pixels out. */
public final class Rasterizer {
  /** Cells of at least this many device pixels are divided by gaps of one pixel. */
  public static final double GRID_FROM = 6;

  private Rasterizer() {}

  /**
   * Writes the pixels of a raster, row by row, each opaque (so premultiplied or not is the same).
   *
   * @param raster the values
   * @param colors their colours
   * @param palette the colours of excluded cells, of gaps, and of what lies beside the matrix
   * @param target receives {@link ValueRaster#width()} · {@link ValueRaster#height()} pixels from
   *     its beginning
   */
  public static void paint(ValueRaster raster, CellColors colors, Palette palette, int[] target) {
    int width = raster.width();
    Footprints across = raster.across();
    Footprints down = raster.down();
    boolean[] columnGaps = gaps(raster.view().across(), 0, width);
    boolean[] rowGaps = gaps(raster.view().down(), raster.pixelRowFrom(), raster.height());
    int[] entries = new int[across.entries];
    int painted = -1;
    int paintedAt = 0;
    for (int y = 0; y < raster.height(); y++) {
      int row = down.entryOf[y];
      int start = y * width;
      if (row < 0) {
        Arrays.fill(target, start, start + width, palette.background());
      } else if (rowGaps[y]) {
        for (int x = 0; x < width; x++) {
          target[start + x] = across.entryOf[x] < 0 ? palette.background() : palette.grid();
        }
      } else if (row == painted) {
        System.arraycopy(target, paintedAt, target, start, width);
      } else {
        for (int e = 0; e < entries.length; e++) {
          float value = raster.value(row, e);
          entries[e] = value == MatrixSource.EXCLUDED ? palette.excluded() : colors.argb(value);
        }
        for (int x = 0; x < width; x++) {
          int entry = across.entryOf[x];
          target[start + x] =
              entry < 0 ? palette.background() : columnGaps[x] ? palette.grid() : entries[entry];
        }
        painted = row;
        paintedAt = start;
      }
    }
  }

  /** Which pixels are the last of a large cell. */
  private static boolean[] gaps(Axis axis, int pixelFrom, int pixels) {
    boolean[] gaps = new boolean[pixels];
    if (axis.scale() >= GRID_FROM) {
      for (int cell = axis.firstVisible(); cell < axis.endVisible(); cell++) {
        int last = axis.firstPixelOf(cell + 1) - 1 - pixelFrom;
        if (last >= 0 && last < pixels) {
          gaps[last] = true;
        }
      }
    }
    return gaps;
  }
}
