package org.longview.attention;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.longview.linear.Kernels;
import org.longview.linear.Matrix;
import org.longview.work.Cancellation;
import org.longview.work.InputException;
import org.longview.work.Workers;

/**
 * The attention of a layer in which each piece of a text is computed alone, merged for each of the
 * text's tokens: its output, and likewise its row of attention, is the mean of what its pieces
 * gave, or that of the piece in which it has the most context. Tokens that no piece holds have no
 * keys and an output of zero. Immutable.
 */
public final class MergedAttention implements LayerResult {
  private final LayerAttention stacked;
  private final PieceStack stack;
  private final PieceMerge merge;
  private final Mechanism.Sparse union;

  /** For each token the piece in which it has the most context, if that is asked for. */
  private final int[] chosen;

  private final Matrix output;
  private final List<AttentionMatrix> matrices;

  /**
   * Merges; keeps its arguments.
   *
   * @param stacked the attention of the stack, under its pattern
   * @param merge how; where no two pieces overlap, all ways are the same
   * @param union the pairs of the text's tokens that share a piece
   */
  public MergedAttention(
      LayerAttention stacked, PieceStack stack, PieceMerge merge, AttentionPlan union) {
    this.stacked = stacked;
    this.stack = stack;
    this.merge = merge;
    this.union = new Mechanism.Sparse(union);
    Pieces pieces = stack.pieces();
    chosen =
        merge == PieceMerge.MAX_CONTEXT
            ? IntStream.range(0, pieces.n()).map(pieces::mostContext).toArray()
            : new int[0];
    output = mergedOutput();
    matrices =
        IntStream.range(0, stacked.heads())
            .<AttentionMatrix>mapToObj(head -> new Merged(stacked.matrix(head)))
            .toList();
  }

  /**
   * The same of heads whose queries, keys and values are those of the whole text.
   *
   * @param heads the tensors of each; not kept
   * @param union the pairs of the text's tokens that share a piece, and the text's padding
   * @throws InputException if scores overflow, or the pieces overlap too much
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public static MergedAttention of(
      Kernels kernels,
      List<HeadTensors> heads,
      Pieces pieces,
      PieceMerge merge,
      AttentionPlan union,
      Workers workers,
      Cancellation cancellation) {
    PieceStack stack = PieceStack.of(pieces);
    long floats = (long) stack.length() * heads.size() * heads.get(0).v().columns();
    if (floats > Integer.MAX_VALUE - 8) {
      throw new InputException(
          String.format(
              Locale.ROOT,
              "Pieces of %,d tokens every %,d hold %,d tokens in all, too many for %d heads;"
                  + " choose a larger stride.",
              pieces.length(),
              pieces.stride(),
              pieces.tokens(),
              heads.size()));
    }
    boolean causal = union.pattern() instanceof SparsityPattern.Causal;
    AttentionPlan plan =
        AttentionPlan.of(stack.pattern(causal), stack.length(), stack.gather(union.padding()));
    return new MergedAttention(
        new LayerAttention(
            kernels,
            heads.stream().map(stack::gather).toList(),
            new Mechanism.Sparse(plan),
            workers,
            cancellation),
        stack,
        merge,
        union);
  }

  /** The part that what a piece gave for a token has in what is told of the token. */
  private float part(int piece, int token) {
    Pieces pieces = stack.pieces();
    return merge == PieceMerge.MAX_CONTEXT
        ? chosen[token] == piece ? 1 : 0
        : 1f / (pieces.end(token) - pieces.first(token));
  }

  private Matrix mergedOutput() {
    Pieces pieces = stack.pieces();
    Matrix all = stacked.output();
    Matrix merged = Matrix.zeros(pieces.n(), all.columns());
    for (int token = 0; token < pieces.n(); token++) {
      for (int piece = pieces.first(token); piece < pieces.end(token); piece++) {
        addRow(all, stack.place(piece, token), part(piece, token), merged, token);
      }
    }
    return merged;
  }

  private static void addRow(Matrix from, int row, float part, Matrix to, int toRow) {
    for (int j = 0; part != 0 && j < from.columns(); j++) {
      to.data()[to.at(toRow) + j] += part * from.data()[from.at(row) + j];
    }
  }

  @Override
  public int heads() {
    return stacked.heads();
  }

  @Override
  public int length() {
    return output.rows();
  }

  /** The pairs that share a piece, whether or not a merge uses them. */
  @Override
  public Mechanism mechanism() {
    return union;
  }

  /** The outputs of all heads side by side, n × (heads · d). Not to be modified. */
  public Matrix output() {
    return output;
  }

  @Override
  public Matrix output(int head) {
    int d = output.columns() / heads();
    return output.columns(head * d, (head + 1) * d);
  }

  @Override
  public AttentionMatrix matrix(int head) {
    return matrices.get(head);
  }

  /** None where pieces overlap: a mean of rows is no softmax. */
  @Override
  public OptionalDouble entropy(int head, Workers workers, Cancellation cancellation) {
    Pieces pieces = stack.pieces();
    if (pieces.count() > 1) {
      return OptionalDouble.empty();
    }
    float[] rows = stacked.rowEntropies(head, workers, cancellation);
    double sum = 0;
    for (int token = 0; token < pieces.to(0); token++) {
      sum += rows[stack.place(0, token)];
    }
    return OptionalDouble.of(sum / length());
  }

  @Override
  public Map<Object, Long> parts() {
    Map<Object, Long> parts = stacked.parts();
    parts.put(output.data(), 4L * output.data().length);
    return parts;
  }

  /** The rows of one head. */
  private final class Merged implements AttentionMatrix {
    private final AttentionMatrix all;

    Merged(AttentionMatrix all) {
      this.all = all;
    }

    @Override
    public int rows() {
      return length();
    }

    @Override
    public int columns() {
      return length();
    }

    @Override
    public boolean excludes(int rowFrom, int rowTo, int columnFrom, int columnTo) {
      return union.plan(0).excludes(rowFrom, rowTo, columnFrom, columnTo);
    }

    @Override
    public void fill(int row, int step, int column, float excluded, Matrix target) {
      for (int r = 0; r < target.rows(); r++) {
        Arrays.fill(target.data(), target.at(r), target.at(r) + target.columns(), excluded);
      }
      Pieces pieces = stack.pieces();
      int lastRow = row + (target.rows() - 1) * step;
      int first = Math.max(pieces.first(row), pieces.first(column));
      int end = Math.min(pieces.end(lastRow), pieces.end(column + target.columns() - 1));
      for (int piece = first; piece < end; piece++) {
        // The rows of the target, and the columns of the text, that lie in the piece
        int from = Math.max(0, Math.floorDiv(pieces.from(piece) - row + step - 1, step));
        int to = Math.min(target.rows(), Math.floorDiv(pieces.to(piece) - 1 - row, step) + 1);
        int columnFrom = Math.max(column, pieces.from(piece));
        int columnTo = Math.min(column + target.columns(), pieces.to(piece));
        if (from < to && columnFrom < columnTo) {
          Matrix own = Matrix.zeros(to - from, columnTo - columnFrom);
          all.fill(
              stack.place(piece, row + from * step),
              step,
              stack.place(piece, columnFrom),
              Float.NEGATIVE_INFINITY,
              own);
          for (int r = 0; r < own.rows(); r++) {
            float part = part(piece, row + (from + r) * step);
            add(own, r, part, target, target.at(from + r) + columnFrom - column, excluded);
          }
        }
      }
    }

    /** Adds what is allowed in a row of a piece to what pieces before it gave. */
    private static void add(
        Matrix own, int row, float part, Matrix target, int offset, float excluded) {
      for (int j = 0; part != 0 && j < own.columns(); j++) {
        float weight = own.data()[own.at(row) + j];
        if (weight != Float.NEGATIVE_INFINITY) {
          float before = target.data()[offset + j];
          target.data()[offset + j] = (before == excluded ? 0 : before) + part * weight;
        }
      }
    }
  }
}
