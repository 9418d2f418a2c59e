package org.longview.export;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TTFSubsetter;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * The typefaces that come with the program. Each is one point high. Fonts of the system are used
 * only for characters that all of these lack: {@link SystemFaces}.
 */
final class Face {
  private static final Map<Font, String> FILES = new LinkedHashMap<>();

  static final Font REGULAR = read("Inter-Regular.ttf");
  static final Font STRONG = read("Inter-SemiBold.ttf");
  static final Font MONO = read("JetBrainsMono-SemiBold.ttf");

  /** Has the characters that the others lack. */
  static final Font FALLBACK = read("DejaVuSans.ttf");

  /** What a file needs to be shown; what is left out moves letters by hairs. */
  private static final List<String> TABLES =
      List.of("OS/2", "cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post");

  private Face() {}

  static Set<Font> all() {
    return FILES.keySet();
  }

  /** The file of one of them. */
  static InputStream open(Font face) {
    return open(Objects.requireNonNull(FILES.get(face)));
  }

  /**
   * One of them with few characters.
   *
   * @param characters code points; those that it lacks are left out, and those above U+FFFF, for
   *     which programs that show the file take typefaces of their own
   * @return a file of its kind, TrueType
   */
  static byte[] subset(Font face, Collection<Integer> characters) throws IOException {
    try (InputStream in = open(face);
        TrueTypeFont whole = new TTFParser().parse(new RandomAccessReadBuffer(in))) {
      TTFSubsetter subset = new TTFSubsetter(whole, TABLES);
      characters.stream().filter(Character::isBmpCodePoint).forEach(subset::add);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      subset.writeToStream(out);
      return out.toByteArray();
    }
  }

  private static InputStream open(String file) {
    String path = "/assets/fonts/" + file;
    return Objects.requireNonNull(Face.class.getResourceAsStream(path), path);
  }

  private static Font read(String file) {
    try (InputStream in = open(file)) {
      Font face = Font.createFont(Font.TRUETYPE_FONT, in);
      FILES.put(face, file);
      return face;
    } catch (IOException | FontFormatException e) {
      throw new IllegalStateException("the font " + file + " cannot be read", e);
    }
  }
}
