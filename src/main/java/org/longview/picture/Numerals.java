package org.longview.picture;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/** Numbers as they stand in pictures, the same whatever the locale. */
public final class Numerals {
  private Numerals() {}

  /** A whole number with thousands separators: 262,144. */
  public static String grouped(long number) {
    return grouped(Long.toString(number));
  }

  /** A number of things: "1 token", "1,024 tokens". */
  public static String counted(long number, String of) {
    return grouped(number) + " " + of + (number == 1 ? "" : "s");
  }

  /** A whole number with thousands separators: 13,835,058,055,282,163,712. */
  public static String grouped(BigInteger number) {
    return grouped(number.toString());
  }

  private static String grouped(String number) {
    int first = number.startsWith("-") ? 2 : 1;
    StringBuilder grouped = new StringBuilder(number);
    for (int i = number.length() - 3; i >= first; i -= 3) {
      grouped.insert(i, ',');
    }
    return grouped.toString();
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

  /** A large number with at most three significant digits and a unit: 950, 32.8 k, 1.05 M. */
  public static String brief(double number) {
    String[] units = {"", " k", " M", " G", " T", " P", " E"};
    int unit = 0;
    double size = number;
    while (size >= 999.5 && unit < units.length - 1) {
      size /= 1000;
      unit++;
    }
    return threeDigits(size) + units[unit];
  }
}
