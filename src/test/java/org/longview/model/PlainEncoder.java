package org.longview.model;

import java.util.Set;
import java.util.stream.IntStream;

/**
 * What an encoder computes, written down from the papers (Vaswani et al. 2017; Devlin et al. 2019;
 * Beltagy et al. 2020) with plain loops in double precision, from tensors in PyTorch's layout.
 */
final class PlainEncoder {
  private final TinyCheckpoint model;
  private final double epsilon;

  PlainEncoder(TinyCheckpoint model) {
    this.model = model;
    this.epsilon = Double.parseDouble(model.config.get("layer_norm_eps"));
  }

  private double at(String name, int row, int column) {
    TinyCheckpoint.Tensor tensor = model.tensor(name);
    return tensor.elements()[row * tensor.shape()[tensor.shape().length - 1] + column];
  }

  /** y = x Wᵀ + b. */
  private double[][] dense(String name, double[][] x) {
    int outputs = model.tensor(name + ".bias").elements().length;
    double[][] y = new double[x.length][outputs];
    for (int i = 0; i < x.length; i++) {
      for (int o = 0; o < outputs; o++) {
        y[i][o] = at(name + ".bias", 0, o);
        for (int j = 0; j < x[i].length; j++) {
          y[i][o] += x[i][j] * at(name + ".weight", o, j);
        }
      }
    }
    return y;
  }

  private double[][] norm(String name, double[][] a, double[][] b) {
    double[][] y = new double[a.length][a[0].length];
    for (int i = 0; i < a.length; i++) {
      int width = a[i].length;
      double mean = 0;
      for (int j = 0; j < width; j++) {
        y[i][j] = a[i][j] + b[i][j];
        mean += y[i][j] / width;
      }
      double variance = 0;
      for (int j = 0; j < width; j++) {
        variance += (y[i][j] - mean) * (y[i][j] - mean) / width;
      }
      for (int j = 0; j < width; j++) {
        y[i][j] =
            (y[i][j] - mean) / Math.sqrt(variance + epsilon) * at(name + ".weight", 0, j)
                + at(name + ".bias", 0, j);
      }
    }
    return y;
  }

  /** Positions go on from the first row that is not the padding's, and begin again at its end. */
  double[][] embed(int[] ids) {
    double[][] sum = new double[ids.length][TinyCheckpoint.HIDDEN];
    for (int i = 0; i < ids.length; i++) {
      int position = model.kind.firstPosition + i % TinyCheckpoint.POSITIONS;
      for (int j = 0; j < sum[i].length; j++) {
        sum[i][j] =
            at("embeddings.word_embeddings.weight", ids[i], j)
                + at("embeddings.position_embeddings.weight", position, j)
                + at("embeddings.token_type_embeddings.weight", 0, j);
      }
    }
    return norm("embeddings.LayerNorm", sum, new double[ids.length][TinyCheckpoint.HIDDEN]);
  }

  /**
   * One layer.
   *
   * @param half keys on each side of a token that it looks at; as many as there are if all
   * @param globals tokens that look at all and are looked at by all
   * @param separate whether the rows of these have projections of their own
   */
  double[][] layer(int layer, double[][] x, int half, Set<Integer> globals, boolean separate) {
    String name = "encoder.layer." + layer + ".";
    String self = name + "attention.self.";
    double[][] attended = new double[x.length][TinyCheckpoint.HIDDEN];
    attend(self, "", x, half, globals, attended, separate ? globals : Set.of(), false);
    if (separate) {
      attend(self, "_global", x, x.length, globals, attended, globals, true);
    }
    double[][] mixed =
        norm(
            name + "attention.output.LayerNorm",
            dense(name + "attention.output.dense", attended),
            x);
    double[][] inner = dense(name + "intermediate.dense", mixed);
    for (double[] row : inner) {
      for (int j = 0; j < row.length; j++) {
        row[j] = 0.5 * row[j] * (1 + erf(row[j] / Math.sqrt(2)));
      }
    }
    return norm(name + "output.LayerNorm", dense(name + "output.dense", inner), mixed);
  }

  /** Fills the rows that are (or are not) among {@code chosen}. */
  private void attend(
      String self,
      String suffix,
      double[][] x,
      int half,
      Set<Integer> globals,
      double[][] out,
      Set<Integer> chosen,
      boolean among) {
    double[][] q = dense(self + "query" + suffix, x);
    double[][] k = dense(self + "key" + suffix, x);
    double[][] v = dense(self + "value" + suffix, x);
    int d = TinyCheckpoint.HIDDEN / TinyCheckpoint.HEADS;
    for (int i = 0; i < x.length; i++) {
      if (chosen.contains(i) != among) {
        continue;
      }
      int row = i;
      int[] keys =
          IntStream.range(0, x.length)
              .filter(
                  j -> Math.abs(row - j) <= half || globals.contains(j) || globals.contains(row))
              .toArray();
      for (int head = 0; head < TinyCheckpoint.HEADS; head++) {
        int first = head * d;
        double total = 0;
        double[] sum = new double[d];
        for (int j : keys) {
          double score = 0;
          for (int c = first; c < first + d; c++) {
            score += q[i][c] * k[j][c] / Math.sqrt(d);
          }
          total += Math.exp(score);
          for (int c = 0; c < d; c++) {
            sum[c] += Math.exp(score) * v[j][first + c];
          }
        }
        for (int c = 0; c < d; c++) {
          out[i][first + c] = sum[c] / total;
        }
      }
    }
  }

  /** By its series (Abramowitz and Stegun 7.1.6). */
  private static double erf(double x) {
    if (Math.abs(x) > 6) {
      return Math.signum(x);
    }
    double term = x;
    double sum = x;
    for (int n = 1; n < 200; n++) {
      term *= 2 * x * x / (2 * n + 1);
      sum += term;
    }
    return 2 / Math.sqrt(Math.PI) * Math.exp(-x * x) * sum;
  }
}
