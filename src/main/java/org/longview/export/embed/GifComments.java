package org.longview.export.embed;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.DataFormatException;

/**
 * Comments of GIF files.
 *
 * @see <a href="https://www.w3.org/Graphics/GIF/spec-gif89a.txt">the format</a>
 */
public final class GifComments {
  private static final String PREFIX = EmbeddedSession.KEYWORD + ": ";
  private static final int SIGNATURE_BYTES = 6;
  private static final int SIZE_BYTES = 4;
  private static final int EXTENSION = 0x21;
  private static final int COMMENT = 0xfe;
  private static final int IMAGE = 0x2c;
  private static final int TRAILER = 0x3b;
  private static final int HAS_TABLE = 0x80;
  private static final int TABLE_SIZE = 7;
  private static final int COLOR_BYTES = 3;

  private GifComments() {}

  /** The comment that holds a session. */
  public static String comment(String session) {
    return PREFIX + session;
  }

  /** The session in the comments that stand before the first picture. */
  static Optional<String> find(InputStream file) throws IOException, DataFormatException {
    DataInputStream in = new DataInputStream(file);
    in.skipNBytes(SIGNATURE_BYTES + SIZE_BYTES);
    int flags = in.readUnsignedByte();
    in.skipNBytes(2); // background and shape of the pixels
    if ((flags & HAS_TABLE) != 0) {
      in.skipNBytes((long) COLOR_BYTES << ((flags & TABLE_SIZE) + 1));
    }
    while (true) {
      int kind = in.readUnsignedByte();
      if (kind == IMAGE || kind == TRAILER) {
        return Optional.empty();
      }
      if (kind != EXTENSION) {
        throw new DataFormatException("a block of an unknown kind");
      }
      boolean isComment = in.readUnsignedByte() == COMMENT;
      String text = blocks(in, isComment ? PREFIX.length() + EmbeddedSession.MOST : 0);
      if (text.startsWith(PREFIX)) {
        return Optional.of(text.substring(PREFIX.length()));
      }
    }
  }

  /** Pieces of up to 255 bytes as one text; empty if it is longer than asked for. */
  private static String blocks(DataInputStream in, int most) throws IOException {
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    boolean keeps = true;
    for (int size = in.readUnsignedByte(); size > 0; size = in.readUnsignedByte()) {
      keeps = keeps && kept.size() + size <= most;
      if (keeps) {
        byte[] block = new byte[size];
        in.readFully(block);
        kept.write(block, 0, size);
      } else {
        in.skipNBytes(size);
      }
    }
    return keeps ? kept.toString(StandardCharsets.US_ASCII) : "";
  }
}
