package org.longview.export;

import java.util.List;
import org.longview.picture.CellColors;
import org.longview.picture.ColorMap;
import org.longview.picture.Palette;
import org.longview.picture.ValueScale;
import org.longview.study.CellKind;
import org.longview.study.PatternKind;

/** What the cells of a matrix mean, and their colours. */
public sealed interface CellScheme {
  /** The colours in a theme. */
  CellColors colors(Palette palette);

  /**
   * Numbers, with a colour bar.
   *
   * @param name what they are: attention; empty if nothing stands beside the bar
   */
  record Values(ColorMap map, ValueScale scale, String name) implements CellScheme {
    @Override
    public CellColors colors(Palette palette) {
      return CellColors.of(map, scale);
    }
  }

  /**
   * Why pairs are allowed, with a legend.
   *
   * @param pattern the mechanism that allows them
   * @param legend the kinds that the legend explains
   */
  record Kinds(PatternKind pattern, List<CellKind> legend) implements CellScheme {
    public Kinds {
      legend = List.copyOf(legend);
    }

    @Override
    public CellColors colors(Palette palette) {
      return CellColors.ofKinds(palette);
    }
  }
}
