package org.longview.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Writes {@code .safetensors} files. */
final class SafetensorsBytes {
  private final List<String> entries = new ArrayList<>();
  private byte[] data = {};

  /** Appends a tensor of the given bytes. */
  SafetensorsBytes tensor(String name, String type, String shape, byte[] bytes) {
    int begin = data.length;
    data = Arrays.copyOf(data, begin + bytes.length);
    System.arraycopy(bytes, 0, data, begin, bytes.length);
    entries.add(
        "\"%s\":{\"dtype\":\"%s\",\"shape\":%s,\"data_offsets\":[%d,%d]}"
            .formatted(name, type, shape, begin, data.length));
    return this;
  }

  /** Appends a tensor of float32. */
  SafetensorsBytes floats(String name, String shape, float... values) {
    return tensor(name, "F32", shape, NumpyBytes.bytesOfFloats(values));
  }

  byte[] bytes() {
    String header =
        entries.stream()
            .collect(Collectors.joining(",", "{\"__metadata__\":{\"format\":\"pt\"},", "}"));
    return of(entries.isEmpty() ? "{}" : header, data);
  }

  /** Any header with any data, the header filled up with spaces as the format's writers do. */
  static byte[] of(String header, byte[] data) {
    byte[] text = (header + " ".repeat(7 - (header.length() + 7) % 8)).getBytes(UTF_8);
    return withLength(text.length, text, data);
  }

  static byte[] withLength(long claimed, byte[] header, byte[] data) {
    return ByteBuffer.allocate(8 + header.length + data.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(claimed)
        .put(header)
        .put(data)
        .array();
  }
}
