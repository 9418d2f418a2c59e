package org.longview.linear.vector;

/**
 * Arrays that a thread uses again and again, as clearing new ones would take longer than filling
 * them. Each use has one for each thread; it is as long as the longest that was asked for, and
 * holds whatever it was last used for.
 */
final class Scratch {
  static final Scratch LEFT_FACTOR = new Scratch();
  static final Scratch QUERIES = new Scratch();
  static final Scratch TILE = new Scratch();
  static final Scratch SCORES = new Scratch();
  static final Scratch OUTPUTS = new Scratch();

  private final ThreadLocal<float[]> array = ThreadLocal.withInitial(() -> new float[0]);

  private Scratch() {}

  /** The calling thread's array for this use, of at least {@code size} elements. */
  float[] floats(int size) {
    float[] floats = array.get();
    if (floats.length < size) {
      floats = new float[size];
      array.set(floats);
    }
    return floats;
  }
}
