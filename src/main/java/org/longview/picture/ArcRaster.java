package org.longview.picture;

import java.util.Arrays;
import org.longview.work.Cancellation;
import org.longview.work.Workers;

/**
 * Draws curves between tokens into pixels. Every curve adds ink, whatever the order, so that the
 * picture is drawn in lines side by side; how much of a pixel is covered follows 1 − e^−ink. Where
 * there is so much ink that all would be covered, every curve gets less.
 */
public final class ArcRaster {
  private static final int LINES_TOGETHER = 32;

  /** What is not listed is blurred, so that lines between are the means of those beside them; */
  private static final int APART = 4;

  /** that of one token is steeper. */
  private static final int APART_OF_TOKEN = 2;

  private static final int CHANNELS = ArcDensity.CHANNELS;

  /**
   * Ink a pixel, on average, from which on what is not listed gets less; a limit beside that of
   * {@link ArcCurves}, so that the strongest stand out.
   */
  private static final double MOST_FAINT_INK = 0.3;

  private final ArcLayout layout;
  private final ArcDensity density;
  private final int count;
  private final float[] from;
  private final float[] to;
  private final float[] thick;
  private final float[] alpha;
  private final int[] color;

  /** What the ink of all that is not listed is multiplied by. */
  private final float strength;

  private ArcRaster(ArcChoice choice, int tokens, ArcLayout layout, double scale, Palette palette) {
    this.layout = layout;
    density = new ArcDensity(choice, tokens, layout, scale, palette);
    ArcCurves curves = ArcCurves.of(choice, layout, scale, palette);
    count = curves.count();
    from = curves.from();
    to = curves.to();
    thick = curves.thick();
    alpha = curves.ink();
    color = curves.color();
    strength = (float) Math.min(1, MOST_FAINT_INK * layout.height() / density.total());
  }

  /**
   * Draws on the background of the palette.
   *
   * @param tokens of the block that was chosen from
   * @param scale device pixels for each unit of length
   * @param palette of the theme
   * @return pixels row by row, opaque
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public static int[] paint(
      ArcChoice choice,
      int tokens,
      ArcLayout layout,
      double scale,
      Palette palette,
      Workers workers,
      Cancellation cancellation) {
    return paint(
        choice, tokens, layout, scale, palette, palette.background(), workers, cancellation);
  }

  /**
   * Draws what is not listed, on nothing.
   *
   * @param tokens of the block that was chosen from
   * @param scale device pixels for each unit of length
   * @param palette of the theme
   * @return pixels row by row, 0xAArrggbb, not multiplied by alpha
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public static int[] density(
      ArcChoice choice,
      int tokens,
      ArcLayout layout,
      double scale,
      Palette palette,
      Workers workers,
      Cancellation cancellation) {
    return paint(choice.withoutCurves(), tokens, layout, scale, palette, 0, workers, cancellation);
  }

  private static int[] paint(
      ArcChoice choice,
      int tokens,
      ArcLayout layout,
      double scale,
      Palette palette,
      int ground,
      Workers workers,
      Cancellation cancellation) {
    ArcRaster raster = new ArcRaster(choice, tokens, layout, scale, palette);
    int[] pixels = new int[layout.width() * layout.height()];
    int lines = layout.oneLine() ? layout.height() : layout.width();
    workers.forEach(
        (lines + LINES_TOGETHER - 1) / LINES_TOGETHER,
        cancellation,
        task ->
            raster.paint(
                task * LINES_TOGETHER,
                Math.min(lines, (task + 1) * LINES_TOGETHER),
                ground,
                pixels));
    return pixels;
  }

  private void paint(int lineFrom, int lineTo, int background, int[] pixels) {
    int across = layout.oneLine() ? layout.width() : layout.height();
    float[] ink = new float[CHANNELS * across];
    float[] faint = new float[CHANNELS * across];
    float[] faintNext = new float[CHANNELS * across];
    int apart = density.isDense() ? APART : APART_OF_TOKEN;
    inkFaint(lineFrom, faintNext);
    for (int line = lineFrom; line < lineTo; line++) {
      int beyond = (line - lineFrom) % apart;
      if (beyond == 0) {
        float[] behind = faint;
        faint = faintNext;
        faintNext = behind;
        inkFaint(line + apart, faintNext);
      }
      float part = beyond / (float) apart;
      float seen = layout.oneLine() || isBetween(line) ? 1 : 0;
      for (int i = 0; i < ink.length; i++) {
        ink[i] = seen * (faint[i] + part * (faintNext[i] - faint[i]));
      }
      inkListed(line, ink);
      int step = layout.oneLine() ? 1 : layout.width();
      int at = layout.oneLine() ? line * layout.width() : line;
      for (int i = 0; i < across; i++, at += step) {
        pixels[at] = color(ink, CHANNELS * i, background);
      }
    }
  }

  /** What is not listed, on a line of pixels. */
  private void inkFaint(int line, float[] ink) {
    Arrays.fill(ink, 0);
    if (density.total() == 0) {
      return;
    }
    if (layout.oneLine()) {
      density.addRow(line + 0.5, -1, origin(-1), flat(), strength, ink);
      density.addRow(line + 0.5, 1, origin(1), flat(), strength, ink);
    } else {
      density.addColumn(smooth(way(line + 0.5)), strength, ink);
    }
  }

  private void inkListed(int line, float[] ink) {
    if (layout.oneLine()) {
      inkRow(line, ink);
    } else if (isBetween(line)) {
      inkColumn(line, ink);
    }
  }

  /** Whether a column of pixels lies between queries and keys. */
  private boolean isBetween(int x) {
    return x >= layout.inset() && x < layout.width() - layout.inset();
  }

  /** How far it is from queries to keys, from 0 to 1. */
  private double way(double x) {
    return (x - layout.inset()) / Math.max(1, layout.width() - 2 * layout.inset());
  }

  /** Where half ellipses begin. */
  private float origin(int side) {
    return (float) (layout.width() / 2.0 + side * layout.inset() / 2);
  }

  /** The breadth of half ellipses beside that of circles. */
  private float flat() {
    return (float) Math.min(1, (layout.width() - layout.inset()) / layout.height());
  }

  /** Curves that leave and arrive level: between the columns they rise as 3t² − 2t³. */
  private void inkColumn(int x, float[] ink) {
    float begin = (float) smooth(way(x));
    float end = (float) smooth(way(x + 1));
    for (int i = 0; i < count; i++) {
      float rise = to[i] - from[i];
      ink(i, from[i] + rise * begin, from[i] + rise * end, ink);
    }
  }

  private static double smooth(double t) {
    double inside = Math.max(0, Math.min(1, t));
    return inside * inside * (3 - 2 * inside);
  }

  /** Half ellipses: to the left where the key comes before the query, to the right where after. */
  private void inkRow(int y, float[] ink) {
    float flat = flat();
    for (int i = 0; i < count; i++) {
      float radius = Math.max(Math.abs(to[i] - from[i]), (float) layout.spacing() / 2) / 2;
      float center = (from[i] + to[i]) / 2;
      if (y + 1 < center - radius || y > center + radius) {
        continue;
      }
      int side = to[i] < from[i] ? -1 : 1;
      float origin = origin(side);
      float begin = breadth(y - center, radius);
      float end = breadth(y + 1 - center, radius);
      if (begin == 0 && end == 0) {
        end = radius; // all of it lies within the row
      }
      ink(i, origin + side * flat * begin, origin + side * flat * end, ink);
    }
  }

  /** Of a circle at a height. */
  private static float breadth(float y, float radius) {
    float square = radius * radius - y * y;
    return square > 0 ? (float) Math.sqrt(square) : 0;
  }

  /** Adds a curve that goes from one place to another within a line of pixels. */
  private void ink(int curve, float begin, float end, float[] ink) {
    float rise = end - begin;
    float slope = Math.abs(rise);
    // √(1 + slope²) to four percent
    float longer = 0.96f * Math.max(1, slope) + 0.4f * Math.min(1, slope);
    // Where it is steep it ends within the line, and is no broader than it gets on
    float half = Math.min(0.5f * thick[curve] * longer, 0.5f * slope + thick[curve]);
    float middle = 0.5f * (begin + end);
    float low = Math.max(0, middle - half);
    int pixels = ink.length / CHANNELS;
    float high = Math.min(pixels, middle + half);
    if (low >= high) {
      return;
    }
    int rgb = color[curve];
    float red = rgb >> 16 & 0xff;
    float green = rgb >> 8 & 0xff;
    float blue = rgb & 0xff;
    int first = (int) low;
    int last = (int) Math.ceil(high) - 1;
    float full = alpha[curve];
    for (int p = first, at = CHANNELS * p; p <= last; p++, at += CHANNELS) {
      float part = full;
      if (p == first || p == last) {
        part *= Math.min(high, p + 1) - Math.max(low, p);
      }
      ink[at] += part;
      ink[at + 1] += part * red;
      ink[at + 2] += part * green;
      ink[at + 3] += part * blue;
    }
  }

  private static int color(float[] ink, int at, int background) {
    float sum = ink[at];
    if (sum < 1e-4f) {
      return background;
    }
    float cover = 1 - (float) Math.exp(-sum);
    if (background == 0) {
      int alone = (int) (255 * cover + 0.5f);
      for (int c = 1; c < CHANNELS; c++) {
        alone = (alone << 8) | (int) (Math.min(255, ink[at + c] / sum) + 0.5f);
      }
      return alone;
    }
    int mixed = 0xff;
    for (int c = 1; c < CHANNELS; c++) {
      int under = (background >> (8 * (CHANNELS - 1 - c))) & 0xff;
      float over = Math.min(255, ink[at + c] / sum);
      mixed = (mixed << 8) | (int) (under + (over - under) * cover + 0.5f);
    }
    return mixed;
  }
}
