package org.longview.attention;

import java.util.stream.IntStream;
import org.longview.work.InputException;

/**
 * Fixed attention, causal: the text is cut into blocks of l tokens; every token looks at those
 * before it in its own block, at itself, and at the last c tokens of every block before (Sparse
 * Transformers: Child, Gray, Radford and Sutskever 2019, section 4.2; the union of the two sets
 * that the paper gives to two heads, its "merged" head).
 *
 * @param length l, tokens of a block
 * @param summary c, tokens of each block that all later ones look at
 */
public record Fixed(int length, int summary) implements RunPattern {
  /**
   * Checks the parameters.
   *
   * @throws InputException if the length is not positive, or c is not between 1 and it
   */
  public Fixed {
    if (length < 1) {
      throw new InputException("The stride l is " + length + "; it must be 1 or more.");
    }
    if (summary < 1 || summary > length) {
      throw new InputException(
          "The summary c is %d tokens of each block of %d; it must be between 1 and %d."
              .formatted(summary, length, length));
    }
  }

  private int blockStart(int token) {
    return token - token % length;
  }

  @Override
  public boolean allows(int query, int key) {
    return key <= query && (key >= blockStart(query) || key % length >= length - summary);
  }

  @Override
  public boolean allowsAny(int queryFrom, int queryTo, int keyFrom, int keyTo, boolean causal) {
    return allowsNear(queryFrom, queryTo, keyFrom, keyTo)
        || allowsFar(queryFrom, queryTo, keyFrom, keyTo, causal);
  }

  /** A key from the first query's block on is seen by that query, or by itself. */
  private boolean allowsNear(int queryFrom, int queryTo, int keyFrom, int keyTo) {
    return Math.max(keyFrom, blockStart(queryFrom)) < Math.min(keyTo, queryTo);
  }

  @Override
  public boolean allowsFar(int queryFrom, int queryTo, int keyFrom, int keyTo, boolean causal) {
    int end = Math.min(keyTo, blockStart(queryTo - 1));
    if (end <= keyFrom) {
      return false;
    }
    // The last key, or the last one of the block before, is a summary, or none is
    int last = end - 1;
    return last % length >= length - summary || blockStart(last) > keyFrom;
  }

  @Override
  public boolean allowsEvery(int queryFrom, int queryTo, int keyFrom, int keyTo) {
    return keyTo - 1 <= queryFrom && (keyFrom >= blockStart(queryTo - 1) || summary == length);
  }

  @Override
  public long exactEntries(long n) {
    long blocks = n / length;
    long rest = n % length;
    long own = Math.addExact(Math.multiplyExact(blocks, triangle(length)), triangle(rest));
    long rowsBeyond =
        Math.addExact(
            Math.multiplyExact((long) length, triangle(blocks - 1)),
            Math.multiplyExact(rest, blocks));
    return Math.addExact(own, Math.multiplyExact(rowsBeyond, summary));
  }

  private static long triangle(long t) {
    return t % 2 == 0 ? Math.multiplyExact(t / 2, t + 1) : Math.multiplyExact(t, (t + 1) / 2);
  }

  @Override
  public long causalEntries(long n) {
    return exactEntries(n);
  }

  /** n·(l + c·⌊n/l⌋). */
  @Override
  public long formulaEntries(long n) {
    return Math.multiplyExact(n, length + Math.multiplyExact(n / length, summary));
  }

  @Override
  public String name() {
    return "fixed";
  }

  /** The tokens, and once more the last c of every block. */
  @Override
  public int[] keyOrder(int n) {
    return KeyOrders.concatenate(
        KeyOrders.natural(n),
        IntStream.range(0, n).filter(j -> j % length >= length - summary).toArray());
  }

  @Override
  public void keys(int query, int n, Keys keys) {
    keys.add(blockStart(query), query + 1);
    keys.add(n, n + query / length * summary);
  }
}
