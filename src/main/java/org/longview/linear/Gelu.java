package org.longview.linear;

/** The Gaussian error linear unit of one number, by the exact error function. */
public final class Gelu {
  private Gelu() {}

  /** x/2 · (1 + erf(x/√2)), to float accuracy. */
  public static float of(float x) {
    return (float) (0.5 * x * (1 + erf(x / Math.sqrt(2))));
  }

  /**
   * The error function by its Maclaurin series where that converges fast, and by the continued
   * fraction of its complement elsewhere (Abramowitz and Stegun 7.1.6 and 7.1.14).
   */
  static double erf(double x) {
    double z = Math.abs(x);
    if (z < 2.5) {
      double term = z;
      double sum = z;
      for (int n = 1; term > sum * 1e-17; n++) {
        term *= 2 * z * z / (2 * n + 1);
        sum += term;
      }
      return Math.copySign(2 / Math.sqrt(Math.PI) * Math.exp(-z * z) * sum, x);
    }
    double fraction = z;
    for (int n = 60; n > 0; n--) {
      fraction = z + n / 2.0 / fraction;
    }
    return Math.copySign(1 - Math.exp(-z * z) / (Math.sqrt(Math.PI) * fraction), x);
  }
}
