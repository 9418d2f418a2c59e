package org.longview.linear.vector;

import static org.longview.linear.vector.Lanes.COUNT;
import static org.longview.linear.vector.Lanes.PANEL;
import static org.longview.linear.vector.Lanes.ROWS;
import static org.longview.linear.vector.Lanes.SPECIES;

import java.util.Arrays;
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
  @Override
  public String description() {
    return "Vector API, " + SPECIES.vectorBitSize() + " bits";
  }

  @Override
  public PackedMatrix pack(Matrix b) {
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
    for (int row = from; row < to; row += ROWS) {
      attention.block(
          q, queries, scale, row, Math.min(ROWS, to - row), out, logSumExp, expectedScore);
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
    float[] block = new float[ROWS * PANEL];
    QueryBlock queries = new QueryBlock(head.keyWidth);
    for (int row = 0; row < target.rows(); row += ROWS) {
      int rows = Math.min(ROWS, target.rows() - row);
      queries.load(q, null, scale, row, rows);
      for (int key = keyFrom / PANEL * PANEL; key < keyTo; key += PANEL) {
        queries.scores(head, key / PANEL, block, 0, PANEL);
        int first = Math.max(key, keyFrom);
        int count = Math.min(key + PANEL, keyTo) - first;
        for (int r = 0; r < rows; r++) {
          int column = target.at(row + r) + first - keyFrom;
          float lse = logSumExp[logSumExpOffset + row + r];
          if (lse == Float.NEGATIVE_INFINITY) {
            Arrays.fill(target.data(), column, column + count, 0);
          } else {
            powers(block, r * PANEL, lse * Exp2.LOG2_E);
            System.arraycopy(block, r * PANEL + first - key, target.data(), column, count);
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

  /** x ← 2^(x − shift) for a panel's width, the exponents limited to those of floats. */
  private static void powers(float[] x, int offset, float shift) {
    for (int j = offset; j < offset + PANEL; j += COUNT) {
      FloatVector exponent = FloatVector.fromArray(SPECIES, x, j).sub(shift).max(-126f).min(126f);
      Exp2.of(exponent).intoArray(x, j);
    }
  }
}
