package org.longview.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Writes protobuf messages, so that tests can make small and hostile models. */
public final class OnnxBytes {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  public static OnnxBytes message() {
    return new OnnxBytes();
  }

  public OnnxBytes varint(int field, long value) {
    number(((long) field << 3) | ProtobufReader.VARINT);
    number(value);
    return this;
  }

  public OnnxBytes text(int field, String value) {
    return bytes(field, value.getBytes(UTF_8));
  }

  OnnxBytes bytes(int field, byte[] value) {
    claim(field, value.length);
    bytes.writeBytes(value);
    return this;
  }

  /** Starts a field of {@code length} bytes without writing them. */
  OnnxBytes claim(int field, long length) {
    number(((long) field << 3) | ProtobufReader.LENGTH);
    number(length);
    return this;
  }

  public OnnxBytes nested(int field, OnnxBytes message) {
    return bytes(field, message.done());
  }

  public byte[] done() {
    return bytes.toByteArray();
  }

  private void number(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      bytes.write((int) (rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    bytes.write((int) rest);
  }

  /** A float32 TensorProto with raw data. */
  public static OnnxBytes tensor(String name, int[] shape, float... elements) {
    OnnxBytes tensor = message();
    for (int length : shape) {
      tensor.varint(1, length);
    }
    ByteBuffer raw = ByteBuffer.allocate(4 * elements.length).order(ByteOrder.LITTLE_ENDIAN);
    for (float element : elements) {
      raw.putFloat(element);
    }
    return tensor.varint(2, 1).text(8, name).bytes(9, raw.array());
  }

  public static OnnxBytes node(String type, String name, String output, String... inputs) {
    OnnxBytes node = message();
    for (String input : inputs) {
      node.text(1, input);
    }
    return node.text(2, output).text(3, name).text(4, type);
  }

  /** A model with nothing but a graph. */
  static byte[] model(OnnxBytes graph) {
    return message().varint(1, 6).nested(7, graph).done();
  }
}
