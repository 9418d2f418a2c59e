package org.longview.picture;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers as they stand in pictures, the same whatever the locale. */
public final class Numerals {
  private Numerals() {}

  /** A whole number with thousands separators: 262,144. */
  public static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /**
   * A number with at most three significant digits and no trailing zeros: 0.05, 12.5, 1,500, 2e-6.
   *
   * @param number finite
   */
  public static String threeDigits(double number) {
    BigDecimal rounded = new BigDecimal(number).round(new MathContext(3)).stripTrailingZeros();
    if (rounded.signum() == 0) {
      return "0";
    }
    int exponent = rounded.precision() - rounded.scale() - 1;
    String digits;
    if (exponent < -4 || exponent > 6) {
      digits =
          rounded.abs().movePointLeft(exponent).stripTrailingZeros().toPlainString()
              + "e"
              + exponent;
    } else if (rounded.scale() <= 0) {
      digits = grouped(rounded.abs().longValueExact());
    } else {
      digits = rounded.abs().toPlainString();
    }
    return rounded.signum() < 0 ? "−" + digits : digits;
  }
}
