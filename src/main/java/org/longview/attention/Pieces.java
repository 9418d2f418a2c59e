package org.longview.attention;

/**
 * How a text of n tokens is cut: piece p holds the tokens p·S … p·S + b − 1 as far as they exist.
 *
 * @param n tokens of the text
 * @param length b, tokens of a piece; the last may have fewer
 * @param stride S, from the start of a piece to the start of the next
 * @param count how many pieces there are
 */
public record Pieces(int n, int length, int stride, int count) {
  /** The first piece that holds a token. */
  int first(int token) {
    return Math.max(0, Math.floorDiv(token - length, stride) + 1);
  }

  /** One past the last piece that holds a token; no more than {@link #first} if none does. */
  int end(int token) {
    return Math.min(count, token / stride + 1);
  }

  /** One past the last token that is in a piece: n, or less where the text is cut off. */
  public int end() {
    return to(count - 1);
  }

  /**
   * Tokens of the longest piece as it is read alone, with a mark before it and one behind it; the
   * first and the last token of the text are such marks.
   */
  public int longestMarked() {
    int longest = 0;
    for (int piece = 0; piece < count; piece++) {
      int marks = (from(piece) > 0 ? 1 : 0) + (to(piece) < n ? 1 : 0);
      longest = Math.max(longest, to(piece) - from(piece) + marks);
    }
    return longest;
  }

  /** Whether a piece begins with a token. */
  public boolean isStart(int token) {
    return token % stride == 0 && token / stride < count;
  }

  /** The first token of a piece. */
  int from(int piece) {
    return piece * stride;
  }

  /** One past the last token of a piece. */
  int to(int piece) {
    return (int) Math.min(n, (long) from(piece) + length);
  }

  /** Tokens of all pieces; one that is in several counts as often. */
  public long tokens() {
    return (count - 1L) * length + end() - from(count - 1);
  }

  /**
   * The piece in which a token has the most context, as {@link PieceMerge#MAX_CONTEXT} defines it.
   */
  int mostContext(int token) {
    int best = first(token);
    int most = -1;
    for (int piece = best; piece < end(token); piece++) {
      int context = Math.min(token - from(piece), to(piece) - 1 - token);
      if (context > most) {
        most = context;
        best = piece;
      }
    }
    return best;
  }

  /**
   * Whether a pair of a block shares more than one piece; found at once.
   *
   * @param queryFrom first query, inclusive
   * @param queryTo last query, exclusive; more than {@code queryFrom}
   * @param keyFrom first key, inclusive
   * @param keyTo last key, exclusive; more than {@code keyFrom}
   * @param causal whether only pairs count in which the key is not after the query
   */
  public boolean overlapAny(int queryFrom, int queryTo, int keyFrom, int keyTo, boolean causal) {
    // Pieces p − 1 and p have the first b − S tokens of piece p in common
    int common = length - stride;
    int first = Math.max(1, Math.floorDiv(Math.max(queryFrom, keyFrom) - common, stride) + 1);
    int last = Math.min(count - 1, Math.min(queryTo - 1, keyTo - 1) / stride);
    return common > 0 && first <= last && (!causal || keyFrom < queryTo);
  }
}
