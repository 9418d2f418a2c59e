package org.longview.export;

import org.longview.picture.Palette;

/**
 * The look of a figure.
 *
 * @param palette its colours
 * @param transparent whether nothing is painted behind it
 */
public record FigureStyle(Palette palette, boolean transparent) {
  /** On white, for paper. */
  public static final FigureStyle LIGHT = new FigureStyle(Palette.LIGHT, false);

  /** On dark ground, for slides. */
  public static final FigureStyle DARK = new FigureStyle(Palette.DARK, false);

  /** The same colours on whatever lies behind. */
  public FigureStyle withoutBackground() {
    return new FigureStyle(palette, true);
  }
}
