package org.longview.attention;

import org.longview.linear.Kernels;
import org.longview.linear.KeySpans;
import org.longview.linear.Matrix;
import org.longview.linear.PackedKeys;
import org.longview.work.Cancellation;
import org.longview.work.InputException;
import org.longview.work.Workers;

/**
 * Linformer's attention of one head: P̄ = softmax(Q(EK)ᵀ/√d), which is n × k, and P̄·FV (Wang et
 * al. 2020, equation 7). E and F act on projected keys and values, biases included. There is no
 * causal form.
 */
public final class Linformer implements LowRankMatrix {
  private static final int ROWS_TOGETHER = 1024;

  private final Kernels kernels;
  private final Projection projection;
  private final int index;
  private final Matrix q;
  private final float scale;
  private final PackedKeys keys;
  private final float[] logSumExp;
  private final float[] expectedScore;

  /**
   * Computes the attention and its output.
   *
   * @param head n × d each; padding keys must be given as zeros by {@link #withoutPadding}
   * @param index the head's number, for projections that differ between heads
   * @param output n × d, modified: P̄·FV
   * @throws InputException if the projection is for another length, or the scores overflow
   */
  public Linformer(
      Kernels kernels,
      HeadTensors head,
      Projection projection,
      int index,
      Matrix output,
      Workers workers,
      Cancellation cancellation) {
    if (projection.length() != head.length()) {
      throw new IllegalArgumentException(projection.length() + " is not " + head.length());
    }
    this.kernels = kernels;
    this.projection = projection;
    this.index = index;
    q = head.q();
    scale = head.scale();
    int n = head.length();
    keys =
        kernels.packKeys(
            projection.projectKeys(kernels, index, head.k()),
            projection.projectValues(kernels, index, head.v()),
            null);
    logSumExp = new float[n];
    expectedScore = new float[n];
    KeySpans spans = KeySpans.all(n, projection.rank());
    workers.forEach(
        (n + ROWS_TOGETHER - 1) / ROWS_TOGETHER,
        cancellation,
        task -> {
          int from = task * ROWS_TOGETHER;
          int to = Math.min(n, from + ROWS_TOGETHER);
          kernels.attend(q, null, keys, spans, scale, from, to, output, logSumExp, expectedScore);
        });
    for (int i = 0; i < n; i++) {
      if (!Float.isFinite(logSumExp[i])) {
        throw new InputException(
            "The attention scores of token "
                + i
                + " exceed what float32 can hold; scale the projection down.");
      }
    }
  }

  /** The head with zeros as the keys and values of padding, so that E and F do not see them. */
  public static HeadTensors withoutPadding(HeadTensors head, KeyPadding padding) {
    return padding.isEmpty()
        ? head
        : new HeadTensors(head.q(), cleared(head.k(), padding), cleared(head.v(), padding));
  }

  private static Matrix cleared(Matrix x, KeyPadding padding) {
    Matrix copy = Matrix.zeros(x.rows(), x.columns());
    for (int i = 0; i < x.rows(); i++) {
      if (!padding.contains(i)) {
        System.arraycopy(x.data(), x.at(i), copy.data(), copy.at(i), x.columns());
      }
    }
    return copy;
  }

  /** k. */
  @Override
  public int columns() {
    return keys.count();
  }

  /** n. */
  @Override
  public int rows() {
    return q.rows();
  }

  /** The mean over the rows of P̄ of their entropy in nats, over k entries each. */
  @Override
  public double rowEntropy() {
    double sum = 0;
    for (int i = 0; i < logSumExp.length; i++) {
      sum += Measures.rowEntropy(logSumExp[i], expectedScore[i]);
    }
    return sum / logSumExp.length;
  }

  /** Writes part of P̄, in which no pair is excluded. */
  @Override
  public void fill(int row, int step, int column, float excluded, Matrix target) {
    RowSample rows = new RowSample(row, step, target.rows());
    kernels.weights(rows.of(q), keys, scale, column, rows.of(logSumExp), rows.offset(), target);
  }

  /** P̄ is a softmax. */
  @Override
  public boolean isSigned() {
    return false;
  }

  @Override
  public float[] mixture(int column) {
    return projection.keyWeights(index, column);
  }

  /** P̄·F. */
  @Override
  public AttentionMatrix equivalent() {
    return new ProductMatrix(kernels, this, (from, to) -> projection.valueColumns(index, from, to));
  }
}
