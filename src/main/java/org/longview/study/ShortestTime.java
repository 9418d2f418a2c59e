package org.longview.study;

import java.util.function.DoubleSupplier;

/**
 * The time of what is run again and again until it gets no faster: in a runtime that has just
 * started the kernels are not compiled yet, and take some hundred times longer.
 */
public final class ShortestTime {
  /** Runs in turn that get no faster, for before it is compiled a single one may take long. */
  private static final int IN_TURN = 10;

  /** How much faster is faster. */
  private static final double FASTER = 0.95;

  private ShortestTime() {}

  /**
   * Runs it.
   *
   * @param run says how many seconds it took
   * @param patience seconds in which runs must get no faster
   * @param most seconds after which the shortest time counts although runs still get faster
   * @return the shortest of the seconds that runs took
   */
  public static double of(DoubleSupplier run, double patience, double most) {
    double shortest = Double.POSITIVE_INFINITY;
    double total = 0;
    double improved = 0;
    int inTurn = 0;
    while ((inTurn < IN_TURN || total - improved < patience) && total < most) {
      double seconds = run.getAsDouble();
      total += seconds;
      inTurn++;
      if (seconds < FASTER * shortest) {
        inTurn = 0;
        improved = total;
      }
      shortest = Math.min(shortest, seconds);
    }
    return shortest;
  }
}
