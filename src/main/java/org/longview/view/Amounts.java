package org.longview.view;

import java.util.Locale;
import org.longview.budget.Memory;
import org.longview.budget.Storage;
import org.longview.picture.Numerals;

/** Numbers of entries and bytes, as short as a table needs them. */
public final class Amounts {
  private static final String[] UNITS = {"", " k", " M", " G", " T", " P", " E"};
  private static final long SHORT_FROM = 1_000_000;

  private Amounts() {}

  /** All digits while they are few, three significant ones and a unit otherwise. */
  public static String entries(long entries) {
    if (entries == Long.MAX_VALUE) {
      return "> 9.2 E";
    }
    if (entries < SHORT_FROM) {
      return Numerals.grouped(entries);
    }
    int unit = 0;
    double size = entries;
    while (size >= 999.5) {
      size /= 1000;
      unit++;
    }
    int decimals = size >= 99.95 ? 0 : size >= 9.995 ? 1 : 2;
    return String.format(Locale.ROOT, "%." + decimals + "f%s", size, UNITS[unit]);
  }

  /** Bytes, {@link Long#MAX_VALUE} if they are more. */
  public static String bytes(long bytes) {
    return bytes == Long.MAX_VALUE ? "> 8 EiB" : Memory.format(bytes);
  }

  /** Bytes of so many entries a head. */
  public static String bytes(long entries, Storage storage) {
    try {
      return Memory.format(storage.matrices(entries, entries));
    } catch (ArithmeticException e) {
      return "> 8 EiB";
    }
  }
}
