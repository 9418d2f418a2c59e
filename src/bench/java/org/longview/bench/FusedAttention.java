package org.longview.bench;

import ai.onnxruntime.OrtException;
import org.longview.attention.AttentionPlan;
import org.longview.attention.KeyPadding;
import org.longview.attention.SparsityPattern;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** Full attention of 12 heads, against ONNX Runtime's fused operator. */
public class FusedAttention extends Comparison {
  private static final int HEADS = 12;

  @Param({"4096"})
  public int n;

  @Param({"32"})
  public int d;

  @Setup
  public void open() throws OrtException {
    Heads heads = new Heads(n, HEADS, d);
    AttentionPlan full = AttentionPlan.of(new SparsityPattern.Full(), n, KeyPadding.NONE);
    OnnxOperator peer = OnnxOperator.attention(heads, n, HEADS, d);
    peer.check(heads.attend(full), 1e-5);
    compare(() -> heads.attend(full), () -> Unchecked.run(peer::run));
  }
}
