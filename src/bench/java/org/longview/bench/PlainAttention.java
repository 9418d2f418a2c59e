package org.longview.bench;

import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_FDRM;
import org.longview.attention.AttentionPlan;
import org.longview.attention.HeadTensors;
import org.longview.attention.KeyPadding;
import org.longview.attention.SparsityPattern;
import org.longview.linear.Matrix;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.Warmup;

/** Full attention of 12 heads, against its definition written with EJML. */
@Warmup(iterations = 1, time = 1)
@Measurement(iterations = 2, time = 1)
public class PlainAttention extends Comparison {
  private static final int HEADS = 12;

  @Param({"4096"})
  public int n;

  @Param({"32"})
  public int d;

  @Setup
  public void open() {
    Heads heads = new Heads(n, HEADS, d);
    AttentionPlan full = AttentionPlan.of(new SparsityPattern.Full(), n, KeyPadding.NONE);
    compare(
        () -> heads.attend(full),
        () -> {
          for (HeadTensors head : heads.tensors()) {
            plain(head);
          }
        });
  }

  /** softmax(QKᵀ/√d) V, with the whole matrix in memory. */
  private FMatrixRMaj plain(HeadTensors head) {
    FMatrixRMaj weights = new FMatrixRMaj(n, n);
    CommonOps_FDRM.multTransB(head.scale(), copy(head.q()), copy(head.k()), weights);
    for (int i = 0; i < n; i++) {
      softmax(weights.data, i * n);
    }
    FMatrixRMaj out = new FMatrixRMaj(n, d);
    CommonOps_FDRM.mult(weights, copy(head.v()), out);
    return out;
  }

  private void softmax(float[] x, int offset) {
    float max = Float.NEGATIVE_INFINITY;
    for (int j = offset; j < offset + n; j++) {
      max = Math.max(max, x[j]);
    }
    float sum = 0;
    for (int j = offset; j < offset + n; j++) {
      x[j] = (float) Math.exp(x[j] - max);
      sum += x[j];
    }
    for (int j = offset; j < offset + n; j++) {
      x[j] /= sum;
    }
  }

  private static FMatrixRMaj copy(Matrix x) {
    FMatrixRMaj copy = new FMatrixRMaj(x.rows(), x.columns());
    for (int i = 0; i < x.rows(); i++) {
      System.arraycopy(x.data(), x.at(i), copy.data, i * x.columns(), x.columns());
    }
    return copy;
  }
}
