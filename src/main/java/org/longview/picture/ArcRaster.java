package org.longview.picture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
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

  /**
   * Ink a pixel, on average, from which on what is not listed gets less; a limit beside that of
   * {@link ArcCurves}, so that the strongest stand out.
   */
  private static final double MOST_FAINT_INK = 0.3;

  private final ArcLayout layout;
  private final ArcDensity density;
  private final List<Strand> strands = new ArrayList<>();

  /** Curves of a strand. */
  private int most;

  /** What the ink of all that is not listed is multiplied by. */
  private final float strength;

  private ArcRaster(ArcChoice choice, int tokens, ArcLayout layout, double scale, Palette palette) {
    this.layout = layout;
    density = new ArcDensity(choice, tokens, layout, scale, palette);
    ArcCurves curves = ArcCurves.of(choice, layout, scale, palette);
    for (int color : Arrays.stream(curves.color()).distinct().toArray()) {
      Strand strand = new Strand(curves, color);
      strands.add(strand);
      most = Math.max(most, strand.from.length);
    }
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
    ArcInk ink = new ArcInk(across);
    ArcInk faint = new ArcInk(across);
    ArcInk faintNext = new ArcInk(across);
    ArcInk sharp = new ArcInk(across);
    ArcStroke stroke = new ArcStroke(across, most);
    int apart = density.isDense() ? APART : APART_OF_TOKEN;
    inkFaint(lineFrom, sharp, faintNext);
    for (int line = lineFrom; line < lineTo; line++) {
      int beyond = (line - lineFrom) % apart;
      if (beyond == 0) {
        ArcInk behind = faint;
        faint = faintNext;
        faintNext = behind;
        inkFaint(line + apart, sharp, faintNext);
      }
      if (layout.oneLine() || isBetween(line)) {
        ink.mix(faint, faintNext, beyond / (float) apart);
        inkListed(line, stroke, ink);
      } else {
        ink.clear();
      }
      int step = layout.oneLine() ? 1 : layout.width();
      ink.color(background, pixels, layout.oneLine() ? line * layout.width() : line, step);
    }
  }

  /** What is not listed, on a line of pixels. */
  private void inkFaint(int line, ArcInk sharp, ArcInk ink) {
    ink.clear();
    if (density.total() == 0) {
      return;
    }
    if (layout.oneLine()) {
      density.addRow(line + 0.5, -1, origin(-1), flat(), strength, ink);
      density.addRow(line + 0.5, 1, origin(1), flat(), strength, ink);
    } else {
      density.addColumn(smooth(way(line + 0.5)), strength, sharp, ink);
    }
  }

  private void inkListed(int line, ArcStroke stroke, ArcInk ink) {
    float begin = (float) smooth(way(line));
    float end = (float) smooth(way(line + 1));
    for (Strand strand : strands) {
      if (layout.oneLine()) {
        strand.inkRow(line, flat(), origin(-1), origin(1), (float) layout.spacing() / 2, stroke);
      } else {
        strand.inkColumn(begin, end, stroke);
      }
      stroke.pour(strand.color, ink);
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

  private static double smooth(double t) {
    double inside = Math.max(0, Math.min(1, t));
    return inside * inside * (3 - 2 * inside);
  }

  /** The listed curves of one colour. Those that leave a column arrive level at the other. */
  private static final class Strand {
    /** A place that is on no line. */
    private static final float BEYOND = -1e6f;

    private final int color;
    private final float[] from;
    private final float[] to;
    private final float[] thick;
    private final float[] alpha;

    Strand(ArcCurves curves, int color) {
      this.color = color;
      int[] own =
          IntStream.range(0, curves.count()).filter(i -> curves.color()[i] == color).toArray();
      from = picked(curves.from(), own);
      to = picked(curves.to(), own);
      thick = picked(curves.thick(), own);
      alpha = picked(curves.ink(), own);
    }

    private static float[] picked(float[] all, int[] own) {
      float[] picked = new float[own.length];
      for (int i = 0; i < own.length; i++) {
        picked[i] = all[own[i]];
      }
      return picked;
    }

    /**
     * Between the columns curves rise as 3t² − 2t³.
     *
     * @param begin how far they have risen where the column of pixels begins, from 0 to 1
     * @param end the same where it ends
     */
    void inkColumn(float begin, float end, ArcStroke stroke) {
      for (int i = 0; i < from.length; i++) {
        float rise = to[i] - from[i];
        stroke.enter[i] = from[i] + rise * begin;
        stroke.leave[i] = from[i] + rise * end;
      }
      stroke.add(thick, alpha);
    }

    /**
     * Half ellipses: to the left where the key comes before the query, to the right where after.
     *
     * @param flat their breadth beside that of circles
     * @param left where those to the left begin
     * @param right where those to the right begin
     * @param least the least distance of the ends
     */
    void inkRow(int y, float flat, float left, float right, float least, ArcStroke stroke) {
      for (int i = 0; i < from.length; i++) {
        float radius = Math.max(Math.abs(to[i] - from[i]), least) / 2;
        float center = (from[i] + to[i]) / 2;
        if (y + 1 < center - radius || y > center + radius) {
          stroke.enter[i] = BEYOND;
          stroke.leave[i] = BEYOND;
          continue;
        }
        int side = to[i] < from[i] ? -1 : 1;
        float origin = side < 0 ? left : right;
        float begin = breadth(y - center, radius);
        float end = breadth(y + 1 - center, radius);
        if (begin == 0 && end == 0) {
          end = radius; // all of it lies within the row
        }
        stroke.enter[i] = origin + side * flat * begin;
        stroke.leave[i] = origin + side * flat * end;
      }
      stroke.add(thick, alpha);
    }

    /** Of a circle at a height. */
    private static float breadth(float y, float radius) {
      float square = radius * radius - y * y;
      return square > 0 ? (float) Math.sqrt(square) : 0;
    }
  }
}
