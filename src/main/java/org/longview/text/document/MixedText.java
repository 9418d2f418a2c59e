package org.longview.text.document;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * Text that was put together from lines in UTF-8 and lines in an older encoding. Lines in an older
 * encoding hardly ever form characters of UTF-8, so each line tells which it is in.
 */
final class MixedText {
  /** Fewer characters of UTF-8 may have come about by chance. */
  private static final int LEAST_WIDE = 3;

  /** So may one line in more lines of an older encoding than these. */
  private static final int MOST_OLDER_TO_ONE = 10;

  private MixedText() {}

  /** Decodes bytes that are not well-formed UTF-8, or returns null if one encoding has them all. */
  static @Nullable DecodedText decode(byte[] bytes) {
    ByteArrayOutputStream older = new ByteArrayOutputStream();
    long wide = 0;
    int wideLines = 0;
    int olderLines = 0;
    for (int start = 0, end; start < bytes.length; start = end) {
      end = endOfLine(bytes, start);
      DecodedText utf8 = utf8(bytes, start, end);
      if (isOlder(utf8)) {
        older.write(bytes, start, end - start);
        olderLines++;
      } else if (utf8.wide() > 0) {
        wide += utf8.wide();
        wideLines++;
      }
    }
    if (olderLines == 0 || wide < LEAST_WIDE || olderLines > MOST_OLDER_TO_ONE * wideLines) {
      return null;
    }
    Charset charset = Charset.forName(StatisticalCharset.decode(older.toByteArray()).charset());
    StringBuilder text = new StringBuilder(bytes.length);
    for (int start = 0, end; start < bytes.length; start = end) {
      end = endOfLine(bytes, start);
      DecodedText utf8 = utf8(bytes, start, end);
      text.append(isOlder(utf8) ? new String(bytes, start, end - start, charset) : utf8.text());
    }
    return new DecodedText(text.toString(), UTF_8.name() + " and " + charset.name());
  }

  private static DecodedText utf8(byte[] bytes, int start, int end) {
    return new DecodedText(new String(bytes, start, end - start, UTF_8), UTF_8.name());
  }

  private static boolean isOlder(DecodedText utf8) {
    return utf8.damaged() > utf8.wide();
  }

  /** Behind the line feed, which is the same byte in all these encodings. */
  private static int endOfLine(byte[] bytes, int start) {
    int end = start;
    while (end < bytes.length && bytes[end] != '\n') {
      end++;
    }
    return Math.min(end + 1, bytes.length);
  }
}
