package org.longview.bench;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.longview.linear.Matrix;
import org.longview.model.OnnxBytes;

/**
 * One operator of ONNX Runtime on one thread, with its inputs and its output outside the Java heap.
 */
final class OnnxOperator {
  private static final int FLOAT = 1;
  private static final String DOMAIN = "com.microsoft";
  private static final String OUTPUT = "out";

  /**
   * An array that goes in.
   *
   * @param isConstant whether it is a part of the model, which may be laid out beforehand
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Input(String name, float[] values, boolean isConstant, long... shape) {}

  private final OrtSession session;
  private final Map<String, OnnxTensor> inputs = new HashMap<>();
  private final FloatBuffer output;
  private final Map<String, OnnxTensor> outputs;

  /**
   * Makes a session.
   *
   * @param node the operator, with an output "out"
   * @param shape of the output
   */
  OnnxOperator(OnnxBytes node, List<Input> given, long... shape) throws OrtException {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      session = environment.createSession(model(node, given, shape), options);
    }
    for (Input input : given) {
      if (!input.isConstant) {
        inputs.put(
            input.name, OnnxTensor.createTensor(environment, direct(input.values), input.shape));
      }
    }
    int size = 1;
    for (long length : shape) {
      size = Math.toIntExact(size * length);
    }
    output = direct(new float[size]);
    outputs = Map.of(OUTPUT, OnnxTensor.createTensor(environment, output, shape));
  }

  /** ONNX Runtime's own MultiHeadAttention, fused. */
  static OnnxOperator attention(Heads heads, int n, int count, int d) throws OrtException {
    int integer = 2;
    OnnxBytes headCount =
        OnnxBytes.message().text(1, "num_heads").varint(3, count).varint(20, integer);
    long[] shape = {1, n, (long) count * d};
    return new OnnxOperator(
        OnnxBytes.node("MultiHeadAttention", "attention", OUTPUT, "q", "k", "v")
            .nested(5, headCount)
            .text(7, DOMAIN),
        List.of(
            new Input("q", heads.q, false, shape),
            new Input("k", heads.k, false, shape),
            new Input("v", heads.v, false, shape)),
        shape);
  }

  /** A matrix product, the right one constant. */
  static OnnxOperator product(Matrix a, Matrix b) throws OrtException {
    return new OnnxOperator(
        OnnxBytes.node("MatMul", "product", OUTPUT, "a", "b"),
        List.of(
            new Input("a", a.data(), false, a.rows(), a.columns()),
            new Input("b", b.data(), true, b.rows(), b.columns())),
        a.rows(),
        b.columns());
  }

  private static FloatBuffer direct(float[] x) {
    FloatBuffer buffer =
        ByteBuffer.allocateDirect(4 * x.length).order(ByteOrder.nativeOrder()).asFloatBuffer();
    return buffer.put(x).rewind();
  }

  /** A model of one operator, from the messages of onnx.proto. */
  private static byte[] model(OnnxBytes node, List<Input> inputs, long[] shape) {
    OnnxBytes graph = OnnxBytes.message().nested(1, node).text(2, "graph");
    for (Input input : inputs) {
      if (input.isConstant) {
        int[] lengths = LongStream.of(input.shape).mapToInt(Math::toIntExact).toArray();
        graph.nested(5, OnnxBytes.tensor(input.name, lengths, input.values));
      } else {
        graph.nested(11, value(input.name, input.shape));
      }
    }
    graph.nested(12, value(OUTPUT, shape));
    return OnnxBytes.message()
        .varint(1, 8)
        .nested(7, graph)
        .nested(8, OnnxBytes.message().varint(2, 17))
        .nested(8, OnnxBytes.message().text(1, DOMAIN).varint(2, 1))
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
   * @param tolerance the most that two numbers may differ by
   * @throws IllegalStateException if they do not
   */
  void check(Matrix expected, double tolerance) throws OrtException {
    run();
    for (int i = 0; i < expected.data().length; i++) {
      if (Math.abs(expected.data()[i] - output.get(i)) > tolerance) {
        throw new IllegalStateException(
            "Element " + i + " is " + expected.data()[i] + ", the peer's " + output.get(i));
      }
    }
  }
}
