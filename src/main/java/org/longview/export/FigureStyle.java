package org.longview.export;

import org.longview.picture.Palette;

/**
 * The look of a figure.
 *
 * @param palette its colours
 * @param transparent whether nothing is painted behind it
 * @param words which words stand around it
 * @param enlargement of type, lines and margins, 1 for the usual: {@link FigureWidth#enlargement}
 * @param outlines whether vector files hold the outlines of letters in the place of text, which
 *     every program shows alike, but no one finds or copies
 */
public record FigureStyle(
    Palette palette, boolean transparent, FigureWords words, double enlargement, boolean outlines) {
  /** On white, for paper. */
  public static final FigureStyle LIGHT = new FigureStyle(Palette.LIGHT, false);

  /** On dark ground, for slides. */
  public static final FigureStyle DARK = new FigureStyle(Palette.DARK, false);

  /** With all words, in type of the usual size. */
  public FigureStyle(Palette palette, boolean transparent) {
    this(palette, transparent, FigureWords.ALL, 1, false);
  }

  /** The same colours on whatever lies behind. */
  public FigureStyle withoutBackground() {
    return new FigureStyle(palette, true, words, enlargement, outlines);
  }

  /** The same on its own ground. */
  FigureStyle withBackground() {
    return new FigureStyle(palette, false, words, enlargement, outlines);
  }

  public FigureStyle withWords(FigureWords newWords) {
    return new FigureStyle(palette, transparent, newWords, enlargement, outlines);
  }

  public FigureStyle withOutlines(boolean newOutlines) {
    return new FigureStyle(palette, transparent, words, enlargement, newOutlines);
  }

  /**
   * The style in which a picture of one width is laid out like one of another.
   *
   * @param width of that other one, in pixels
   * @param shown of this one, in pixels
   */
  public FigureStyle shrunk(int width, int shown) {
    return withEnlargement(
        enlargement * Page.usualScale(width) * shown / width / Page.usualScale(shown));
  }

  public FigureStyle withEnlargement(double newEnlargement) {
    return new FigureStyle(palette, transparent, words, newEnlargement, outlines);
  }
}
