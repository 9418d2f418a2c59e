package org.longview.text;

import java.util.Collection;
import java.util.List;

/**
 * How a vocabulary tells pieces that begin a word from those that continue one.
 *
 * @param mark what some pieces begin with, such as {@code ##} or {@code Ġ}
 * @param begins whether these begin a word; otherwise they continue one
 */
record WordMark(String mark, boolean begins) {
  private static final List<WordMark> KNOWN =
      List.of(new WordMark("##", false), new WordMark("Ġ", true), new WordMark("▁", true));

  /** What pieces of an unknown vocabulary look like: those of BERT unless others are seen. */
  static WordMark of(Collection<String> pieces) {
    return KNOWN.stream()
        .filter(known -> pieces.stream().anyMatch(piece -> piece.startsWith(known.mark)))
        .findFirst()
        .orElse(KNOWN.get(0));
  }

  boolean continues(String piece) {
    return piece.startsWith(mark) != begins;
  }

  /** The piece without the mark, unless it is nothing else. */
  String without(String piece) {
    return piece.startsWith(mark) && piece.length() > mark.length()
        ? piece.substring(mark.length())
        : piece;
  }
}
