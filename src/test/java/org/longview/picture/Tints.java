package org.longview.picture;

/** Colours for tests. */
final class Tints {
  /** −1 … 1 in greys. */
  static final CellColors GREY =
      CellColors.of(ColorMap.GREYS, ValueScale.sequential(ValueScale.Kind.LINEAR, -1, 1));

  private Tints() {}
}
