package org.longview.budget;

/** How an attention entry is written. */
public enum Precision {
  FP32("fp32", 4),
  /** Both 16-bit formats, IEEE half precision and bfloat16. */
  FP16("fp16", 2),
  /** As in integer-only inference; nothing is trained in it. */
  INT8("int8", 1);

  private final String id;
  private final int bytes;

  Precision(String id, int bytes) {
    this.id = id;
    this.bytes = bytes;
  }

  /** On the command line, in files and on screen. */
  public String id() {
    return id;
  }

  /** Bytes of an entry. */
  public int bytes() {
    return bytes;
  }
}
