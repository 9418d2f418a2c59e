package org.longview.picture;

/**
 * What a pixel shows that covers several cells. A pixel covers every cell that it touches; excluded
 * cells are left out, and a pixel is excluded only if all of its cells are.
 */
public enum Reduction {
  /** The value of largest magnitude; of v and −v the positive one. */
  MAX,
  /** The mean of the values, each of them counted alike. */
  MEAN
}
