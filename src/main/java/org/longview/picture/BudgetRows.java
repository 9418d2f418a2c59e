package org.longview.picture;

import java.math.BigInteger;
import java.util.OptionalLong;
import org.longview.work.InputException;

/**
 * The memory budget of a score matrix, told in rows: n₀² entries, stretched to rows of n entries;
 * 2·s rows are crossed out for the global tokens, and what remains is the window. Any whole row
 * costs n entries, so that n·(w + 2·s) entries are used.
 *
 * @param baseline n₀, from 1 to {@link #LARGEST_BASELINE}
 * @param length n, from 1 to {@link #LARGEST}
 * @param globals s, from 0 to {@link #LARGEST}
 * @param window w if one is asked for, from 0 to {@link #LARGEST}; else it is what remains
 */
public record BudgetRows(long baseline, long length, long globals, OptionalLong window) {
  /** Its square is the largest that is a {@code long}. */
  public static final long LARGEST_BASELINE = 3_037_000_499L;

  /** 2⁴⁰: rows can still be counted one by one in a {@code double}. */
  public static final long LARGEST = 1L << 40;

  public BudgetRows {
    requireWithin("The baseline n₀", baseline, 1, LARGEST_BASELINE);
    requireWithin("The length n", length, 1, LARGEST);
    requireWithin("The number of global tokens", globals, 0, LARGEST);
    requireWithin("The window", window.orElse(0), 0, LARGEST);
  }

  private static void requireWithin(String name, long number, long least, long most) {
    if (number < least || number > most) {
      throw new InputException(
          "%s is %d; it must be between %d and %d.".formatted(name, number, least, most));
    }
  }

  /** n₀². */
  public long budget() {
    return baseline * baseline;
  }

  /** ⌊n₀²/n⌋, the whole rows that the budget holds. */
  public long rows() {
    return budget() / length;
  }

  /** n₀²/n. */
  public double exactRows() {
    return (double) budget() / length;
  }

  /** The part of a row that is left over, from 0 to less than 1. */
  public double remainder() {
    return (double) (budget() % length) / length;
  }

  /** 2·s. */
  public long crossed() {
    return 2 * globals;
  }

  /** ⌊n₀²/n⌋ − 2·s: rows that remain for the window; 0 or negative if none do. */
  public long left() {
    return rows() - crossed();
  }

  /** How many rows are asked for beyond the whole rows that the budget holds; 0 if none. */
  public long tooMany() {
    return Math.max(0, crossed() + window.orElse(0) - rows());
  }

  /** n·(w + 2·s), with what remains for w if none is asked for. */
  public BigInteger entries() {
    long each = crossed() + window.orElse(Math.max(0, left()));
    return BigInteger.valueOf(length).multiply(BigInteger.valueOf(each));
  }

  /** The largest s that leaves room for the window asked for, or for one row; none if no s does. */
  public OptionalLong largestGlobals() {
    long room = rows() - window.orElse(1);
    return room < 0 ? OptionalLong.empty() : OptionalLong.of(room / 2);
  }

  /**
   * The largest n that leaves room for s and the window asked for, or one row; none if no n does.
   */
  public OptionalLong longestLength() {
    long each = crossed() + window.orElse(1);
    long longest = each == 0 ? LARGEST : budget() / each;
    return longest == 0 ? OptionalLong.empty() : OptionalLong.of(longest);
  }
}
