package org.longview.attention;

import java.util.Locale;
import org.longview.linear.Matrix;
import org.longview.work.InputException;

/**
 * The pieces of a text one behind the other, as one sequence in which every token sees its own
 * piece alone: to compute the sequence is to compute each piece by itself. Immutable.
 */
public final class PieceStack {
  private final Pieces pieces;
  private final boolean marked;
  private final int[] starts;

  private PieceStack(Pieces pieces, boolean marked) {
    this.pieces = pieces;
    this.marked = marked;
    long most = pieces.tokens() + 2L * pieces.count();
    if (most > Integer.MAX_VALUE) {
      throw new InputException(
          String.format(
              Locale.ROOT,
              "Pieces of %,d tokens every %,d hold %,d tokens in all, more than can be computed;"
                  + " choose a larger stride.",
              pieces.length(),
              pieces.stride(),
              pieces.tokens()));
    }
    starts = new int[pieces.count() + 1];
    for (int p = 0; p < pieces.count(); p++) {
      int length = pieces.to(p) - pieces.from(p) + before(p) + after(p);
      starts[p + 1] = starts[p] + length;
    }
  }

  /**
   * The tokens of the pieces and nothing else.
   *
   * @throws InputException if they are more than an array can hold
   */
  public static PieceStack of(Pieces pieces) {
    return new PieceStack(pieces, false);
  }

  /**
   * The pieces of a text whose first and last tokens are its marks, [CLS] and [SEP]: every piece
   * begins with such a first token and ends with such a last one, its own where it has not the
   * text's.
   *
   * @throws InputException if they are more than an array can hold
   */
  public static PieceStack marked(Pieces pieces) {
    return new PieceStack(pieces, true);
  }

  private int before(int piece) {
    return marked && piece > 0 ? 1 : 0;
  }

  private int after(int piece) {
    return marked && pieces.to(piece) < pieces.n() ? 1 : 0;
  }

  Pieces pieces() {
    return pieces;
  }

  /** Number of tokens of all pieces, their own marks included. */
  public int length() {
    return starts[pieces.count()];
  }

  /** Where the sequence has a token of a piece. */
  int place(int piece, int token) {
    return starts[piece] + before(piece) + token - pieces.from(piece);
  }

  /** For each token of the sequence the token of the text that it is, or is a copy of. */
  public int[] tokens() {
    int[] tokens = new int[length()];
    for (int p = 0; p < pieces.count(); p++) {
      int place = place(p, pieces.from(p));
      for (int token = pieces.from(p); token < pieces.to(p); token++) {
        tokens[place++] = token;
      }
      if (after(p) > 0) {
        tokens[place] = pieces.n() - 1;
      }
    }
    // Where a piece has a first mark of its own, it stays a copy of token 0
    return tokens;
  }

  /** For each token of the sequence its position in its piece. */
  public int[] positions() {
    int[] positions = new int[length()];
    for (int p = 0; p < pieces.count(); p++) {
      for (int place = starts[p]; place < starts[p + 1]; place++) {
        positions[place] = place - starts[p];
      }
    }
    return positions;
  }

  /** The pairs of the sequence that lie in one piece. */
  public SparsityPattern pattern(boolean causal) {
    Segments segments = new Segments(starts);
    return causal ? new SparsityPattern.Causal(segments) : segments;
  }

  /** The rows of the text's tokens in the order of the sequence. */
  Matrix gather(Matrix x) {
    int[] tokens = tokens();
    Matrix gathered = Matrix.zeros(tokens.length, x.columns());
    for (int i = 0; i < tokens.length; i++) {
      System.arraycopy(x.data(), x.at(tokens[i]), gathered.data(), gathered.at(i), x.columns());
    }
    return gathered;
  }

  /** The tensors of a head in the order of the sequence. */
  HeadTensors gather(HeadTensors head) {
    return new HeadTensors(gather(head.q()), gather(head.k()), gather(head.v()));
  }

  /** The padding in the order of the sequence. */
  KeyPadding gather(KeyPadding padding) {
    int[] tokens = tokens();
    boolean[] ok = new boolean[tokens.length];
    for (int i = 0; i < tokens.length; i++) {
      ok[i] = !padding.contains(tokens[i]);
    }
    return KeyPadding.of(ok);
  }
}
