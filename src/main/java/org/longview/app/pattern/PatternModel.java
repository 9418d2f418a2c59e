package org.longview.app.pattern;

import static org.longview.app.pattern.PatternEdits.limit;
import static org.longview.app.pattern.PatternEdits.limited;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.longview.app.control.NumberScale;
import org.longview.app.job.Activities;
import org.longview.app.job.Background;
import org.longview.app.state.Gesture;
import org.longview.app.state.Notices;
import org.longview.app.state.SettingsModel;
import org.longview.app.study.AttentionModel;
import org.longview.app.study.TokensModel;
import org.longview.attention.Fixed;
import org.longview.attention.GlobalTokens;
import org.longview.picture.Numerals;
import org.longview.study.LayerSettings;
import org.longview.study.PatternKind;
import org.longview.study.PatternSettings;
import org.longview.study.Settings.Apply;
import org.longview.study.ViewSettings;
import org.longview.text.Tokens;
import org.longview.work.InputException;

/** What is done with the mechanism and its parameters. For the JavaFX thread alone. */
public final class PatternModel {
  private final SettingsModel settings;
  private final TokensModel tokens;
  private final AttentionModel attention;
  private final PatternEdits edits;
  private final LayersModel layers;
  private final RandomKeysModel randomKeys;
  private final PiecesModel pieces;
  private final LowRankModel lowRank;

  /** While the number of global tokens is dragged: those at the beginning. */
  private GlobalTokens globalsBefore = GlobalTokens.NONE;

  private @Nullable Gesture globalsGesture;

  /** Works on the settings. */
  public PatternModel(
      SettingsModel settings,
      TokensModel tokens,
      AttentionModel attention,
      Notices notices,
      Background background,
      Activities activities) {
    this.settings = settings;
    this.tokens = tokens;
    this.attention = attention;
    edits = new PatternEdits(settings, tokens);
    layers = new LayersModel(edits, attention);
    randomKeys = new RandomKeysModel(edits, notices, background, activities);
    pieces = new PiecesModel(edits);
    lowRank = new LowRankModel(edits, notices, background, activities);
  }

  /** What differs from layer to layer and from head to head. */
  LayersModel layers() {
    return layers;
  }

  /** What is done with BigBird's blocks and random keys. */
  RandomKeysModel randomKeys() {
    return randomKeys;
  }

  /** What is done with the pieces of a chunked or truncated text. */
  public PiecesModel pieces() {
    return pieces;
  }

  /** What is done with Linformer's rank and projections. */
  public LowRankModel lowRank() {
    return lowRank;
  }

  /** n, the number of tokens in use; 1 while there are none. */
  public int length() {
    return edits.length();
  }

  /** The mechanism of the head that is viewed. */
  PatternSettings ofViewedHead() {
    ViewSettings view = settings.get().view();
    return edits.now().at(view.layer(), attention.layers(), view.head());
  }

  /** Chooses a mechanism; a dilated window gets a dilation that shows. */
  public void choose(PatternKind kind) {
    edits.change(
        "pattern " + kind.inText(),
        new Gesture(),
        now ->
            kind == PatternKind.DILATED && now.dilation() == 1
                ? now.withKind(kind).withDilation(2)
                : now.withKind(kind));
  }

  /**
   * Sets w.
   *
   * @throws InputException if it is negative or huge
   */
  public void setWindow(long window, Gesture gesture) {
    limit("window w", window);
    edits.change("window w", gesture, now -> lowest(now.withWindow(window), window));
  }

  /** With another window of the lowest layer, where windows change from layer to layer. */
  private static PatternSettings lowest(PatternSettings now, long window) {
    LayerSettings layers = now.layers();
    return layers.windows().isEmpty()
        ? now
        : now.withLayers(layers.withWindows(List.of(window, last(layers.windows()))));
  }

  private static long last(List<Long> values) {
    return values.get(values.size() - 1);
  }

  /**
   * Sets d.
   *
   * @throws InputException if it is not positive or huge
   */
  public void setDilation(long dilation, Gesture gesture) {
    limit("dilation d", dilation);
    edits.change(
        "dilation d",
        gesture,
        now -> now.withDilation(dilation).withLayers(now.layers().withDilations(List.of())));
  }

  /**
   * Sets l of the strided and the fixed pattern.
   *
   * @throws InputException if it is not positive or huge
   */
  public void setStride(long stride, Gesture gesture) {
    edits.change("stride l", gesture, now -> now.withStride(limited("stride l", stride)));
  }

  /**
   * Sets c of the fixed pattern.
   *
   * @throws InputException if it is not between 1 and l
   */
  public void setSummary(long summary, Gesture gesture) {
    int tokensOfBlock = limited("summary c", summary);
    new Fixed(edits.now().stride(), tokensOfBlock);
    edits.change("summary c", gesture, now -> now.withSummary(tokensOfBlock));
  }

  /**
   * Sets s: the first tokens that are not global yet are added, or the last global ones taken away.
   * Within one gesture both start from the tokens that were global at its beginning.
   *
   * @throws InputException if it is negative or larger than n
   */
  public void setGlobals(long count, Gesture gesture) {
    int n = length();
    if (count > n) {
      throw new InputException(
          "There are only %s tokens, so %s cannot be global; it stays at %s."
              .formatted(
                  Numerals.grouped(n),
                  Numerals.grouped(count),
                  Numerals.grouped(edits.now().globals().within(n).count())));
    }
    if (count < 0) {
      throw new InputException(
          "The number of global tokens is " + count + "; it must be 0 or more.");
    }
    if (gesture != globalsGesture) {
      globalsGesture = gesture;
      globalsBefore = edits.now().globals().within(n);
    }
    GlobalTokens resized = resize(globalsBefore, (int) count);
    edits.change("global tokens s", gesture, now -> now.withGlobals(resized));
  }

  private static GlobalTokens resize(GlobalTokens globals, int count) {
    if (count <= globals.count()) {
      return GlobalTokens.of(Arrays.copyOf(globals.positions(), count));
    }
    IntStream added =
        IntStream.iterate(0, i -> i + 1)
            .filter(i -> !globals.contains(i))
            .limit(count - globals.count());
    return GlobalTokens.of(IntStream.concat(IntStream.of(globals.positions()), added).toArray());
  }

  /** Makes a token global, or not global again; the mechanism becomes one that has such tokens. */
  public void toggleGlobal(int token) {
    Tokens used = tokens.usedProperty().get();
    if (used == null || token < 0 || token >= used.size()) {
      return;
    }
    boolean on = !edits.now().hasGlobals() || !edits.now().globals().contains(token);
    String title =
        on
            ? "make “" + used.piece(token) + "” global"
            : "make “" + used.piece(token) + "” not global";
    edits.change(
        title,
        new Gesture(),
        now ->
            now.hasGlobals()
                ? now.withGlobals(now.globals().toggle(token))
                : now.withKind(PatternKind.WINDOW_GLOBAL)
                    .withGlobals(
                        now.globals().contains(token)
                            ? now.globals()
                            : now.globals().toggle(token)));
  }

  /** Leaves out keys after the query, or not. */
  public void setCausal(boolean causal) {
    edits.change(causal ? "causal on" : "causal off", new Gesture(), now -> now.withCausal(causal));
  }

  /** Applies the mechanism to one layer or to all. */
  public void setApply(Apply apply) {
    settings.change(
        apply == Apply.THIS_LAYER ? "apply to this layer" : "apply to every layer",
        now -> now.withApply(apply));
  }

  /** For w: whole windows up to where every token sees every other. */
  public NumberScale windowScale() {
    return new NumberScale(0, Math.max(8, 2L * (length() - 1)), 2);
  }

  public NumberScale dilationScale() {
    return new NumberScale(1, Math.max(2, length() - 1L), 1);
  }

  public NumberScale globalsScale() {
    return new NumberScale(0, Math.max(1, length()), 1);
  }

  public NumberScale strideScale() {
    return new NumberScale(1, Math.max(2, length() - 1L), 1);
  }

  /** For c: up to whole blocks. */
  public NumberScale summaryScale() {
    return new NumberScale(1, Math.max(2, edits.now().stride()), 1);
  }
}
