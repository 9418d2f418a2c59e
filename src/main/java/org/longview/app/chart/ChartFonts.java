package org.longview.app.chart;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** The typeface of charts. */
final class ChartFonts {
  static final Font REGULAR = read("Inter-Regular.ttf");

  private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);

  private ChartFonts() {}

  /** Reads the typeface and measures a letter, which takes a while the first time. */
  static void warmUp() {
    REGULAR.deriveFont(11f).getStringBounds("n", EXACT);
  }

  private static Font read(String file) {
    String path = "/assets/fonts/" + file;
    try (InputStream in =
        Objects.requireNonNull(ChartFonts.class.getResourceAsStream(path), path)) {
      return Font.createFont(Font.TRUETYPE_FONT, in);
    } catch (IOException | FontFormatException e) {
      throw new IllegalStateException("the font " + path + " cannot be read", e);
    }
  }
}
