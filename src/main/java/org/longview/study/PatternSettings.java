package org.longview.study;

import org.longview.attention.Chunked;
import org.longview.attention.Fixed;
import org.longview.attention.GlobalTokens;
import org.longview.attention.PieceMerge;
import org.longview.attention.Pieces;
import org.longview.attention.Sinks;
import org.longview.attention.SparsityPattern;
import org.longview.attention.SparsityPattern.Causal;
import org.longview.attention.SparsityPattern.Full;
import org.longview.attention.SparsityPattern.Window;
import org.longview.attention.SparsityPattern.WindowGlobal;
import org.longview.attention.Strided;
import org.longview.attention.Truncated;
import org.longview.work.InputException;

/**
 * A mechanism and every parameter, those included that the chosen mechanism does not use, so that
 * they are still there when another is chosen.
 *
 * @param window w, total
 * @param dilation d, 1 for none
 * @param globals the global tokens
 * @param causal whether keys after the query are left out
 * @param rank k of Linformer
 * @param projection where Linformer's E and F come from
 * @param stride l of the strided and the fixed pattern
 * @param summary c of the fixed pattern; one that is larger than l counts as l
 * @param pieces how a chunked or truncated text is cut
 */
public record PatternSettings(
    PatternKind kind,
    long window,
    long dilation,
    GlobalTokens globals,
    boolean causal,
    int rank,
    ProjectionSource projection,
    int stride,
    int summary,
    PieceSettings pieces) {

  /**
   * Checks the parameters.
   *
   * @throws InputException if one is out of its range
   */
  public PatternSettings {
    new Window(window, dilation);
    new Strided(stride);
    new Fixed(Math.max(stride, summary), summary);
    if (rank < 1) {
      throw new InputException("The rank is " + rank + "; it must be 1 or more.");
    }
  }

  public static PatternSettings defaults() {
    return new PatternSettings(
        PatternKind.WINDOW_GLOBAL,
        4,
        1,
        GlobalTokens.of(0),
        false,
        4,
        new ProjectionSource.Gaussian(0),
        4,
        1,
        PieceSettings.defaults());
  }

  /**
   * The sparsity pattern. The dilation counts where the mechanism has one, the global tokens as far
   * as they lie within the text.
   *
   * @param n number of tokens
   * @throws IllegalStateException for Linformer, which is none
   */
  public SparsityPattern pattern(int n) {
    Window plain = new Window(window, kind.hasDilation() ? dilation : 1);
    SparsityPattern base =
        switch (kind) {
          case FULL -> new Full();
          case WINDOW, DILATED -> plain;
          case WINDOW_GLOBAL -> new WindowGlobal(plain, globals.within(n));
          case SINKS -> new Sinks(plain, globals.within(n));
          case STRIDED -> new Strided(stride);
          case FIXED -> new Fixed(stride, Math.min(stride, summary));
          case CHUNKED -> new Chunked(pieces.length(), pieces.stride());
          case TRUNCATED -> new Truncated(pieces.length());
          case LINFORMER -> throw new IllegalStateException("Linformer is no sparsity pattern");
        };
    return causal && kind.canBeCausal() ? new Causal(base) : base;
  }

  /** Whether no query looks at a key after it. */
  public boolean isCausal() {
    return kind.isCausal() || (kind.canBeCausal() && causal);
  }

  /** s, the number of global tokens that the mechanism uses in a text of n tokens. */
  public int globalCount(int n) {
    return kind.hasGlobals() ? globals.within(n).count() : 0;
  }

  /**
   * The same without the parameters that do not matter, so that what computes the same is equal.
   *
   * @param n number of tokens; global tokens beyond do not matter
   */
  public PatternSettings effective(int n) {
    PatternSettings unset = defaults();
    return new PatternSettings(
        kind,
        kind.hasWindow() ? window : unset.window,
        kind.hasDilation() ? dilation : unset.dilation,
        kind.hasGlobals() ? globals.within(n) : GlobalTokens.NONE,
        isCausal(),
        kind.hasRank() ? rank : unset.rank,
        kind.hasRank() ? projection : unset.projection,
        kind.hasStride() ? stride : unset.stride,
        kind.hasSummary() ? Math.min(stride, summary) : unset.summary,
        effectivePieces());
  }

  private PieceSettings effectivePieces() {
    return switch (kind) {
      case CHUNKED -> pieces;
      case TRUNCATED -> PieceSettings.defaults().withLength(pieces.length());
      default -> PieceSettings.defaults();
    };
  }

  /** Whether pieces are computed one by one and merged, so that no softmax spans two of them. */
  public boolean mergesPieces() {
    return kind == PatternKind.CHUNKED && pieces.merge() != PieceMerge.UNION;
  }

  /** Whether the model reads pieces of a text alone where every layer uses the mechanism. */
  public boolean readsPieces() {
    return mergesPieces() || kind == PatternKind.TRUNCATED;
  }

  /** Whether tokens can be in several pieces. */
  public boolean hasOverlap() {
    return kind == PatternKind.CHUNKED && pieces.stride() < pieces.length();
  }

  /**
   * The pieces of a text of n tokens.
   *
   * @throws IllegalStateException if the mechanism has none
   */
  public Pieces pieces(int n) {
    return switch (kind) {
      case CHUNKED -> new Chunked(pieces.length(), pieces.stride()).pieces(n);
      case TRUNCATED -> new Truncated(pieces.length()).pieces(n);
      default -> throw new IllegalStateException(kind + " has no pieces");
    };
  }

  public PatternSettings withKind(PatternKind newKind) {
    return new PatternSettings(
        newKind, window, dilation, globals, causal, rank, projection, stride, summary, pieces);
  }

  public PatternSettings withWindow(long newWindow) {
    return new PatternSettings(
        kind, newWindow, dilation, globals, causal, rank, projection, stride, summary, pieces);
  }

  public PatternSettings withDilation(long newDilation) {
    return new PatternSettings(
        kind, window, newDilation, globals, causal, rank, projection, stride, summary, pieces);
  }

  public PatternSettings withGlobals(GlobalTokens newGlobals) {
    return new PatternSettings(
        kind, window, dilation, newGlobals, causal, rank, projection, stride, summary, pieces);
  }

  public PatternSettings withCausal(boolean newCausal) {
    return new PatternSettings(
        kind, window, dilation, globals, newCausal, rank, projection, stride, summary, pieces);
  }

  public PatternSettings withRank(int newRank) {
    return new PatternSettings(
        kind, window, dilation, globals, causal, newRank, projection, stride, summary, pieces);
  }

  public PatternSettings withProjection(ProjectionSource newProjection) {
    return new PatternSettings(
        kind, window, dilation, globals, causal, rank, newProjection, stride, summary, pieces);
  }

  public PatternSettings withStride(int newStride) {
    return new PatternSettings(
        kind, window, dilation, globals, causal, rank, projection, newStride, summary, pieces);
  }

  public PatternSettings withSummary(int newSummary) {
    return new PatternSettings(
        kind, window, dilation, globals, causal, rank, projection, stride, newSummary, pieces);
  }

  public PatternSettings withPieces(PieceSettings newPieces) {
    return new PatternSettings(
        kind, window, dilation, globals, causal, rank, projection, stride, summary, newPieces);
  }
}
