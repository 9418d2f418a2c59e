package org.longview.budget;

import java.util.OptionalLong;
import org.longview.attention.SparsityPattern;
import org.longview.work.InputException;

/**
 * The memory of full attention over n₀ tokens, n₀² entries a head, and what else fits into it. All
 * arithmetic is in {@code long} and exact.
 *
 * @param baseline n₀
 */
public record Budget(long baseline) {
  /** The largest n₀ whose square is a {@code long}. */
  public static final long LARGEST_BASELINE = 3_037_000_499L;

  /**
   * Checks the baseline.
   *
   * @throws InputException if it is not positive or its square exceeds a {@code long}
   */
  public Budget {
    if (baseline < 1 || baseline > LARGEST_BASELINE) {
      throw new InputException(
          String.format(
              "The baseline n₀ is %d; it must be between 1 and %d.", baseline, LARGEST_BASELINE));
    }
  }

  /** n₀², the number of entries. */
  public long entries() {
    return baseline * baseline;
  }

  /** ⌊n₀²/n⌋, the rows of n entries that the budget holds. */
  public long rows(long length) {
    return entries() / checkLength(length);
  }

  /**
   * What remains for the window when 2·s rows are crossed out for s global tokens, ⌊n₀²/n⌋ − 2s;
   * empty if nothing does.
   */
  public OptionalLong windowLeft(long length, long globals) {
    long left = rows(length) - 2 * globals;
    return left > 0 ? OptionalLong.of(left) : OptionalLong.empty();
  }

  /** The most global tokens that leave a window, if any number does. */
  public OptionalLong mostGlobals(long length) {
    long rows = rows(length);
    return rows > 0 ? OptionalLong.of((rows - 1) / 2) : OptionalLong.empty();
  }

  /** The longest text at which s global tokens leave a window, if any does. */
  public OptionalLong longestWithWindow(long globals) {
    long length = entries() / (2 * globals + 1);
    return length > 0 ? OptionalLong.of(length) : OptionalLong.empty();
  }

  /** The largest n with n·(w + 2s) ≤ n₀²; empty where w + 2s = 0, which fits any. */
  public OptionalLong longestByFormula(long window, long globals) {
    long width = Math.addExact(window, 2 * globals);
    return width == 0 ? OptionalLong.empty() : OptionalLong.of(entries() / width);
  }

  /**
   * The largest n at which the pattern's exact entries fit; global tokens beyond n do not count.
   */
  public long longestExact(SparsityPattern pattern) {
    Stored stored = Stored.exact(pattern);
    return Longest.of(entries(), n -> stored.entries(n) <= entries());
  }

  private static long checkLength(long length) {
    if (length < 1) {
      throw new InputException("The length n is " + length + "; it must be 1 or more.");
    }
    return length;
  }
}
