package org.longview.picture;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.longview.study.MatrixSource;

/** A piece of a matrix at some level, reduced. Not modified any more once it is in a cache. */
final class Tile {
  /** What an object costs beside its numbers, about. */
  private static final int OVERHEAD = 128;

  final int rows;
  final int columns;

  /** rows × columns, {@link MatrixSource#EXCLUDED} where nothing is allowed. */
  final float[] values;

  /** How many cells each value is the mean of; null for maxima. */
  final int @Nullable [] counts;

  /** Whether every cell of it was read. */
  final boolean exact;

  /** A tile of which everything is excluded. */
  Tile(int rows, int columns, Reduction reduction, boolean exact) {
    this.rows = rows;
    this.columns = columns;
    this.exact = exact;
    values = new float[rows * columns];
    Arrays.fill(values, MatrixSource.EXCLUDED);
    counts = reduction == Reduction.MEAN ? new int[values.length] : null;
  }

  long bytes() {
    return OVERHEAD + 4L * values.length * (counts == null ? 1 : 2);
  }

  void set(int row, int column, float value, int count) {
    values[row * columns + column] = value;
    if (counts != null) {
      counts[row * columns + column] = value == MatrixSource.EXCLUDED ? 0 : count;
    }
  }

  /** Adds the reduced value of more cells to an entry. */
  void add(int row, int column, float value, int count) {
    int at = row * columns + column;
    float before = values[at];
    if (before == MatrixSource.EXCLUDED) {
      set(row, column, value, count);
    } else if (value != MatrixSource.EXCLUDED) {
      if (counts == null) {
        boolean larger = Math.abs(value) > Math.abs(before) || (value == -before && value > 0);
        values[at] = larger ? value : before;
      } else {
        int all = counts[at] + count;
        values[at] = (float) (((double) before * counts[at] + (double) value * count) / all);
        counts[at] = all;
      }
    }
  }

  /**
   * Writes what a tile of a finer level has, reduced.
   *
   * @param reducer of rows as long as its; modified
   * @param stepDown levels that its rows are finer
   * @param stepAcross levels that its columns are finer
   * @param row where its first row goes
   * @param column where its first column goes
   */
  void reduce(Tile finer, Reducer reducer, int stepDown, int stepAcross, int row, int column) {
    for (int from = 0; from < finer.rows; from += 1 << stepDown) {
      reducer.clear();
      for (int r = from; r < Math.min(finer.rows, from + (1 << stepDown)); r++) {
        if (finer.counts == null) {
          reducer.add(finer.values, r * finer.columns);
        } else {
          reducer.add(finer.values, finer.counts, r * finer.columns);
        }
      }
      for (int c = 0; c < finer.columns; c += 1 << stepAcross) {
        int end = Math.min(finer.columns, c + (1 << stepAcross));
        set(
            row + (from >> stepDown),
            column + (c >> stepAcross),
            reducer.over(c, end),
            reducer.count(c, end));
      }
    }
  }

  /**
   * Writes what a tile of a coarser level shows of the same place.
   *
   * @param stepDown levels that its rows are coarser
   * @param stepAcross levels that its columns are coarser
   * @param row first row of this tile, counted in entries of its level
   * @param column first column of this tile, so counted
   * @param coarserRow first row of the other one, counted in entries of its level
   * @param coarserColumn first column of the other one, so counted
   */
  void enlarge(
      Tile coarser,
      int stepDown,
      int stepAcross,
      int row,
      int column,
      int coarserRow,
      int coarserColumn) {
    for (int r = 0; r < rows; r++) {
      int from = (((row + r) >> stepDown) - coarserRow) * coarser.columns - coarserColumn;
      for (int c = 0; c < columns; c++) {
        set(r, c, coarser.values[from + ((column + c) >> stepAcross)], 1);
      }
    }
  }
}
