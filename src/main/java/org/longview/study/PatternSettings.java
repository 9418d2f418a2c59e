package org.longview.study;

import org.longview.attention.Fixed;
import org.longview.attention.GlobalTokens;
import org.longview.attention.Sinks;
import org.longview.attention.SparsityPattern;
import org.longview.attention.SparsityPattern.Causal;
import org.longview.attention.SparsityPattern.Full;
import org.longview.attention.SparsityPattern.Window;
import org.longview.attention.SparsityPattern.WindowGlobal;
import org.longview.attention.Strided;
import org.longview.work.InputException;

/**
 * A mechanism and every parameter, those included that the chosen mechanism does not use, so that
 * they are still there when another is chosen.
 *
 * @param window w, total
 * @param dilation d, 1 for none
 * @param globals the global tokens
 * @param causal whether keys after the query are left out
 * @param lowRank the parameters of Linformer
 * @param stride l of the strided and the fixed pattern
 * @param summary c of the fixed pattern; one that is larger than l counts as l
 */
public record PatternSettings(
    PatternKind kind,
    long window,
    long dilation,
    GlobalTokens globals,
    boolean causal,
    LowRankSettings lowRank,
    int stride,
    int summary) {

  /**
   * Checks the parameters.
   *
   * @throws InputException if one is out of its range
   */
  public PatternSettings {
    new Window(window, dilation);
    new Strided(stride);
    new Fixed(Math.max(stride, summary), summary);
  }

  public static PatternSettings defaults() {
    return new PatternSettings(
        PatternKind.WINDOW_GLOBAL,
        4,
        1,
        GlobalTokens.of(0),
        false,
        LowRankSettings.defaults(),
        4,
        1);
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
        kind.hasRank() ? lowRank.effective() : unset.lowRank,
        kind.hasStride() ? stride : unset.stride,
        kind.hasSummary() ? Math.min(stride, summary) : unset.summary);
  }

  public PatternSettings withKind(PatternKind newKind) {
    return new PatternSettings(
        newKind, window, dilation, globals, causal, lowRank, stride, summary);
  }

  public PatternSettings withWindow(long newWindow) {
    return new PatternSettings(
        kind, newWindow, dilation, globals, causal, lowRank, stride, summary);
  }

  public PatternSettings withDilation(long newDilation) {
    return new PatternSettings(
        kind, window, newDilation, globals, causal, lowRank, stride, summary);
  }

  public PatternSettings withGlobals(GlobalTokens newGlobals) {
    return new PatternSettings(
        kind, window, dilation, newGlobals, causal, lowRank, stride, summary);
  }

  public PatternSettings withCausal(boolean newCausal) {
    return new PatternSettings(
        kind, window, dilation, globals, newCausal, lowRank, stride, summary);
  }

  public PatternSettings withLowRank(LowRankSettings newLowRank) {
    return new PatternSettings(
        kind, window, dilation, globals, causal, newLowRank, stride, summary);
  }

  /** The same with Linformer's rank k in every layer. */
  public PatternSettings withRank(int newRank) {
    return withLowRank(lowRank.withRank(newRank));
  }

  /** The same with other projections E and F. */
  public PatternSettings withProjection(ProjectionSource newProjection) {
    return withLowRank(lowRank.withProjection(newProjection));
  }

  /** What one layer has: the same, but for what differs from layer to layer. */
  public PatternSettings atLayer(int layer) {
    return withRank(lowRank.rank(layer));
  }

  public PatternSettings withStride(int newStride) {
    return new PatternSettings(
        kind, window, dilation, globals, causal, lowRank, newStride, summary);
  }

  public PatternSettings withSummary(int newSummary) {
    return new PatternSettings(
        kind, window, dilation, globals, causal, lowRank, stride, newSummary);
  }
}
