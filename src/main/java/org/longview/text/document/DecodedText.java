package org.longview.text.document;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * Bytes as text. The encoding is told, in this order, by a byte order mark, by being well-formed
 * UTF-8, by what the text declares, by looking like UTF-16, by being UTF-8 in some lines or with
 * little damage, and else by statistics. What cannot be decoded becomes U+FFFD.
 *
 * @param text without a byte order mark
 * @param charset the Java name of its encoding, or of both where {@link MixedText} found two
 */
record DecodedText(String text, String charset) {
  private static final char REPLACEMENT = '\uFFFD';
  private static final char ESCAPE = '\u001B';

  /** Byte order marks; that of UTF-32LE begins like that of UTF-16LE and comes before it. */
  private enum Mark {
    UTF_32LE("UTF-32LE", "\u00FF\u00FE\u0000\u0000"),
    UTF_32BE("UTF-32BE", "\u0000\u0000\u00FE\u00FF"),
    UTF_8("UTF-8", "\u00EF\u00BB\u00BF"),
    UTF_16LE("UTF-16LE", "\u00FF\u00FE"),
    UTF_16BE("UTF-16BE", "\u00FE\u00FF");

    final Charset charset;
    final String mark;

    Mark(String charset, String mark) {
      this.charset = Charset.forName(charset);
      this.mark = mark;
    }

    static @Nullable Mark of(byte[] bytes) {
      String head = new String(bytes, 0, Math.min(bytes.length, 4), ISO_8859_1);
      for (Mark mark : values()) {
        if (head.startsWith(mark.mark)) {
          return mark;
        }
      }
      return null;
    }
  }

  /**
   * Decodes {@code bytes}, or returns null if they are no text.
   *
   * @param declared the encoding that the text itself names, or null
   */
  static @Nullable DecodedText of(byte[] bytes, @Nullable Charset declared) {
    DecodedText decoded = decode(bytes, declared);
    return decoded == null || decoded.noise() > decoded.text.length() / 2 ? null : decoded;
  }

  private static @Nullable DecodedText decode(byte[] bytes, @Nullable Charset declared) {
    Mark mark = Mark.of(bytes);
    if (mark != null) {
      int skip = mark.mark.length();
      return new DecodedText(
          new String(bytes, skip, bytes.length - skip, mark.charset), mark.charset.name());
    }
    DecodedText utf8 = in(UTF_8, bytes);
    boolean wellFormed = isWellFormedUtf8(bytes);
    if (wellFormed && utf8.noise() <= bytes.length / 4) {
      return utf8.text.indexOf(ESCAPE) < 0 ? utf8 : StatisticalCharset.escapedOr(utf8, bytes);
    }
    if (declared != null && !wellFormed) {
      return in(declared, bytes);
    }
    DecodedText utf16 = utf16(bytes);
    if (utf16 != null) {
      return utf16;
    }
    if (wellFormed) {
      return utf8;
    }
    if (hasBinaryControls(bytes)) {
      return null;
    }
    DecodedText mixed = MixedText.decode(bytes);
    if (mixed != null) {
      return mixed;
    }
    return utf8.isNearlyWellFormed() ? utf8 : StatisticalCharset.decode(bytes);
  }

  /** The bytes as {@code charset} has them. */
  static DecodedText in(Charset charset, byte[] bytes) {
    return new DecodedText(new String(bytes, charset), charset.name());
  }

  /** How many characters no text should have: controls, U+FFFD and code points without meaning. */
  int noise() {
    return (int) text.codePoints().filter(DecodedText::isNoise).count();
  }

  private static boolean isNoise(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL -> !Character.isWhitespace(codePoint) && codePoint != ESCAPE;
      case Character.UNASSIGNED, Character.PRIVATE_USE, Character.SURROGATE -> true;
      default -> codePoint == REPLACEMENT;
    };
  }

  private static boolean isWellFormedUtf8(byte[] bytes) {
    try {
      UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  /** Other encodings hardly ever form several characters of UTF-8 for each malformed one. */
  private boolean isNearlyWellFormed() {
    long damaged = damaged();
    long wide = wide();
    boolean cutAtTheEnd = damaged == 1 && text.charAt(text.length() - 1) == REPLACEMENT;
    return wide > (cutAtTheEnd ? 0 : 4 * damaged);
  }

  /** How many characters could not be decoded. */
  long damaged() {
    return text.chars().filter(c -> c == REPLACEMENT).count();
  }

  /** How many characters that are not ASCII could be decoded. */
  long wide() {
    return text.chars().filter(c -> c >= 0x80).count() - damaged();
  }

  /** UTF-16 without a mark, or null if it is not that. */
  private static @Nullable DecodedText utf16(byte[] bytes) {
    int letters = 0;
    for (byte b : bytes) {
      letters += b == ' ' || (b >= 'A' && b <= 'Z') || (b >= 'a' && b <= 'z') ? 1 : 0;
    }
    if (letters > bytes.length * 0.6) {
      // English with a stray NUL; in UTF-16 at most every other byte is a letter
      return null;
    }
    DecodedText little = in(UTF_16LE, bytes);
    DecodedText big = in(UTF_16BE, bytes);
    DecodedText likelier = little.ordinary() >= big.ordinary() ? little : big;
    int length = likelier.text.length();
    boolean plausible = likelier.ordinary() >= length / 64.0 && likelier.noise() <= length / 50;
    return plausible ? likelier : null;
  }

  /**
   * How many characters every text has, but which other encodings, read as UTF-16, do not give
   * because in UTF-16 they hold a control byte: ASCII and East Asian punctuation.
   */
  private long ordinary() {
    return text.chars()
        .filter(
            c ->
                (c >= ' ' && c < 0x7F)
                    || c == '\n'
                    || c == '\r'
                    || c == '\t'
                    || "\u3000\u3001\u3002\uFF01\uFF0C\uFF1A\uFF1B\uFF1F".indexOf(c) >= 0)
        .count();
  }

  /** Compressed and other binary data hold many controls of many kinds. */
  private static boolean hasBinaryControls(byte[] bytes) {
    int count = 0;
    int kinds = 0;
    for (byte b : bytes) {
      if (b >= 0 && b < ' ' && isNoise(b)) {
        count++;
        kinds |= 1 << b;
      }
    }
    return count > bytes.length / 20 && Integer.bitCount(kinds) > 4;
  }
}
