package org.longview.linear;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.CommonOps_FDRM;
import org.ejml.dense.row.decomposition.hessenberg.TridiagonalDecompositionHouseholder_DDRM;
import org.jspecify.annotations.Nullable;

/** The kernels as their definitions read; the product is EJML's. */
final class PlainKernels implements Kernels {
  @Override
  public String description() {
    return "plain Java";
  }

  @Override
  public List<PackedMatrix> pack(List<Matrix> b) {
    List<PackedMatrix> packed = new ArrayList<>();
    for (Matrix matrix : b) {
      packed.add(new Plain(copy(matrix, null)));
    }
    return packed;
  }

  @Override
  public void multiply(Matrix a, PackedMatrix b, float @Nullable [] bias, Matrix c) {
    FMatrixRMaj right = ((Plain) b).matrix;
    Shapes.checkProduct(a, b, bias, c);
    FMatrixRMaj product = new FMatrixRMaj(c.rows(), c.columns());
    CommonOps_FDRM.mult(copy(a, null), right, product);
    for (int i = 0; i < c.rows(); i++) {
      for (int j = 0; j < c.columns(); j++) {
        c.data()[c.at(i) + j] = product.get(i, j) + (bias == null ? 0 : bias[j]);
      }
    }
  }

  @Override
  public void gelu(Matrix x) {
    for (int i = 0; i < x.rows(); i++) {
      for (int j = x.at(i); j < x.at(i) + x.columns(); j++) {
        x.data()[j] = Gelu.of(x.data()[j]);
      }
    }
  }

  @Override
  public void addAndNormalize(Matrix x, @Nullable Matrix residual, LayerNorm norm) {
    Shapes.checkNormalize(x, residual, norm);
    int n = x.columns();
    float[] data = x.data();
    for (int i = 0; i < x.rows(); i++) {
      int row = x.at(i);
      double sum = 0;
      for (int j = 0; j < n; j++) {
        data[row + j] += residual == null ? 0 : residual.get(i, j);
        sum += data[row + j];
      }
      double mean = sum / n;
      double squares = 0;
      for (int j = 0; j < n; j++) {
        squares += (data[row + j] - mean) * (data[row + j] - mean);
      }
      double deviation = Math.sqrt(squares / n + norm.epsilon());
      for (int j = 0; j < n; j++) {
        data[row + j] =
            (float) ((data[row + j] - mean) / deviation * norm.gain()[j] + norm.shift()[j]);
      }
    }
  }

  @Override
  public PackedKeys packKeys(Matrix k, @Nullable Matrix v, int @Nullable [] order) {
    FMatrixRMaj transposed = CommonOps_FDRM.transpose(copy(k, order), null);
    return new PlainKeys(transposed, v == null ? null : copy(v, order));
  }

  @Override
  public void attend(
      Matrix q,
      int @Nullable [] queries,
      PackedKeys keys,
      KeySpans spans,
      float scale,
      int from,
      int to,
      @Nullable Matrix out,
      float[] logSumExp,
      float @Nullable [] expectedScore) {
    PlainKeys plain = (PlainKeys) keys;
    float[] scores = new float[keys.count()];
    for (int row = from; row < to; row++) {
      int i = queries == null ? row : queries[row];
      float max = Float.NEGATIVE_INFINITY;
      for (int s = spans.first(row); s < spans.first(row + 1); s++) {
        scores(q, i, plain, scale, spans.from(s), spans.to(s), scores);
        for (int j = spans.from(s); j < spans.to(s); j++) {
          max = Math.max(max, scores[j]);
        }
      }
      double sum = 0;
      double weightedScores = 0;
      double[] weightedValues = new double[out == null ? 0 : out.columns()];
      for (int s = spans.first(row); s < spans.first(row + 1); s++) {
        for (int j = spans.from(s); j < spans.to(s); j++) {
          double e = Math.exp(scores[j] - max);
          sum += e;
          weightedScores += e * scores[j];
          for (int t = 0; t < weightedValues.length; t++) {
            weightedValues[t] += e * plain.value(j, t);
          }
        }
      }
      logSumExp[i] = sum == 0 ? Float.NEGATIVE_INFINITY : (float) (max + Math.log(sum));
      if (expectedScore != null) {
        expectedScore[i] = sum == 0 ? Float.NEGATIVE_INFINITY : (float) (weightedScores / sum);
      }
      if (out != null) {
        for (int t = 0; t < weightedValues.length; t++) {
          out.data()[out.at(i) + t] = sum == 0 ? 0 : (float) (weightedValues[t] / sum);
        }
      }
    }
  }

  @Override
  public void weights(
      Matrix q,
      PackedKeys keys,
      float scale,
      int keyFrom,
      float[] logSumExp,
      int logSumExpOffset,
      Matrix target) {
    float[] scores = new float[keys.count()];
    for (int i = 0; i < target.rows(); i++) {
      float lse = logSumExp[logSumExpOffset + i];
      scores(q, i, (PlainKeys) keys, scale, keyFrom, keyFrom + target.columns(), scores);
      for (int j = 0; j < target.columns(); j++) {
        target.data()[target.at(i) + j] =
            lse == Float.NEGATIVE_INFINITY ? 0 : (float) Math.exp(scores[keyFrom + j] - lse);
      }
    }
  }

  @Override
  public PackedKeys packKeysToPool(Matrix k) {
    return packKeys(k, null, null);
  }

  @Override
  public void pool(
      Matrix q,
      PackedKeys keys,
      float scale,
      int keyFrom,
      int keyTo,
      float[] logSumExp,
      int logSumExpOffset,
      int queriesTogether,
      int keysTogether,
      boolean sum,
      Matrix target) {
    Matrix row = Matrix.zeros(1, keyTo - keyFrom);
    for (int a = 0; a < target.rows(); a++) {
      Arrays.fill(target.data(), target.at(a), target.at(a) + target.columns(), 0);
      int end = Math.min(q.rows(), (a + 1) * queriesTogether);
      for (int i = a * queriesTogether; i < end; i++) {
        weights(q.rows(i, i + 1), keys, scale, keyFrom, logSumExp, logSumExpOffset + i, row);
        for (int j = 0; j < row.columns(); j++) {
          int entry = target.at(a) + j / keysTogether;
          float weight = row.get(0, j);
          float before = target.data()[entry];
          target.data()[entry] = sum ? before + weight : Math.max(before, weight);
        }
      }
    }
  }

  /** scores[j] = scale · q·k for the keys from … to−1. */
  private static void scores(
      Matrix q, int row, PlainKeys keys, float scale, int from, int to, float[] scores) {
    float[] transposed = keys.transposed.data;
    Arrays.fill(scores, from, to, 0);
    for (int t = 0; t < q.columns(); t++) {
      float x = q.get(row, t) * scale;
      int k = t * keys.count();
      for (int j = from; j < to; j++) {
        scores[j] += x * transposed[k + j];
      }
    }
  }

  @Override
  public void tridiagonalize(Matrix a, double[] diagonal, double[] offDiagonal) {
    DMatrixRMaj product = new DMatrixRMaj(a.columns(), a.columns());
    CommonOps_DDRM.multInner(Doubles.copy(a), product);
    TridiagonalDecompositionHouseholder_DDRM reduction =
        new TridiagonalDecompositionHouseholder_DDRM();
    reduction.decompose(product);
    reduction.getDiagonal(diagonal, offDiagonal);
  }

  private static FMatrixRMaj copy(Matrix m, int @Nullable [] order) {
    int rows = order == null ? m.rows() : order.length;
    FMatrixRMaj copy = new FMatrixRMaj(rows, m.columns());
    for (int i = 0; i < rows; i++) {
      int source = m.at(order == null ? i : order[i]);
      System.arraycopy(m.data(), source, copy.data, i * m.columns(), m.columns());
    }
    return copy;
  }

  private record Plain(FMatrixRMaj matrix) implements PackedMatrix {
    @Override
    public int rows() {
      return matrix.numRows;
    }

    @Override
    public int columns() {
      return matrix.numCols;
    }
  }

  /**
   * Keys and values.
   *
   * @param transposed d × count
   * @param values count × d
   */
  private record PlainKeys(FMatrixRMaj transposed, @Nullable FMatrixRMaj values)
      implements PackedKeys {
    @Override
    public int count() {
      return transposed.numCols;
    }

    float value(int key, int column) {
      if (values == null) {
        throw new IllegalArgumentException("the keys were packed without values");
      }
      return values.data[key * values.numCols + column];
    }
  }
}
