package org.longview.text.document;

import java.time.Duration;

/**
 * What reading a document may take, so that no file can exhaust the program.
 *
 * @param patience the longest time without getting on
 * @param time the longest time in all
 * @param characters the longest text, in {@code char}s
 * @param textBytes the largest file of plain text, Markdown or HTML
 * @param unpackedBytes the most that the text in a packed document, a page of PDF or an RTF file
 *     may hold
 */
public record ReadingLimits(
    Duration patience, Duration time, int characters, int textBytes, long unpackedBytes) {
  /** One minute, ten minutes, 32 Mi characters, 32 MiB and 256 MiB. */
  public static final ReadingLimits DEFAULT =
      new ReadingLimits(
          Duration.ofMinutes(1), Duration.ofMinutes(10), 32 << 20, 32 << 20, 256L << 20);
}
