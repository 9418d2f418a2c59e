package org.longview.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.longview.work.InputException;

/**
 * The query rows that are written.
 *
 * @param from first
 * @param to one past the last
 */
record RowRange(int from, int to) {
  private static final int MOST = 4096;
  private static final Pattern FORM = Pattern.compile("\\s*(\\d{1,9})\\s*:\\s*(\\d{1,9})\\s*");

  /**
   * The range "A:B" of n rows; without one, all.
   *
   * @throws InputException if it is not one, or missing where it is needed
   */
  static RowRange of(@Nullable String text, int n) {
    if (text == null) {
      if (n > MOST) {
        throw new InputException(
            "%d tokens are more than %d, so say which rows are wanted: --rows 0:%d, for example."
                .formatted(n, MOST, 256));
      }
      return new RowRange(0, n);
    }
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new InputException("The rows %s are not a range; write --rows 0:256.".formatted(text));
    }
    int from = Integer.parseInt(matcher.group(1));
    int to = Integer.parseInt(matcher.group(2));
    if (from >= to || to > n) {
      throw new InputException(
          "The rows %s are not within the %d rows of the text; write --rows A:B with 0 ≤ A < B ≤ %d."
              .formatted(text, n, n));
    }
    return new RowRange(from, to);
  }

  int count() {
    return to - from;
  }
}
