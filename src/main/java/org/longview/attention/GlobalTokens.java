package org.longview.attention;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.longview.work.InputException;

/** The positions of the global tokens, ascending and each once. Immutable. */
public final class GlobalTokens {
  public static final GlobalTokens NONE = new GlobalTokens(new int[0]);

  private static final String FIRST = "first:";

  private final int[] positions;

  private GlobalTokens(int[] positions) {
    this.positions = positions;
  }

  /**
   * The given positions, in any order; one that is named twice counts once.
   *
   * @throws InputException if one is negative
   */
  public static GlobalTokens of(int... positions) {
    int[] sorted = IntStream.of(positions).sorted().distinct().toArray();
    if (sorted.length > 0 && sorted[0] < 0) {
      throw new InputException(
          "Global token " + sorted[0] + " is not a position: positions count from 0.");
    }
    return new GlobalTokens(sorted);
  }

  /**
   * The tokens 0 … count−1.
   *
   * @throws InputException if count is negative
   */
  public static GlobalTokens first(int count) {
    if (count < 0) {
      throw new InputException(
          "The number of global tokens is " + count + "; it must be 0 or more.");
    }
    return new GlobalTokens(IntStream.range(0, count).toArray());
  }

  /**
   * The tokens of a list as it is written on the command line and in files: "0,5", "first:4", or
   * nothing.
   *
   * @throws InputException if it is none of these
   */
  public static GlobalTokens of(String list) {
    if (list.isBlank()) {
      return NONE;
    }
    if (list.startsWith(FIRST)) {
      return first(number(list, list.substring(FIRST.length())));
    }
    return of(Stream.of(list.split(",", -1)).mapToInt(one -> number(list, one)).toArray());
  }

  private static int number(String list, String text) {
    try {
      return Integer.parseInt(text.strip());
    } catch (NumberFormatException e) {
      throw new InputException(
          "The global tokens " + list + " are not a list of positions; write 0,5 or first:4.", e);
    }
  }

  /** s, the number of global tokens. */
  public int count() {
    return positions.length;
  }

  /** The position of the global token number {@code index}, in ascending order. */
  public int position(int index) {
    return positions[index];
  }

  /** The positions, ascending; a copy. */
  public int[] positions() {
    return positions.clone();
  }

  public boolean contains(int token) {
    return Arrays.binarySearch(positions, token) >= 0;
  }

  /** Whether any of the tokens {@code from} … {@code to} − 1 is among them. */
  public boolean anyBetween(int from, int to) {
    int s = positions.length;
    // Mostly so, as they stand together at the beginning, and quicker than a search
    if (s == 0 || to <= positions[0] || from > positions[s - 1]) {
      return false;
    }
    int next = countBelow(from);
    return next < s && positions[next] < to;
  }

  /** How many of them are before a token. */
  public int countBelow(int token) {
    int place = Arrays.binarySearch(positions, token);
    return place < 0 ? -place - 1 : place;
  }

  /** These with one token more, or without it if it is among them. */
  public GlobalTokens toggle(int token) {
    return contains(token)
        ? new GlobalTokens(IntStream.of(positions).filter(p -> p != token).toArray())
        : of(IntStream.concat(IntStream.of(positions), IntStream.of(token)).toArray());
  }

  /**
   * Checks that all are positions in a text of n tokens.
   *
   * @throws InputException if one is outside
   */
  public void check(int n) {
    int s = positions.length;
    if (s > 0 && positions[s - 1] >= n) {
      throw new InputException(
          String.format(
              "Global token %d is outside the text of %d token%s: positions are 0 to %d.",
              positions[s - 1], n, n == 1 ? "" : "s", n - 1));
    }
  }

  /** Those that are positions in a text of n tokens. */
  public GlobalTokens within(int n) {
    return positions.length == 0 || positions[positions.length - 1] < n
        ? this
        : new GlobalTokens(IntStream.of(positions).filter(p -> p < n).toArray());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof GlobalTokens that && Arrays.equals(positions, that.positions);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(positions);
  }

  /** As on the command line: "0,5,17". */
  @Override
  public String toString() {
    return IntStream.of(positions).mapToObj(Integer::toString).collect(Collectors.joining(","));
  }
}
