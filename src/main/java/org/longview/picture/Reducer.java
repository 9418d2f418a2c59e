package org.longview.picture;

import java.util.Arrays;
import org.longview.study.MatrixSource;

/**
 * Reduces rows of values to one row, and that one to single values. Used by one thread. The loops
 * have no branches, so that the compiler makes vector instructions of them; a value that is not a
 * number therefore ends up in the result instead of being caught at once.
 */
abstract sealed class Reducer {
  final int columns;

  private Reducer(int columns) {
    this.columns = columns;
  }

  /**
   * Makes a reducer of rows of so many values.
   *
   * @param negatives whether there may be values below zero
   */
  static Reducer of(Reduction reduction, boolean negatives, int columns) {
    return switch (reduction) {
      case MAX -> new Max(negatives, columns);
      case MEAN -> new Mean(columns);
    };
  }

  /** Forgets all rows. */
  abstract void clear();

  /** Adds the row of values that begins at {@code offset}. */
  abstract void add(float[] values, int offset);

  /**
   * Adds a row of values that are themselves reduced.
   *
   * @param counts how many values each of them stands for; 0 where it is {@link
   *     MatrixSource#EXCLUDED}
   */
  abstract void add(float[] values, int[] counts, int offset);

  /** How many values that are not excluded were added in columns {@code from} … {@code to} − 1. */
  abstract int count(int from, int to);

  /**
   * The reduced value of columns {@code from} … {@code to} − 1 of the rows added; {@link
   * MatrixSource#EXCLUDED} if all of them are, and NaN or +∞ if one of them is.
   */
  abstract float over(int from, int to);

  /** Keeps the greatest and the least value: one of the two has the largest magnitude. */
  private static final class Max extends Reducer {
    private final boolean negatives;
    private final float[] greatest;
    private final float[] least;

    Max(boolean negatives, int columns) {
      super(columns);
      this.negatives = negatives;
      greatest = new float[columns];
      least = new float[columns];
    }

    @Override
    void clear() {
      Arrays.fill(greatest, MatrixSource.EXCLUDED);
      Arrays.fill(least, Float.POSITIVE_INFINITY);
    }

    @Override
    void add(float[] values, int offset) {
      for (int c = 0; c < columns; c++) {
        greatest[c] = Math.max(greatest[c], values[offset + c]);
      }
      for (int c = 0; negatives && c < columns; c++) {
        float value = values[offset + c];
        least[c] = value < least[c] && value != MatrixSource.EXCLUDED ? value : least[c];
      }
    }

    @Override
    void add(float[] values, int[] counts, int offset) {
      add(values, offset);
    }

    /** The largest magnitude counts once, however many values there are. */
    @Override
    int count(int from, int to) {
      return 1;
    }

    @Override
    float over(int from, int to) {
      float top = greatest[from];
      float bottom = least[from];
      for (int c = from + 1; c < to; c++) {
        top = Math.max(top, greatest[c]);
        bottom = Math.min(bottom, least[c]);
      }
      return -bottom > top ? bottom : top;
    }
  }

  private static final class Mean extends Reducer {
    private final double[] sums;
    private final int[] counts;

    Mean(int columns) {
      super(columns);
      sums = new double[columns];
      counts = new int[columns];
    }

    @Override
    void clear() {
      Arrays.fill(sums, 0);
      Arrays.fill(counts, 0);
    }

    @Override
    void add(float[] values, int offset) {
      for (int c = 0; c < columns; c++) {
        float value = values[offset + c];
        sums[c] += value == MatrixSource.EXCLUDED ? 0 : value;
        counts[c] += value == MatrixSource.EXCLUDED ? 0 : 1;
      }
    }

    @Override
    void add(float[] values, int[] counts, int offset) {
      for (int c = 0; c < columns; c++) {
        float value = values[offset + c];
        int count = counts[offset + c];
        sums[c] += value == MatrixSource.EXCLUDED ? 0 : (double) value * count;
        this.counts[c] += count;
      }
    }

    @Override
    int count(int from, int to) {
      long count = 0;
      for (int c = from; c < to; c++) {
        count += counts[c];
      }
      return (int) Math.min(Integer.MAX_VALUE, count);
    }

    @Override
    float over(int from, int to) {
      double sum = 0;
      long count = 0;
      for (int c = from; c < to; c++) {
        sum += sums[c];
        count += counts[c];
      }
      return count == 0 ? MatrixSource.EXCLUDED : (float) (sum / count);
    }
  }
}
