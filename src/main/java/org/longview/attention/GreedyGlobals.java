package org.longview.attention;

import org.longview.linear.Matrix;

/**
 * Global tokens chosen one after the other, each time the token that keeps most attention beside a
 * window and the tokens chosen before. Immutable; several threads may use it.
 */
public final class GreedyGlobals {
  private final Matrix attention;
  private final boolean causal;

  /**
   * Keeps its arguments, which must not change.
   *
   * @param attention n × n, whose rows are queries; of one head, or the mean of several
   * @param causal whether keys after the query count for nothing
   */
  public GreedyGlobals(Matrix attention, boolean causal) {
    this.attention = attention;
    this.causal = causal;
  }

  /**
   * The first tokens to be chosen, in the order of their choice; of two that keep as much the first
   * of the text.
   *
   * @param half h, keys on each side in the window
   * @param count how many, at most n
   */
  public int[] choose(long half, int count) {
    int n = attention.rows();
    // What each row misses, and what each column would give to the rows that do not see it
    double[] missing = new double[n];
    double[] given = new double[n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double weight = outside(i, j, half);
        missing[i] += weight;
        given[j] += weight;
      }
    }
    boolean[] chosen = new boolean[n];
    int[] order = new int[count];
    for (int s = 0; s < count; s++) {
      int best = -1;
      for (int g = 0; g < n; g++) {
        if (!chosen[g] && (best < 0 || missing[g] + given[g] > missing[best] + given[best])) {
          best = g;
        }
      }
      chosen[best] = true;
      order[s] = best;
      for (int other = 0; other < n; other++) {
        if (!chosen[other]) {
          missing[other] -= outside(other, best, half);
          given[other] -= outside(best, other, half);
        }
      }
    }
    return order;
  }

  /** The weight of a pair that the window excludes; 0 for the others. */
  private double outside(int query, int key, long half) {
    boolean counts = Math.abs(query - key) > half && !(causal && key > query);
    return counts ? attention.get(query, key) : 0;
  }
}
