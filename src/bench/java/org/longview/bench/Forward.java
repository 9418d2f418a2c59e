package org.longview.bench;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import org.longview.attention.AttentionPlan;
import org.longview.attention.KeyPadding;
import org.longview.attention.Mechanism;
import org.longview.attention.SparsityPattern;
import org.longview.linear.Kernels;
import org.longview.model.BundledModel;
import org.longview.model.Encoder;
import org.longview.model.OnnxOracle;
import org.longview.text.Example;
import org.longview.work.Cancellation;
import org.longview.work.Progress;
import org.longview.work.Workers;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** All layers of the bundled model with full attention, against ONNX Runtime. */
public class Forward extends Comparison {
  @Param({"32", "128", "512"})
  public int n;

  @Setup
  public void open() throws IOException, OrtException {
    Cancellation never = new Cancellation();
    Encoder encoder =
        new Encoder(
            BundledModel.DEFAULT.load(Progress.NONE, never), Kernels.best(), new Workers(1));
    int[] ids =
        BundledModel.DEFAULT.tokenizer().encode(Example.REVIEW.text(), never).first(n).ids();
    Mechanism full =
        new Mechanism.Sparse(
            AttentionPlan.of(new SparsityPattern.Full(), ids.length, KeyPadding.NONE));
    OnnxOracle oracle = new OnnxOracle(false);
    compare(
        () -> encoder.run(ids, full, Encoder.LayerVisitor.NONE, Progress.NONE, never),
        () -> Unchecked.run(() -> oracle.run(ids)));
  }
}
