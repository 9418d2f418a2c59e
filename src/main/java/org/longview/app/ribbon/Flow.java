package org.longview.app.ribbon;

import java.util.Arrays;
import org.longview.picture.TextMeasure;
import org.longview.text.Tokens;

/** Tokens set in lines like text. Immutable. */
final class Flow {
  /** From a token's edge to its text. */
  static final double PAD = 4;

  private static final double GAP = 2;
  private static final double WORD_GAP = 4;

  private final double[] left;
  private final double[] width;
  private final int[] firstOfLine;
  private final int lines;

  /** Sets the tokens in lines of a width. */
  Flow(Tokens tokens, double lineWidth, TextMeasure font) {
    int n = tokens.size();
    left = new double[n];
    width = new double[n];
    int[] first = new int[n + 1];
    int line = 0;
    double x = 0;
    for (int i = 0; i < n; i++) {
      width[i] = font.width(text(tokens, i)) + 2 * PAD;
      double gap = x == 0 ? 0 : tokens.continuesWord(i) ? GAP : WORD_GAP;
      if (x > 0 && x + gap + width[i] > lineWidth) {
        line++;
        first[line] = i;
        x = 0;
        gap = 0;
      }
      left[i] = x + gap;
      x = left[i] + width[i];
    }
    lines = line + 1;
    first[lines] = n;
    firstOfLine = Arrays.copyOf(first, lines + 1);
  }

  /** A token as it stands in the text, without what marks where words begin. */
  static String text(Tokens tokens, int token) {
    return tokens.plainPiece(token);
  }

  int lines() {
    return lines;
  }

  /** First token of a line. */
  int first(int line) {
    return firstOfLine[line];
  }

  /** The token behind the last one of a line. */
  int end(int line) {
    return firstOfLine[line + 1];
  }

  double left(int token) {
    return left[token];
  }

  double width(int token) {
    return width[token];
  }

  int lineOf(int token) {
    int place = Arrays.binarySearch(firstOfLine, 0, lines, token);
    return place >= 0 ? place : -place - 2;
  }

  /** The token at a place in a line, or −1. */
  int tokenAt(int line, double x) {
    if (line < 0 || line >= lines) {
      return -1;
    }
    for (int i = first(line); i < end(line); i++) {
      if (x >= left[i] && x < left[i] + width[i]) {
        return i;
      }
    }
    return -1;
  }
}
