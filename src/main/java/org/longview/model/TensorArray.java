package org.longview.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.longview.work.InputException;

/** An array of a tensor file, its last axis running fastest. Not modified once read. */
public final class TensorArray {
  private final String what;
  private final Shape shape;
  private final String descr;

  /** A float[], double[], long[] (integers, and booleans as 0 and 1) or String[]. */
  private final Object elements;

  TensorArray(String what, Shape shape, String descr, Object elements) {
    this.what = what;
    this.shape = shape;
    this.descr = descr;
    this.elements = elements;
  }

  /** The length of every axis. */
  public Shape shape() {
    return shape;
  }

  /**
   * The type as the file writes it, such as {@code <f4} in NumPy's or {@code F32} in safetensors.
   */
  public String descr() {
    return descr;
  }

  /** The array's name and its file, for a sentence about it. */
  String what() {
    return what;
  }

  /**
   * The elements as float32. They are not copied if they are float32 already, so leave them as they
   * are.
   *
   * @throws InputException if they are not floats, or one is too large for float32
   */
  public float[] floats() {
    if (elements instanceof float[] floats) {
      return floats;
    }
    if (!(elements instanceof double[] doubles)) {
      throw wrongType("float32 or float64");
    }
    float[] floats = new float[doubles.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) doubles[i];
      if (Float.isInfinite(floats[i]) && !Double.isInfinite(doubles[i])) {
        throw new InputException(
            "%s is %s at %s, too large for float32; scale it down."
                .formatted(what, doubles[i], shape.index(i)));
      }
    }
    return floats;
  }

  /**
   * A copy of the elements as float64.
   *
   * @throws InputException if they are no numbers
   */
  public double[] doubles() {
    int n = Math.toIntExact(shape.count());
    double[] doubles = new double[n];
    for (int i = 0; i < n; i++) {
      doubles[i] = number(i);
    }
    return doubles;
  }

  /**
   * A copy of the elements as ints; a fraction is cut off.
   *
   * @throws InputException if they are no numbers
   */
  public int[] ints() {
    int n = Math.toIntExact(shape.count());
    int[] ints = new int[n];
    for (int i = 0; i < n; i++) {
      ints[i] = (int) number(i);
    }
    return ints;
  }

  /**
   * A copy of the elements as whole numbers.
   *
   * @throws InputException if they are none, or one exceeds an {@code int}
   */
  public int[] integers() {
    if (!(elements instanceof long[] integers) || isBoolean()) {
      throw wrongType("whole numbers, such as int32");
    }
    int[] ints = new int[integers.length];
    for (int i = 0; i < ints.length; i++) {
      ints[i] = (int) integers[i];
      if (ints[i] != integers[i]) {
        throw new InputException(
            "%s is %d at %s, which is no position.".formatted(what, integers[i], shape.index(i)));
      }
    }
    return ints;
  }

  /**
   * A copy of the elements as strings.
   *
   * @throws InputException if they are none
   */
  public String[] strings() {
    if (elements instanceof String[] strings) {
      return strings.clone();
    }
    throw wrongType("strings");
  }

  private boolean isBoolean() {
    return descr.endsWith("b1") || descr.equals(SafetensorsHeader.BOOLEAN);
  }

  /** Whether the elements are bytes, which may be those of a text. */
  boolean isText() {
    return elements instanceof long[] && (descr.equals("U8") || descr.endsWith("u1"));
  }

  /** The text in UTF-8 whose bytes the elements are. */
  String text() {
    int[] numbers = ints();
    byte[] bytes = new byte[numbers.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) numbers[i];
    }
    return new String(bytes, UTF_8);
  }

  private double number(int i) {
    if (elements instanceof float[] floats) {
      return floats[i];
    }
    if (elements instanceof double[] doubles) {
      return doubles[i];
    }
    if (elements instanceof long[] integers) {
      return integers[i];
    }
    throw wrongType("numbers");
  }

  private InputException wrongType(String wanted) {
    return new InputException(
        "%s is of type %s, but must be %s; convert it with astype.".formatted(what, descr, wanted));
  }
}
