package org.longview.attention;

import org.longview.linear.Matrix;

/** What a pattern keeps and loses, of one head; and the entropy of attention. */
public final class Measures {
  private Measures() {}

  /**
   * Attention kept: the mean over the rows of the full attention's probability that lies on allowed
   * keys. With the same queries and keys the denominators of both softmaxes tell it: Σ over allowed
   * exp(s) / Σ over all exp(s). What is lost, one minus this, is the total variation distance of
   * the two attentions.
   *
   * @param patternLogSumExp n, under the pattern
   * @param fullLogSumExp n, of full attention of the same queries and keys
   */
  public static double kept(float[] patternLogSumExp, float[] fullLogSumExp) {
    double sum = 0;
    for (int i = 0; i < fullLogSumExp.length; i++) {
      if (patternLogSumExp[i] != Float.NEGATIVE_INFINITY) {
        sum += Math.min(1, Math.exp((double) patternLogSumExp[i] - fullLogSumExp[i]));
      }
    }
    return sum / fullLogSumExp.length;
  }

  /**
   * Output error: ‖actual − reference‖ / ‖reference‖ in the Frobenius norm; 0 where both are zero.
   *
   * @param actual n × d
   * @param reference n × d
   */
  public static double outputError(Matrix actual, Matrix reference) {
    double difference = 0;
    double norm = 0;
    for (int i = 0; i < reference.rows(); i++) {
      for (int j = 0; j < reference.columns(); j++) {
        double r = reference.get(i, j);
        double e = actual.get(i, j) - r;
        difference += e * e;
        norm += r * r;
      }
    }
    return difference == 0 ? 0 : Math.sqrt(difference / norm);
  }

  /**
   * Row entropy in nats, −Σⱼ pⱼ ln pⱼ, its mean over all rows; rows without a key, and those left
   * at zero, have none.
   *
   * @param logSumExp n
   * @param expectedScore n, from the same computation
   */
  public static double rowEntropy(AttentionPlan plan, float[] logSumExp, float[] expectedScore) {
    double sum = 0;
    for (int i = 0; i < logSumExp.length; i++) {
      if (!plan.isSilent(i)) {
        sum += rowEntropy(logSumExp[i], expectedScore[i]);
      }
    }
    return sum / logSumExp.length;
  }

  /** The entropy of one row in nats; 0 without a key. */
  public static double rowEntropy(float logSumExp, float expectedScore) {
    return logSumExp == Float.NEGATIVE_INFINITY ? 0 : Math.max(0, logSumExp - expectedScore);
  }
}
