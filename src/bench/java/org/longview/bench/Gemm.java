package org.longview.bench;

import ai.onnxruntime.OrtException;
import java.util.Random;
import org.longview.linear.Kernels;
import org.longview.linear.Matrix;
import org.longview.linear.PackedMatrix;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** A product of matrices, against that of a peer; either side has laid out the right one before. */
public class Gemm extends Comparison {
  /** Of sums of a few hundred products of numbers below 1. */
  private static final double TOLERANCE = 1e-3;

  @Param({"512"})
  public int m;

  @Param({"384"})
  public int k;

  @Param({"1536"})
  public int n;

  /** Who the peer is. */
  public enum Peer {
    ONNX_RUNTIME,
    /** As many operations on registers alone. */
    REGISTERS
  }

  @Param({"ONNX_RUNTIME", "REGISTERS"})
  public Peer peer = Peer.ONNX_RUNTIME;

  /** Keeps the peer's work from being found useless. */
  private float sink;

  @Setup
  public void open() throws OrtException {
    Kernels kernels = Kernels.best();
    Matrix a = filled(m, k, new Random(1));
    Matrix b = filled(k, n, new Random(2));
    PackedMatrix packed = kernels.pack(b);
    Matrix c = Matrix.zeros(m, n);
    Runnable ours = () -> kernels.multiply(a, packed, null, c);
    if (peer == Peer.REGISTERS) {
      compare(ours, () -> sink += FmaPeak.run(2.0 * m * k * n));
      return;
    }
    OnnxOperator theirs = OnnxOperator.product(a, b);
    ours.run();
    theirs.check(c, TOLERANCE);
    compare(ours, () -> Unchecked.run(theirs::run));
  }

  private static Matrix filled(int rows, int columns, Random random) {
    Matrix matrix = Matrix.zeros(rows, columns);
    for (int i = 0; i < matrix.data().length; i++) {
      matrix.data()[i] = random.nextFloat() - 0.5f;
    }
    return matrix;
  }
}
