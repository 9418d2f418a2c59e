package org.longview.model;

import java.nio.ByteBuffer;

/** How a file writes floats, little-endian; all become float32. */
enum FloatType {
  F32(Float.BYTES) {
    @Override
    void decode(ByteBuffer from, float[] into, int at, int count) {
      from.asFloatBuffer().get(into, at, count);
    }
  },
  F64(Double.BYTES) {
    @Override
    void decode(ByteBuffer from, float[] into, int at, int count) {
      for (int i = at; i < at + count; i++) {
        into[i] = (float) from.getDouble();
      }
    }
  },
  /** IEEE 754's binary16. */
  F16(Short.BYTES) {
    @Override
    void decode(ByteBuffer from, float[] into, int at, int count) {
      for (int i = at; i < at + count; i++) {
        into[i] = HalfFloats.ofBinary16(from.getShort());
      }
    }
  },
  /** The upper half of a float32. */
  BF16(Short.BYTES) {
    @Override
    void decode(ByteBuffer from, float[] into, int at, int count) {
      for (int i = at; i < at + count; i++) {
        into[i] = HalfFloats.ofBfloat16(from.getShort());
      }
    }
  };

  /** What one takes. */
  final int bytes;

  FloatType(int bytes) {
    this.bytes = bytes;
  }

  /**
   * Reads floats; where the buffer stands afterwards is not said.
   *
   * @param from little-endian, where it stands
   * @param into is filled from {@code at} on
   */
  abstract void decode(ByteBuffer from, float[] into, int at, int count);
}
