package org.longview.app.atlas;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.longview.picture.CellColors;
import org.longview.picture.ColorMap;
import org.longview.picture.MapScale;
import org.longview.picture.Overview;
import org.longview.picture.Palette;
import org.longview.picture.Rasterizer;
import org.longview.picture.ValueRaster;
import org.longview.study.Head;
import org.longview.work.Cancellation;
import org.longview.work.Workers;

/** Colours maps on a worker thread, those alone that look otherwise than before. */
final class MapPainter {
  /**
   * How maps look.
   *
   * @param size of each in device pixels
   * @param colorMap of values that are not negative
   */
  record Look(int size, ColorMap colorMap, MapScale scale, Palette palette) {}

  /**
   * A map that was painted.
   *
   * @param pixels size × size, row by row
   */
  @SuppressWarnings("ArrayRecordComponent") // shown, never compared
  record Painted(Overview map, Look look, int[] pixels) {}

  private MapPainter() {}

  /**
   * Paints what is missing.
   *
   * @param known what was painted before
   * @return all maps
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  static Map<Head, Painted> paint(
      Map<Head, Overview> maps, Look look, Map<Head, Painted> known, Cancellation cancellation) {
    Map<Head, Painted> painted = new ConcurrentHashMap<>();
    var missing =
        maps.entrySet().stream()
            .filter(
                entry -> {
                  Painted before = known.get(entry.getKey());
                  boolean same = isAsWanted(before, entry.getValue(), look);
                  if (before != null && same) {
                    painted.put(entry.getKey(), before);
                  }
                  return !same;
                })
            .collect(Collectors.toList());
    Workers.shared()
        .forEach(
            missing.size(),
            cancellation,
            i -> painted.put(missing.get(i).getKey(), paint(missing.get(i).getValue(), look)));
    return Map.copyOf(painted);
  }

  private static boolean isAsWanted(@Nullable Painted before, Overview map, Look look) {
    return before != null && before.map == map && before.look.equals(look);
  }

  private static Painted paint(Overview map, Look look) {
    ValueRaster raster = map.raster(look.size);
    ColorMap colors = map.hasNegatives() ? ColorMap.BLUE_ORANGE : look.colorMap;
    int[] pixels = new int[look.size * look.size];
    Rasterizer.paint(raster, CellColors.of(colors, look.scale.of(map)), look.palette, pixels);
    return new Painted(map, look, pixels);
  }
}
