package org.longview.linear.vector;

import static org.longview.linear.vector.Lanes.COUNT;
import static org.longview.linear.vector.Lanes.PANEL;
import static org.longview.linear.vector.Lanes.ROWS;
import static org.longview.linear.vector.Lanes.SPECIES;
import static org.longview.linear.vector.RegisterBlock.A_STRIDE;

import java.util.Arrays;
import java.util.Objects;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import org.jspecify.annotations.Nullable;
import org.longview.linear.KeySpans;
import org.longview.linear.Matrix;

/**
 * Attention of one head, a block of rows at a time, over a tile of keys at a time: scores, their
 * powers of two, and the sums of values weighted by them, none of which leaves the cache.
 *
 * <p>Softmax usually subtracts each row's largest score, so that no power overflows. Where the
 * lengths of query and keys already bound the scores that is not needed: the powers of two of all
 * scores are then floats of full precision as they are, which saves a pass over the scores and the
 * corrections when a larger one is met.
 */
final class FusedAttention {
  /** Keys in a tile: with 12 rows, 12 KiB of scores. */
  private static final int TILE = 256;

  /** Scores, to base 2, up to which no maximum is subtracted. */
  private static final float BOUND = 75;

  private static final float LOWEST = -1e30f;

  private final PackedHead head;
  private final KeySpans spans;
  private final boolean wantsExpectedScore;
  private final boolean wantsOutput;

  private final QueryBlock queries;
  private final float[] tile = new float[ROWS * A_STRIDE];
  private final float[] scores;
  private final float[] outputs;
  private final float[] sums = new float[ROWS];
  private final float[] scoreSums = new float[ROWS];
  private final float[] shifts = new float[ROWS];
  private boolean bounded;

  /** The panels that the rows of a block need, each as from · 2³² + to, merged and ascending. */
  private long[] runs = new long[4 * ROWS];

  private int runCount;

  FusedAttention(PackedHead head, KeySpans spans, boolean wantsOutput, boolean wantsExpectedScore) {
    this.head = head;
    this.spans = spans;
    this.wantsOutput = wantsOutput;
    this.wantsExpectedScore = wantsExpectedScore;
    queries = new QueryBlock(head.keyWidth);
    scores = new float[wantsExpectedScore ? TILE : 0];
    outputs = new float[ROWS * head.paddedWidth];
  }

  /** The rows from … from+rows−1 of the spans, at most ROWS of them. */
  void block(
      Matrix q,
      int @Nullable [] order,
      float scale,
      int from,
      int rows,
      @Nullable Matrix out,
      float[] logSumExp,
      float @Nullable [] expectedScore) {
    queries.load(q, order, scale, from, rows);
    bounded = queries.bound(head) <= BOUND;
    Arrays.fill(shifts, bounded ? 0 : LOWEST);
    Arrays.fill(sums, 0);
    Arrays.fill(scoreSums, 0);
    Arrays.fill(outputs, 0);
    collectRuns(from, rows);
    for (int run = 0; run < runCount; run++) {
      int last = (int) runs[run];
      for (int panel = (int) (runs[run] >>> 32); panel < last; panel += TILE / PANEL) {
        tile(panel, Math.min(last, panel + TILE / PANEL), from, rows);
      }
    }
    for (int r = 0; r < rows; r++) {
      int i = order == null ? from + r : order[from + r];
      float sum = sums[r];
      logSumExp[i] =
          sum == 0
              ? Float.NEGATIVE_INFINITY
              : (float) ((shifts[r] + Math.log(sum) / Math.log(2)) * Math.log(2));
      if (expectedScore != null) {
        expectedScore[i] = sum == 0 ? Float.NEGATIVE_INFINITY : scoreSums[r] / sum * Exp2.LN_2;
      }
      if (out != null) {
        float inverse = sum == 0 ? 0 : 1 / sum;
        int target = out.at(i);
        for (int t = 0; t < head.valueWidth; t++) {
          out.data()[target + t] = outputs[r * head.paddedWidth + t] * inverse;
        }
      }
    }
  }

  private void collectRuns(int from, int rows) {
    int first = spans.first(from);
    int last = spans.first(from + rows);
    if (runs.length < last - first) {
      runs = new long[last - first];
    }
    for (int s = first; s < last; s++) {
      int panelFrom = spans.from(s) / PANEL;
      int panelTo = (spans.to(s) + PANEL - 1) / PANEL;
      runs[s - first] = (long) panelFrom << 32 | panelTo;
    }
    Arrays.sort(runs, 0, last - first);
    runCount = 0;
    for (int s = 0; s < last - first; s++) {
      if (runCount > 0 && (runs[s] >>> 32) <= (int) runs[runCount - 1]) {
        int to = Math.max((int) runs[runCount - 1], (int) runs[s]);
        runs[runCount - 1] = runs[runCount - 1] >>> 32 << 32 | to;
      } else {
        runs[runCount++] = runs[s];
      }
    }
  }

  private void tile(int panelFrom, int panelTo, int from, int rows) {
    for (int p = panelFrom; p < panelTo; p++) {
      queries.scores(head, p, tile, (p - panelFrom) * PANEL, A_STRIDE);
    }
    int width = (panelTo - panelFrom) * PANEL;
    for (int r = 0; r < rows; r++) {
      powers(r, from + r, panelFrom * PANEL, width);
    }
    if (wantsOutput) {
      float[] values = Objects.requireNonNull(head.values);
      for (int t = 0; t < head.paddedWidth; t += PANEL) {
        RegisterBlock.multiply(
            tile,
            0,
            values,
            t * head.paddedCount + panelFrom * PANEL * PANEL,
            width,
            outputs,
            t,
            head.paddedWidth,
            outputs,
            t,
            head.paddedWidth);
      }
    }
  }

  /** Turns row r of the tile, keys from key on, from scores into powers: zero where not allowed. */
  private void powers(int r, int row, int key, int width) {
    int offset = r * A_STRIDE;
    int s = spans.first(row);
    int end = spans.first(row + 1);
    while (s < end && spans.to(s) <= key) {
      s++;
    }
    if (wantsExpectedScore) {
      System.arraycopy(tile, offset, scores, 0, width);
    }
    if (s < end && spans.from(s) <= key && spans.to(s) >= key + width) {
      if (!bounded) {
        raise(r, max(offset, 0, width));
      }
      sums[r] += powersAndSum(offset, width, shifts[r]);
    } else {
      if (!bounded) {
        raise(r, maxOfSpans(offset, s, end, key, width));
      }
      int done = 0;
      int cleared = 0;
      for (; s < end && spans.from(s) < key + width; s++) {
        int a = Math.max(0, spans.from(s) - key);
        int b = Math.min(width, spans.to(s) - key);
        int vectorsFrom = Math.max(done, a & -COUNT);
        done = (b + COUNT - 1) & -COUNT;
        powers(offset + vectorsFrom, done - vectorsFrom, shifts[r]);
        Arrays.fill(tile, offset + cleared, offset + a, 0);
        cleared = b;
      }
      Arrays.fill(tile, offset + cleared, offset + width, 0);
      sums[r] += sum(offset, width);
    }
    if (wantsExpectedScore) {
      FloatVector weighted = FloatVector.zero(SPECIES);
      for (int j = 0; j < width; j += COUNT) {
        FloatVector power = FloatVector.fromArray(SPECIES, tile, offset + j);
        weighted = power.fma(FloatVector.fromArray(SPECIES, scores, j), weighted);
      }
      scoreSums[r] += weighted.reduceLanes(VectorOperators.ADD);
    }
  }

  /** Raises a row's shift to a whole number not below {@code max}, and scales its sums to it. */
  private void raise(int r, float max) {
    float shift = (float) Math.ceil(max);
    if (shift > shifts[r]) {
      float factor = (float) Math.pow(2, Math.max(-200, shifts[r] - shift));
      shifts[r] = shift;
      sums[r] *= factor;
      scoreSums[r] *= factor;
      for (int t = r * head.paddedWidth; t < (r + 1) * head.paddedWidth; t++) {
        outputs[t] *= factor;
      }
    }
  }

  private float maxOfSpans(int offset, int first, int end, int key, int width) {
    float max = LOWEST;
    for (int s = first; s < end && spans.from(s) < key + width; s++) {
      max =
          Math.max(
              max,
              max(offset, Math.max(0, spans.from(s) - key), Math.min(width, spans.to(s) - key)));
    }
    return max;
  }

  private float max(int offset, int from, int to) {
    float max = LOWEST;
    int j = from;
    if (to - from >= COUNT) {
      FloatVector maxima = FloatVector.fromArray(SPECIES, tile, offset + from);
      for (j += COUNT; j <= to - COUNT; j += COUNT) {
        maxima = maxima.max(FloatVector.fromArray(SPECIES, tile, offset + j));
      }
      max = maxima.reduceLanes(VectorOperators.MAX);
    }
    for (; j < to; j++) {
      max = Math.max(max, tile[offset + j]);
    }
    return max;
  }

  private float powersAndSum(int offset, int width, float shift) {
    FloatVector a = FloatVector.zero(SPECIES);
    FloatVector b = FloatVector.zero(SPECIES);
    if (bounded) {
      for (int j = offset; j < offset + width; j += PANEL) {
        FloatVector x = Exp2.of(FloatVector.fromArray(SPECIES, tile, j));
        FloatVector y = Exp2.of(FloatVector.fromArray(SPECIES, tile, j + COUNT));
        x.intoArray(tile, j);
        y.intoArray(tile, j + COUNT);
        a = a.add(x);
        b = b.add(y);
      }
    } else {
      for (int j = offset; j < offset + width; j += PANEL) {
        FloatVector x = shifted(j, shift);
        FloatVector y = shifted(j + COUNT, shift);
        x.intoArray(tile, j);
        y.intoArray(tile, j + COUNT);
        a = a.add(x);
        b = b.add(y);
      }
    }
    return a.add(b).reduceLanes(VectorOperators.ADD);
  }

  private void powers(int offset, int width, float shift) {
    for (int j = offset; j < offset + width; j += COUNT) {
      shifted(j, shift).intoArray(tile, j);
    }
  }

  /** 2^(x − shift), the exponents limited to those of floats: keys not allowed may exceed them. */
  private FloatVector shifted(int index, float shift) {
    return Exp2.of(FloatVector.fromArray(SPECIES, tile, index).sub(shift).max(-126f).min(126f));
  }

  private float sum(int offset, int width) {
    FloatVector a = FloatVector.zero(SPECIES);
    FloatVector b = FloatVector.zero(SPECIES);
    for (int j = offset; j < offset + width; j += PANEL) {
      a = a.add(FloatVector.fromArray(SPECIES, tile, j));
      b = b.add(FloatVector.fromArray(SPECIES, tile, j + COUNT));
    }
    return a.add(b).reduceLanes(VectorOperators.ADD);
  }
}
