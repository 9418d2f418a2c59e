package org.longview.attention;

import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.longview.linear.Matrix;
import org.longview.work.Cancellation;
import org.longview.work.Workers;

/** What the attention of a layer gives: the output and the matrix of each of its heads. */
public sealed interface LayerResult permits LayerAttention, MergedAttention, FinishedLayer {
  int heads();

  /** n, the number of tokens. */
  int length();

  Mechanism mechanism();

  /** The output of one head, n × d, not to be modified; null where there are no values. */
  @Nullable Matrix output(int head);

  /** The attention matrix of one head, n × n, or n × k of Linformer. */
  AttentionMatrix matrix(int head);

  /** Whether its matrices are products of low rank, n × k. */
  default boolean isLowRank() {
    return false;
  }

  /** The matrix of one head with what its columns mix; null if it is not of low rank. */
  default @Nullable LowRankMatrix lowRank(int head) {
    return null;
  }

  /**
   * The mean over the rows of their entropy in nats, computed when asked for; none where rows are
   * no softmax.
   */
  OptionalDouble entropy(int head, Workers workers, Cancellation cancellation);

  /** Bytes of what holds it, part by part; parts may be shared, and are then one object. */
  Map<Object, Long> parts();
}
