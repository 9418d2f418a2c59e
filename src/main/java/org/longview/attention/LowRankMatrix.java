package org.longview.attention;

/**
 * An n × k matrix that takes the place of attention: every column stands for a mixture of all
 * tokens.
 */
public interface LowRankMatrix extends AttentionMatrix {
  /** The mean over the rows of their entropy in nats; NaN where entries may be negative. */
  double rowEntropy();

  /** Whether entries may be negative. */
  boolean isSigned();

  /**
   * How a column weighs the tokens: its row of E, or the singular vector; n elements, which may be
   * negative. Zeros for a column that stands for nothing.
   */
  float[] mixture(int column);

  /**
   * The matrix n × n that gives the same output when it is multiplied with V: P̄·F of Linformer.
   * Its entries may be negative and its rows need not sum to 1.
   */
  AttentionMatrix equivalent();
}
