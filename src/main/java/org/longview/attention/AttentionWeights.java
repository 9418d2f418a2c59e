package org.longview.attention;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.longview.linear.Kernels;
import org.longview.linear.Matrix;
import org.longview.linear.PackedKeys;

/**
 * The attention matrix of one head under a pattern, any rectangle of it on demand: exp(q·k/√d −
 * log-sum-exp), exactly what the softmax gives, without the matrix ever being stored. Several
 * threads may ask; the first one lays the keys out, in memory linear in n.
 */
public final class AttentionWeights implements AttentionMatrix {
  /** Columns that are computed, or left out, together. */
  private static final int COLUMNS_TOGETHER = 1024;

  private final Kernels kernels;
  private final HeadTensors head;
  private final AttentionPlan plan;
  private final float[] logSumExp;
  private volatile @Nullable Keys keys;

  /**
   * The keys as the kernels want them.
   *
   * @param global those of separate global projections; the ordinary ones if there are none
   * @param toPool the ordinary ones, for weights that are reduced
   */
  private record Keys(PackedKeys ordinary, PackedKeys global, PackedKeys toPool) {}

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
  public boolean excludes(int rowFrom, int rowTo, int columnFrom, int columnTo) {
    return plan.excludes(rowFrom, rowTo, columnFrom, columnTo);
  }

  @Override
  public void fill(int row, int step, int column, float excluded, Matrix target) {
    int rowTo = row + (target.rows() - 1) * step + 1;
    for (int from = 0; from < target.columns(); from += COLUMNS_TOGETHER) {
      int to = Math.min(target.columns(), from + COLUMNS_TOGETHER);
      Matrix part = target.columns(from, to);
      if (plan.excludes(row, rowTo, column + from, column + to)) {
        for (int i = 0; i < part.rows(); i++) {
          Arrays.fill(part.data(), part.at(i), part.at(i) + part.columns(), excluded);
        }
      } else {
        weigh(row, step, column + from, part);
        if (!plan.allowsEvery(row, rowTo, column + from, column + to)) {
          mask(row, step, column + from, excluded, part);
        }
      }
    }
  }

  /** Writes the weights of all pairs, allowed or not, in runs of rows that use the same keys. */
  private void weigh(int row, int step, int column, Matrix target) {
    Keys packed = keys();
    HeadTensors global = head.global();
    int rows = target.rows();
    for (int from = 0; from < rows; ) {
      boolean isGlobal = global != null && plan.isGlobal(row + from * step);
      int to = from + 1;
      while (to < rows && (global != null && plan.isGlobal(row + to * step)) == isGlobal) {
        to++;
      }
      RowSample run = new RowSample(row + from * step, step, to - from);
      kernels.weights(
          run.of(isGlobal && global != null ? global.q() : head.q()),
          isGlobal ? packed.global() : packed.ordinary(),
          head.scale(),
          column,
          run.of(logSumExp),
          run.offset(),
          target.rows(from, to));
      from = to;
    }
  }

  /** Overwrites the pairs that are not allowed, and the rows that are left at zero. */
  private void mask(int row, int step, int column, float excluded, Matrix target) {
    float[] data = target.data();
    for (int r = 0; r < target.rows(); r++) {
      int i = row + r * step;
      int offset = target.at(r) - column;
      int end = column + target.columns();
      if (plan.isSilent(i)) {
        Arrays.fill(data, offset + column, offset + end, 0);
      }
      plan.exclude(i, column, end, excluded, data, offset);
    }
  }

  @Override
  public boolean pool(Pooling block, Matrix target) {
    boolean apart = head.global() != null && anyGlobal(block.rowFrom(), block.rowTo());
    if (apart
        || !plan.allowsEvery(
            block.rowFrom(), block.rowTo(), block.columnFrom(), block.columnTo())) {
      return false;
    }
    kernels.pool(
        head.q().rows(block.rowFrom(), block.rowTo()),
        keys().toPool(),
        head.scale(),
        block.columnFrom(),
        block.columnTo(),
        logSumExp,
        block.rowFrom(),
        block.rowsTogether(),
        block.columnsTogether(),
        block.sum(),
        target);
    return true;
  }

  private boolean anyGlobal(int from, int to) {
    for (int i = from; i < to; i++) {
      if (plan.isGlobal(i)) {
        return true;
      }
    }
    return false;
  }

  private Keys keys() {
    Keys packed = keys;
    if (packed == null) {
      synchronized (this) {
        packed = keys;
        if (packed == null) {
          PackedKeys ordinary = kernels.packKeys(head.k(), null, null);
          HeadTensors global = head.global();
          packed =
              new Keys(
                  ordinary,
                  global == null ? ordinary : kernels.packKeys(global.k(), null, null),
                  kernels.packKeysToPool(head.k()));
          keys = packed;
        }
      }
    }
    return packed;
  }
}
