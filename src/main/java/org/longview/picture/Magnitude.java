package org.longview.picture;

import org.longview.study.MatrixSource;
import org.longview.work.Cancellation;
import org.longview.work.Workers;

/** The largest magnitude in a matrix, for the scale of its colours. */
public final class Magnitude {
  /** About so many cells are looked at; in larger matrices those of some rows, evenly spread. */
  private static final long MOST_CELLS = 1 << 24;

  private static final int ROWS_TOGETHER = 16;

  private Magnitude() {}

  /** Whether a matrix is so large that only some of its rows are looked at. */
  public static boolean isSampled(MatrixSource source) {
    return rowsSeen(source) < source.rows();
  }

  /**
   * Finds the largest magnitude of the values that are not excluded, of those rows of a large
   * matrix that are looked at; 0 if all are excluded.
   *
   * @throws java.util.concurrent.CancellationException if cancelled before the end
   */
  public static float largest(MatrixSource source, Workers workers, Cancellation cancellation) {
    return largest(source, rowsSeen(source), workers, cancellation);
  }

  /**
   * Finds the largest magnitude of all values that are not excluded; 0 if all are.
   *
   * @throws java.util.concurrent.CancellationException if cancelled before the end
   */
  public static float ofAll(MatrixSource source, Workers workers, Cancellation cancellation) {
    return largest(source, source.rows(), workers, cancellation);
  }

  private static float largest(
      MatrixSource source, int rowsSeen, Workers workers, Cancellation cancellation) {
    int blocks = (rowsSeen + ROWS_TOGETHER - 1) / ROWS_TOGETHER;
    int columns = source.columns();
    float[] ofBlock = new float[blocks];
    workers.forEach(
        blocks,
        cancellation,
        block -> {
          int from = (int) ((long) source.rows() * block / blocks);
          int rows = Math.min(source.rows() - from, ROWS_TOGETHER);
          float[] values = new float[rows * columns];
          source.fill(from, from + rows, 0, columns, values, 0, columns);
          Reducer reducer = Reducer.of(Reduction.MAX, source.hasNegatives(), columns);
          reducer.clear();
          for (int r = 0; r < rows; r++) {
            reducer.add(values, r * columns);
          }
          float found = reducer.over(0, columns);
          ofBlock[block] = found == MatrixSource.EXCLUDED ? 0 : Math.abs(found);
        });
    float all = 0;
    for (float value : ofBlock) {
      all = Math.max(all, value);
    }
    return all;
  }

  private static int rowsSeen(MatrixSource source) {
    return (int) Math.min(source.rows(), Math.max(1, MOST_CELLS / source.columns()));
  }
}
