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
    int[] moved = new int[other.width() * other.height()];
    if (overview == null) {
      Arrays.fill(moved, palette.background());
    } else {
      overview.copyTo(other, moved);
    }
    copyTo(other, moved);
    return moved;
  }

  private void copyTo(Viewport other, int[] target) {
    int[] columnOf = pixelsIn(view.across(), other.across());
    int[] rowOf = pixelsIn(view.down(), other.down());
    for (int y = 0; y < other.height(); y++) {
      int from = rowOf[y] * view.width();
      int to = y * other.width();
      for (int x = 0; x < other.width() && rowOf[y] >= 0; x++) {
        if (columnOf[x] >= 0) {
          target[to + x] = pixels[from + columnOf[x]];
        }
      }
    }
  }

  /** Which pixel of one axis shows what each pixel of another shows; −1 if none does. */
  private static int[] pixelsIn(Axis from, Axis to) {
    int[] pixels = new int[to.pixels()];
    for (int p = 0; p < pixels.length; p++) {
      double place = from.toPixels(to.toCells(p + 0.5));
      pixels[p] = place >= 0 && place < from.pixels() ? (int) place : -1;
    }
    return pixels;
  }
}
