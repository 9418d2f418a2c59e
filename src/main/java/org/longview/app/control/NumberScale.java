package org.longview.app.control;

import java.util.List;

/**
 * The numbers that a slider runs through. Small ones have more room than large ones, and large ones
 * are round.
 *
 * @param least at the left end
 * @param most at the right end, at least {@code least}
 * @param step all numbers differ from {@code least} by multiples of it, as far as they are small
 * @param stops all numbers that there are, ascending, if they follow no rule; then they are equally
 *     far apart
 */
public record NumberScale(long least, long most, long step, List<Long> stops) {
  /** Up to here, every number can be reached. */
  private static final long FINE = 40;

  /** A power of two this near, relative to it, is taken instead. */
  private static final double NEAR = 0.04;

  public NumberScale {
    if (least > most || step < 1) {
      throw new IllegalArgumentException(least + " to " + most + " by " + step);
    }
  }

  /** Numbers that differ by a step. */
  public NumberScale(long least, long most, long step) {
    this(least, most, step, List.of());
  }

  /**
   * Some numbers alone.
   *
   * @param stops ascending; one or more
   */
  public static NumberScale of(List<Long> stops) {
    return new NumberScale(stops.get(0), stops.get(stops.size() - 1), 1, List.copyOf(stops));
  }

  /** The place of a number, from 0 to 1; of those beyond the ends, the end. */
  public double position(long number) {
    if (!stops.isEmpty()) {
      return (double) below(number) / Math.max(1, stops.size() - 1);
    }
    if (least == most) {
      return 0;
    }
    double within = Math.max(least, Math.min(most, number));
    return Math.log1p((within - least) / softness()) / Math.log1p((most - least) / softness());
  }

  /** The number at a place from 0 to 1. */
  public long number(double position) {
    if (position >= 1) {
      return most;
    }
    if (!stops.isEmpty()) {
      return stops.get((int) Math.round(position * (stops.size() - 1)));
    }
    double exact =
        least + Math.expm1(position * Math.log1p((most - least) / softness())) * softness();
    long stepped = least + Math.round((exact - least) / step) * step;
    long number = stepped <= FINE ? stepped : round(exact);
    return Math.max(least, Math.min(most, number));
  }

  /** The next number in a direction, 1 or −1, or a larger stride of half as much again. */
  public long next(long number, int direction, boolean far) {
    if (!stops.isEmpty()) {
      int from = direction > 0 ? below(number) : below(number - 1) + 1;
      int to = from + direction * (far ? 2 : 1);
      return stops.get(Math.max(0, Math.min(stops.size() - 1, to)));
    }
    long stride = far ? Math.max(step, number / 2 / step * step) : step;
    return Math.max(least, Math.addExact(number, direction * stride));
  }

  /** Index of the last stop that is no larger, or of the first one. */
  private int below(long number) {
    int index = 0;
    while (index + 1 < stops.size() && stops.get(index + 1) <= number) {
      index++;
    }
    return index;
  }

  /** Numbers much smaller than this are spread evenly. */
  private double softness() {
    return Math.max(1, Math.min(16, (most - least) / 8.0));
  }

  private static long round(double exact) {
    double power = Math.pow(2, Math.rint(Math.log(exact) / Math.log(2)));
    if (Math.abs(exact - power) < NEAR * power) {
      return (long) power;
    }
    double unit = Math.pow(10, Math.max(0, Math.floor(Math.log10(exact)) - 1));
    return (long) (Math.rint(exact / unit) * unit);
  }
}
