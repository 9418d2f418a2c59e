package org.longview.picture;

import org.longview.study.CellKind;

/** Gives a value its colour. */
@FunctionalInterface
public interface CellColors {
  /**
   * The opaque colour, 0xFFrrggbb, of a value that is not excluded.
   *
   * @throws IllegalArgumentException if there is no colour for it
   */
  int argb(float value);

  /** Values along a colour map. */
  static CellColors of(ColorMap map, ValueScale scale) {
    return value -> map.at(scale.position(value));
  }

  /** Kinds of cells, as {@link CellKind#value()} gives them. */
  static CellColors ofKinds(Palette palette) {
    return value -> palette.of(CellKind.of(value));
  }
}
