package org.longview.bench;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;

/** Pictures of few colours, which make small files: the most frequent ones stand for all. */
final class FewColors {
  private static final int COLORS = 256;

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
    List<Integer> colors =
        counts.entrySet().stream()
            .sorted(Entry.<Integer, Integer>comparingByValue().reversed())
            .limit(COLORS)
            .map(Entry::getKey)
            .toList();
    int[] table = colors.stream().mapToInt(color -> color).toArray();
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
