package org.longview.linear;

import java.util.Arrays;

/**
 * For each row (query), the keys it may look at, as disjoint intervals in ascending order. Key
 * numbers are positions in the order in which the keys were packed. Memory is linear in the number
 * of intervals, whatever they span.
 */
public final class KeySpans {
  private final int[] firstOfRow;
  private final int[] bounds;

  private KeySpans(int[] firstOfRow, int[] bounds) {
    this.firstOfRow = firstOfRow;
    this.bounds = bounds;
  }

  /** Every one of {@code rows} rows looks at the keys 0 … keys−1. */
  public static KeySpans all(int rows, int keys) {
    Builder builder = new Builder(rows);
    for (int i = 0; i < rows; i++) {
      builder.add(0, keys).endRow();
    }
    return builder.build();
  }

  public int rows() {
    return firstOfRow.length - 1;
  }

  /** Number of the first interval of a row; the row's last is one before the next row's first. */
  public int first(int row) {
    return firstOfRow[row];
  }

  /** First key of an interval. */
  public int from(int interval) {
    return bounds[2 * interval];
  }

  /** One past the last key of an interval. */
  public int to(int interval) {
    return bounds[2 * interval + 1];
  }

  /** Collects intervals row by row. */
  public static final class Builder {
    private final int[] firstOfRow;
    private int[] bounds;
    private int row;
    private int interval;

    public Builder(int rows) {
      firstOfRow = new int[rows + 1];
      bounds = new int[2 * Math.max(1, rows)];
    }

    /**
     * Adds the keys from (inclusive) to (exclusive) to the current row; an empty interval adds
     * nothing, one that touches the interval before it extends that one.
     *
     * @throws IllegalArgumentException if the interval begins before the end of the one before it
     */
    public Builder add(int from, int to) {
      if (from >= to) {
        return this;
      }
      if (interval > firstOfRow[row]) {
        int last = bounds[2 * interval - 1];
        if (from < last) {
          throw new IllegalArgumentException(
              from + " is before the end of the last interval, " + last);
        }
        if (from == last) {
          bounds[2 * interval - 1] = to;
          return this;
        }
      }
      if (2 * interval == bounds.length) {
        bounds = Arrays.copyOf(bounds, bounds.length + Math.max(64, bounds.length / 2 & ~1));
      }
      bounds[2 * interval] = from;
      bounds[2 * interval + 1] = to;
      interval++;
      return this;
    }

    /** Goes on to the next row. */
    public Builder endRow() {
      firstOfRow[++row] = interval;
      return this;
    }

    /**
     * The spans of all rows.
     *
     * @throws IllegalStateException if not every row was ended
     */
    public KeySpans build() {
      if (row != firstOfRow.length - 1) {
        throw new IllegalStateException("row " + row + " of " + (firstOfRow.length - 1));
      }
      return new KeySpans(firstOfRow, Arrays.copyOf(bounds, 2 * interval));
    }
  }
}
