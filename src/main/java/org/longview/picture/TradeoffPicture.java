package org.longview.picture;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.longview.study.TradeoffGrid;

/**
 * Quality by window and number of global tokens, with lines of equal memory: what is drawn of it,
 * in units of cells. Windows go from left to right from 0, numbers of global tokens from the bottom
 * to the top; places across and down are counted from the upper left corner.
 *
 * @param grid the settings
 * @param quality of each candidate of the grid, NaN where it is not known
 * @param smallerIsBetter whether the bright colours are those of small values
 * @param map of colours, dark for what is bad
 * @param window that is marked although it may be none of the grid's; NaN for none
 * @param globals likewise
 */
@SuppressWarnings("ArrayRecordComponent") // drawn once, never compared
public record TradeoffPicture(
    TradeoffGrid grid,
    double[] quality,
    boolean smallerIsBetter,
    ColorMap map,
    double window,
    double globals) {
  private static final int DARK_INK = 0xff000000;
  private static final int LIGHT_INK = 0xffffffff;
  private static final double STEP = 0.05;

  /** A place in units of cells. */
  public record Place(double across, double down) {}

  /**
   * A line of equal memory.
   *
   * @param entries of one head, n·(w + 2s)
   * @param places along it, from the bottom to the top, within the map
   */
  public record Line(long entries, List<Place> places) {}

  public int columns() {
    return grid.windows().size();
  }

  public int rows() {
    return grid.counts().size();
  }

  /** Quality in per cent of a cell, rows counted from the bottom; NaN if it is not known. */
  public double percent(int column, int row) {
    return 100 * quality[grid.index(column, row)];
  }

  /** In per cent, from the least to the largest value of the cells; null while none is known. */
  public @Nullable ValueScale scale() {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < grid.cells(); i++) {
      if (!Double.isNaN(quality[i])) {
        low = Math.min(low, 100 * quality[i]);
        high = Math.max(high, 100 * quality[i]);
      }
    }
    return low > high ? null : ValueScale.sequential(ValueScale.Kind.LINEAR, low, high);
  }

  /** The colour of a quality in per cent. */
  public int color(ValueScale scale, double percent) {
    boolean one = scale.low() == scale.high();
    double position = one ? 1 : scale.position(percent);
    return map.at(smallerIsBetter && !one ? 1 - position : position);
  }

  /**
   * A percentage as short as a cell needs it; what is not all or nothing never looks so, but for
   * what rounding leaves.
   */
  public static String number(double percent) {
    boolean fine = percent > 0.0001 && (percent < 9.95 || (percent > 99.5 && percent < 100));
    if (!fine) {
      return Long.toString(Math.round(percent));
    }
    double shown = Math.max(0.1, Math.min(99.9, Math.round(10 * percent) / 10.0));
    return percent > 99.9999 ? "100" : Numerals.threeDigits(shown);
  }

  /** Black or white, whatever stands out more on a colour (WCAG 2.1, relative luminance). */
  public static int ink(int color) {
    double luminance =
        0.2126 * linear(color >> 16 & 0xff)
            + 0.7152 * linear(color >> 8 & 0xff)
            + 0.0722 * linear(color & 0xff);
    return (luminance + 0.05) / 0.05 > 1.05 / (luminance + 0.05) ? DARK_INK : LIGHT_INK;
  }

  private static double linear(int channel) {
    double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
  }

  /** Lines of equal memory, those that have a place on the map. */
  public List<Line> lines() {
    return grid.lines()
        .mapToObj(entries -> new Line(entries, places(entries)))
        .filter(line -> !line.places.isEmpty())
        .toList();
  }

  private List<Place> places(long entries) {
    List<Double> counts = counts();
    List<Double> windows = windows();
    List<Place> places = new ArrayList<>();
    for (double row = -0.5; row <= rows() - 0.5 + STEP / 2; row += STEP) {
      double window = (double) entries / grid.n() - 2 * value(counts, row);
      if (window < windows.get(0)) {
        break;
      }
      places.add(new Place(place(windows, window) + 0.5, rows() - 0.5 - row));
    }
    return places;
  }

  /** Where a line leaves the map at its upper edge, to be named there; empty if it does not. */
  public @Nullable Place end(Line line) {
    double window = (double) line.entries / grid.n() - 2.0 * grid.counts().get(rows() - 1);
    return window < grid.windows().get(0) ? null : new Place(place(windows(), window) + 0.5, 0);
  }

  /** Whether anything is marked. */
  public boolean isMarked() {
    return !Double.isNaN(window);
  }

  /** Whether what is marked is one of the cells, in whose middle {@link #marked()} then lies. */
  public boolean isCellMarked() {
    return windows().contains(window) && counts().contains(globals);
  }

  /** Where the marked setting lies, between cells if it is none. */
  public Place marked() {
    double column = place(windows(), Math.max(grid.windows().get(0), window));
    double row = rows() == 1 ? 0 : place(counts(), globals);
    return new Place(column + 0.5, rows() - 0.5 - row);
  }

  private List<Double> windows() {
    return grid.windows().stream().map(Long::doubleValue).toList();
  }

  private List<Double> counts() {
    return grid.counts().stream().map(Integer::doubleValue).toList();
  }

  /** The place of a value among ascending ones, between two of them in proportion. */
  private static double place(List<Double> values, double value) {
    for (int i = 1; i < values.size(); i++) {
      if (value <= values.get(i)) {
        double below = values.get(i - 1);
        return i - 1 + (value - below) / (values.get(i) - below);
      }
    }
    return values.size() - 1;
  }

  /** The value at a place; beyond the ends theirs. */
  private static double value(List<Double> values, double place) {
    double inside = Math.max(0, Math.min(values.size() - 1, place));
    int below = (int) Math.min(values.size() - 2.0, Math.floor(inside));
    return values.size() == 1
        ? values.get(0)
        : values.get(below) + (inside - below) * (values.get(below + 1) - values.get(below));
  }
}
