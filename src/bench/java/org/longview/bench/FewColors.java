package org.longview.bench;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;

/** Pictures of few colours, which make small files: a few stand for all. */
final class FewColors {
  private static final int COLORS = 256;

  /** So many pixels are enough for a colour to be seen. */
  private static final int SEEN = 20;

  private FewColors() {}

  /**
   * A picture of at most 256 colours.
   *
   * @param pixels opaque, row by row
   */
  static BufferedImage of(int[] pixels, int width, int height) {
    Map<Integer, Integer> counts = new HashMap<>();
    for (int pixel : pixels) {
      counts.merge(pixel & 0xffffff, 1, Integer::sum);
    }
    int[] table = table(counts);
    BufferedImage picture =
        new BufferedImage(
            width,
            height,
            BufferedImage.TYPE_BYTE_INDEXED,
            new IndexColorModel(8, table.length, table, 0, false, -1, 0));
    byte[] target = ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
    Map<Integer, Integer> places = new HashMap<>();
    for (int i = 0; i < pixels.length; i++) {
      target[i] = (byte) (int) places.computeIfAbsent(pixels[i] & 0xffffff, c -> nearest(table, c));
    }
    return picture;
  }

  /** The most frequent colours, and then those that are most unlike all of the table. */
  private static int[] table(Map<Integer, Integer> counts) {
    List<Integer> colors =
        counts.entrySet().stream()
            .sorted(Entry.<Integer, Integer>comparingByValue().reversed())
            .map(Entry::getKey)
            .toList();
    int[] table = new int[Math.min(COLORS, colors.size())];
    long[] apart = new long[colors.size()];
    Arrays.fill(apart, Long.MAX_VALUE);
    for (int taken = 0; taken < table.length; taken++) {
      int next = taken;
      if (taken >= COLORS / 2) {
        for (int i = 0; i < apart.length; i++) {
          next = worth(counts, colors, apart, i) > worth(counts, colors, apart, next) ? i : next;
        }
      }
      table[taken] = colors.get(next);
      for (int i = 0; i < apart.length; i++) {
        apart[i] = Math.min(apart[i], distance(table[taken], colors.get(i)));
      }
    }
    return table;
  }

  private static long worth(
      Map<Integer, Integer> counts, List<Integer> colors, long[] apart, int i) {
    return apart[i] * Math.min(SEEN, counts.getOrDefault(colors.get(i), 0));
  }

  private static int nearest(int[] table, int color) {
    int nearest = 0;
    for (int i = 1; i < table.length; i++) {
      if (distance(table[i], color) < distance(table[nearest], color)) {
        nearest = i;
      }
    }
    return nearest;
  }

  private static int distance(int one, int other) {
    int sum = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      int difference = (one >> shift & 0xff) - (other >> shift & 0xff);
      sum += difference * difference;
    }
    return sum;
  }
}
