package org.longview.linear.vector;

/**
 * Arrays that a thread uses again and again, as clearing new ones would take longer than filling
 * them. Each use has one; it is as long as the longest that was asked for, and holds whatever it
 * was last used for.
 */
enum Scratch {
  LEFT_FACTOR,
  QUERIES,
  TILE,
  SCORES,
  OUTPUTS;

  private static final ThreadLocal<float[][]> ARRAYS =
      ThreadLocal.withInitial(() -> new float[values().length][0]);

  /** The calling thread's array for this use, of at least {@code size} elements. */
  float[] floats(int size) {
    float[][] arrays = ARRAYS.get();
    if (arrays[ordinal()].length < size) {
      arrays[ordinal()] = new float[size];
    }
    return arrays[ordinal()];
  }
}
