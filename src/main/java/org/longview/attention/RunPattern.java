package org.longview.attention;

/**
 * A pattern that names the keys of each query as a few runs; from these follows how it is computed.
 */
public sealed interface RunPattern extends SparsityPattern
    permits BigBird, Chunked, Fixed, Segments, Sinks, Strided, Truncated, Within {
  /** Takes the keys of a query. */
  interface Keys {
    /**
     * Takes a run of keys, by their places in {@link #keyOrder}; runs are disjoint and ascend, and
     * so do the keys of a run.
     *
     * @param from first, inclusive
     * @param to last, exclusive; none where it is not more than {@code from}
     */
    void add(int from, int to);
  }

  /**
   * Whether a pair of a block is allowed for another reason than that the key is near or named;
   * found at once. Bounds are those of {@link #allowsAny(int, int, int, int)}.
   */
  default boolean allowsFar(int queryFrom, int queryTo, int keyFrom, int keyTo) {
    return allowsFar(queryFrom, queryTo, keyFrom, keyTo, false);
  }

  /**
   * The same.
   *
   * @param causal whether only pairs count in which the key is not after the query
   */
  default boolean allowsFar(int queryFrom, int queryTo, int keyFrom, int keyTo, boolean causal) {
    return false;
  }

  /**
   * The keys of n tokens in an order in which those of every query are a few runs; a key may occur
   * twice, but not twice in the runs of a query.
   */
  int[] keyOrder(int n);

  /** Gives each key of a query among n tokens once. */
  void keys(int query, int n, Keys keys);
}
