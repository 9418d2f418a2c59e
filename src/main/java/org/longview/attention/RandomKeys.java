package org.longview.attention;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.longview.attention.SparsityPattern.WindowGlobal;
import org.longview.work.InputException;

/**
 * BigBird's random keys: for each row, which is a token or a block of tokens, a few others anywhere
 * in the text. Immutable, and compared by content.
 */
public sealed interface RandomKeys {
  /**
   * The keys of a row that are not allowed anyway, ascending and each once.
   *
   * @param rows how many rows, and so keys, there are
   * @param others what is allowed without random keys
   */
  int[] of(int row, int rows, WindowGlobal others);

  /**
   * Checks that there is a row for each that needs one, and no key outside.
   *
   * @param rows how many rows there are
   * @param unit "token" or "block"
   * @throws InputException if that is not so
   */
  default void check(int rows, String unit) {}

  /**
   * Keys that are drawn. A row's keys are the first {@code count} of an endless row of draws that
   * the pattern does not allow anyway and that are not drawn before; or all that there are if they
   * are fewer. The draws depend on the seed, the head, the row and the number of rows alone: a
   * window that is moved replaces those keys that it comes to cover, and leaves the others.
   *
   * @param count r
   * @param head each head of the block form draws its own keys; 0 where all share them
   */
  record Drawn(int count, long seed, int head) implements RandomKeys {
    /**
     * Checks the number.
     *
     * @throws InputException if it is negative
     */
    public Drawn {
      if (count < 0) {
        throw new InputException(
            "The number of random keys r is " + count + "; it must be 0 or more.");
      }
    }

    @Override
    public int[] of(int row, int rows, WindowGlobal others) {
      long free = free(row, rows, others);
      if (free <= count) {
        return free == 0
            ? new int[0]
            : IntStream.range(0, rows).filter(key -> !others.allows(row, key)).toArray();
      }
      int[] keys = new int[count];
      long state = mixed(mixed(mixed(seed) + head) + row);
      for (int found = 0; found < count; state += INCREMENT) {
        int key = (int) (((mixed(state) >>> 32) * rows) >>> 32);
        int place = Arrays.binarySearch(keys, 0, found, key);
        if (place < 0 && !others.allows(row, key)) {
          System.arraycopy(keys, -place - 1, keys, -place, found + place + 1);
          keys[-place - 1] = key;
          found++;
        }
      }
      return keys;
    }

    /** How many keys {@link #of} gives. */
    long count(int row, int rows, WindowGlobal others) {
      return Math.min(count, free(row, rows, others));
    }

    private static long free(int row, int rows, WindowGlobal others) {
      return rows - others.rowEntries(row, rows);
    }

    private static final long INCREMENT = 0x9e3779b97f4a7c15L;

    /** SplitMix64 (Steele, Lea and Flood 2014), whose numbers no release of Java can change. */
    private static long mixed(long number) {
      long z = number + INCREMENT;
      z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
      z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
      return z ^ z >>> 31;
    }
  }

  /**
   * Keys that were given, which may repeat or be allowed anyway.
   *
   * @param source what they come from, for a sentence about them
   * @param firstRow the row that the first keys belong to; those before, and as many at the end,
   *     have none
   * @param perRow how many keys each row has
   * @param keys row by row; not modified, and not to be
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by content below
  record Given(String source, int firstRow, int perRow, int[] keys) implements RandomKeys {
    private int given() {
      return perRow == 0 ? 0 : keys.length / perRow;
    }

    @Override
    public int[] of(int row, int rows, WindowGlobal others) {
      int from = row - firstRow;
      if (from < 0 || from >= given()) {
        return new int[0];
      }
      return Arrays.stream(keys, from * perRow, (from + 1) * perRow)
          .filter(key -> key >= 0 && key < rows && !others.allows(row, key))
          .sorted()
          .distinct()
          .toArray();
    }

    @Override
    public void check(int rows, String unit) {
      if (perRow > 0 && given() + 2 * firstRow != rows) {
        throw new InputException(
            "%s gives random keys for %d %ss, but the text has %d%s; give one row for each%s."
                .formatted(
                    source,
                    given(),
                    unit,
                    rows,
                    firstRow == 0 ? "" : " with the first and the last",
                    firstRow == 0 ? "" : " of the others"));
      }
      for (int i = 0; i < keys.length; i++) {
        if (keys[i] < 0 || keys[i] >= rows) {
          throw new InputException(
              "%s: random %s %d of %s %d is outside the text; %ss are 0 to %d."
                  .formatted(
                      source,
                      firstRow == 0 ? "key" : "block",
                      keys[i],
                      unit,
                      i / perRow + firstRow,
                      unit,
                      rows - 1));
        }
      }
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Given that
          && source.equals(that.source)
          && firstRow == that.firstRow
          && perRow == that.perRow
          && (keys == that.keys || Arrays.equals(keys, that.keys));
    }

    @Override
    public int hashCode() {
      return 31 * (31 * source.hashCode() + perRow) + keys.length;
    }

    @Override
    public String toString() {
      return perRow + " from " + source;
    }
  }
}
