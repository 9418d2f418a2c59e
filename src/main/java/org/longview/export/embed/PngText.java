package org.longview.export.embed;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * International text chunks of PNG files.
 *
 * @see <a href="https://www.w3.org/TR/png-3/#11iTXt">the chunk</a>
 */
public final class PngText {
  /** The first bytes of a file, each as a character. */
  static final String SIGNATURE = "\u0089PNG\r\n\u001a\n";

  private static final int TYPE = 4;
  private static final int SUM = 4;

  private PngText() {}

  /**
   * The content of a chunk {@code iTXt}, uncompressed, without language and translation.
   *
   * @param keyword 1 to 79 characters of Latin-1
   */
  public static byte[] chunk(String keyword, String text) {
    byte[] key = keyword.getBytes(StandardCharsets.ISO_8859_1);
    byte[] value = text.getBytes(StandardCharsets.UTF_8);
    int flags = key.length + 1; // five zeros: end of the keyword, two flags, two empty strings
    byte[] chunk = Arrays.copyOf(key, flags + 4 + value.length);
    System.arraycopy(value, 0, chunk, flags + 4, value.length);
    return chunk;
  }

  /** The text of a keyword, from a file's beginning; longer ones than a session are passed over. */
  static Optional<String> find(InputStream file, String keyword)
      throws IOException, DataFormatException {
    DataInputStream in = new DataInputStream(file);
    in.skipNBytes(SIGNATURE.length());
    while (true) {
      int length = in.readInt();
      byte[] type = in.readNBytes(TYPE);
      String name = new String(type, StandardCharsets.US_ASCII);
      if (length < 0) {
        throw new DataFormatException("a chunk of negative length");
      }
      if (name.equals("IEND")) {
        return Optional.empty();
      }
      if (name.equals("iTXt") && length <= EmbeddedSession.MOST + 256) {
        byte[] content = new byte[length];
        in.readFully(content);
        requireSum(type, content, in.readInt());
        String prefix = keyword + "\0";
        byte[] key = prefix.getBytes(StandardCharsets.ISO_8859_1);
        if (Arrays.mismatch(key, content) == key.length) {
          return text(Arrays.copyOfRange(content, key.length, content.length));
        }
      } else {
        in.skipNBytes((long) length + SUM);
      }
    }
  }

  private static void requireSum(byte[] type, byte[] content, int expected)
      throws DataFormatException {
    CRC32 sum = new CRC32();
    sum.update(type);
    sum.update(content);
    if ((int) sum.getValue() != expected) {
      throw new DataFormatException("a chunk of text whose check sum is wrong");
    }
  }

  /** What follows a keyword: two flags, language, translated keyword, and the text. */
  private static Optional<String> text(byte[] rest) throws DataFormatException {
    int start = 2;
    for (int ends = 0; ends < 2; start++) {
      if (start >= rest.length) {
        throw new DataFormatException("a chunk of text without text");
      }
      ends += rest[start] == 0 ? 1 : 0;
    }
    byte[] text = Arrays.copyOfRange(rest, start, rest.length);
    byte[] plain = rest[0] == 0 ? text : inflated(text);
    return plain.length > EmbeddedSession.MOST
        ? Optional.empty()
        : Optional.of(new String(plain, StandardCharsets.UTF_8));
  }

  /** As other programs may have compressed it, up to one byte more than a session has. */
  private static byte[] inflated(byte[] compressed) throws DataFormatException {
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(compressed);
      byte[] plain = new byte[1 << 12];
      int count = 0;
      while (!inflater.finished() && count <= EmbeddedSession.MOST) {
        if (count == plain.length) {
          plain = Arrays.copyOf(plain, Math.min(2 * count, EmbeddedSession.MOST + 1));
        }
        int more = inflater.inflate(plain, count, plain.length - count);
        if (more == 0 && !inflater.finished()) {
          throw new DataFormatException("compressed text that does not end");
        }
        count += more;
      }
      return Arrays.copyOf(plain, count);
    } finally {
      inflater.end();
    }
  }
}
