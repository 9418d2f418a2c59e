package org.longview.attention;

import org.longview.linear.Kernels;
import org.longview.linear.Matrix;
import org.longview.linear.SingularValues;

/**
 * The singular values of an attention matrix, and how near to low rank they say it is. Immutable.
 */
public final class Spectrum {
  private final double[] values;
  private final double[] cumulative;

  /**
   * Measures singular values.
   *
   * @param values the largest first, at least one, none negative; copied
   */
  public Spectrum(double[] values) {
    this.values = values.clone();
    cumulative = new double[values.length];
    double sum = 0;
    for (int r = 0; r < values.length; r++) {
      sum += values[r];
      cumulative[r] = sum;
    }
    for (int r = 0; r < values.length; r++) {
      cumulative[r] = sum == 0 ? 1 : cumulative[r] / sum;
    }
  }

  /**
   * That of an attention matrix, all of which is computed; excluded pairs are zeros.
   *
   * @throws org.longview.work.InputException if the singular values cannot be found
   */
  public static Spectrum of(Kernels kernels, AttentionMatrix attention) {
    Matrix whole = Matrix.zeros(attention.rows(), attention.columns());
    attention.fill(0, 0, 0, whole);
    return new Spectrum(SingularValues.of(kernels, whole));
  }

  /** Number of singular values, those that are zero included. */
  public int size() {
    return values.length;
  }

  /** A singular value; 0 is the largest. */
  public double value(int index) {
    return values[index];
  }

  /**
   * The normalised cumulative singular value, σ₁ + … + σ_r over the sum of all (Wang et al. 2020,
   * figure 1).
   *
   * @param rank r, from 0 to {@link #size()}; larger ones count as that
   */
  public double cumulative(int rank) {
    return rank <= 0 ? 0 : cumulative[Math.min(rank, size()) - 1];
  }

  /** The same at every rank, 1 … n; a copy. */
  public double[] cumulative() {
    return cumulative.clone();
  }

  /** The least rank whose {@link #cumulative} is at least a share from 0 to 1. */
  public int rankFor(double share) {
    int rank = 0;
    while (rank < size() && cumulative(rank) < share) {
      rank++;
    }
    return rank;
  }

  /** exp of the entropy of σ/Σσ: 1 … rank (Roy and Vetterli 2007). */
  public double effectiveRank() {
    double sum = sum(1);
    double entropy = 0;
    for (double value : values) {
      double p = sum == 0 ? 0 : value / sum;
      entropy -= p == 0 ? 0 : p * Math.log(p);
    }
    return Math.exp(entropy);
  }

  /** Σσ²/σ₁². */
  public double stableRank() {
    return values[0] == 0 ? 0 : sum(2) / (values[0] * values[0]);
  }

  /**
   * The relative error in the Frobenius norm of the best approximation of rank r, √(Σ_{t&gt;r} σ_t²
   * / Σσ²) (Eckart and Young 1936).
   */
  public double error(int rank) {
    double beyond = 0;
    for (int r = Math.max(0, rank); r < size(); r++) {
      beyond += values[r] * values[r];
    }
    return beyond == 0 ? 0 : Math.sqrt(beyond / sum(2));
  }

  private double sum(int power) {
    double sum = 0;
    for (double value : values) {
      sum += power == 1 ? value : value * value;
    }
    return sum;
  }
}
