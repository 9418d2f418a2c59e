package org.longview.model;

import java.util.Locale;
import org.longview.work.InputException;

/** How many bytes the arrays of one file may still take; asked before anything is allocated. */
final class MemoryAllowance {
  private final long limit;
  private long taken;

  MemoryAllowance(long limit) {
    this.limit = limit;
  }

  /** A quarter of the heap: copies of the arrays, and what is computed from them, need room too. */
  static MemoryAllowance ofHeap() {
    return new MemoryAllowance(Runtime.getRuntime().maxMemory() / 4);
  }

  /**
   * Takes {@code count} elements of {@code bytes} each.
   *
   * @param what names them in the refusal
   * @throws InputException if that is more than what is left
   */
  void take(String what, long count, int bytes) {
    if (count > (limit - taken) / bytes) {
      throw new InputException(
          "%s needs %s of memory, but all arrays of a file may take %s; start Java with a larger -Xmx."
              .formatted(what, megabytes((double) count * bytes), megabytes((double) limit)));
    }
    taken += count * bytes;
  }

  /**
   * Refuses what cannot fit before any of it is read; takes nothing.
   *
   * @throws InputException if {@code bytes} are more than what is left
   */
  void require(String what, long bytes) {
    if (bytes > limit - taken) {
      throw new InputException(
          "%s holds arrays of %s, but all arrays of a file may take %s; start Java with a larger -Xmx."
              .formatted(what, megabytes((double) bytes), megabytes((double) limit)));
    }
  }

  /** Such as 1,340.5 MB. */
  static String megabytes(double bytes) {
    return String.format(Locale.ROOT, "%,.1f MB", bytes / 1e6);
  }
}
