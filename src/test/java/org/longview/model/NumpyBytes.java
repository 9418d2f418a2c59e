package org.longview.model;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes files as NumPy does, and such as it never would. */
final class NumpyBytes {
  private NumpyBytes() {}

  /** A {@code .npy} with the given header and data. */
  static byte[] npy(String descr, boolean fortran, String shape, byte[] data) {
    String dictionary =
        "{'descr': %s, 'fortran_order': %s, 'shape': %s, }"
            .formatted(descr, fortran ? "True" : "False", shape);
    return npy(1, dictionary, data);
  }

  static byte[] npy(int version, String dictionary, byte[] data) {
    int prefix = version == 1 ? 10 : 12;
    int padding = 63 - (prefix + dictionary.length()) % 64;
    String padded = dictionary + " ".repeat(padding) + "\n";
    ByteBuffer bytes =
        ByteBuffer.allocate(prefix + padded.length() + data.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put("\u0093NUMPY".getBytes(ISO_8859_1)).put((byte) version).put((byte) 0);
    if (version == 1) {
      bytes.putShort((short) padded.length());
    } else {
      bytes.putInt(padded.length());
    }
    return bytes.put(padded.getBytes(ISO_8859_1)).put(data).array();
  }

  static byte[] floats(String shape, float... values) {
    return npy("'<f4'", false, shape, bytesOfFloats(values));
  }

  static byte[] doubles(String shape, double... values) {
    ByteBuffer bytes = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (double value : values) {
      bytes.putDouble(value);
    }
    return npy("'<f8'", false, shape, bytes.array());
  }

  static byte[] bytesOfFloats(float... values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : values) {
      bytes.putFloat(value);
    }
    return bytes.array();
  }

  /** A zip of {@code members}, by their names without {@code .npy}. */
  static byte[] npz(boolean deflate, Map<String, byte[]> members) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> member : members.entrySet()) {
        ZipEntry entry = new ZipEntry(member.getKey() + ".npy");
        if (!deflate) {
          CRC32 sum = new CRC32();
          sum.update(member.getValue());
          entry.setMethod(ZipEntry.STORED);
          entry.setSize(member.getValue().length);
          entry.setCrc(sum.getValue());
        }
        zip.putNextEntry(entry);
        zip.write(member.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** A map that keeps its order, from names and contents in turn. */
  static Map<String, byte[]> members(Object... namesAndContents) {
    Map<String, byte[]> members = new LinkedHashMap<>();
    for (int i = 0; i < namesAndContents.length; i += 2) {
      members.put((String) namesAndContents[i], (byte[]) namesAndContents[i + 1]);
    }
    return members;
  }
}
