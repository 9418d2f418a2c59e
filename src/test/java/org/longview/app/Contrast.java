package org.longview.app;

/** Contrast as WCAG 2.1 defines it. */
public final class Contrast {
  private Contrast() {}

  /**
   * The contrast of two colours.
   *
   * @param one as 0xRRGGBB; what is above these bits does not matter
   * @return from 1 to 21
   */
  public static double of(int one, int other) {
    double a = luminance(one);
    double b = luminance(other);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  private static double luminance(int color) {
    double[] weights = {0.2126, 0.7152, 0.0722};
    double sum = 0;
    for (int i = 0; i < 3; i++) {
      double c = (color >> (16 - 8 * i) & 0xff) / 255.0;
      sum += weights[i] * (c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4));
    }
    return sum;
  }
}
