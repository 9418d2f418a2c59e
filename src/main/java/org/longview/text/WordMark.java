package org.longview.text;

/**
 * How a vocabulary tells pieces that begin a word from those that continue one.
 *
 * @param mark what some pieces begin with, such as {@code ##} or {@code Ġ}
 * @param begins whether these begin a word; otherwise they continue one
 */
record WordMark(String mark, boolean begins) {
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
