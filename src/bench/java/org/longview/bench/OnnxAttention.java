package org.longview.bench;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Map;
import org.longview.linear.Matrix;
import org.longview.model.OnnxBytes;

/**
 * ONNX Runtime's fused attention, the operator MultiHeadAttention of the domain com.microsoft, on
 * one thread, with its inputs and its output outside the Java heap.
 */
final class OnnxAttention {
  private static final int FLOAT = 1;
  private static final int INTEGER_ATTRIBUTE = 2;

  private final OrtSession session;
  private final Map<String, OnnxTensor> inputs;
  private final FloatBuffer output;
  private final Map<String, OnnxTensor> outputs;

  OnnxAttention(Heads heads, int n, int count, int d) throws OrtException {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    long[] shape = {1, n, (long) count * d};
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      session = environment.createSession(model(shape, count), options);
    }
    inputs =
        Map.of(
            "q", OnnxTensor.createTensor(environment, direct(heads.q), shape),
            "k", OnnxTensor.createTensor(environment, direct(heads.k), shape),
            "v", OnnxTensor.createTensor(environment, direct(heads.v), shape));
    output = direct(new float[heads.q.length]);
    outputs = Map.of("out", OnnxTensor.createTensor(environment, output, shape));
  }

  private static FloatBuffer direct(float[] x) {
    FloatBuffer buffer =
        ByteBuffer.allocateDirect(4 * x.length).order(ByteOrder.nativeOrder()).asFloatBuffer();
    return buffer.put(x).rewind();
  }

  /** A model of one operator, from the messages of onnx.proto. */
  private static byte[] model(long[] shape, int heads) {
    OnnxBytes headCount =
        OnnxBytes.message().text(1, "num_heads").varint(3, heads).varint(20, INTEGER_ATTRIBUTE);
    OnnxBytes graph =
        OnnxBytes.message()
            .nested(
                1,
                OnnxBytes.node("MultiHeadAttention", "attention", "out", "q", "k", "v")
                    .nested(5, headCount)
                    .text(7, "com.microsoft"))
            .text(2, "graph")
            .nested(11, value("q", shape))
            .nested(11, value("k", shape))
            .nested(11, value("v", shape))
            .nested(12, value("out", shape));
    return OnnxBytes.message()
        .varint(1, 8)
        .nested(7, graph)
        .nested(8, OnnxBytes.message().varint(2, 17))
        .nested(8, OnnxBytes.message().text(1, "com.microsoft").varint(2, 1))
        .done();
  }

  private static OnnxBytes value(String name, long[] shape) {
    OnnxBytes dimensions = OnnxBytes.message();
    for (long length : shape) {
      dimensions.nested(1, OnnxBytes.message().varint(1, length));
    }
    OnnxBytes tensor = OnnxBytes.message().varint(1, FLOAT).nested(2, dimensions);
    return OnnxBytes.message().text(1, name).nested(2, OnnxBytes.message().nested(1, tensor));
  }

  void run() throws OrtException {
    session.run(inputs, outputs).close();
  }

  /**
   * Checks that both compute the same.
   *
   * @throws IllegalStateException if they do not
   */
  void check(Matrix expected) throws OrtException {
    run();
    for (int i = 0; i < expected.data().length; i++) {
      if (Math.abs(expected.data()[i] - output.get(i)) > 1e-5) {
        throw new IllegalStateException(
            "Element " + i + " is " + expected.data()[i] + ", the peer's " + output.get(i));
      }
    }
  }
}
