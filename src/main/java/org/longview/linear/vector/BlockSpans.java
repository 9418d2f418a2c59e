package org.longview.linear.vector;

import static org.longview.linear.vector.Lanes.COLUMNS;
import static org.longview.linear.vector.Lanes.ROWS;

import java.util.Arrays;
import org.longview.linear.KeySpans;

/** The keys of a block of queries: which bands of keys any of them needs, and who may not look. */
final class BlockSpans {
  private final KeySpans spans;
  private int from;
  private int rows;

  /** The bands of keys that the block needs, each as from · 2³² + to, merged and ascending. */
  private long[] runs = new long[4 * COLUMNS];

  private int runCount;

  /** For each query the interval that the next key lies in or before: its number and its bounds. */
  private final int[] interval = new int[COLUMNS];

  private final int[] intervalFrom = new int[COLUMNS];
  private final int[] intervalTo = new int[COLUMNS];

  BlockSpans(KeySpans spans) {
    this.spans = spans;
  }

  /** Begins the block of the rows from … from+rows−1, at most COLUMNS of them. */
  void open(int from, int rows) {
    this.from = from;
    this.rows = rows;
    for (int r = 0; r < rows; r++) {
      openInterval(r, spans.first(from + r));
    }
    collectRuns();
  }

  private void openInterval(int r, int next) {
    boolean exists = next < spans.first(from + r + 1);
    interval[r] = next;
    intervalFrom[r] = exists ? spans.from(next) : Integer.MAX_VALUE;
    intervalTo[r] = exists ? spans.to(next) : Integer.MAX_VALUE;
  }

  private void collectRuns() {
    int first = spans.first(from);
    int count = spans.first(from + rows) - first;
    if (runs.length < count) {
      runs = new long[count];
    }
    for (int s = 0; s < count; s++) {
      int bandFrom = spans.from(first + s) / ROWS;
      int bandTo = (spans.to(first + s) + ROWS - 1) / ROWS;
      runs[s] = (long) bandFrom << 32 | bandTo;
    }
    Arrays.sort(runs, 0, count);
    runCount = 0;
    for (int s = 0; s < count; s++) {
      if (runCount > 0 && (runs[s] >>> 32) <= runTo(runCount - 1)) {
        int to = Math.max(runTo(runCount - 1), (int) runs[s]);
        runs[runCount - 1] = runs[runCount - 1] >>> 32 << 32 | to;
      } else {
        runs[runCount++] = runs[s];
      }
    }
  }

  /** Number of the runs of bands that the block needs; they are disjoint and ascend. */
  int runs() {
    return runCount;
  }

  /** First band of a run. */
  int runFrom(int run) {
    return (int) (runs[run] >>> 32);
  }

  /** One past the last band of a run. */
  int runTo(int run) {
    return (int) runs[run];
  }

  /**
   * Marks the pairs that are not allowed. To be called for keys in ascending order.
   *
   * @param tile the scores of the keys from {@code firstKey} on, a row for each key; modified
   */
  void exclude(Panels tile, int firstKey, int keys) {
    for (int r = 0; r < rows; r++) {
      if (firstKey < intervalFrom[r] || firstKey + keys > intervalTo[r]) {
        excludeGaps(tile, r, firstKey, keys);
      }
    }
  }

  /** Marks the keys that lie between the intervals of one query. */
  private void excludeGaps(Panels tile, int r, int firstKey, int keys) {
    int done = 0;
    while (true) {
      int gap = Math.min(keys, intervalFrom[r] - firstKey);
      for (int key = done; key < gap; key++) {
        tile.data[tile.at(key, r)] = Exp2.EXCLUDED;
      }
      if (gap == keys || intervalTo[r] - firstKey > keys) {
        return;
      }
      done = Math.max(done, intervalTo[r] - firstKey);
      openInterval(r, interval[r] + 1);
    }
  }
}
