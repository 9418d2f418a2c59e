package org.longview.linear;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The float32 kernels. {@link #plain()} is the specification, written to be read; {@link #best()}
 * is what the program computes with. Kernels run on the calling thread, keep no state between calls
 * and may be called by several threads at once, as long as no two write to the same rows.
 */
public interface Kernels {
  /** The kernels that read like their definitions. They also serve where there is no better. */
  static Kernels plain() {
    return KernelChoice.PLAIN;
  }

  /** The fastest kernels that this Java runtime and processor can run, chosen once. */
  static Kernels best() {
    return KernelChoice.BEST;
  }

  /** What they are, for the user: "Vector API, 512 bits" or "plain Java". */
  String description();

  /**
   * Lays out B for {@link #multiply}.
   *
   * @param b k × n, k at least 1; not modified and not kept
   */
  default PackedMatrix pack(Matrix b) {
    return pack(List.of(b)).get(0);
  }

  /**
   * Lays out several B that are used one after the other, next to each other in memory.
   *
   * @param b each k × n, of any k from 1 on and any n; not modified and not kept
   * @return them packed, in the same order
   */
  List<PackedMatrix> pack(List<Matrix> b);

  /**
   * C = A·B + bias, the bias added to every row.
   *
   * @param a m × k; not modified
   * @param b k × n, packed by the same kernels; not modified
   * @param bias n elements, or null for none; not modified
   * @param c m × n; modified; shares no element with a
   * @throws IllegalArgumentException if the shapes do not fit
   */
  void multiply(Matrix a, PackedMatrix b, float @Nullable [] bias, Matrix c);

  /**
   * The exact Gaussian error linear unit of every element, x ← x/2 · (1 + erf(x/√2)) (Hendrycks and
   * Gimpel 2016).
   *
   * @param x modified
   */
  void gelu(Matrix x);

  /**
   * x ← LayerNorm(x + residual).
   *
   * @param x m × n; modified
   * @param residual m × n, or null for none; not modified
   * @param norm of n columns
   */
  void addAndNormalize(Matrix x, @Nullable Matrix residual, LayerNorm norm);

  /**
   * Lays out keys and values for {@link #attend} and {@link #weights}.
   *
   * @param k keys, n × d; not modified and not kept
   * @param v values, n × d, or null if only the weights are wanted; not modified and not kept
   * @param order the rows of k and v to pack, in this order, any of them any number of times; null
   *     for all as they are
   */
  PackedKeys packKeys(Matrix k, @Nullable Matrix v, int @Nullable [] order);

  /**
   * Scaled dot-product attention over the given keys only: row i of the output is Σⱼ pᵢⱼ vⱼ with pᵢ
   * = softmax(scale · qᵢ·kⱼ) over the keys j of row i (Vaswani et al. 2017, equation 1). The scores
   * of at most a block of rows exist at a time. A row without keys gets zeros, and −∞ as its
   * log-sum-exp.
   *
   * @param q queries, rows × d; not modified
   * @param queries the row of q (and of the other row-wise arguments) that each row of {@code
   *     spans} stands for; null for the row itself
   * @param keys packed by the same kernels
   * @param spans the keys of each row
   * @param from first row of {@code spans} to compute
   * @param to one past the last row of {@code spans} to compute
   * @param out the outputs, n × d; only the rows computed are modified. Null if they are not wanted
   * @param logSumExp for each row of q ln Σⱼ exp(scale · qᵢ·kⱼ); only the rows computed are
   *     modified
   * @param expectedScore for each row of q Σⱼ pᵢⱼ · scale · qᵢ·kⱼ, so that logSumExp −
   *     expectedScore is the entropy in nats; null if it is not wanted
   */
  void attend(
      Matrix q,
      int @Nullable [] queries,
      PackedKeys keys,
      KeySpans spans,
      float scale,
      int from,
      int to,
      @Nullable Matrix out,
      float[] logSumExp,
      float @Nullable [] expectedScore);

  /**
   * The attention weights exp(scale · qᵢ·kⱼ − logSumExpᵢ) of a rectangle of pairs, allowed or not.
   * Where the log-sum-exp is −∞ they are zero.
   *
   * @param q queries, one for each row of {@code target}; not modified
   * @param keys packed by the same kernels
   * @param keyFrom the key, in packed order, of the first column of {@code target}
   * @param logSumExp one for each row of {@code target}, from {@code logSumExpOffset} on
   * @param target modified
   */
  void weights(
      Matrix q,
      PackedKeys keys,
      float scale,
      int keyFrom,
      float[] logSumExp,
      int logSumExpOffset,
      Matrix target);

  /**
   * Lays out keys for {@link #pool}.
   *
   * @param k keys, n × d; not modified and not kept
   */
  PackedKeys packKeysToPool(Matrix k);

  /**
   * The attention weights of a rectangle of pairs, as {@link #weights} gives them, reduced: entry
   * (a, b) of the target is the largest of the weights of the queries a · queriesTogether … and the
   * keys keyFrom + b · keysTogether …, or their sum.
   *
   * @param q queries; not modified
   * @param keys from {@link #packKeysToPool} of the same kernels
   * @param keyFrom first key, inclusive
   * @param keyTo last key, exclusive
   * @param logSumExp one for each query, from {@code logSumExpOffset} on
   * @param queriesTogether queries of an entry; the last row of the target may have fewer
   * @param keysTogether keys of an entry; the last column of the target may have fewer
   * @param sum whether entries are sums
   * @param target ⌈rows of q / queriesTogether⌉ × ⌈(keyTo − keyFrom) / keysTogether⌉; modified
   */
  void pool(
      Matrix q,
      PackedKeys keys,
      float scale,
      int keyFrom,
      int keyTo,
      float[] logSumExp,
      int logSumExpOffset,
      int queriesTogether,
      int keysTogether,
      boolean sum,
      Matrix target);

  /**
   * A symmetric tridiagonal matrix T with the eigenvalues of AᵀA, in double precision throughout,
   * by Householder's reflections (Golub and Van Loan 2013, section 8.3.1).
   *
   * @param a m × n; not modified
   * @param diagonal n elements, modified: the diagonal of T
   * @param offDiagonal n elements, modified: the elements beside it, from 0 on; the last is not
   *     used
   */
  void tridiagonalize(Matrix a, double[] diagonal, double[] offDiagonal);
}
