package org.longview.budget;

import java.util.function.LongUnaryOperator;
import org.longview.attention.GlobalTokens;
import org.longview.attention.Projection.Sharing;
import org.longview.attention.SparsityPattern;
import org.longview.attention.SparsityPattern.Causal;
import org.longview.attention.SparsityPattern.WindowGlobal;
import org.longview.work.InputException;

/**
 * What an implementation stores of attention, which may be more than its pattern allows. Counts
 * throw {@link ArithmeticException} where they exceed a {@code long}.
 */
public sealed interface Stored {
  /** Numbers of one head that hold probabilities, or what stands for them, for n tokens. */
  long entries(long n);

  /** Bytes of all that is held for n tokens. */
  long bytes(long n, Storage storage);

  /** All of n², as every implementation does that hides pairs by a mask. */
  static Stored full() {
    return new Entries(n -> Math.multiplyExact(n, n));
  }

  /** The distinct pairs of a pattern; global tokens beyond n do not count. */
  static Stored exact(SparsityPattern pattern) {
    return new Entries(n -> within(pattern, n).exactEntries(n));
  }

  /** A pattern as the literature counts it, n·(w + 2s). */
  static Stored formula(SparsityPattern pattern) {
    return new Entries(pattern::formulaEntries);
  }

  private static SparsityPattern within(SparsityPattern pattern, long n) {
    if (pattern instanceof Causal causal) {
      return new Causal(within(causal.base(), n));
    }
    if (pattern instanceof WindowGlobal windowGlobal && n < Integer.MAX_VALUE) {
      GlobalTokens globals = windowGlobal.globals().within((int) n);
      return new WindowGlobal(windowGlobal.local(), globals);
    }
    return pattern;
  }

  /**
   * Scores and probabilities of equally many numbers.
   *
   * @param count of a head's numbers for n tokens
   */
  record Entries(LongUnaryOperator count) implements Stored {
    @Override
    public long entries(long n) {
      return count.applyAsLong(n);
    }

    @Override
    public long bytes(long n, Storage storage) {
      long entries = entries(n);
      return storage.matrices(entries, entries);
    }
  }

  /**
   * Longformer's window and global tokens as Hugging Face's {@code LongformerSelfAttention} lays
   * them out: the text is padded to N, a multiple of w; scores are computed in chunks of w tokens
   * that overlap by half, and cut into a band of w + 1 columns for each token, before which stand s
   * columns for the global keys; the rows of the s global queries lie apart.
   *
   * @param window w, even and at least 4
   * @param globals s
   */
  record Chunks(long window, long globals) implements Stored {
    private static final long LEAST_WINDOW = 4;

    /**
     * Checks the window.
     *
     * @throws InputException if there is no such layout for it
     */
    public Chunks {
      if (!fits(window)) {
        throw new InputException(
            "Hugging Face's chunks need an even window of 4 or more, not " + window + ".");
      }
    }

    /** Whether the implementation works with a window: it refuses odd ones and fails at 2. */
    public static boolean fits(long window) {
      return window >= LEAST_WINDOW && window % 2 == 0;
    }

    /** N, n rounded up to a multiple of w. */
    public long padded(long n) {
      return Math.multiplyExact((n - 1) / window + 1, window);
    }

    /** N·(w + 1), the band without global tokens. */
    public long band(long n) {
      return Math.multiplyExact(padded(n), window + 1);
    }

    /** N·(w + 1 + s) + s·N, the band with the columns and rows of global tokens. */
    public long withGlobals(long n) {
      long both = Math.multiplyExact(2, Math.multiplyExact(padded(n), globals));
      return Math.addExact(band(n), both);
    }

    /** (N/h − 1)·(2h + 1)·2h with h = w/2: the scores in chunks, padded to be cut slantwise. */
    public long chunkScores(long n) {
      long chunks = padded(n) / (window / 2) - 1;
      return Math.multiplyExact(chunks, Math.multiplyExact(window + 1, window));
    }

    @Override
    public long entries(long n) {
      return withGlobals(n);
    }

    /** The scores in chunks are there while the band is cut out of them. */
    @Override
    public long bytes(long n, Storage storage) {
      return storage.matrices(chunkScores(n), withGlobals(n));
    }
  }

  /**
   * Pieces that are computed each alone, as one batch: [0, b), [l, l + b), … until one reaches n;
   * the last may be shorter.
   *
   * @param length b
   * @param stride l
   */
  record Pieces(long length, long stride) implements Stored {
    /**
     * Checks the parameters.
     *
     * @throws InputException if the stride is not between 1 and the length
     */
    public Pieces {
      if (length < 1) {
        throw new InputException(
            "The pieces are " + length + " tokens long; they must have 1 or more.");
      }
      if (stride < 1 || stride > length) {
        throw new InputException(
            "The pieces' stride is %d; it must be between 1 and their length, %d."
                .formatted(stride, length));
      }
    }

    /** The sum of the pieces' lengths squared. */
    @Override
    public long entries(long n) {
      long before = n <= length ? 0 : (n - length - 1) / stride + 1;
      long last = n - before * stride;
      return Math.addExact(
          Math.multiplyExact(before, Math.multiplyExact(length, length)),
          Math.multiplyExact(last, last));
    }

    @Override
    public long bytes(long n, Storage storage) {
      long entries = entries(n);
      return storage.matrices(entries, entries);
    }
  }

  /**
   * Linformer: n·k scores a head, and the projections E and F, which the model holds once.
   *
   * @param rank k
   */
  record LowRank(long rank, Sharing sharing) implements Stored {
    /**
     * Checks the rank.
     *
     * @throws InputException if it is not positive
     */
    public LowRank {
      if (rank < 1) {
        throw new InputException("The rank is " + rank + "; it must be 1 or more.");
      }
    }

    @Override
    public long entries(long n) {
      return Math.multiplyExact(n, rank);
    }

    /** Numbers of all k × n matrices of a model. */
    public long parameters(long n, long layers, long heads) {
      return Math.multiplyExact(entries(n), sharing.matrices(layers, heads));
    }

    @Override
    public long bytes(long n, Storage storage) {
      long entries = entries(n);
      Memory memory = storage.memory();
      return Math.addExact(
          storage.matrices(entries, entries),
          storage.parameters(parameters(n, memory.layers(), memory.heads())));
    }
  }

  /**
   * Attention that is fused into one kernel stores no matrix, but for each row the logarithm of its
   * softmax denominator, for the backward pass (FlashAttention-2: Dao 2023, section 3.1).
   */
  record Fused() implements Stored {
    /** One number a row. */
    @Override
    public long entries(long n) {
      return n;
    }

    @Override
    public long bytes(long n, Storage storage) {
      return storage.statistics(n);
    }
  }
}
