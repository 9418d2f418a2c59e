package org.longview.export;

import java.awt.Font;
import java.awt.GraphicsEnvironment;
import java.awt.font.FontRenderContext;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Typefaces of the system, for characters that those of the program lack. */
final class SystemFaces {
  /** Stand for several typefaces at a time, which no file can name. */
  private static final Set<String> LOGICAL =
      Set.of(Font.DIALOG, Font.DIALOG_INPUT, Font.MONOSPACED, Font.SANS_SERIF, Font.SERIF);

  /** Used only where there is no plain one. */
  private static final Pattern STYLED =
      Pattern.compile("Bold|Italic|Oblique|Light|Thin|Black|Medium|Condensed");

  private static final FontRenderContext PLAIN = new FontRenderContext(null, true, true);

  private static final Map<Integer, Optional<Font>> FOUND = new ConcurrentHashMap<>();

  private SystemFaces() {}

  /**
   * A typeface that has a character, one point high, if the system has any.
   *
   * @param character code point
   */
  static Optional<Font> with(int character) {
    return FOUND.computeIfAbsent(character, SystemFaces::find);
  }

  /** Whether a typeface has an outline of a character, and not a picture, which is not drawn. */
  private static boolean isDrawn(Font font, int character) {
    return Character.isSpaceChar(character)
        || !font.deriveFont(10f)
            .createGlyphVector(PLAIN, Character.toString(character))
            .getOutline()
            .getBounds2D()
            .isEmpty();
  }

  private static Optional<Font> find(int character) {
    return Arrays.stream(GraphicsEnvironment.getLocalGraphicsEnvironment().getAllFonts())
        .filter(font -> !LOGICAL.contains(font.getFamily()))
        .filter(font -> font.canDisplay(character) && isDrawn(font, character))
        .min(Comparator.comparing(font -> STYLED.matcher(font.getFontName()).find()));
  }
}
