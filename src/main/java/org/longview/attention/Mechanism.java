package org.longview.attention;

/** What takes the place of full attention in a layer. */
public sealed interface Mechanism {
  /** Number of tokens that it is for. */
  int length();

  /** Fewer pairs: attention under a sparsity pattern. */
  record Sparse(AttentionPlan plan) implements Mechanism {
    @Override
    public int length() {
      return plan.length();
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
