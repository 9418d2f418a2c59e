package org.longview.linear.vector;

import static org.longview.linear.vector.Lanes.COLUMNS;
import static org.longview.linear.vector.Lanes.COUNT;
import static org.longview.linear.vector.Lanes.ROWS;
import static org.longview.linear.vector.Lanes.SPECIES;

import java.util.Arrays;
import java.util.Objects;
import jdk.incubator.vector.FloatVector;
import org.jspecify.annotations.Nullable;
import org.longview.linear.KeySpans;
import org.longview.linear.Matrix;

/**
 * Attention of one head, a block of queries at a time, over a tile of keys at a time: scores, their
 * powers of two, and the sums of values weighted by them, none of which leaves the cache. Queries
 * lie side by side and keys one below the other, so that whatever belongs to a query (its sum, its
 * largest score) has a lane of its own.
 *
 * <p>Softmax usually subtracts each query's largest score, so that no power overflows. Where the
 * lengths of query and keys already bound the scores that is not needed: the powers of two of all
 * scores are then floats of full precision as they are, which saves a pass over the scores and the
 * corrections when a larger one is met.
 */
final class FusedAttention {
  /**
   * Keys in a tile: with 48 queries, 12 KiB of scores, and a cache of 32 KiB holds all else too.
   */
  private static final int TILE = 64;

  /** Scores, to base 2, up to which no maximum is subtracted. */
  private static final float BOUND = 75;

  private final PackedHead head;
  private final BlockSpans spans;
  private final boolean wantsExpectedScore;
  private final boolean wantsOutput;

  private final QueryBlock queries;

  /** A row for each key: scores, then their powers. */
  private final Panels tile = new Panels(Scratch.TILE.floats(TILE * COLUMNS), 0, TILE);

  /** The scores once more, if their sums are wanted. */
  private final float[] scores;

  /** A row for each column of the values: their weighted sums. */
  private final Panels outputs;

  private final float[] sums = new float[COLUMNS];
  private final float[] scoreSums = new float[COLUMNS];

  /** What to add to each query's scores so that no power overflows. */
  private final float[] shifts = new float[COLUMNS];

  /** Of COUNT columns of the tile the largest score of each query, and what to add besides. */
  private final float[] maxima = new float[COUNT];

  private final float[] newShifts = new float[COUNT];

  private boolean bounded;

  FusedAttention(PackedHead head, KeySpans spans, boolean wantsOutput, boolean wantsExpectedScore) {
    this.head = head;
    this.spans = new BlockSpans(spans);
    this.wantsOutput = wantsOutput;
    this.wantsExpectedScore = wantsExpectedScore;
    queries = new QueryBlock(head.keyWidth);
    scores = Scratch.SCORES.floats(wantsExpectedScore ? TILE * COLUMNS : 0);
    outputs = new Panels(Scratch.OUTPUTS.floats(head.paddedWidth * COLUMNS), 0, head.paddedWidth);
  }

  /** The rows from … from+rows−1 of the spans, at most COLUMNS of them. */
  void block(
      Matrix q,
      int @Nullable [] order,
      float scale,
      int from,
      int rows,
      @Nullable Matrix out,
      float[] logSumExp,
      float @Nullable [] expectedScore) {
    queries.load(q, order, scale, from);
    bounded = queries.bound(head) <= BOUND;
    Arrays.fill(shifts, 0);
    Arrays.fill(sums, 0);
    Arrays.fill(scoreSums, 0);
    Arrays.fill(outputs.data, 0, head.paddedWidth * COLUMNS, 0);
    spans.open(from, rows);
    for (int run = 0; run < spans.runs(); run++) {
      int last = spans.runTo(run);
      for (int band = spans.runFrom(run); band < last; band += TILE / ROWS) {
        tile(band, Math.min(last, band + TILE / ROWS));
      }
    }
    for (int r = 0; r < rows; r++) {
      int i = order == null ? from + r : order[from + r];
      float sum = sums[r];
      double shift = shifts[r] * Exp2.LN_2;
      logSumExp[i] = sum == 0 ? Float.NEGATIVE_INFINITY : (float) (Math.log(sum) - shift);
      if (expectedScore != null) {
        expectedScore[i] =
            sum == 0 ? Float.NEGATIVE_INFINITY : (float) (scoreSums[r] / sum * Exp2.LN_2 - shift);
      }
      if (out != null) {
        store(r, sum == 0 ? 0 : 1 / sum, out.data(), out.at(i));
      }
    }
  }

  private void store(int r, float factor, float[] out, int offset) {
    int first = outputs.at(0, r);
    for (int t = 0; t < head.valueWidth; t++) {
      out[offset + t] = outputs.data[first + t * COLUMNS] * factor;
    }
  }

  private void tile(int bandFrom, int bandTo) {
    int keys = (bandTo - bandFrom) * ROWS;
    for (int band = bandFrom; band < bandTo; band++) {
      queries.scores(head, band, shifts, tile, (band - bandFrom) * ROWS);
    }
    spans.exclude(tile, bandFrom * ROWS, keys);
    if (!bounded) {
      shift(keys);
    }
    if (wantsExpectedScore) {
      System.arraycopy(tile.data, 0, scores, 0, keys * COLUMNS);
    }
    for (int column = 0; column < COLUMNS; column += COUNT) {
      Exp2.powers(tile.data, keys, sums, column);
      if (wantsExpectedScore) {
        addScores(keys, column);
      }
    }
    if (wantsOutput) {
      for (int t = 0; t < head.paddedWidth; t += ROWS) {
        RegisterBlock.multiply(
            Objects.requireNonNull(head.values),
            bandFrom * ROWS * head.paddedWidth + t,
            head.paddedWidth,
            tile.data,
            tile.first,
            keys,
            outputs.data,
            outputs.at(t, 0),
            COLUMNS,
            outputs.data,
            outputs.at(t, 0),
            COLUMNS);
      }
    }
  }

  /** Shifts each query's scores so that its largest in the tile becomes at most 0. */
  private void shift(int keys) {
    for (int column = 0; column < COLUMNS; column += COUNT) {
      int end = column + keys * COLUMNS;
      FloatVector max = FloatVector.broadcast(SPECIES, Exp2.EXCLUDED);
      for (int j = column; j < end; j += COLUMNS) {
        max = FloatVector.fromArray(SPECIES, tile.data, j).max(max);
      }
      FloatVector.zero(SPECIES).add(max).intoArray(maxima, 0);
      if (raise(column)) {
        FloatVector shift = FloatVector.fromArray(SPECIES, newShifts, 0);
        for (int j = column; j < end; j += COLUMNS) {
          FloatVector.fromArray(SPECIES, tile.data, j).add(shift).intoArray(tile.data, j);
        }
      }
    }
  }

  /**
   * Adapts the shifts of COUNT queries to {@link #maxima}.
   *
   * @return whether any changed
   */
  private boolean raise(int column) {
    boolean any = false;
    for (int lane = 0; lane < COUNT; lane++) {
      int r = column + lane;
      float max = maxima[lane];
      boolean first = sums[r] == 0 && max > Exp2.EXCLUDED;
      float shift = first || max > 0 ? (float) -Math.ceil(max) : 0;
      newShifts[lane] = shift;
      if (shift != 0) {
        any = true;
        shifts[r] += shift;
        if (!first) {
          float factor = (float) Math.pow(2, shift);
          scoreSums[r] = (scoreSums[r] + shift * sums[r]) * factor;
          sums[r] *= factor;
          for (int t = 0; t < head.paddedWidth; t++) {
            outputs.data[outputs.at(t, r)] *= factor;
          }
        }
      }
    }
    return any;
  }

  /** Adds to the sums of COUNT queries' scores, each weighted by its power. */
  private void addScores(int keys, int column) {
    FloatVector sum = FloatVector.fromArray(SPECIES, scoreSums, column);
    for (int j = column; j < column + keys * COLUMNS; j += COLUMNS) {
      FloatVector power = FloatVector.fromArray(SPECIES, tile.data, j);
      sum = power.fma(FloatVector.fromArray(SPECIES, scores, j), sum);
    }
    sum.intoArray(scoreSums, column);
  }
}
