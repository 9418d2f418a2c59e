package org.longview.picture;

/** How different colours look: CIE L*a*b*, D65. */
final class Lab {
  private Lab() {}

  /** L*, a* and b* of an sRGB colour. */
  static double[] of(int argb) {
    double r = linear(argb >> 16 & 0xff);
    double g = linear(argb >> 8 & 0xff);
    double b = linear(argb & 0xff);
    double x = root((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047);
    double y = root(0.2126 * r + 0.7152 * g + 0.0722 * b);
    double z = root((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883);
    return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
  }

  /** ΔE*ab: about 2 is the least that an eye sees. */
  static double distance(int first, int second) {
    double[] a = of(first);
    double[] b = of(second);
    return Math.sqrt(
        Math.pow(a[0] - b[0], 2) + Math.pow(a[1] - b[1], 2) + Math.pow(a[2] - b[2], 2));
  }

  private static double linear(int channel) {
    double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
  }

  private static double root(double t) {
    return t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16.0 / 116;
  }
}
