package org.longview.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The bundled model run by ONNX Runtime, on one thread. With attention, the output of every Softmax
 * is an output of the graph as well: protobuf merges repeated messages, so appending a graph that
 * has only outputs to the model's bytes adds these to it.
 */
public final class OnnxOracle implements AutoCloseable {
  /** Field numbers and wire type of ModelProto.graph, GraphProto.output, ValueInfoProto.name. */
  private static final int GRAPH = (7 << 3) | 2;

  private static final int OUTPUT = (12 << 3) | 2;
  private static final int NAME = (1 << 3) | 2;

  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final OrtSession session;

  public OnnxOracle(boolean withAttention) throws IOException, OrtException {
    byte[] model;
    try (InputStream in =
        Objects.requireNonNull(OnnxOracle.class.getResourceAsStream("/bge-small-en-v1.5.onnx"))) {
      model = in.readAllBytes();
    }
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      session =
          environment.createSession(withAttention ? withSoftmaxOutputs(model) : model, options);
    }
  }

  private static byte[] withSoftmaxOutputs(byte[] model) {
    List<String> names = new ArrayList<>();
    for (int layer = 0; layer < 12; layer++) {
      names.add("/encoder/layer." + layer + "/attention/self/Softmax_output_0");
    }
    ByteArrayOutputStream graph = new ByteArrayOutputStream();
    for (String name : names) {
      ByteArrayOutputStream info = new ByteArrayOutputStream();
      field(info, NAME, name.getBytes(UTF_8));
      field(graph, OUTPUT, info.toByteArray());
    }
    ByteArrayOutputStream extended = new ByteArrayOutputStream();
    extended.writeBytes(model);
    field(extended, GRAPH, graph.toByteArray());
    return extended.toByteArray();
  }

  private static void field(ByteArrayOutputStream out, int tag, byte[] bytes) {
    out.write(tag);
    int length = bytes.length;
    while (length > 127) {
      out.write((length & 127) | 128);
      length >>>= 7;
    }
    out.write(length);
    out.writeBytes(bytes);
  }

  /** The last hidden states, n × 384, and with attention those of each layer, 12 × n × n. */
  public Map<String, float[]> run(int[] ids) throws OrtException {
    long[][] tokens = {Arrays.stream(ids).asLongStream().toArray()};
    long[][] mask = {new long[ids.length]};
    Arrays.fill(mask[0], 1);
    Map<String, float[]> outputs = new LinkedHashMap<>();
    try (OnnxTensor a = OnnxTensor.createTensor(environment, tokens);
        OnnxTensor b = OnnxTensor.createTensor(environment, mask);
        OnnxTensor c = OnnxTensor.createTensor(environment, new long[][] {new long[ids.length]});
        OrtSession.Result result =
            session.run(Map.of("input_ids", a, "attention_mask", b, "token_type_ids", c))) {
      for (Map.Entry<String, ai.onnxruntime.OnnxValue> entry : result) {
        FloatBuffer buffer = ((OnnxTensor) entry.getValue()).getFloatBuffer();
        float[] values = new float[buffer.remaining()];
        buffer.get(values);
        outputs.put(entry.getKey(), values);
      }
    }
    return outputs;
  }

  @Override
  public void close() throws OrtException {
    session.close();
  }
}
