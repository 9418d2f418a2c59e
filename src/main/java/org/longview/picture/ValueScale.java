package org.longview.picture;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a value lies between the first and the last colour of a map.
 *
 * @param kind how values are spread
 * @param low the value of the first colour; −high if the scale is diverging
 * @param high the value of the last colour, at least {@code low}; both finite
 * @param diverging whether zero lies in the middle
 */
public record ValueScale(Kind kind, double low, double high, boolean diverging) {
  /** How values are spread over the colours. */
  public enum Kind {
    /** Evenly. */
    LINEAR,
    /** By the square root of the distance from {@code low}, or from zero: small ones show. */
    SQUARE_ROOT
  }

  /**
   * A number at a colour bar.
   *
   * @param value the number
   * @param position its place, from 0 to 1
   * @param label the number in at most three significant digits
   */
  public record Tick(double value, double position, String label) {}

  public ValueScale {
    if (!Double.isFinite(low) || !Double.isFinite(high) || low > high) {
      throw new IllegalArgumentException("no scale from " + low + " to " + high);
    }
    if (diverging && low != -high) {
      throw new IllegalArgumentException(low + " to " + high + " is not symmetric");
    }
  }

  /** From {@code low} to {@code high}. */
  public static ValueScale sequential(Kind kind, double low, double high) {
    return new ValueScale(kind, low, high, false);
  }

  /** From {@code −magnitude} to {@code magnitude}, with zero in the middle. */
  public static ValueScale diverging(Kind kind, double magnitude) {
    return new ValueScale(kind, -magnitude, magnitude, true);
  }

  /**
   * The place of a value, from 0 to 1; what lies beyond the ends takes theirs. Where the scale has
   * no extent, every value takes the middle if diverging, else the beginning.
   */
  public double position(double value) {
    if (diverging) {
      return high == 0 ? 0.5 : 0.5 + Math.copySign(spread(Math.abs(value) / high), value) / 2;
    }
    return high == low ? 0 : spread((value - low) / (high - low));
  }

  private double spread(double part) {
    double inside = Math.max(0, Math.min(1, part));
    return kind == Kind.SQUARE_ROOT ? Math.sqrt(inside) : inside;
  }

  /** The value at a place from 0 to 1: the inverse of {@link #position}. */
  private double value(double position) {
    if (diverging) {
      return Math.copySign(gather(Math.abs(2 * position - 1)) * high, position - 0.5);
    }
    return low + gather(position) * (high - low);
  }

  private double gather(double place) {
    return kind == Kind.SQUARE_ROOT ? place * place : place;
  }

  /**
   * Round numbers for a colour bar, from low to high, at least two on an even scale, none closer
   * than a third of 1/{@code most} to its neighbour.
   *
   * @param most about how many the bar has room for, at least 1
   */
  public List<Tick> ticks(int most) {
    if (high == low) {
      return List.of(tick(low));
    }
    return kind == Kind.LINEAR ? linearTicks(most) : squareRootTicks(most);
  }

  private List<Tick> linearTicks(int most) {
    double step = roundUp((high - low) / most);
    List<Tick> ticks = multiples(step);
    // One number alone does not tell how much a colour is
    while (ticks.size() < 2) {
      step = roundUp(0.3 * step);
      ticks = multiples(step);
    }
    return ticks;
  }

  private List<Tick> multiples(double step) {
    List<Tick> ticks = new ArrayList<>();
    for (double i = Math.ceil(low / step - 1e-9); i * step <= high + 1e-9 * step; i++) {
      ticks.add(tick(i * step));
    }
    return ticks;
  }

  /** Evenly placed numbers, each cut to a round one. */
  private List<Tick> squareRootTicks(int most) {
    int halves = diverging ? Math.max(1, most / 2) * 2 : most;
    List<Tick> ticks = new ArrayList<>();
    for (int i = 0; i <= halves; i++) {
      double number = roundDown(value((double) i / halves));
      boolean apart =
          ticks.isEmpty()
              || position(number) - ticks.get(ticks.size() - 1).position() >= 0.5 / most;
      if (number >= low && number <= high && apart) {
        ticks.add(tick(number));
      }
    }
    return ticks;
  }

  private Tick tick(double number) {
    double value = number + 0.0; // makes −0 a 0
    return new Tick(value, position(value), Numerals.threeDigits(value));
  }

  /** The least of 1, 2 and 5 times a power of ten that is at least {@code number} > 0. */
  private static double roundUp(double number) {
    double power = Math.pow(10, Math.floor(Math.log10(number)));
    for (double factor : new double[] {1, 2, 5}) {
      if (factor * power >= number * (1 - 1e-9)) {
        return factor * power;
      }
    }
    return 10 * power;
  }

  /** The number next to zero, of one round digit times a power of ten. */
  private static double roundDown(double number) {
    double size = Math.abs(number);
    double power = Math.pow(10, Math.floor(Math.log10(size)));
    double round = 0;
    for (double factor : new double[] {1, 2, 3, 5, 7}) {
      if (factor * power <= size * (1 + 1e-9)) {
        round = factor * power;
      }
    }
    return Math.copySign(round, number);
  }
}
