package org.longview.app.pattern;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.longview.app.control.NumberScale;
import org.longview.app.job.Activities;
import org.longview.app.job.Background;
import org.longview.app.job.LatestJob;
import org.longview.app.state.Gesture;
import org.longview.app.state.Notices;
import org.longview.app.state.SettingsModel;
import org.longview.app.study.AttentionModel;
import org.longview.app.study.TokensModel;
import org.longview.attention.Fixed;
import org.longview.attention.GlobalTokens;
import org.longview.attention.PieceMerge;
import org.longview.attention.Projection.Sharing;
import org.longview.model.Projections;
import org.longview.model.RandomIndex;
import org.longview.model.TensorFile;
import org.longview.picture.Numerals;
import org.longview.study.LayerSettings;
import org.longview.study.LowRankSettings;
import org.longview.study.PatternKind;
import org.longview.study.PatternSettings;
import org.longview.study.PieceSettings;
import org.longview.study.ProjectionSource;
import org.longview.study.RandomSettings;
import org.longview.study.Settings.Apply;
import org.longview.study.ViewSettings;
import org.longview.text.Tokens;
import org.longview.work.InputException;

/** What is done with the mechanism and its parameters. For the JavaFX thread alone. */
public final class PatternModel {
  /** Larger windows and ranks mean nothing and would overflow what is counted. */
  private static final long LARGEST = 1L << 31;

  private static final int FEWEST_BLOCKS = 6;

  private final SettingsModel settings;
  private final TokensModel tokens;
  private final AttentionModel attention;
  private final Notices notices;
  private final LatestJob reading;

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
    this.notices = notices;
    reading = new LatestJob("Reading the projections", background, activities, Duration.ZERO);
  }

  /** n, the number of tokens in use; 1 while there are none. */
  public int length() {
    Tokens used = tokens.usedProperty().get();
    return used == null ? 1 : used.size();
  }

  /** The mechanism of the head that is viewed. */
  PatternSettings ofViewedHead() {
    ViewSettings view = settings.get().view();
    return pattern().at(view.layer(), attention.layers(), view.head());
  }

  private PatternSettings pattern() {
    return settings.get().pattern();
  }

  private void change(String title, Gesture gesture, UnaryOperator<PatternSettings> change) {
    settings.change(title, gesture, now -> now.withPattern(change.apply(now.pattern())));
  }

  /** Chooses a mechanism; a dilated window gets a dilation that shows. */
  public void choose(PatternKind kind) {
    change(
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
    change("window w", gesture, now -> lowest(now.withWindow(window), window));
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

  /** Lets windows grow, or shrink, from layer to layer, or makes them alike again. */
  public void setByLayer(boolean byLayer) {
    change(
        byLayer ? "windows by layer" : "the same window in all layers",
        new Gesture(),
        now ->
            now.withLayers(
                now.layers()
                    .withWindows(byLayer ? List.of(now.window(), 2 * now.window()) : List.of())));
  }

  /** w of the highest layer. */
  public long topWindow() {
    List<Long> windows = pattern().layers().windows();
    return windows.isEmpty() ? pattern().window() : last(windows);
  }

  /**
   * Sets w of the highest layer; those between are on an even ramp.
   *
   * @throws InputException if it is negative or huge
   */
  public void setTopWindow(long window, Gesture gesture) {
    limit("window of the highest layer", window);
    change(
        "window of the highest layer",
        gesture,
        now -> now.withLayers(now.layers().withWindows(List.of(now.window(), window))));
  }

  /**
   * Sets how many heads of each layer are dilated.
   *
   * @throws InputException if there are not so many
   */
  public void setDilatedHeads(long count, Gesture gesture) {
    int heads = attention.heads();
    if (count < 1 || count > heads) {
      throw new InputException(
          "The number of dilated heads is %d; it must be between 1 and %d."
              .formatted(count, heads));
    }
    int dilated = count == heads ? 0 : (int) count;
    change("dilated heads", gesture, now -> now.withLayers(now.layers().withDilatedHeads(dilated)));
  }

  /** How many heads of each layer are dilated. */
  public int dilatedHeads() {
    int dilated = pattern().layers().dilatedHeads();
    return dilated == 0 ? attention.heads() : Math.min(dilated, attention.heads());
  }

  public NumberScale dilatedHeadsScale() {
    return new NumberScale(1, Math.max(2, attention.heads()), 1);
  }

  /**
   * Sets d.
   *
   * @throws InputException if it is not positive or huge
   */
  public void setDilation(long dilation, Gesture gesture) {
    limit("dilation d", dilation);
    change(
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
    limit("stride l", stride + 1);
    change("stride l", gesture, now -> now.withStride((int) stride));
  }

  /**
   * Sets c of the fixed pattern.
   *
   * @throws InputException if it is not between 1 and l
   */
  public void setSummary(long summary, Gesture gesture) {
    limit("summary c", summary + 1);
    new Fixed(pattern().stride(), (int) summary);
    change("summary c", gesture, now -> now.withSummary((int) summary));
  }

  /**
   * Sets b, the length of a piece; pieces that did not overlap still do not.
   *
   * @throws InputException if it is not positive or huge
   */
  public void setPieceLength(long length, Gesture gesture) {
    limit("piece length b", length + 1);
    changePieces("piece length b", gesture, now -> now.withLength((int) length));
  }

  /**
   * Sets S, from the start of a piece to that of the next.
   *
   * @throws InputException if it is not between 1 and b
   */
  public void setPieceStride(long stride, Gesture gesture) {
    limit("stride S", stride + 1);
    changePieces("stride S", gesture, now -> now.withStride((int) stride));
  }

  /** Sets how pieces become one. */
  public void setMerge(PieceMerge merge) {
    changePieces("merge by " + merge.id(), new Gesture(), now -> now.withMerge(merge));
  }

  private void changePieces(String title, Gesture gesture, UnaryOperator<PieceSettings> change) {
    PieceSettings pieces = change.apply(pattern().pieces());
    change(title, gesture, now -> now.withPieces(pieces));
  }

  /**
   * Sets k.
   *
   * @throws InputException if it is not positive or huge
   */
  public void setRank(long rank, Gesture gesture) {
    limit("rank k", rank + 1);
    change("rank k", gesture, now -> now.withRank((int) rank));
  }

  private static void limit(String name, long number) {
    if (number > LARGEST) {
      throw new InputException(
          "The %s is %s; it can be at most %s."
              .formatted(name, Numerals.grouped(number), Numerals.grouped(LARGEST)));
    }
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
                  Numerals.grouped(pattern().globals().within(n).count())));
    }
    if (count < 0) {
      throw new InputException(
          "The number of global tokens is " + count + "; it must be 0 or more.");
    }
    if (gesture != globalsGesture) {
      globalsGesture = gesture;
      globalsBefore = pattern().globals().within(n);
    }
    GlobalTokens resized = resize(globalsBefore, (int) count);
    change("global tokens s", gesture, now -> now.withGlobals(resized));
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

  /** Says BigBird's pattern of tokens or of blocks, of a size that divides the text. */
  public void setForm(RandomSettings.Form form) {
    int n = length();
    changeRandom(
        form == RandomSettings.Form.BLOCKS ? "blocks" : "tokens",
        new Gesture(),
        now -> drawn(now.withForm(form).withBlock(blockFor(n, now.block()))));
  }

  /** The keys of a file are of one form alone. */
  private static RandomSettings drawn(RandomSettings random) {
    return random.source() instanceof RandomSettings.File file
            && file.index().ofBlocks() != random.ofBlocks()
        ? random.withSource(new RandomSettings.Seed(0))
        : random;
  }

  /** A block size that divides n, and leaves enough blocks to see the pattern. */
  private static int blockFor(int n, int wanted) {
    int most = Math.max(1, n / FEWEST_BLOCKS);
    int block = wanted <= most && n % wanted == 0 ? wanted : most;
    while (n % block != 0) {
      block--;
    }
    return block;
  }

  /**
   * Sets b.
   *
   * @throws InputException if it is not positive or does not divide the text
   */
  public void setBlock(long block, Gesture gesture) {
    limit("block b", block + 1);
    int n = length();
    RandomSettings changed =
        pattern().random().withForm(RandomSettings.Form.BLOCKS).withBlock((int) block);
    pattern()
        .withKind(PatternKind.BIGBIRD)
        .withRandom(changed.withSource(new RandomSettings.Seed(0)))
        .pattern(n)
        .check(n);
    changeRandom("block b", gesture, now -> now.withBlock((int) block));
  }

  /**
   * Sets r; keys that were read are drawn again.
   *
   * @throws InputException if it is negative or larger than n
   */
  public void setRandomCount(long count, Gesture gesture) {
    if (count > length()) {
      throw new InputException(
          "There are only %s tokens, so none has %s random keys."
              .formatted(Numerals.grouped(length()), Numerals.grouped(count)));
    }
    changeRandom(
        "random keys r",
        gesture,
        now ->
            now.withCount((int) count)
                .withSource(
                    now.source() instanceof RandomSettings.Seed
                        ? now.source()
                        : new RandomSettings.Seed(0)));
  }

  /** Draws the random keys by a seed. */
  public void setRandomSeed(long seed) {
    changeRandom(
        "draw random keys", new Gesture(), now -> now.withSource(new RandomSettings.Seed(seed)));
  }

  /** Reads random keys, of the form that is chosen, and takes them. */
  public void openRandomKeys(Path file) {
    boolean blocks = pattern().random().ofBlocks();
    reading.submit(
        (progress, cancellation) -> TensorFile.readRandomIndex(file, blocks, cancellation),
        index -> take(file, index),
        thrown -> notices.failure(reading, thrown));
  }

  private void take(Path file, RandomIndex index) {
    RandomSettings.Source source = new RandomSettings.File(file, index);
    try {
      PatternSettings changed =
          pattern().withKind(PatternKind.BIGBIRD).withRandom(pattern().random().withSource(source));
      changed.pattern(length()).check(length());
    } catch (InputException e) {
      notices.problem(reading, e.getMessage());
      return;
    }
    notices.mended(reading);
    changeRandom("random keys from a file", new Gesture(), now -> now.withSource(source));
  }

  private void changeRandom(String title, Gesture gesture, UnaryOperator<RandomSettings> random) {
    change(title, gesture, now -> now.withRandom(random.apply(now.random())));
  }

  /** Makes a token global, or not global again; the mechanism becomes one that has such tokens. */
  public void toggleGlobal(int token) {
    Tokens used = tokens.usedProperty().get();
    if (used == null || token < 0 || token >= used.size()) {
      return;
    }
    boolean on = !pattern().hasGlobals() || !pattern().globals().contains(token);
    String title =
        on
            ? "make “" + used.piece(token) + "” global"
            : "make “" + used.piece(token) + "” not global";
    change(
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
    change(causal ? "causal on" : "causal off", new Gesture(), now -> now.withCausal(causal));
  }

  /** Applies the mechanism to one layer or to all. */
  public void setApply(Apply apply) {
    settings.change(
        apply == Apply.THIS_LAYER ? "apply to this layer" : "apply to every layer",
        now -> now.withApply(apply));
  }

  /** Takes projections that are made, not read. */
  public void setProjection(ProjectionSource projection, Gesture gesture) {
    change("projection", gesture, now -> now.withProjection(projection));
  }

  /** Chooses which heads and layers share Gaussian projections. */
  public void setSharing(Sharing sharing) {
    change(
        "sharing " + sharing.id(),
        new Gesture(),
        now -> now.withLowRank(now.lowRank().withSharing(sharing)));
  }

  /** Sets k layer by layer, from a list such as "128,64,32"; says so if it is none. */
  public void setRanks(String list) {
    try {
      List<Integer> ranks = LowRankSettings.ranks(list);
      for (int rank : ranks) {
        limit("rank k", rank + 1L);
      }
      LowRankSettings changed = pattern().lowRank().withRanks(ranks);
      notices.mended(this);
      change("rank k by layer", new Gesture(), now -> now.withLowRank(changed));
    } catch (InputException e) {
      notices.problem(this, String.valueOf(e.getMessage()));
    }
  }

  /** Reads projections to see their rank, and takes them. */
  public void openProjections(Path file) {
    reading.submit(
        (progress, cancellation) -> TensorFile.readProjections(file, cancellation),
        projections -> take(file, projections),
        thrown -> notices.failure(reading, thrown));
  }

  private void take(Path file, Projections projections) {
    int n = length();
    if (projections.n() != n) {
      notices.problem(
          reading,
          "%s projects %s tokens but the text has %s; give it one column for each token."
              .formatted(
                  file.getFileName(), Numerals.grouped(projections.n()), Numerals.grouped(n)));
      return;
    }
    notices.mended(reading);
    change(
        "projection from a file",
        new Gesture(),
        now -> now.withRank(projections.k()).withProjection(new ProjectionSource.File(file)));
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
    return new NumberScale(1, Math.max(2, pattern().stride()), 1);
  }

  /** For BigBird's b: what divides n. */
  public NumberScale blockScale() {
    int n = Math.max(1, length());
    return NumberScale.of(
        LongStream.rangeClosed(1, n).filter(block -> n % block == 0).boxed().toList());
  }

  public NumberScale randomScale() {
    return new NumberScale(0, Math.max(2, Math.min(length(), 64)), 1);
  }

  /** For b: up to the whole text. */
  public NumberScale pieceLengthScale() {
    return new NumberScale(1, Math.max(2, length()), 1);
  }

  /** For S: up to pieces that do not overlap. */
  public NumberScale pieceStrideScale() {
    return new NumberScale(1, Math.max(2, pattern().pieces().length()), 1);
  }

  public NumberScale rankScale() {
    return new NumberScale(1, Math.max(2, length()), 1);
  }
}
