package org.longview.picture;

import java.util.BitSet;

/**
 * What is too faint or too much to be drawn curve by curve: the ink of all curves between two cells
 * of tokens, spread evenly over the cells. Along a line of pixels, the curves from one cell end in
 * the order of the other cells, so that what falls on a pixel is a difference of two partial sums.
 */
final class ArcDensity {
  /** Ink, and its red, green and blue. */
  private static final int CHANNELS = 4;

  private final int cells;

  /** Pixels a cell. */
  private final double size;

  /** The first cell's upper edge. */
  private final double top;

  /** Partial sums over the keys of each query: cells × (cells + 1) × channels. */
  private final float[] byQuery;

  /** Likewise over the queries of each key. */
  private final float[] byKey;

  /** The cells that have ink. */
  private final int[] queries;

  private final int[] keys;
  private double total;

  /**
   * Sums the ink of all heads.
   *
   * @param tokens of the block
   * @param scale device pixels for each unit of length, the breadth of a curve
   */
  ArcDensity(ArcChoice choice, int tokens, ArcLayout layout, double scale, Palette palette) {
    cells = choice.cells();
    size = tokens * layout.spacing() / cells;
    top = -layout.first() * layout.spacing();
    byQuery = new float[cells * (cells + 1) * CHANNELS];
    byKey = new float[cells * (cells + 1) * CHANNELS];
    BitSet queriesWithInk = new BitSet();
    BitSet keysWithInk = new BitSet();
    for (int head = 0; head < choice.faint().length; head++) {
      float[] faint = choice.faint()[head];
      int color = HeadColors.of(head, palette);
      for (int cell = 0; cell < faint.length; cell++) {
        if (faint[cell] > 0) {
          add(cell / cells, cell % cells, (float) scale * faint[cell], color);
          queriesWithInk.set(cell / cells);
          keysWithInk.set(cell % cells);
        }
      }
    }
    accumulate(byQuery);
    accumulate(byKey);
    queries = queriesWithInk.stream().toArray();
    keys = keysWithInk.stream().toArray();
  }

  private void add(int query, int key, float ink, int color) {
    add(byQuery, (query * (cells + 1) + key + 1) * CHANNELS, ink, color);
    add(byKey, (key * (cells + 1) + query + 1) * CHANNELS, ink, color);
    total += ink;
  }

  private static void add(float[] sums, int at, float ink, int color) {
    sums[at] += ink;
    sums[at + 1] += ink * (color >> 16 & 0xff);
    sums[at + 2] += ink * (color >> 8 & 0xff);
    sums[at + 3] += ink * (color & 0xff);
  }

  private void accumulate(float[] sums) {
    for (int i = 0; i < cells; i++) {
      int row = i * (cells + 1) * CHANNELS;
      for (int at = row + CHANNELS; at < row + (cells + 1) * CHANNELS; at++) {
        sums[at] += sums[at - CHANNELS];
      }
    }
  }

  /** Whether it is that of many tokens, and so changes little from one line to the next. */
  boolean isDense() {
    return queries.length > 1 && keys.length > 1;
  }

  /** Ink of all curves, on each line of pixels that they cross. */
  double total() {
    return total;
  }

  /**
   * Adds what falls on a column of pixels between queries and keys.
   *
   * @param part how far the curves are on their way, from 0 to 1
   * @param strength what the ink is multiplied by
   * @param sharp for as many pixels, to work with; modified
   * @param ink of the pixels, from the top; modified
   */
  void addColumn(double part, float strength, ArcInk sharp, ArcInk ink) {
    sharp.clear();
    // Each way is exact; the fewer pixels, the faster
    boolean ofQueries = queries.length * part <= keys.length * (1 - part);
    double wide = ofQueries ? part : 1 - part;
    float[] sums = ofQueries ? byQuery : byKey;
    double step = Math.max(1e-3, wide * size);
    int[] places = ofQueries ? queries : keys;
    if (places.length == 0) {
      return;
    }
    for (int i : places) {
      spread(sums, i * (cells + 1) * CHANNELS, begin(i, wide), step, strength, sharp);
    }
    int pixels = ink.all.length;
    double end = begin(places[places.length - 1], wide) + cells * step;
    blur(
        sharp,
        (int) Math.max(0, begin(places[0], wide)),
        (int) Math.min(pixels, end + 2),
        (int) Math.max(1, Math.round((1 - wide) * size)),
        ink);
  }

  /** Where the curves from a cell begin to end. */
  private double begin(int cell, double wide) {
    return top + (cell + 0.5) * (1 - wide) * size;
  }

  /** Adds the ink of cells that follow one another from a place on. */
  private void spread(
      float[] sums, int row, double begin, double step, float strength, ArcInk ink) {
    int first = (int) Math.max(0, Math.floor(begin));
    int last = (int) Math.min(ink.all.length - 1, Math.floor(begin + cells * step));
    float[] before = new float[CHANNELS];
    read(sums, row, Math.max(0, (float) ((first - begin) / step)), before);
    float sum0 = before[0];
    float sum1 = before[1];
    float sum2 = before[2];
    float sum3 = before[3];
    float perPixel = (float) (1 / step);
    float cell = (float) ((first - begin) / step);
    for (int p = first; p <= last; p++) {
      cell += perPixel;
      int whole = Math.min(cells - 1, (int) cell);
      float rest = cell - whole;
      if (rest > 1) {
        rest = 1; // in half the time of Math.min
      }
      int left = row + whole * CHANNELS;
      float next0 = sums[left] + rest * (sums[left + 4] - sums[left]);
      float next1 = sums[left + 1] + rest * (sums[left + 5] - sums[left + 1]);
      float next2 = sums[left + 2] + rest * (sums[left + 6] - sums[left + 2]);
      float next3 = sums[left + 3] + rest * (sums[left + 7] - sums[left + 3]);
      ink.all[p] += strength * (next0 - sum0);
      ink.red[p] += strength * (next1 - sum1);
      ink.green[p] += strength * (next2 - sum2);
      ink.blue[p] += strength * (next3 - sum3);
      sum0 = next0;
      sum1 = next1;
      sum2 = next2;
      sum3 = next3;
    }
  }

  private void read(float[] sums, int row, float cell, float[] into) {
    int whole = Math.min(cells - 1, (int) Math.min(cells, cell));
    float rest = Math.min(1, cell - whole);
    int at = row + whole * CHANNELS;
    for (int c = 0; c < CHANNELS; c++) {
      into[c] = sums[at + c] + rest * (sums[at + CHANNELS + c] - sums[at + c]);
    }
  }

  /**
   * Adds to a target the mean of so many neighbouring pixels, around each.
   *
   * @param from the first pixel that has ink
   * @param to the one after the last
   */
  private static void blur(ArcInk sharp, int from, int to, int width, ArcInk target) {
    int ahead = width - 1 - width / 2;
    int end = Math.min(sharp.all.length, to + width);
    float part = 1f / width;
    float all = 0;
    float red = 0;
    float green = 0;
    float blue = 0;
    for (int p = from; p < end + ahead; p++) {
      if (p < to) {
        all += sharp.all[p];
        red += sharp.red[p];
        green += sharp.green[p];
        blue += sharp.blue[p];
      }
      int past = p - width;
      if (past >= from) {
        all -= sharp.all[past];
        red -= sharp.red[past];
        green -= sharp.green[past];
        blue -= sharp.blue[past];
      }
      int at = p - ahead;
      if (at >= 0) {
        target.all[at] += part * Math.max(0, all);
        target.red[at] += part * Math.max(0, red);
        target.green[at] += part * Math.max(0, green);
        target.blue[at] += part * Math.max(0, blue);
      }
    }
  }

  /**
   * Adds what falls on a row of pixels beside one column of tokens: half ellipses, of which the one
   * from a to b is √((y − a)(b − y)) broad at y.
   *
   * @param y the row's middle
   * @param side −1 for keys before the query, 1 for keys after it
   * @param origin where the ellipses begin
   * @param flat their breadth beside that of circles
   * @param strength what the ink is multiplied by
   * @param ink of the pixels, from the left; modified
   */
  void addRow(double y, int side, double origin, double flat, float strength, ArcInk ink) {
    // Sums over the lower cells: keys after the query that is above, or queries after such a key
    float[] sums = side > 0 ? byQuery : byKey;
    int[] lowers = side > 0 ? keys : queries;
    int cell = (int) Math.floor((y - top) / size);
    for (int upper : side > 0 ? queries : keys) {
      if (top + (upper + 0.5) * size >= y) {
        break;
      }
      // A cell with itself stands at the right
      int first = Math.max(cell, side > 0 ? upper : upper + 1);
      double above = flat * flat * (y - top - (upper + 0.5) * size);
      double end = 0;
      int ended = -1;
      for (int lower : lowers) {
        if (lower < first) {
          continue;
        }
        double begin = lower == ended ? end : breadth(above, top + lower * size - y);
        end = breadth(above, top + (lower + 1) * size - y);
        ended = lower + 1;
        int at = (upper * (cells + 1) + lower) * CHANNELS;
        if (sums[at + CHANNELS] > sums[at]) {
          // Of a cell that the row goes through, what is above has ended
          float left = (float) Math.min(1, lower + 1 - (y - top) / size);
          fill(sums, at, origin + side * begin, origin + side * end, strength * left, ink);
        }
      }
    }
  }

  private static double breadth(double above, double below) {
    return Math.sqrt(Math.max(0, above * below));
  }

  /** Spreads the ink of a cell over the pixels between two places. */
  private static void fill(
      float[] sums, int at, double from, double to, float strength, ArcInk ink) {
    float low = (float) Math.max(0, Math.min(from, to));
    float high = (float) Math.min(ink.all.length, Math.max(from, to));
    float wide = Math.max(1e-3f, (float) Math.abs(to - from));
    float all = sums[at + 4] - sums[at];
    float red = sums[at + 5] - sums[at + 1];
    float green = sums[at + 6] - sums[at + 2];
    float blue = sums[at + 7] - sums[at + 3];
    for (int p = (int) low; p < high; p++) {
      float part = strength * (Math.min(high, p + 1) - Math.max(low, p)) / wide;
      ink.all[p] += part * all;
      ink.red[p] += part * red;
      ink.green[p] += part * green;
      ink.blue[p] += part * blue;
    }
  }
}
