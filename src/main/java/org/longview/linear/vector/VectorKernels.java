package org.longview.linear.vector;

import static org.longview.linear.vector.Lanes.COLUMNS;
import static org.longview.linear.vector.Lanes.COUNT;
import static org.longview.linear.vector.Lanes.ROWS;
import static org.longview.linear.vector.Lanes.SPECIES;

import java.util.List;
import jdk.incubator.vector.FloatVector;
import org.jspecify.annotations.Nullable;
import org.longview.linear.Kernels;
import org.longview.linear.KeySpans;
import org.longview.linear.LayerNorm;
import org.longview.linear.Matrix;
import org.longview.linear.PackedKeys;
import org.longview.linear.PackedMatrix;

/** The kernels on vectors of {@link Lanes#COUNT} floats. */
public final class VectorKernels implements Kernels {
  /** Sees to it that their loops are compiled as they should, which takes some milliseconds. */
  public VectorKernels() {
    EachOperation.use();
  }

  @Override
  public String description() {
    return "Vector API, " + SPECIES.vectorBitSize() + " bits";
  }

  @Override
  public List<PackedMatrix> pack(List<Matrix> b) {
    return Product.pack(b);
  }

  @Override
  public void multiply(Matrix a, PackedMatrix b, float @Nullable [] bias, Matrix c) {
    Product.multiply(a, b, bias, c);
  }

  @Override
  public void gelu(Matrix x) {
    Elementwise.gelu(x);
  }

  @Override
  public void addAndNormalize(Matrix x, @Nullable Matrix residual, LayerNorm norm) {
    Elementwise.addAndNormalize(x, residual, norm);
  }

  @Override
  public PackedKeys packKeys(Matrix k, @Nullable Matrix v, int @Nullable [] order) {
    return new PackedHead(k, v, order);
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
    FusedAttention attention =
        new FusedAttention((PackedHead) keys, spans, out != null, expectedScore != null);
    for (int row = from; row < to; row += COLUMNS) {
      attention.block(
          q, queries, scale, row, Math.min(COLUMNS, to - row), out, logSumExp, expectedScore);
    }
  }

  @Override
  public void weights(
      Matrix q,
      PackedKeys packed,
      float scale,
      int keyFrom,
      float[] logSumExp,
      int logSumExpOffset,
      Matrix target) {
    PackedHead head = (PackedHead) packed;
    int keyTo = keyFrom + target.columns();
    Panels block = new Panels(new float[ROWS * COLUMNS], 0, ROWS);
    float[] shifts = new float[COLUMNS];
    float[] sums = new float[COLUMNS];
    QueryBlock queries = new QueryBlock(head.keyWidth);
    for (int row = 0; row < target.rows(); row += COLUMNS) {
      int rows = Math.min(COLUMNS, target.rows() - row);
      queries.load(q, null, scale, row);
      for (int r = 0; r < rows; r++) {
        float lse = logSumExp[logSumExpOffset + row + r];
        shifts[r] = lse == Float.NEGATIVE_INFINITY ? Exp2.EXCLUDED : -lse * Exp2.LOG2_E;
      }
      for (int band = keyFrom / ROWS; band * ROWS < keyTo; band++) {
        queries.scores(head, band, shifts, block, 0);
        limit(block.data);
        for (int column = 0; column < COLUMNS; column += COUNT) {
          Exp2.powers(block.data, ROWS, sums, column);
        }
        int from = Math.max(band * ROWS, keyFrom);
        int to = Math.min((band + 1) * ROWS, keyTo);
        for (int r = 0; r < rows; r++) {
          int source = block.at(from - band * ROWS, r);
          int first = target.at(row + r) + from - keyFrom;
          for (int j = 0; j < to - from; j++) {
            target.data()[first + j] = block.data[source + j * COLUMNS];
          }
        }
      }
    }
  }

  @Override
  public PackedKeys packKeysToPool(Matrix k) {
    return PooledWeights.pack(k);
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
    PooledWeights.pool(
        q,
        keys,
        scale,
        keyFrom,
        keyTo,
        logSumExp,
        logSumExpOffset,
        queriesTogether,
        keysTogether,
        sum,
        target);
  }

  @Override
  public void tridiagonalize(Matrix a, double[] diagonal, double[] offDiagonal) {
    Tridiagonal.reduce(a, diagonal, offDiagonal);
  }

  /** x ← min(x, 127): keys that are not allowed may exceed what the log-sum-exp leads to expect. */
  private static void limit(float[] x) {
    for (int j = 0; j < x.length; j += COUNT) {
      FloatVector.fromArray(SPECIES, x, j).min(Exp2.LARGEST).intoArray(x, j);
    }
  }
}
