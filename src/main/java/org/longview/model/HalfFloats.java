package org.longview.model;

/** Floats of 16 bits as float32, which holds every one of them exactly. */
final class HalfFloats {
  private static final int FRACTION_BITS = 10;
  private static final int FRACTION = (1 << FRACTION_BITS) - 1;
  private static final int LARGEST_EXPONENT = 31;
  private static final int BIAS = 15;

  private HalfFloats() {}

  /** IEEE 754's binary16: 5 bits of exponent, 10 of fraction. */
  static float ofBinary16(short bits) {
    int sign = (bits & 0x8000) << 16;
    int exponent = (bits >> FRACTION_BITS) & LARGEST_EXPONENT;
    int fraction = bits & FRACTION;
    if (exponent == 0) {
      float subnormal = fraction * 0x1p-24f;
      return sign == 0 ? subnormal : -subnormal;
    }
    int wide = exponent == LARGEST_EXPONENT ? 255 : exponent - BIAS + 127;
    return Float.intBitsToFloat(sign | wide << 23 | fraction << (23 - FRACTION_BITS));
  }

  /** The upper half of a float32. */
  static float ofBfloat16(short bits) {
    return Float.intBitsToFloat(bits << 16);
  }
}
