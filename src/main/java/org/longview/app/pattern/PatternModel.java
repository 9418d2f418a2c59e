package org.longview.app.pattern;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.longview.app.control.NumberScale;
import org.longview.app.job.Activities;
import org.longview.app.job.Background;
import org.longview.app.job.LatestJob;
import org.longview.app.state.Gesture;
import org.longview.app.state.Notices;
import org.longview.app.state.SettingsModel;
import org.longview.app.study.TokensModel;
import org.longview.attention.Fixed;
import org.longview.attention.GlobalTokens;
import org.longview.attention.PieceMerge;
import org.longview.model.Projections;
import org.longview.model.TensorFile;
import org.longview.picture.Numerals;
import org.longview.study.PatternKind;
import org.longview.study.PatternSettings;
import org.longview.study.PieceSettings;
import org.longview.study.ProjectionSource;
import org.longview.study.Settings.Apply;
import org.longview.text.Tokens;
import org.longview.work.InputException;

/** What is done with the mechanism and its parameters. For the JavaFX thread alone. */
public final class PatternModel {
  /** Larger windows and ranks mean nothing and would overflow what is counted. */
  private static final long LARGEST = 1L << 31;

  private final SettingsModel settings;
  private final TokensModel tokens;
  private final Notices notices;
  private final LatestJob reading;

  /** While the number of global tokens is dragged: those at the beginning. */
  private GlobalTokens globalsBefore = GlobalTokens.NONE;

  private @Nullable Gesture globalsGesture;

  /** Works on the settings. */
  public PatternModel(
      SettingsModel settings,
      TokensModel tokens,
      Notices notices,
      Background background,
      Activities activities) {
    this.settings = settings;
    this.tokens = tokens;
    this.notices = notices;
    reading = new LatestJob("Reading the projections", background, activities, Duration.ZERO);
  }

  /** n, the number of tokens in use; 1 while there are none. */
  public int length() {
    Tokens used = tokens.usedProperty().get();
    return used == null ? 1 : used.size();
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
        "pattern " + kind.title().toLowerCase(java.util.Locale.ROOT),
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
    change("window w", gesture, now -> now.withWindow(window));
  }

  /**
   * Sets d.
   *
   * @throws InputException if it is not positive or huge
   */
  public void setDilation(long dilation, Gesture gesture) {
    limit("dilation d", dilation);
    change("dilation d", gesture, now -> now.withDilation(dilation));
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

  /** Makes a token global, or not global again; the mechanism becomes one that has such tokens. */
  public void toggleGlobal(int token) {
    Tokens used = tokens.usedProperty().get();
    if (used == null || token < 0 || token >= used.size()) {
      return;
    }
    boolean on = !pattern().kind().hasGlobals() || !pattern().globals().contains(token);
    String title =
        on
            ? "make “" + used.piece(token) + "” global"
            : "make “" + used.piece(token) + "” not global";
    change(
        title,
        new Gesture(),
        now ->
            now.kind().hasGlobals()
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
