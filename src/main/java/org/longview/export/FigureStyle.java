package org.longview.export;

import org.longview.picture.Palette;

/**
 * The look of a figure.
 *
 * @param palette its colours
 * @param transparent whether nothing is painted behind it
 * @param words which words stand around it
 * @param enlargement of type, lines and margins, 1 for the usual: {@link FigureWidth#enlargement}
 * @param letters what files of vectors hold of them
 */
public record FigureStyle(
    Palette palette, boolean transparent, FigureWords words, double enlargement, Letters letters) {
  /** On white, for paper. */
  public static final FigureStyle LIGHT = new FigureStyle(Palette.LIGHT, false);

  /** On dark ground, for slides. */
  public static final FigureStyle DARK = new FigureStyle(Palette.DARK, false);

  /** With all words, in type of the usual size. */
  public FigureStyle(Palette palette, boolean transparent) {
    this(palette, transparent, FigureWords.ALL, 1, Letters.TEXT);
  }

  /** The same colours on whatever lies behind. */
  public FigureStyle withoutBackground() {
    return new FigureStyle(palette, true, words, enlargement, letters);
  }

  /** The same on its own ground. */
  public FigureStyle withBackground() {
    return new FigureStyle(palette, false, words, enlargement, letters);
  }

  public FigureStyle withWords(FigureWords newWords) {
    return new FigureStyle(palette, transparent, newWords, enlargement, letters);
  }

  public FigureStyle withLetters(Letters newLetters) {
    return new FigureStyle(palette, transparent, words, enlargement, newLetters);
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
    return new FigureStyle(palette, transparent, words, newEnlargement, letters);
  }
}
