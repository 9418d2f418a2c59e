package org.longview.picture;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.longview.study.LayerComparison;
import org.longview.study.MatrixSource;
import org.longview.study.ViewSettings.Shown;
import org.longview.work.Cancellation;
import org.longview.work.Workers;

/**
 * The attention of all heads of a layer among neighbouring tokens, each of which is a query and a
 * key.
 *
 * @param from the first token
 * @param count of the tokens
 * @param heads the weights of each, count × count, row by row; zero for pairs that are excluded, or
 *     left out
 */
@SuppressWarnings("ArrayRecordComponent") // read by few, never compared
public record ArcBlock(int from, int count, List<float[]> heads) {
  private static final int ROWS_TOGETHER = 64;

  /**
   * Reads a block of a layer, in parallel.
   *
   * @param full whether it is the reference's; so it is where the pattern's keys are no tokens
   * @param left tokens that are left out; the rows of the others are scaled so that they sum to
   *     what they did before, over all keys that are left
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public static ArcBlock of(
      LayerComparison layer,
      boolean full,
      int from,
      int count,
      BitSet left,
      Workers workers,
      Cancellation cancellation) {
    Shown shown = full || !layer.hasDifference() ? Shown.FULL : Shown.PATTERN;
    return read(
        IntStream.range(0, layer.attention().heads())
            .mapToObj(head -> layer.source(shown, head))
            .toList(),
        from,
        count,
        left,
        workers,
        cancellation);
  }

  /**
   * Reads a block, in parallel.
   *
   * @param matrices n × n, one for each head
   * @param left tokens that are left out; the rows of the others are scaled so that they sum to
   *     what they did before, over all keys that are left
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public static ArcBlock read(
      List<? extends MatrixSource> matrices,
      int from,
      int count,
      BitSet left,
      Workers workers,
      Cancellation cancellation) {
    List<float[]> heads =
        IntStream.range(0, matrices.size()).mapToObj(h -> new float[count * count]).toList();
    int parts = (count + ROWS_TOGETHER - 1) / ROWS_TOGETHER;
    workers.forEach(
        matrices.size() * parts,
        cancellation,
        task -> {
          int row = task % parts * ROWS_TOGETHER;
          int rows = Math.min(ROWS_TOGETHER, count - row);
          read(matrices.get(task / parts), from, count, row, rows, left, heads.get(task / parts));
        });
    return new ArcBlock(from, count, heads);
  }

  private static void read(
      MatrixSource matrix, int from, int count, int row, int rows, BitSet left, float[] weights) {
    int first = from + row;
    matrix.fill(first, first + rows, from, from + count, weights, row * count, count);
    for (int i = row * count; i < (row + rows) * count; i++) {
      weights[i] = Math.max(0, weights[i]);
    }
    if (left.isEmpty()) {
      return;
    }
    float[] leaving = new float[rows];
    float[] column = new float[rows];
    for (int key = left.nextSetBit(0); key >= 0; key = left.nextSetBit(key + 1)) {
      matrix.fill(first, first + rows, key, key + 1, column, 0, 1);
      for (int i = 0; i < rows; i++) {
        leaving[i] += Math.max(0, column[i]);
      }
    }
    for (int i = 0; i < rows; i++) {
      float kept = 1 - leaving[i];
      float scale = left.get(first + i) || kept <= 1e-6f ? 0 : 1 / kept;
      for (int j = 0; j < count; j++) {
        weights[(row + i) * count + j] *= left.get(from + j) ? 0 : scale;
      }
    }
  }

  /** The weight of a pair, both counted from the first token of the text. */
  public float weight(int head, int query, int key) {
    return heads.get(head)[(query - from) * count + key - from];
  }
}
