package org.longview.study;

import org.longview.attention.AttentionMatrix;
import org.longview.attention.AttentionPlan;
import org.longview.linear.Matrix;
import org.longview.model.UserTensors;
import org.longview.work.InputException;

/**
 * One head of finished attention that the user brought, under a pattern: every row is masked and
 * divided by what is left of it, which is what softmax over the allowed keys would have given.
 * There is no output, for there are no values. Immutable.
 */
public final class FinishedAttention implements AttentionMatrix {
  private final Matrix attention;
  private final AttentionPlan plan;
  private final double[] allowed;
  private final double[] total;

  /**
   * One head of a file.
   *
   * @throws InputException if the settings do not fit: a layer or head that is not there, a token
   *     outside, or Linformer or pieces one by one, which need queries, keys and values
   */
  public FinishedAttention(
      UserTensors.Finished tensors, PatternSettings settings, int layer, int head) {
    if (settings.kind() == PatternKind.LINFORMER) {
      throw new InputException(
          tensors.name()
              + " holds finished attention, but Linformer needs queries, keys and values: q, k, v.");
    }
    if (settings.mergesPieces()) {
      throw new InputException(
          tensors.name()
              + " holds finished attention, but pieces that are computed one by one need queries,"
              + " keys and values; merge them by union.");
    }
    if (layer >= tensors.layers()) {
      throw new InputException(
          "There is no layer %d in %s; its layers are 0 to %d."
              .formatted(layer, tensors.name(), tensors.layers() - 1));
    }
    int n = tensors.n();
    settings.requireFit(tensors.layers());
    if (settings.kind().hasRandom()) {
      settings.random().requireFit(tensors.heads());
    }
    long offset = ((long) layer * tensors.heads() + head) * n * n;
    attention = Matrix.of(tensors.attention(), Math.toIntExact(offset), n, n, n);
    plan =
        AttentionPlan.of(
            settings.at(layer, tensors.layers(), head).pattern(n), n, TensorStudy.padding(tensors));
    allowed = new double[n];
    total = new double[n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        if (!plan.padding().contains(j)) {
          total[i] += attention.get(i, j);
          allowed[i] += plan.allows(i, j) ? attention.get(i, j) : 0;
        }
      }
    }
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

  /** The mean over the rows of the part of each that lies on allowed keys. */
  public double kept() {
    double sum = 0;
    for (int i = 0; i < rows(); i++) {
      sum += total[i] == 0 ? 0 : allowed[i] / total[i];
    }
    return sum / rows();
  }

  /** The mean over the rows of their entropy in nats, after masking. */
  public double rowEntropy() {
    double sum = 0;
    for (int i = 0; i < rows(); i++) {
      for (int j = 0; j < columns(); j++) {
        double p = weight(i, j);
        sum -= p == 0 ? 0 : p * Math.log(p);
      }
    }
    return sum / rows();
  }

  @Override
  public void fill(int row, int step, int column, float excluded, Matrix target) {
    for (int r = 0; r < target.rows(); r++) {
      int i = row + r * step;
      for (int j = 0; j < target.columns(); j++) {
        target.data()[target.at(r) + j] =
            plan.allows(i, column + j) ? (float) weight(i, column + j) : excluded;
      }
    }
  }

  @Override
  public boolean excludes(int rowFrom, int rowTo, int columnFrom, int columnTo) {
    return plan.excludes(rowFrom, rowTo, columnFrom, columnTo);
  }

  private double weight(int i, int j) {
    return allowed[i] == 0 || plan.isSilent(i) || !plan.allows(i, j)
        ? 0
        : attention.get(i, j) / allowed[i];
  }
}
