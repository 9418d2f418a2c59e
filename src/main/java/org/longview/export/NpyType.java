package org.longview.export;

/** The kinds of numbers in NPY files that the program writes, all little-endian. */
public enum NpyType {
  FLOAT32("<f4", 4),
  FLOAT64("<f8", 8),
  INT32("<i4", 4),
  INT64("<i8", 8),
  UINT8("|u1", 1);

  private final String code;
  private final int bytes;

  NpyType(String code, int bytes) {
    this.code = code;
    this.bytes = bytes;
  }

  /** What NumPy calls it in the header. */
  String code() {
    return code;
  }

  /** Bytes of one number. */
  int bytes() {
    return bytes;
  }
}
