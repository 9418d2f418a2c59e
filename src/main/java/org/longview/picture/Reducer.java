package org.longview.picture;

import java.util.Arrays;
import org.longview.study.MatrixSource;

/** Reduces rows of values to one row, and that one to single values. Used by one thread. */
abstract sealed class Reducer {
  private final int firstColumn;
  final int columns;

  private Reducer(int firstColumn, int columns) {
    this.firstColumn = firstColumn;
    this.columns = columns;
  }

  /**
   * Makes a reducer of rows of so many values.
   *
   * @param firstColumn the matrix's column that comes first, to name a cell by
   */
  static Reducer of(Reduction reduction, int firstColumn, int columns) {
    return switch (reduction) {
      case MAX -> new Max(firstColumn, columns);
      case MEAN -> new Mean(firstColumn, columns);
    };
  }

  /** Forgets all rows. */
  abstract void clear();

  /**
   * Adds a row.
   *
   * @param row its number in the matrix, to name a cell by
   * @param offset where it begins in {@code values}
   * @throws IllegalStateException if a value is neither finite nor excluded
   */
  abstract void add(int row, float[] values, int offset);

  /** The reduced value of columns {@code from} … {@code to} − 1 of the rows added. */
  abstract float over(int from, int to);

  final IllegalStateException bad(int row, int column, float value) {
    return new IllegalStateException(
        "the matrix has the value %s at row %d, column %d"
            .formatted(value, row, firstColumn + column));
  }

  /** Excluded values, being −∞, lose against any other once their magnitude is not looked at. */
  private static final class Max extends Reducer {
    private final float[] strongest;

    Max(int firstColumn, int columns) {
      super(firstColumn, columns);
      strongest = new float[columns];
    }

    @Override
    void clear() {
      Arrays.fill(strongest, MatrixSource.EXCLUDED);
    }

    @Override
    void add(int row, float[] values, int offset) {
      for (int c = 0; c < columns; c++) {
        float value = values[offset + c];
        if (value != MatrixSource.EXCLUDED) {
          if (!Float.isFinite(value)) {
            throw bad(row, c, value);
          }
          strongest[c] = stronger(strongest[c], value);
        }
      }
    }

    @Override
    float over(int from, int to) {
      float result = strongest[from];
      for (int c = from + 1; c < to; c++) {
        if (strongest[c] != MatrixSource.EXCLUDED) {
          result = stronger(result, strongest[c]);
        }
      }
      return result;
    }

    /** Of a value, which may be excluded, and another, which is not. */
    private static float stronger(float value, float other) {
      float magnitude = value == MatrixSource.EXCLUDED ? -1 : Math.abs(value);
      float others = Math.abs(other);
      return others > magnitude || (others == magnitude && other > value) ? other : value;
    }
  }

  private static final class Mean extends Reducer {
    private final double[] sums;
    private final int[] counts;

    Mean(int firstColumn, int columns) {
      super(firstColumn, columns);
      sums = new double[columns];
      counts = new int[columns];
    }

    @Override
    void clear() {
      Arrays.fill(sums, 0);
      Arrays.fill(counts, 0);
    }

    @Override
    void add(int row, float[] values, int offset) {
      for (int c = 0; c < columns; c++) {
        float value = values[offset + c];
        if (value != MatrixSource.EXCLUDED) {
          if (!Float.isFinite(value)) {
            throw bad(row, c, value);
          }
          sums[c] += value;
          counts[c]++;
        }
      }
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
