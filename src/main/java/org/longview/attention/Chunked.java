package org.longview.attention;

import org.longview.work.InputException;

/**
 * A text that is cut into pieces, each of which is read alone: two tokens see each other if they
 * share a piece. The pieces are [0, b), [S, S + b), … until one reaches the end of the text; the
 * last may be shorter. Without overlap and with, it is how texts beyond a model's length are read
 * (Devlin et al. 2019; Joshi, Levy, Weld and Zettlemoyer 2019, "independent" and "overlap").
 *
 * @param length b, tokens of a piece
 * @param stride S, from the start of a piece to the start of the next; b for no overlap
 */
public record Chunked(int length, int stride) implements RunPattern {
  /**
   * Checks the parameters.
   *
   * @throws InputException if a piece has no tokens, or pieces do not advance or leave gaps
   */
  public Chunked {
    requireLength(length);
    if (stride < 1 || stride > length) {
      throw new InputException(
          "The stride of the pieces is %d; it must be between 1 and the %d tokens of a piece."
              .formatted(stride, length));
    }
  }

  static void requireLength(int length) {
    if (length < 1) {
      throw new InputException(
          "The piece length b is " + length + " tokens; it must be 1 or more.");
    }
  }

  /** The pieces of a text of n tokens. */
  public Pieces pieces(int n) {
    return new Pieces(n, length, stride, Math.toIntExact(count(n)));
  }

  private long count(long n) {
    return n <= length ? 1 : (n - length + stride - 1) / stride + 1;
  }

  /** The first token of the first piece that holds a token. */
  private int start(int token) {
    return Math.max(0, Math.floorDiv(token - length, stride) + 1) * stride;
  }

  /** One past the last token of the last piece that holds a token, were the text endless. */
  private long end(int token) {
    return (long) (token - token % stride) + length;
  }

  @Override
  public boolean allows(int query, int key) {
    return Math.max(query, key) < end(Math.min(query, key));
  }

  @Override
  public boolean allowsAny(int queryFrom, int queryTo, int keyFrom, int keyTo, boolean causal) {
    // The first piece with a token of the later range, and the last with one of the earlier
    long start = start(Math.max(queryFrom, keyFrom));
    int last = Math.min(queryTo, keyTo) - 1;
    return start <= last && (!causal || keyFrom < queryTo);
  }

  @Override
  public boolean allowsEvery(int queryFrom, int queryTo, int keyFrom, int keyTo) {
    return allows(queryFrom, keyTo - 1) && allows(queryTo - 1, keyFrom);
  }

  /** Each token with itself, and twice the pairs of a token and a later one. */
  @Override
  public long exactEntries(long n) {
    // Tokens of the first strides see as far as their last piece goes, the others to the end
    long whole = n < length ? 0 : (n - length) / stride + 1;
    long ofStride =
        Math.multiplyExact((long) stride, length - 1L) - (long) stride * (stride - 1L) / 2;
    long rest = n - whole * stride;
    long later = Math.addExact(Math.multiplyExact(whole, ofStride), triangle(rest - 1));
    return Math.addExact(n, Math.multiplyExact(2, later));
  }

  private static long triangle(long t) {
    return t % 2 == 0 ? Math.multiplyExact(t / 2, t + 1) : Math.multiplyExact(t, (t + 1) / 2);
  }

  /**
   * b² for each piece, the last one filled up: what a batch of padded pieces stores, as BERT reads
   * long texts (Devlin et al. 2019). It may exceed n².
   */
  @Override
  public long formulaEntries(long n) {
    return Math.multiplyExact(count(n), (long) length * length);
  }

  @Override
  public String name() {
    return "chunked";
  }

  @Override
  public int[] keyOrder(int n) {
    return KeyOrders.natural(n);
  }

  @Override
  public void keys(int query, int n, Keys keys) {
    keys.add(start(query), (int) Math.min(n, end(query)));
  }
}
