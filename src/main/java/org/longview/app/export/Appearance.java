package org.longview.app.export;

import org.longview.export.FigureStyle;
import org.longview.export.FigureWords;
import org.longview.export.Letters;
import org.longview.study.ViewSettings;

/**
 * How a picture looks.
 *
 * @param extent how large it is
 * @param background what is behind it
 * @param colorMap name of the colours of values
 * @param squareRoot whether colours follow the square root of the values
 * @param words what stands around it
 * @param letters what a file of vectors holds of them
 */
public record Appearance(
    Extent extent,
    Background background,
    String colorMap,
    boolean squareRoot,
    FigureWords words,
    Letters letters) {

  /** What is behind a picture. */
  public enum Background {
    LIGHT,
    DARK,
    /** Nothing; the colours are those of the light theme. */
    TRANSPARENT
  }

  /** For a slide or a page, on white. */
  public static Appearance defaults() {
    ViewSettings view = ViewSettings.defaults();
    return new Appearance(
        Extent.usual(),
        Background.LIGHT,
        view.colorMap(),
        view.squareRoot(),
        FigureWords.ALL,
        Letters.TEXT);
  }

  /** The look that is asked for. */
  FigureStyle style() {
    FigureStyle style =
        switch (background) {
          case LIGHT -> FigureStyle.LIGHT;
          case DARK -> FigureStyle.DARK;
          case TRANSPARENT -> FigureStyle.LIGHT.withoutBackground();
        };
    return style.withWords(words).withLetters(letters).withEnlargement(extent.enlargement());
  }

  /** The view in the colours that are asked for. */
  ViewSettings colored(ViewSettings view) {
    return view.withColorMap(colorMap).withSquareRoot(squareRoot);
  }

  Appearance withExtent(Extent newExtent) {
    return new Appearance(newExtent, background, colorMap, squareRoot, words, letters);
  }

  Appearance withBackground(Background newBackground) {
    return new Appearance(extent, newBackground, colorMap, squareRoot, words, letters);
  }

  Appearance withColorMap(String newColorMap) {
    return new Appearance(extent, background, newColorMap, squareRoot, words, letters);
  }

  Appearance withSquareRoot(boolean newSquareRoot) {
    return new Appearance(extent, background, colorMap, newSquareRoot, words, letters);
  }

  Appearance withWords(FigureWords newWords) {
    return new Appearance(extent, background, colorMap, squareRoot, newWords, letters);
  }

  Appearance withLetters(Letters newLetters) {
    return new Appearance(extent, background, colorMap, squareRoot, words, newLetters);
  }
}
