package org.longview.study;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.longview.attention.GlobalTokens;
import org.longview.attention.GreedyGlobals;
import org.longview.attention.LayerResult;
import org.longview.linear.Matrix;
import org.longview.work.Cancellation;
import org.longview.work.InputException;
import org.longview.work.Progress;

/**
 * Global tokens chosen for each window, one after the other the one that keeps most of the mean
 * attention of some heads. For one thread.
 */
public final class GreedyChoice implements TradeoffGrid.Globals {
  private final GreedyGlobals greedy;
  private final int most;
  private final Map<Long, int[]> orders = new HashMap<>();

  /**
   * Computes the mean attention.
   *
   * @param layers whose heads count
   * @param head that counts in each of them, or {@link ViewSettings#MEAN_HEAD} for all
   * @param most the largest number of tokens that will be asked for
   * @throws InputException if the text is longer than the model's full attention
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public GreedyChoice(
      Subject subject,
      int[] layers,
      int head,
      boolean causal,
      int most,
      Cancellation cancellation) {
    Reference reference = subject.reference(GlobalTokens.NONE);
    if (!reference.isFull()) {
      throw new InputException(
          "The reference %s has the same global tokens as the pattern, so that none can be chosen by it; choose the first s, or your own."
              .formatted(reference.name()));
    }
    int n = subject.length();
    this.most = Math.min(n, most);
    Matrix mean = Matrix.zeros(n, n);
    Matrix weights = Matrix.zeros(n, n);
    for (int layer : layers) {
      LayerResult attention =
          subject.reference(GlobalTokens.NONE, layer, Progress.NONE, cancellation);
      int from = head == ViewSettings.MEAN_HEAD ? 0 : head;
      int to = head == ViewSettings.MEAN_HEAD ? attention.heads() : head + 1;
      for (int h = from; h < to; h++) {
        cancellation.check();
        attention.matrix(h).fill(0, 1, 0, 0, weights);
        for (int i = 0; i < mean.data().length; i++) {
          mean.data()[i] += weights.data()[i];
        }
      }
    }
    greedy = new GreedyGlobals(mean, causal);
  }

  @Override
  public GlobalTokens choose(long window, int count) {
    int[] order = orders.computeIfAbsent(window, w -> greedy.choose(w / 2, most));
    return GlobalTokens.of(IntStream.of(order).limit(count).toArray());
  }
}
