package org.longview.attention;

import org.jspecify.annotations.Nullable;
import org.longview.linear.Kernels;
import org.longview.linear.Matrix;
import org.longview.linear.PackedKeys;

/**
 * The attention matrix of one head under a pattern, any rectangle of it on demand: exp(q·k/√d −
 * log-sum-exp), exactly what the softmax gives, without the matrix ever being stored.
 */
public final class AttentionWeights implements AttentionMatrix {
  private final Kernels kernels;
  private final HeadTensors head;
  private final AttentionPlan plan;
  private final float[] logSumExp;
  private final PackedKeys keys;
  private final @Nullable PackedKeys globalKeys;

  /**
   * Keeps its arguments, which must not change.
   *
   * @param logSumExp n, from {@link PatternAttention#compute} with the same head and plan
   */
  public AttentionWeights(
      Kernels kernels, HeadTensors head, AttentionPlan plan, float[] logSumExp) {
    this.kernels = kernels;
    this.head = head;
    this.plan = plan;
    this.logSumExp = logSumExp;
    keys = kernels.packKeys(head.k(), null, null);
    HeadTensors global = head.global();
    globalKeys = global == null ? null : kernels.packKeys(global.k(), null, null);
  }

  public AttentionPlan plan() {
    return plan;
  }

  @Override
  public int rows() {
    return plan.length();
  }

  @Override
  public int columns() {
    return plan.length();
  }

  @Override
  public void fill(int row, int column, float excluded, Matrix target) {
    HeadTensors global = head.global();
    int end = row + target.rows();
    for (int from = row; from < end; ) {
      boolean isGlobal = global != null && plan.isGlobal(from);
      int to = from + 1;
      while (to < end && (global != null && plan.isGlobal(to)) == isGlobal) {
        to++;
      }
      HeadTensors tensors = isGlobal && global != null ? global : head;
      kernels.weights(
          tensors.q().rows(from, to),
          isGlobal && globalKeys != null ? globalKeys : keys,
          tensors.scale(),
          column,
          logSumExp,
          from,
          target.rows(from - row, to - row));
      from = to;
    }
    for (int i = row; i < end; i++) {
      boolean silent = plan.isSilent(i);
      int offset = target.at(i - row) - column;
      for (int j = column; j < column + target.columns(); j++) {
        if (!plan.allows(i, j)) {
          target.data()[offset + j] = excluded;
        } else if (silent) {
          target.data()[offset + j] = 0;
        }
      }
    }
  }
}
