package org.longview.export;

/**
 * What a figure is painted on.
 *
 * @param resolution pixels for each point; of vectors, whole parts of a point that cells are laid
 *     out on
 * @param vectors whether there are no pixels: marks stay marks, and text stays text
 */
record Medium(double resolution, boolean vectors) {
  static final Medium VECTORS = new Medium(1, true);

  static Medium pixels(double resolution) {
    return new Medium(resolution, false);
  }
}
