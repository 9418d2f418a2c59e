package org.longview.text;

import java.text.Normalizer;

/**
 * How BERT cleans a text before it splits it into words: drops controls, turns every space into a
 * blank, sets Chinese characters apart, strips accents and lowers case. Works code point by code
 * point, so that every result keeps its place in the text.
 *
 * <p>Follows {@code BertNormalizer} and {@code BertPreTokenizer} of Hugging Face's tokenizers,
 * which follow {@code BasicTokenizer} of Devlin et al., "BERT", 2019.
 *
 * @param cleanText drop controls and unify spaces
 * @param chineseApart every Chinese character is a word of its own
 * @param stripAccents decompose and drop combining marks
 * @param lowercase lower the case
 */
record BertNormalizer(
    boolean cleanText, boolean chineseApart, boolean stripAccents, boolean lowercase) {

  /** Receives the normalized code points in order. */
  interface Sink {
    /** One code point of a word, from {@code char}s {@code start} … {@code end}−1 of the text. */
    void letter(int codePoint, int start, int end);

    /** A code point that is a word of its own. */
    void alone(int codePoint, int start, int end);

    /** A blank, or another place where a word ends. */
    void gap();
  }

  /** Passes what becomes of the code point at {@code start} on to {@code sink}. */
  void normalize(int codePoint, int start, Sink sink) {
    int end = start + Character.charCount(codePoint);
    if (codePoint >= 0x80) {
      normalizeWide(codePoint, start, end, sink);
    } else if (codePoint == ' ' || codePoint == '\t' || codePoint == '\n' || codePoint == '\r') {
      sink.gap();
    } else if (!cleanText || (codePoint > ' ' && codePoint != 0x7F)) {
      emit(lowercase ? Character.toLowerCase(codePoint) : codePoint, start, end, sink);
    }
  }

  private void normalizeWide(int codePoint, int start, int end, Sink sink) {
    if (cleanText && isDropped(codePoint)) {
      return;
    }
    boolean apart = chineseApart && isChinese(codePoint);
    if (apart) {
      sink.gap();
    }
    if (stripAccents) {
      String decomposed = Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFD);
      for (int i = 0; i < decomposed.length(); ) {
        int part = decomposed.codePointAt(i);
        if (Character.getType(part) != Character.NON_SPACING_MARK) {
          lower(part, start, end, sink);
        }
        i += Character.charCount(part);
      }
    } else {
      lower(codePoint, start, end, sink);
    }
    if (apart) {
      sink.gap();
    }
  }

  private void lower(int codePoint, int start, int end, Sink sink) {
    if (lowercase && codePoint == 'İ') {
      // the one letter whose lower case is two code points
      emit('i', start, end, sink);
      emit(0x307, start, end, sink);
    } else {
      emit(lowercase ? Character.toLowerCase(codePoint) : codePoint, start, end, sink);
    }
  }

  private static void emit(int codePoint, int start, int end, Sink sink) {
    if (isSpace(codePoint)) {
      sink.gap();
    } else if (isPunctuation(codePoint)) {
      sink.alone(codePoint, start, end);
    } else {
      sink.letter(codePoint, start, end);
    }
  }

  private static boolean isDropped(int codePoint) {
    int type = Character.getType(codePoint);
    return codePoint == 0xFFFD
        || type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.PRIVATE_USE
        || type == Character.SURROGATE;
  }

  /** Unicode's White_Space property, which differs from both of Java's notions of a space. */
  private static boolean isSpace(int codePoint) {
    return (codePoint >= '\t' && codePoint <= '\r')
        || codePoint == 0x85
        || Character.isSpaceChar(codePoint);
  }

  /** Unicode's punctuation, and all ASCII that is no letter, digit, blank or control. */
  private static boolean isPunctuation(int codePoint) {
    if (codePoint < 0x80) {
      return codePoint > ' ' && codePoint < 0x7F && !Character.isLetterOrDigit(codePoint);
    }
    return switch (Character.getType(codePoint)) {
      case Character.CONNECTOR_PUNCTUATION,
          Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION ->
          true;
      default -> false;
    };
  }

  /** The blocks that BERT calls Chinese; the fifth starts at 2B920 there, not at 2B820. */
  private static boolean isChinese(int codePoint) {
    return (codePoint >= 0x4E00 && codePoint <= 0x9FFF)
        || (codePoint >= 0x3400 && codePoint <= 0x4DBF)
        || (codePoint >= 0x20000 && codePoint <= 0x2A6DF)
        || (codePoint >= 0x2A700 && codePoint <= 0x2B73F)
        || (codePoint >= 0x2B740 && codePoint <= 0x2B81F)
        || (codePoint >= 0x2B920 && codePoint <= 0x2CEAF)
        || (codePoint >= 0xF900 && codePoint <= 0xFAFF)
        || (codePoint >= 0x2F800 && codePoint <= 0x2FA1F);
  }
}
