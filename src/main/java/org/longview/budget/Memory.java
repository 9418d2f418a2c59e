package org.longview.budget;

import java.util.Locale;
import org.longview.work.InputException;

/**
 * Bytes of attention entries.
 *
 * @param layers whose attention is stored at a time
 * @param heads of each layer
 * @param bytesPerEntry 4 for float32
 */
public record Memory(long layers, long heads, long bytesPerEntry) {
  private static final String[] UNITS = {"bytes", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};

  /**
   * Checks the numbers.
   *
   * @throws InputException if one is not positive or their product exceeds a {@code long}
   */
  public Memory {
    if (layers < 1 || heads < 1 || bytesPerEntry < 1) {
      throw new InputException(
          String.format(
              "%d layers, %d heads and %d bytes an entry: each must be 1 or more.",
              layers, heads, bytesPerEntry));
    }
  }

  /**
   * Bytes for so many entries a head.
   *
   * @throws ArithmeticException if they exceed a {@code long}
   */
  public long bytes(long entries) {
    return Math.multiplyExact(
        entries, Math.multiplyExact(bytesPerEntry, Math.multiplyExact(layers, heads)));
  }

  /** For people: "162 KiB", "4.5 GiB", three significant digits. */
  public static String format(long bytes) {
    int unit = 0;
    double size = bytes;
    while (size >= 999.5 && unit < UNITS.length - 1) {
      size /= 1024;
      unit++;
    }
    int decimals = unit == 0 || size >= 99.95 ? 0 : size >= 9.995 ? 1 : 2;
    String number = String.format(Locale.ROOT, "%,." + decimals + "f", size);
    return (decimals > 0 ? number.replaceAll("\\.?0+$", "") : number) + " " + UNITS[unit];
  }
}
