package org.longview.app.matrices;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.longview.picture.Axis;
import org.longview.picture.Palette;
import org.longview.picture.Rasterizer;
import org.longview.picture.ValueRaster;
import org.longview.picture.ValueScale;
import org.longview.picture.Viewport;
import org.longview.work.Cancellation;
import org.longview.work.Workers;

/** A finished picture of a part of a matrix. */
final class Frame {
  private final MatrixContent content;
  private final Viewport view;
  private final ValueRaster raster;
  private final @Nullable ValueScale scale;
  private final Palette palette;
  private final int[] pixels;

  private Frame(
      MatrixContent content,
      Viewport view,
      ValueRaster raster,
      @Nullable ValueScale scale,
      Palette palette) {
    this.content = content;
    this.view = view;
    this.raster = raster;
    this.scale = scale;
    this.palette = palette;
    pixels = new int[view.width() * view.height()];
    Rasterizer.paint(raster, content.colors(scale, palette), palette, pixels);
  }

  /**
   * Computes a picture; on a worker thread.
   *
   * @param last the picture before it, whose values are used again if only colours changed
   */
  static Frame of(
      MatrixContent content,
      Viewport view,
      Palette palette,
      @Nullable Frame last,
      Workers workers,
      Cancellation cancellation) {
    ValueScale scale = content.scale(workers, cancellation);
    ValueRaster raster =
        last != null
                && last.isSharp()
                && last.view.equals(view)
                && hasSameValues(last.content, content)
            ? last.raster
            : content.raster(view, workers, cancellation);
    return new Frame(content, view, raster, scale, palette);
  }

  private static boolean hasSameValues(MatrixContent one, MatrixContent other) {
    return one instanceof MatrixContent.Attention a
        && other instanceof MatrixContent.Attention b
        && a.tiles() == b.tiles();
  }

  MatrixContent content() {
    return content;
  }

  Viewport view() {
    return view;
  }

  /** The scale of its colours; null if it shows no numbers. */
  @Nullable ValueScale scale() {
    return scale;
  }

  int[] pixels() {
    return pixels;
  }

  /** Whether every pixel shows what it should, none a coarser stand-in. */
  boolean isSharp() {
    return raster.isSharp();
  }

  /**
   * Its pixels as they would lie in another view of the same matrix, until that is computed.
   *
   * @param overview what is seen where this picture does not reach; null if there is none
   */
  int[] movedTo(Viewport other, @Nullable Frame overview) {
    int width = other.width();
    int[] moved = new int[width * other.height()];
    Part own = Part.of(this, other);
    Part around = overview == null ? null : Part.of(overview, other);
    for (int y = 0; y < other.height(); y++) {
      boolean seen = own.rows[y] >= 0;
      int from = seen ? own.from : width;
      int to = seen ? own.to : width;
      Arrays.fill(moved, y * width, y * width + from, palette.background());
      Arrays.fill(moved, y * width + to, (y + 1) * width, palette.background());
      if (around != null) {
        around.copyRow(y, 0, from, moved);
        around.copyRow(y, to, width, moved);
      }
      own.copyRow(y, own.from, own.to, moved);
    }
    return moved;
  }

  /**
   * Where another view shows a picture.
   *
   * @param columns which of its pixels each pixel of the view shows; −1 for none
   * @param rows the same of rows
   * @param from the first column of the view that shows any
   * @param to one past the last that does
   * @param unscaled whether pixels lie as they do in the picture
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Part(Frame frame, int[] columns, int[] rows, int from, int to, boolean unscaled) {
    static Part of(Frame frame, Viewport view) {
      int[] columns = pixelsIn(frame.view.across(), view.across());
      int[] rows = pixelsIn(frame.view.down(), view.down());
      int from = 0;
      while (from < columns.length && columns[from] < 0) {
        from++;
      }
      int to = columns.length;
      while (to > from && columns[to - 1] < 0) {
        to--;
      }
      boolean unscaled = true;
      for (int x = from; x < to; x++) {
        unscaled &= columns[x] - columns[from] == x - from;
      }
      return new Part(frame, columns, rows, from, to, unscaled);
    }

    void copyRow(int y, int begin, int end, int[] target) {
      if (rows[y] < 0) {
        return;
      }
      int source = rows[y] * frame.view.width();
      int at = y * columns.length;
      int first = Math.max(begin, from);
      int last = Math.min(end, to);
      if (unscaled && first < last) {
        System.arraycopy(frame.pixels, source + columns[first], target, at + first, last - first);
        return;
      }
      for (int x = first; x < last; x++) {
        target[at + x] = frame.pixels[source + columns[x]];
      }
    }

    private static int[] pixelsIn(Axis from, Axis to) {
      int[] pixels = new int[to.pixels()];
      for (int p = 0; p < pixels.length; p++) {
        double place = from.toPixels(to.toCells(p + 0.5));
        pixels[p] = place >= 0 && place < from.pixels() ? (int) place : -1;
      }
      return pixels;
    }
  }
}
