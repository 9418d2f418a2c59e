package org.longview.picture;

import java.util.Arrays;

/**
 * Ink on a line of pixels, from which its colours follow: 1 − e^−ink of a pixel is covered, with
 * the mean of the colours that lie on it.
 */
final class ArcInk {
  /** Steps of the table for each unit of ink, and the ink that covers all. */
  private static final int STEPS = 256;

  private static final int MOST = 16;
  private static final float[] COVER = new float[STEPS * MOST + 1];

  /** Less changes no level of 255 by half. */
  private static final float LEAST = 1f / 512;

  static {
    for (int i = 0; i < COVER.length; i++) {
      COVER[i] = (float) -Math.expm1(-i / (double) STEPS);
    }
  }

  /** How much ink there is on each pixel, and its red, green and blue: from 0 to 255 times that. */
  final float[] all;

  final float[] red;
  final float[] green;
  final float[] blue;

  /** None yet. */
  ArcInk(int pixels) {
    all = new float[pixels];
    red = new float[pixels];
    green = new float[pixels];
    blue = new float[pixels];
  }

  void clear() {
    Arrays.fill(all, 0);
    Arrays.fill(red, 0);
    Arrays.fill(green, 0);
    Arrays.fill(blue, 0);
  }

  /**
   * Becomes what is between two others.
   *
   * @param part 0 for the first, 1 for the second
   */
  void mix(ArcInk from, ArcInk to, float part) {
    mix(from.all, to.all, part, all);
    mix(from.red, to.red, part, red);
    mix(from.green, to.green, part, green);
    mix(from.blue, to.blue, part, blue);
  }

  private static void mix(float[] from, float[] to, float part, float[] mixed) {
    for (int i = 0; i < mixed.length; i++) {
      mixed[i] = from[i] + part * (to[i] - from[i]);
    }
  }

  /**
   * Makes colours of it.
   *
   * @param background 0xFFrrggbb below it; 0 for none
   * @param pixels opaque, or 0xAArrggbb, not multiplied by alpha; modified
   * @param first place of the line's first pixel
   * @param step from one place to the next
   */
  void color(int background, int[] pixels, int first, int step) {
    for (int i = 0, at = first; i < all.length; i++, at += step) {
      pixels[at] = all[i] < LEAST ? background : color(i, background);
    }
  }

  private int color(int i, int background) {
    float mean = 1 / all[i];
    float cover = cover(all[i]);
    if (background == 0) {
      return (int) (255 * cover + 0.5f) << 24
          | level(red[i] * mean, 1, 0) << 16
          | level(green[i] * mean, 1, 0) << 8
          | level(blue[i] * mean, 1, 0);
    }
    return 0xff << 24
        | level(red[i] * mean, cover, background >> 16 & 0xff) << 16
        | level(green[i] * mean, cover, background >> 8 & 0xff) << 8
        | level(blue[i] * mean, cover, background & 0xff);
  }

  /** A channel over another; a mean that is above 255 by its rounding is 255 in the end. */
  private static int level(float over, float cover, int under) {
    return (int) (under + (over - under) * cover + 0.5f);
  }

  /** 1 − e^−ink. */
  private static float cover(float ink) {
    float step = ink * STEPS;
    int whole = (int) step;
    return whole >= COVER.length - 1
        ? 1
        : COVER[whole] + (step - whole) * (COVER[whole + 1] - COVER[whole]);
  }
}
