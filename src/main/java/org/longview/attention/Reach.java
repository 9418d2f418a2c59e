package org.longview.attention;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.longview.attention.SparsityPattern.Causal;
import org.longview.attention.SparsityPattern.Window;
import org.longview.attention.SparsityPattern.WindowGlobal;
import org.longview.work.Cancellation;

/**
 * The receptive field of a token: the tokens of the text that it can be reached by through layers
 * of attention, which is the token's row of the boolean product of the layers' masks. A set of
 * tokens takes one pass over the intervals of its rows, so that nothing is n × n. Immutable.
 */
public final class Reach {
  private final int token;
  private final int n;
  private final List<BitSet> reached;
  private final List<OptionalLong> formula;

  private Reach(int token, int n, List<BitSet> reached, List<OptionalLong> formula) {
    this.token = token;
    this.n = n;
    this.reached = reached;
    this.formula = formula;
  }

  /**
   * Follows a token through layers whose heads are alike.
   *
   * @param token counted from 0
   * @param layers the pattern of each, from the layer that reads the text up; all for n tokens
   * @throws IllegalArgumentException if the token is none of the text's
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public static Reach of(int token, List<AttentionPlan> layers, Cancellation cancellation) {
    return ofHeads(token, layers.stream().map(Mechanism.Sparse::new).toList(), cancellation);
  }

  /**
   * Follows a token through any of the heads of each layer.
   *
   * @param token counted from 0
   * @param layers the patterns of each, from the layer that reads the text up; all for n tokens
   * @throws IllegalArgumentException if the token is none of the text's
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public static Reach ofHeads(int token, List<Mechanism.Sparse> layers, Cancellation cancellation) {
    int n = layers.get(0).length();
    if (token < 0 || token >= n) {
      throw new IllegalArgumentException("token " + token + " of " + n);
    }
    boolean alike = layers.stream().map(Reach::patterns).distinct().count() == 1;
    List<BitSet> reached = new ArrayList<>();
    List<OptionalLong> formula = new ArrayList<>();
    OptionalLong span = OptionalLong.of(0);
    for (int depth = 1; depth <= layers.size(); depth++) {
      // The token is a row of the uppermost layer's mask, whose keys are rows of the layer below
      BitSet tokens = new BitSet(n);
      if (alike && depth > 1) {
        tokens = keysOf(layers.get(0), reached.get(depth - 2), cancellation);
      } else {
        tokens.set(token);
        for (int layer = depth - 1; layer >= 0; layer--) {
          tokens = keysOf(layers.get(layer), tokens, cancellation);
        }
      }
      reached.add(tokens);
      span = plus(span, oneSide(layers.get(depth - 1)));
      formula.add(span);
    }
    return new Reach(token, n, List.copyOf(reached), List.copyOf(formula));
  }

  private static List<SparsityPattern> patterns(Mechanism.Sparse layer) {
    return layer.plans().stream().map(AttentionPlan::pattern).toList();
  }

  private static BitSet keysOf(Mechanism.Sparse layer, BitSet tokens, Cancellation cancellation) {
    BitSet keys = new BitSet();
    for (AttentionPlan plan : Set.copyOf(layer.plans())) {
      keys.or(plan.keysOf(tokens, cancellation));
    }
    return keys;
  }

  /** The largest that any head's window adds on each side. */
  private static OptionalLong oneSide(Mechanism.Sparse layer) {
    long largest = 0;
    for (AttentionPlan plan : layer.plans()) {
      OptionalLong ofHead = oneSide(plan.pattern());
      if (ofHead.isEmpty()) {
        return ofHead;
      }
      largest = Math.max(largest, ofHead.getAsLong());
    }
    return OptionalLong.of(largest);
  }

  private static OptionalLong plus(OptionalLong below, OptionalLong layer) {
    return below.isPresent() && layer.isPresent()
        ? OptionalLong.of(Math.addExact(below.getAsLong(), layer.getAsLong()))
        : OptionalLong.empty();
  }

  /** h·d, what a layer's window adds on each side; none where the pattern has no window. */
  private static OptionalLong oneSide(SparsityPattern pattern) {
    if (pattern instanceof Causal causal) {
      return oneSide(causal.base());
    }
    if (pattern instanceof Sinks sinks) {
      return oneSide(sinks.local());
    }
    if (pattern instanceof WindowGlobal windowGlobal) {
      return oneSide(windowGlobal.local());
    }
    return pattern instanceof Window window
        ? OptionalLong.of(Math.multiplyExact(window.half(), window.dilation()))
        : OptionalLong.empty();
  }

  public int token() {
    return token;
  }

  /** n, the number of tokens. */
  public int length() {
    return n;
  }

  /** The number of layers. */
  public int layers() {
    return reached.size();
  }

  /** Whether a token of the text is reached through so many layers, 1 or more. */
  public boolean reaches(int depth, int position) {
    return reached.get(depth - 1).get(position);
  }

  /** The reached tokens through so many layers, 1 or more; a copy. */
  public BitSet tokens(int depth) {
    return (BitSet) reached.get(depth - 1).clone();
  }

  /** How many tokens are reached. */
  public int count(int depth) {
    return reached.get(depth - 1).cardinality();
  }

  /** The first token that is reached; the token itself if none is. */
  public int first(int depth) {
    int first = reached.get(depth - 1).nextSetBit(0);
    return first < 0 ? token : first;
  }

  /** The last token that is reached; the token itself if none is. */
  public int last(int depth) {
    int end = reached.get(depth - 1).length();
    return end == 0 ? token : end - 1;
  }

  /**
   * How far the windows alone would reach on either side, the sum of h·d over the layers, which is
   * half of Longformer's ℓ·w, with dilation ℓ·d·w (Beltagy, Peters and Cohan 2020, section 3.1).
   * Edges and global tokens are left out; none where a layer has no window.
   */
  public OptionalLong formula(int depth) {
    return formula.get(depth - 1);
  }
}
