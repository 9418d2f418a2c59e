package org.longview.attention;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.longview.linear.Kernels;
import org.longview.linear.KeySpans;
import org.longview.linear.Matrix;
import org.longview.linear.PackedKeys;
import org.longview.work.Cancellation;
import org.longview.work.InputException;
import org.longview.work.Workers;

/** Attention of one head under a sparsity pattern. No n × n matrix is made. */
public final class PatternAttention {
  /** Rows after which a cancellation is noticed. */
  private static final int ROWS_TOGETHER = 1024;

  private PatternAttention() {}

  /**
   * Computes softmax(QKᵀ/√d)·V over the allowed pairs. Rows of global tokens use the separate
   * global projections if the head has them: their own queries, over the keys and values that were
   * projected for them; all other rows read global tokens through the ordinary keys and values, and
   * a global token inside a window is counted once (Hugging Face's LongformerSelfAttention).
   *
   * @param out n × d, modified; null if the output is not wanted
   * @param logSumExp n, modified: the logarithm of each row's softmax denominator, −∞ for rows
   *     without a key
   * @param expectedScore n, modified: the mean score of each row under its attention; null if it is
   *     not wanted
   * @throws InputException if the scores overflow
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public static void compute(
      Kernels kernels,
      HeadTensors head,
      AttentionPlan plan,
      @Nullable Matrix out,
      float[] logSumExp,
      float @Nullable [] expectedScore,
      Workers workers,
      Cancellation cancellation) {
    for (AttentionPlan.Pass pass : plan.passes()) {
      HeadTensors tensors = pass.global() && head.global() != null ? head.global() : head;
      KeySpans spans = pass.spans();
      PackedKeys keys =
          kernels.packKeys(tensors.k(), out == null ? null : tensors.v(), pass.keyOrder());
      workers.forEach(
          (spans.rows() + ROWS_TOGETHER - 1) / ROWS_TOGETHER,
          cancellation,
          task -> {
            int from = task * ROWS_TOGETHER;
            int to = Math.min(spans.rows(), from + ROWS_TOGETHER);
            kernels.attend(
                tensors.q(),
                pass.queries(),
                keys,
                spans,
                tensors.scale(),
                from,
                to,
                out,
                logSumExp,
                expectedScore);
          });
    }
    for (int i = 0; i < plan.length(); i++) {
      if (Float.isNaN(logSumExp[i]) || logSumExp[i] == Float.POSITIVE_INFINITY) {
        throw new InputException(
            "The attention scores of token "
                + i
                + " exceed what float32 can hold; scale the queries or keys down.");
      }
      if (out != null && plan.isSilent(i)) {
        Arrays.fill(out.data(), out.at(i), out.at(i) + out.columns(), 0);
      }
    }
  }
}
