package org.longview.text.document;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Text that was put together from lines in UTF-8 and lines in an older encoding. Lines in an older
 * encoding hardly ever form characters of UTF-8, so each line tells which it is in.
 */
final class MixedText {
  /** Fewer characters or lines than these may look like UTF-8 by chance. */
  private static final int LEAST_WIDE = 3;

  private static final int LEAST_LINES_IN = 10;

  private MixedText() {}

  /** Decodes bytes that are not well-formed UTF-8, or returns null if one encoding has them all. */
  static @Nullable DecodedText decode(byte[] bytes) {
    List<byte[]> lines = lines(bytes);
    ByteArrayOutputStream older = new ByteArrayOutputStream();
    long wide = 0;
    int wideLines = 0;
    int olderLines = 0;
    for (byte[] line : lines) {
      DecodedText utf8 = DecodedText.in(UTF_8, line);
      if (isOlder(utf8)) {
        older.writeBytes(line);
        olderLines++;
      } else if (utf8.wide() > 0) {
        wide += utf8.wide();
        wideLines++;
      }
    }
    if (olderLines == 0 || wide < LEAST_WIDE || wideLines * LEAST_LINES_IN < olderLines) {
      return null;
    }
    Charset charset = Charset.forName(StatisticalCharset.decode(older.toByteArray()).charset());
    StringBuilder text = new StringBuilder(bytes.length);
    for (byte[] line : lines) {
      DecodedText utf8 = DecodedText.in(UTF_8, line);
      text.append(isOlder(utf8) ? new String(line, charset) : utf8.text());
    }
    return new DecodedText(text.toString(), UTF_8.name() + " and " + charset.name());
  }

  private static boolean isOlder(DecodedText utf8) {
    return utf8.damaged() > utf8.wide();
  }

  /** Each with its line feed, which is the same byte in all these encodings. */
  private static List<byte[]> lines(byte[] bytes) {
    List<byte[]> lines = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        lines.add(Arrays.copyOfRange(bytes, start, i + 1));
        start = i + 1;
      }
    }
    lines.add(Arrays.copyOfRange(bytes, start, bytes.length));
    return lines;
  }
}
