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
 * @param rank k of Linformer
 * @param projection where Linformer's E and F come from
 * @param stride l of the strided and the fixed pattern
 * @param summary c of the fixed pattern; one that is larger than l counts as l
 * @param random the random keys of BigBird
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
    RandomSettings random) {

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
        RandomSettings.defaults());
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
          case BIGBIRD -> random.pattern(n, window, globals.within(n));
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

  /** Whether the window w matters. */
  public boolean hasWindow() {
    return kind.hasWindow() && !isOfBlocks();
  }

  /** Whether the global tokens can be chosen and matter. */
  public boolean hasGlobals() {
    return kind.hasGlobals() && !isOfBlocks();
  }

  private boolean isOfBlocks() {
    return kind.hasRandom() && random.ofBlocks();
  }

  /** The global tokens that the mechanism uses in a text of n tokens. */
  public GlobalTokens globalTokens(int n) {
    if (isOfBlocks()) {
      return random.pattern(n, window, GlobalTokens.NONE).globals();
    }
    return kind.hasGlobals() ? globals.within(n) : GlobalTokens.NONE;
  }

  /** s, the number of global tokens that the mechanism uses in a text of n tokens. */
  public int globalCount(int n) {
    return globalTokens(n).count();
  }

  /** Whether heads have patterns of their own. */
  public boolean differsByHead() {
    return isOfBlocks();
  }

  /** The same for one head alone. */
  public PatternSettings ofHead(int head) {
    return differsByHead() ? withRandom(random.withHead(Math.max(0, head))) : this;
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
        hasWindow() ? window : unset.window,
        kind.hasDilation() ? dilation : unset.dilation,
        hasGlobals() ? globals.within(n) : GlobalTokens.NONE,
        isCausal(),
        kind.hasRank() ? rank : unset.rank,
        kind.hasRank() ? projection : unset.projection,
        kind.hasStride() ? stride : unset.stride,
        kind.hasSummary() ? Math.min(stride, summary) : unset.summary,
        kind.hasRandom() ? random.effective() : unset.random);
  }

  public PatternSettings withKind(PatternKind newKind) {
    return new PatternSettings(
        newKind, window, dilation, globals, causal, rank, projection, stride, summary, random);
  }

  public PatternSettings withWindow(long newWindow) {
    return new PatternSettings(
        kind, newWindow, dilation, globals, causal, rank, projection, stride, summary, random);
  }

  public PatternSettings withDilation(long newDilation) {
    return new PatternSettings(
        kind, window, newDilation, globals, causal, rank, projection, stride, summary, random);
  }

  public PatternSettings withGlobals(GlobalTokens newGlobals) {
    return new PatternSettings(
        kind, window, dilation, newGlobals, causal, rank, projection, stride, summary, random);
  }

  public PatternSettings withCausal(boolean newCausal) {
    return new PatternSettings(
        kind, window, dilation, globals, newCausal, rank, projection, stride, summary, random);
  }

  public PatternSettings withRank(int newRank) {
    return new PatternSettings(
        kind, window, dilation, globals, causal, newRank, projection, stride, summary, random);
  }

  public PatternSettings withProjection(ProjectionSource newProjection) {
    return new PatternSettings(
        kind, window, dilation, globals, causal, rank, newProjection, stride, summary, random);
  }

  public PatternSettings withStride(int newStride) {
    return new PatternSettings(
        kind, window, dilation, globals, causal, rank, projection, newStride, summary, random);
  }

  public PatternSettings withSummary(int newSummary) {
    return new PatternSettings(
        kind, window, dilation, globals, causal, rank, projection, stride, newSummary, random);
  }

  public PatternSettings withRandom(RandomSettings newRandom) {
    return new PatternSettings(
        kind, window, dilation, globals, causal, rank, projection, stride, summary, newRandom);
  }
}
