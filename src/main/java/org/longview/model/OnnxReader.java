package org.longview.model;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.longview.work.Cancellation;
import org.longview.work.InputException;
import org.longview.work.Progress;

/**
 * Reads the graph of an ONNX model and its weights straight into arrays of float32, in one pass.
 * Field numbers are those of onnx.proto; other fields and tensors of no floats are passed over.
 */
final class OnnxReader {
  /** By their numbers in TensorProto. */
  private static final Map<Long, FloatType> TYPES =
      Map.of(1L, FloatType.F32, 10L, FloatType.F16, 11L, FloatType.F64, 16L, FloatType.BF16);

  /** Real models have a few thousand nodes; this bounds what a damaged file can make. */
  private static final int MOST_ITEMS = 100_000;

  private static final int MOST_AXES = 8;

  private final ProtobufReader in;
  private final OnnxData data;
  private final MemoryAllowance memory;
  private final List<OnnxGraph.Node> nodes = new ArrayList<>();
  private final Map<String, OnnxGraph.Tensor> tensors = new HashMap<>();

  private OnnxReader(ProtobufReader in, OnnxData data, MemoryAllowance memory) {
    this.in = in;
    this.data = data;
    this.memory = memory;
  }

  /**
   * Reads a model.
   *
   * @param what is read, without an article
   * @param file not closed
   * @param size bytes in {@code file}
   * @param data reads what lies in other files
   * @param memory what the weights may take
   * @throws InputException if it is damaged or cut off, or takes more memory
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  static OnnxGraph read(
      String what,
      InputStream file,
      long size,
      OnnxData data,
      MemoryAllowance memory,
      Progress progress,
      Cancellation cancellation)
      throws IOException {
    OnnxReader reader =
        new OnnxReader(new ProtobufReader(what, file, size, progress, cancellation), data, memory);
    reader.model();
    return new OnnxGraph(reader.nodes, reader.tensors);
  }

  /** ModelProto: 7 graph. */
  private void model() throws IOException {
    for (int field = in.field(); field != 0; field = in.field()) {
      if (isMessage(field, 7)) {
        long outer = in.open();
        graph();
        in.close(outer);
      } else {
        in.skip();
      }
    }
  }

  /** GraphProto: 1 node, 5 initializer. */
  private void graph() throws IOException {
    for (int field = in.field(); field != 0; field = in.field()) {
      if (isMessage(field, 1)) {
        long outer = in.open();
        add(nodes, node());
        in.close(outer);
      } else if (isMessage(field, 5)) {
        long outer = in.open();
        initializer();
        in.close(outer);
      } else {
        in.skip();
      }
    }
  }

  /** NodeProto: 1 input, 2 output, 3 name, 4 op_type, 5 attribute, 7 domain. */
  private OnnxGraph.Node node() throws IOException {
    List<String> inputs = new ArrayList<>();
    List<String> outputs = new ArrayList<>();
    String name = "";
    String type = "";
    String domain = "";
    OnnxGraph.Tensor value = null;
    for (int field = in.field(); field != 0; field = in.field()) {
      if (isMessage(field, 1)) {
        add(inputs, in.string());
      } else if (isMessage(field, 2)) {
        add(outputs, in.string());
      } else if (isMessage(field, 3)) {
        name = in.string();
      } else if (isMessage(field, 4)) {
        type = in.string();
      } else if (isMessage(field, 5)) {
        long outer = in.open();
        OnnxGraph.Tensor attribute = attribute();
        value = attribute == null ? value : attribute;
        in.close(outer);
      } else if (isMessage(field, 7)) {
        domain = in.string();
      } else {
        in.skip();
      }
    }
    return new OnnxGraph.Node(type, domain, name, inputs, outputs, value);
  }

  /** AttributeProto: 5 t, a tensor. */
  private OnnxGraph.@Nullable Tensor attribute() throws IOException {
    OnnxGraph.Tensor value = null;
    for (int field = in.field(); field != 0; field = in.field()) {
      if (isMessage(field, 5)) {
        long outer = in.open();
        value = new TensorFields().read();
        in.close(outer);
      } else {
        in.skip();
      }
    }
    return value;
  }

  private void initializer() throws IOException {
    TensorFields fields = new TensorFields();
    OnnxGraph.Tensor tensor = fields.read();
    if (tensor != null) {
      tensors.put(fields.name, tensor);
      if (tensors.size() > MOST_ITEMS) {
        throw in.damaged();
      }
    }
  }

  private boolean isMessage(int field, int wanted) {
    return field == wanted && in.wireType() == ProtobufReader.LENGTH;
  }

  private <T> void add(List<T> list, T item) {
    if (list.size() == MOST_ITEMS) {
      throw in.damaged();
    }
    list.add(item);
  }

  /**
   * TensorProto: 1 dims, 2 data_type, 4 float_data, 8 name, 9 raw_data, 13 external_data, 14
   * data_location.
   */
  private final class TensorFields {
    private static final int EXTERNAL = 1;

    private String name = "";
    private @Nullable FloatType type;
    private int[] lengths = {};
    private float @Nullable [] elements;
    private final Map<String, String> place = new HashMap<>();
    private boolean elsewhere;

    /** The tensor, or null if it is of no floats. */
    OnnxGraph.@Nullable Tensor read() throws IOException {
      for (int field = in.field(); field != 0; field = in.field()) {
        if (isMessage(field, 1)) {
          long outer = in.open();
          while (in.isOpen()) {
            addLength(in.varint());
          }
          in.close(outer);
        } else if (field == 1 && in.wireType() == ProtobufReader.VARINT) {
          addLength(in.varint());
        } else if (field == 2 && in.wireType() == ProtobufReader.VARINT) {
          type = TYPES.get(in.varint());
        } else if (isMessage(field, 8)) {
          name = in.string();
        } else if (isMessage(field, 4)) {
          elements = in.floats(FloatType.F32, memory);
        } else if (isMessage(field, 9) && type != null) {
          elements = in.floats(type, memory);
        } else if (isMessage(field, 13)) {
          long outer = in.open();
          placeEntry();
          in.close(outer);
        } else if (field == 14 && in.wireType() == ProtobufReader.VARINT) {
          elsewhere = in.varint() == EXTERNAL;
        } else {
          in.skip();
        }
      }
      if (type == null) {
        return null;
      }
      Shape shape = new Shape(lengths);
      if (elsewhere) {
        memory.take("The model's " + name, shape.count(), Float.BYTES);
        return new OnnxGraph.Tensor(shape, data.floats(name, place, type, shape.count()));
      }
      if (elements == null) {
        return null;
      }
      if (shape.count() != elements.length) {
        throw in.damaged();
      }
      return new OnnxGraph.Tensor(shape, elements);
    }

    /** StringStringEntryProto: 1 key, 2 value. */
    private void placeEntry() throws IOException {
      String key = "";
      String value = "";
      for (int field = in.field(); field != 0; field = in.field()) {
        if (isMessage(field, 1)) {
          key = in.string();
        } else if (isMessage(field, 2)) {
          value = in.string();
        } else {
          in.skip();
        }
      }
      place.put(key, value);
    }

    private void addLength(long length) {
      if (length < 0 || length > Integer.MAX_VALUE || lengths.length == MOST_AXES) {
        throw in.damaged();
      }
      lengths = Arrays.copyOf(lengths, lengths.length + 1);
      lengths[lengths.length - 1] = (int) length;
    }
  }
}
