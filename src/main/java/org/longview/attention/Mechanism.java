package org.longview.attention;

import java.util.List;

/** What takes the place of full attention in a layer. */
public sealed interface Mechanism {
  /** Number of tokens that it is for. */
  int length();

  /**
   * Fewer pairs: attention under a sparsity pattern.
   *
   * @param plans one for each head, or one that all heads share; of the same length and padding
   */
  record Sparse(List<AttentionPlan> plans) implements Mechanism {
    public Sparse {
      plans = List.copyOf(plans);
    }

    /** All heads share the plan. */
    public Sparse(AttentionPlan plan) {
      this(List.of(plan));
    }

    /** The plan of a head. */
    public AttentionPlan plan(int head) {
      return plans.get(plans.size() == 1 ? 0 : head);
    }

    /** Whether all heads share one plan. */
    public boolean isShared() {
      return plans.size() == 1;
    }

    /** The keys that no head looks at. */
    public KeyPadding padding() {
      return plans.get(0).padding();
    }

    @Override
    public int length() {
      return plans.get(0).length();
    }
  }

  /** Fewer keys: Linformer. */
  record LowRank(Projection projection, KeyPadding padding) implements Mechanism {
    @Override
    public int length() {
      return projection.length();
    }
  }

  /**
   * The best approximation of each head's own attention.
   *
   * @param rank k, at least 1
   * @param length n
   */
  record Best(int rank, int length, KeyPadding padding) implements Mechanism {}
}
