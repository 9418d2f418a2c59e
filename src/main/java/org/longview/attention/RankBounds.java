package org.longview.attention;

import org.longview.work.InputException;

/**
 * How large Linformer's proofs let the rank k become for an error ε (Wang et al. 2020). They hold
 * with high probability for random projections; they say that such a rank exists, not that a model
 * that was trained without projections can do with it.
 *
 * @param epsilon ε
 */
public record RankBounds(double epsilon) {
  /** The largest ε at which ε² − ε³ still grows. */
  public static final double LARGEST_EPSILON = 2.0 / 3;

  /**
   * Checks the error.
   *
   * @throws InputException if it is not above 0 and at most 2/3
   */
  public RankBounds {
    if (!(epsilon > 0 && epsilon <= LARGEST_EPSILON)) {
      throw new InputException(
          "The error ε is " + epsilon + "; it must be above 0 and at most 2/3.");
    }
  }

  /** k = 5 ln n / (ε² − ε³), from the proof of theorem 1. */
  public double theorem1(int n) {
    return 5 * Math.log(n) / squareMinusCube();
  }

  /**
   * k = min{9 d ln d / ε², 5 ln n / ε²}, theorem 2 with the constants as they are printed, though
   * inside Θ.
   *
   * @param d width of a head
   */
  public double theorem2(int n, int d) {
    double square = epsilon * epsilon;
    return Math.min(9 * d * Math.log(d) / square, 5 * Math.log(n) / square);
  }

  private double squareMinusCube() {
    return epsilon * epsilon - epsilon * epsilon * epsilon;
  }
}
