package org.longview.study;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
 * @param lowRank the parameters of Linformer
 * @param stride l of the strided and the fixed pattern
 * @param summary c of the fixed pattern; one that is larger than l counts as l
 * @param random the random keys of BigBird
 * @param layers what changes from layer to layer and from head to head; where it gives windows or
 *     dilations, these count instead of {@code window} and {@code dilation}
 * @param pieces how a chunked or truncated text is cut
 */
public record PatternSettings(
    PatternKind kind,
    long window,
    long dilation,
    GlobalTokens globals,
    boolean causal,
    LowRankSettings lowRank,
    int stride,
    int summary,
    RandomSettings random,
    LayerSettings layers,
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
        1,
        RandomSettings.defaults(),
        LayerSettings.NONE,
        PieceSettings.defaults());
  }

  /**
   * The sparsity pattern of all heads that are alike; {@link #at} tells that of one head. The
   * dilation counts where the mechanism has one, the global tokens as far as they lie within the
   * text.
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

  /** Whether the heads of a layer have patterns of their own. */
  public boolean differsByHead() {
    return isOfBlocks()
        || (kind.hasDilation()
            && layers.dilatedHeads() > 0
            && (dilation > 1 || !layers.dilations().isEmpty()));
  }

  /** Whether layers have patterns of their own. */
  public boolean differsByLayer() {
    return (hasWindow() && !layers.windows().isEmpty())
        || (kind.hasDilation() && !layers.dilations().isEmpty());
  }

  /** Whether layers have projections of their own. */
  boolean projectsByLayer() {
    return kind.hasRank() && !(lowRank.projection() instanceof ProjectionSource.File);
  }

  /**
   * The same for one head of one layer alone.
   *
   * @param layer counted from 0
   * @param count number of layers
   * @param head counted from 0; one below 0 stands for the first
   */
  public PatternSettings at(int layer, int count, int head) {
    if (kind.hasRank()) {
      return withRank(lowRank.rank(layer));
    }
    if (!differsByHead() && !differsByLayer()) {
      return this;
    }
    boolean dilated = layers.dilatedHeads() == 0 || head < layers.dilatedHeads();
    return withWindow(layers.window(layer, count, window))
        .withDilation(dilated ? layers.dilation(layer, count, dilation) : 1)
        .withRandom(random.withHead(Math.max(0, head)))
        .withLayers(LayerSettings.NONE);
  }

  /** The mean of w over all layers, rounded. */
  public long meanWindow(int count) {
    double sum = 0;
    for (int layer = 0; layer < count; layer++) {
      sum += layers.window(layer, count, window);
    }
    return layers.windows().isEmpty() ? window : Math.round(sum / count);
  }

  /**
   * Checks that windows and dilations are given for each of so many layers.
   *
   * @throws InputException if they are not
   */
  public void requireFit(int count) {
    if (differsByLayer()) {
      layers.requireFit(count);
    }
  }

  /**
   * Entries of a head, as the mean over all heads of all layers, rounded.
   *
   * @param n number of tokens
   * @param exact whether distinct pairs are counted, not what the formula says
   * @throws ArithmeticException if they exceed a {@code long}
   * @throws IllegalStateException for Linformer
   */
  public long entries(long n, int layerCount, int headCount, boolean exact) {
    int length = (int) Math.min(Integer.MAX_VALUE, n);
    int ofLayers = differsByLayer() ? layerCount : 1;
    int ofHeads = differsByHead() ? headCount : 1;
    Map<SparsityPattern, Long> counted = new HashMap<>();
    double sum = 0;
    long last = 0;
    for (int layer = 0; layer < ofLayers; layer++) {
      for (int head = 0; head < ofHeads; head++) {
        last =
            counted.computeIfAbsent(
                at(layer, layerCount, head).pattern(length),
                pattern -> exact ? pattern.exactEntries(n) : pattern.formulaEntries(n));
        sum += last;
      }
    }
    return counted.size() == 1 ? last : Math.round(sum / (ofLayers * ofHeads));
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
        hasWindow() && layers.windows().isEmpty() ? window : unset.window,
        kind.hasDilation() && layers.dilations().isEmpty() ? dilation : unset.dilation,
        hasGlobals() ? globals.within(n) : GlobalTokens.NONE,
        isCausal(),
        kind.hasRank() ? lowRank.effective() : unset.lowRank,
        kind.hasStride() ? stride : unset.stride,
        kind.hasSummary() ? Math.min(stride, summary) : unset.summary,
        kind.hasRandom() ? random.effective() : unset.random,
        new LayerSettings(
            hasWindow() ? layers.windows() : List.of(),
            kind.hasDilation() ? layers.dilations() : List.of(),
            kind.hasDilation() ? layers.dilatedHeads() : 0),
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

  /**
   * The pattern that a Longformer was trained with: its window in each layer, and the first token
   * global.
   */
  PatternSettings ofLongformer(List<Integer> windows) {
    List<Long> each = windows.stream().map(Integer::longValue).toList();
    boolean alike = each.stream().distinct().count() == 1;
    return withKind(PatternKind.WINDOW_GLOBAL)
        .withWindow(each.get(0))
        .withDilation(1)
        .withGlobals(GlobalTokens.of(0))
        .withCausal(false)
        .withLayers(new LayerSettings(alike ? List.of() : each, List.of(), 0));
  }

  public PatternSettings withKind(PatternKind newKind) {
    return new PatternSettings(
        newKind, window, dilation, globals, causal, lowRank, stride, summary, random, layers,
        pieces);
  }

  public PatternSettings withWindow(long newWindow) {
    return new PatternSettings(
        kind, newWindow, dilation, globals, causal, lowRank, stride, summary, random, layers,
        pieces);
  }

  public PatternSettings withDilation(long newDilation) {
    return new PatternSettings(
        kind,
        window,
        newDilation,
        globals,
        causal,
        lowRank,
        stride,
        summary,
        random,
        layers,
        pieces);
  }

  public PatternSettings withGlobals(GlobalTokens newGlobals) {
    return new PatternSettings(
        kind,
        window,
        dilation,
        newGlobals,
        causal,
        lowRank,
        stride,
        summary,
        random,
        layers,
        pieces);
  }

  public PatternSettings withCausal(boolean newCausal) {
    return new PatternSettings(
        kind, window, dilation, globals, newCausal, lowRank, stride, summary, random, layers,
        pieces);
  }

  public PatternSettings withLowRank(LowRankSettings newLowRank) {
    return new PatternSettings(
        kind,
        window,
        dilation,
        globals,
        causal,
        newLowRank,
        stride,
        summary,
        random,
        layers,
        pieces);
  }

  /** The same with Linformer's rank k in every layer. */
  public PatternSettings withRank(int newRank) {
    return withLowRank(lowRank.withRank(newRank));
  }

  /** The same with other projections E and F. */
  public PatternSettings withProjection(ProjectionSource newProjection) {
    return withLowRank(lowRank.withProjection(newProjection));
  }

  public PatternSettings withStride(int newStride) {
    return new PatternSettings(
        kind, window, dilation, globals, causal, lowRank, newStride, summary, random, layers,
        pieces);
  }

  public PatternSettings withSummary(int newSummary) {
    return new PatternSettings(
        kind,
        window,
        dilation,
        globals,
        causal,
        lowRank,
        stride,
        newSummary,
        random,
        layers,
        pieces);
  }

  public PatternSettings withRandom(RandomSettings newRandom) {
    return new PatternSettings(
        kind, window, dilation, globals, causal, lowRank, stride, summary, newRandom, layers,
        pieces);
  }

  public PatternSettings withLayers(LayerSettings newLayers) {
    return new PatternSettings(
        kind, window, dilation, globals, causal, lowRank, stride, summary, random, newLayers,
        pieces);
  }

  public PatternSettings withPieces(PieceSettings newPieces) {
    return new PatternSettings(
        kind, window, dilation, globals, causal, lowRank, stride, summary, random, layers,
        newPieces);
  }
}
