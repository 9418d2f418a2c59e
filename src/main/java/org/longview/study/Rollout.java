package org.longview.study;

import java.util.Arrays;
import java.util.List;
import org.longview.attention.AttentionMatrix;
import org.longview.linear.Matrix;
import org.longview.work.Cancellation;
import org.longview.work.Progress;
import org.longview.work.Workers;

/**
 * How much of every token of the text is in one token after 1 … L layers, by attention rollout: the
 * token's row of the product of ½·(Ā + I), Ā the mean of a layer's heads, and I for what goes by
 * the attention (Abnar and Zuidema 2020, "Quantifying Attention Flow in Transformers", section 3).
 * It is a row that goes down through the layers, so that no matrix is ever there as a whole. It
 * leaves out values, output projections and feed-forward networks. Immutable.
 */
public final class Rollout {
  /** Rows and columns of the attention that are looked at together. */
  private static final int ROWS_TOGETHER = 64;

  private static final int COLUMNS_TOGETHER = 128;

  /** Gives the attention of each layer. */
  @FunctionalInterface
  public interface Layers {
    /** The n × n matrices of a layer's heads; called once for each layer, from the top down. */
    List<? extends AttentionMatrix> heads(int layer);
  }

  private final int token;
  private final float[][] weights;

  private Rollout(int token, float[][] weights) {
    this.token = token;
    this.weights = weights;
  }

  /**
   * Follows a token down through the layers. Takes the attention of each layer once, and of it only
   * the rows of tokens that have a weight.
   *
   * @param token counted from 0
   * @param n number of tokens
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public static Rollout of(
      int token,
      int n,
      int layers,
      Layers attention,
      Workers workers,
      Progress progress,
      Cancellation cancellation) {
    // Row d − 1 is the token's after d layers: it begins at layer d − 1, counted from 0
    double[][] rows = new double[layers][];
    for (int layer = layers - 1; layer >= 0; layer--) {
      rows[layer] = new double[n];
      rows[layer][token] = 1;
      List<? extends AttentionMatrix> heads = attention.heads(layer);
      progress.at(
          "Following layer " + (layer + 1) + " of " + layers, 1 - (layer + 1) / (double) layers);
      double[][] above = Arrays.copyOfRange(rows, layer, layers);
      double[][] below = multiply(above, heads, n, workers, cancellation);
      System.arraycopy(below, 0, rows, layer, below.length);
    }
    float[][] weights = new float[layers][n];
    for (int layer = 0; layer < layers; layer++) {
      for (int i = 0; i < n; i++) {
        weights[layer][i] = (float) rows[layer][i];
      }
    }
    return new Rollout(token, weights);
  }

  /** Each row times ½·(Ā + I). */
  private static double[][] multiply(
      double[][] rows,
      List<? extends AttentionMatrix> heads,
      int n,
      Workers workers,
      Cancellation cancellation) {
    double[][] product = new double[rows.length][n];
    for (int r = 0; r < rows.length; r++) {
      for (int i = 0; i < n; i++) {
        product[r][i] = rows[r][i] / 2;
      }
    }
    boolean[] weighty = new boolean[(n + ROWS_TOGETHER - 1) / ROWS_TOGETHER];
    for (double[] row : rows) {
      for (int i = 0; i < n; i++) {
        weighty[i / ROWS_TOGETHER] |= row[i] != 0;
      }
    }
    workers.forEach(
        (n + COLUMNS_TOGETHER - 1) / COLUMNS_TOGETHER,
        cancellation,
        task -> {
          int from = task * COLUMNS_TOGETHER;
          int to = Math.min(n, from + COLUMNS_TOGETHER);
          for (int block = 0; block < weighty.length; block++) {
            if (weighty[block]) {
              cancellation.check();
              int first = block * ROWS_TOGETHER;
              add(rows, heads, first, Math.min(n, first + ROWS_TOGETHER), from, to, product);
            }
          }
        });
    return product;
  }

  /** Adds what goes through one block of the attention. */
  private static void add(
      double[][] rows,
      List<? extends AttentionMatrix> heads,
      int rowFrom,
      int rowTo,
      int from,
      int to,
      double[][] product) {
    int columns = to - from;
    float[] sum = new float[(rowTo - rowFrom) * columns];
    Matrix block = Matrix.zeros(rowTo - rowFrom, columns);
    boolean any = false;
    for (AttentionMatrix head : heads) {
      if (!head.excludes(rowFrom, rowTo, from, to)) {
        any = true;
        head.fill(rowFrom, from, 0, block);
        for (int i = 0; i < sum.length; i++) {
          sum[i] += block.data()[i];
        }
      }
    }
    if (!any) {
      return;
    }
    double share = 0.5 / heads.size();
    for (int r = 0; r < rows.length; r++) {
      for (int i = rowFrom; i < rowTo; i++) {
        double weight = share * rows[r][i];
        if (weight != 0) {
          int offset = (i - rowFrom) * columns;
          for (int j = 0; j < columns; j++) {
            product[r][from + j] += weight * sum[offset + j];
          }
        }
      }
    }
  }

  public int token() {
    return token;
  }

  /** The number of layers. */
  public int layers() {
    return weights.length;
  }

  /** The weight of each token of the text after so many layers, 1 or more. Not to be modified. */
  public float[] weights(int depth) {
    return weights[depth - 1];
  }

  /**
   * The distance from the token, on both sides, within which a share of the weight lies after so
   * many layers.
   */
  public int radius(int depth, double share) {
    float[] all = weights(depth);
    double rest = 0;
    for (float weight : all) {
      rest += weight;
    }
    rest *= 1 - share;
    int most = Math.max(token, all.length - 1 - token);
    for (int distance = most; distance > 0; distance--) {
      rest -= token - distance >= 0 ? all[token - distance] : 0;
      rest -= token + distance < all.length ? all[token + distance] : 0;
      if (rest < 0) {
        return distance;
      }
    }
    return 0;
  }
}
