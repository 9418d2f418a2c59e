package org.longview.export;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/**
 * The typefaces that come with the program. Each is one point high. No font of the system is used.
 */
final class Face {
  static final Font REGULAR = read("Inter-Regular.otf");
  static final Font STRONG = read("Inter-SemiBold.otf");
  static final Font MONO = read("JetBrainsMono-SemiBold.ttf");

  /** Has the characters that the others lack. */
  static final Font FALLBACK = read("DejaVuSans.ttf");

  private Face() {}

  private static Font read(String file) {
    String path = "/assets/fonts/" + file;
    try (InputStream in = Objects.requireNonNull(Face.class.getResourceAsStream(path), path)) {
      return Font.createFont(Font.TRUETYPE_FONT, in);
    } catch (IOException | FontFormatException e) {
      throw new IllegalStateException("the font " + path + " cannot be read", e);
    }
  }
}
