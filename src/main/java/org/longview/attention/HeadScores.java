package org.longview.attention;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.longview.linear.Matrix;
import org.longview.work.Cancellation;
import org.longview.work.Workers;

/**
 * What a head does, in numbers from 0 to 1. Each is a mean over the rows of tokens that are not
 * padding, as the mean attention to a neighbour and to [SEP] of Clark, Khandelwal, Levy and Manning
 * (2019, sections 3.1 and 3.2), and the entropy of their section 3.3.
 *
 * @param previous attention on the token before, over the rows that have one
 * @param next attention on the token after, over the rows that have one
 * @param same attention on the token itself
 * @param sinks attention on each sink, such as all marks [SEP]
 * @param breadth the entropy of a row over the largest that it can have, ln of its number of keys;
 *     over the rows of two keys or more
 */
public record HeadScores(
    double previous, double next, double same, List<Double> sinks, double breadth) {
  private static final int ROWS_TOGETHER = 64;

  public HeadScores {
    sinks = List.copyOf(sinks);
  }

  /**
   * Measures a head. Takes no memory to speak of, whatever the length.
   *
   * @param layer whose rows are softmax over the keys of its pattern
   * @param head counted from 0
   * @param sinks the tokens of each sink, ascending
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public static HeadScores of(
      LayerResult layer, int head, List<int[]> sinks, Workers workers, Cancellation cancellation) {
    AttentionPlan plan = ((Mechanism.Sparse) layer.mechanism()).plan(head);
    AttentionMatrix matrix = layer.matrix(head);
    double[] diagonals = diagonals(matrix, plan, cancellation);
    List<Double> onSinks = new ArrayList<>();
    for (int[] tokens : sinks) {
      onSinks.add(onKeys(matrix, plan, tokens, cancellation));
    }
    float[] entropies = entropies(layer, head, workers, cancellation);
    return new HeadScores(
        diagonals[0], diagonals[2], diagonals[1], onSinks, breadth(plan, entropies));
  }

  /** Attention on all sinks together. */
  public double sink() {
    return Math.min(1, sinks.stream().mapToDouble(Double::doubleValue).sum());
  }

  /** The mean weights on the token before, the token itself and the token after. */
  private static double[] diagonals(
      AttentionMatrix matrix, AttentionPlan plan, Cancellation cancellation) {
    int n = plan.length();
    double[] sums = new double[3];
    int[] counts = new int[3];
    for (int row = 0; row < n; row += ROWS_TOGETHER) {
      cancellation.check();
      int rowTo = Math.min(n, row + ROWS_TOGETHER);
      int column = Math.max(0, row - 1);
      Matrix block = Matrix.zeros(rowTo - row, Math.min(n, rowTo + 1) - column);
      matrix.fill(row, column, 0, block);
      for (int i = row; i < rowTo; i++) {
        for (int d = 0; d < 3; d++) {
          int key = i + d - 1;
          if (key >= 0 && key < n && !plan.padding().contains(i)) {
            sums[d] += block.get(i - row, key - column);
            counts[d]++;
          }
        }
      }
    }
    return IntStream.range(0, 3).mapToDouble(d -> mean(sums[d], counts[d])).toArray();
  }

  /** The mean weight on some keys together. */
  private static double onKeys(
      AttentionMatrix matrix, AttentionPlan plan, int[] keys, Cancellation cancellation) {
    int n = plan.length();
    Matrix column = Matrix.zeros(Math.min(n, 1024), 1);
    double sum = 0;
    for (int key : keys) {
      for (int row = 0; row < n; row += column.rows()) {
        cancellation.check();
        Matrix part = column.rows(0, Math.min(column.rows(), n - row));
        matrix.fill(row, key, 0, part);
        for (int i = 0; i < part.rows(); i++) {
          sum += plan.padding().contains(row + i) ? 0 : part.get(i, 0);
        }
      }
    }
    return mean(sum, n - plan.padding().count(n));
  }

  private static float[] entropies(
      LayerResult layer, int head, Workers workers, Cancellation cancellation) {
    if (layer instanceof LayerAttention computed) {
      return computed.rowEntropies(head, workers, cancellation);
    }
    if (layer instanceof FinishedLayer finished) {
      return finished.rowEntropies(head);
    }
    throw new IllegalArgumentException("the rows of merged pieces are no softmax");
  }

  private static double breadth(AttentionPlan plan, float[] entropies) {
    int[] keys = plan.keyCounts();
    double sum = 0;
    int count = 0;
    for (int i = 0; i < entropies.length; i++) {
      if (keys[i] > 1 && !plan.padding().contains(i)) {
        sum += entropies[i] / Math.log(keys[i]);
        count++;
      }
    }
    return Math.min(1, mean(sum, count));
  }

  private static double mean(double sum, int count) {
    return count == 0 ? 0 : sum / count;
  }
}
