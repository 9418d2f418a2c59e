package org.longview.budget;

import java.util.function.LongPredicate;

/** The search for the largest length that fits. */
final class Longest {
  /** More tokens than any count is asked for. */
  static final long MOST = 1L << 62;

  private Longest() {}

  /**
   * The largest n from 1 to {@code most} that fits, of lengths that fit up to some point and not
   * beyond; 0 if none does. A length whose count exceeds a {@code long} does not fit.
   */
  static long of(long most, LongPredicate fits) {
    long low = 0;
    long high = most;
    while (low < high) {
      long middle = low + (high - low + 1) / 2;
      if (test(fits, middle)) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  private static boolean test(LongPredicate fits, long n) {
    try {
      return fits.test(n);
    } catch (ArithmeticException overflow) {
      return false;
    }
  }
}
