package org.longview.lesson;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.longview.attention.GlobalTokens;
import org.longview.attention.PieceMerge;
import org.longview.attention.Projection.Sharing;
import org.longview.budget.Card;
import org.longview.budget.Held;
import org.longview.budget.Precision;
import org.longview.model.ModelSource;
import org.longview.study.LowRankSettings;
import org.longview.study.PatternKind;
import org.longview.study.RandomSettings;
import org.longview.study.Settings;
import org.longview.study.Settings.Apply;
import org.longview.study.Tab;
import org.longview.study.TextSource;
import org.longview.study.TradeoffSettings.Choice;
import org.longview.study.TradeoffSettings.Measure;
import org.longview.study.TradeoffSettings.Scope;
import org.longview.study.ViewSettings.Shown;
import org.longview.work.InputException;

/**
 * The settings that a step can name. Their order is that in which they are applied, so that what a
 * step says does not depend on the order of its lines.
 */
enum Key {
  MODEL(
      (now, value) ->
          new Settings(
              ModelSource.of(value),
              now.source(),
              now.tokenFrom(),
              now.tokenLimit(),
              now.pattern(),
              now.apply(),
              now.view(),
              now.budget())),
  TEXT((now, value) -> now.withSource(TextSource.typed(value))),
  EXAMPLE((now, value) -> now.withSource(Changes.example(value))),
  /** Applied by {@link StepState}, which has read it. */
  DOCUMENT((now, value) -> now),
  FIRST((now, value) -> now.withTokenFrom(Values.whole(value, 1))),
  TOKENS((now, value) -> now.withTokenLimit(Values.whole(value, 3))),

  PATTERN(Changes.ofPattern((now, value) -> now.withKind(PatternKind.named(value)))),
  WINDOW(Changes.ofPattern(Changes::window)),
  DILATION(Changes.ofPattern(Changes::dilation)),
  DILATED_HEADS(
      Changes.ofPattern(
          (now, value) -> now.withLayers(now.layers().withDilatedHeads(Values.whole(value, 0))))),
  GLOBAL(
      Changes.ofPattern(
          (now, value) -> now.withGlobals(GlobalTokens.of(value.equals("none") ? "" : value)))),
  CAUSAL(Changes.ofPattern((now, value) -> now.withCausal(Values.yes(value)))),
  SUMMARY(Changes.ofPattern((now, value) -> now.withSummary(Values.whole(value, 1)))),
  CHUNK(Changes.ofPieces((now, value) -> now.withLength(Values.whole(value, 1)))),
  STRIDE(Changes.ofPattern(Changes::stride)),
  MERGE(Changes.ofPieces((now, value) -> now.withMerge(PieceMerge.named(value)))),
  RANDOM(Changes.ofRandom((now, value) -> now.withCount(Values.whole(value, 0)))),
  BLOCK(
      Changes.ofRandom(
          (now, value) ->
              value.equals("none")
                  ? now.withForm(RandomSettings.Form.TOKENS)
                  : now.withForm(RandomSettings.Form.BLOCKS).withBlock(Values.whole(value, 1)))),
  RANK(Changes.ofLowRank((now, value) -> now.withRanks(LowRankSettings.ranks(value)))),
  PROJECTION(Changes.ofLowRank((now, value) -> now.withProjection(Changes.projection(value)))),
  SHARING(Changes.ofLowRank((now, value) -> now.withSharing(Sharing.named(value)))),
  SEED(Changes.ofPattern(Changes::seed)),
  APPLY(
      (now, value) ->
          now.withApply(
              Values.oneOf(value, List.of("layer", "model"), name -> name).equals("layer")
                  ? Apply.THIS_LAYER
                  : Apply.EVERY_LAYER)),

  LAYER(Changes.ofView((now, value) -> now.withHead(Values.whole(value, 0), now.head()))),
  HEAD(Changes.ofView((now, value) -> now.withHead(now.layer(), Changes.head(value)))),
  SHOWN(Changes.ofView((now, value) -> now.withShown(Changes.named(value, Shown.values())))),
  COLOURS(Changes.ofView((now, value) -> now.withColorMap(Changes.colours(value)))),
  SQUARE_ROOT(Changes.ofView((now, value) -> now.withSquareRoot(Values.yes(value)))),
  PIXELS(
      Changes.ofView(
          (now, value) ->
              now.withMean(
                  Values.oneOf(value, List.of("max", "mean"), name -> name).equals("mean")))),
  TAB(Changes.ofView((now, value) -> now.withTab(Changes.named(value, Tab.values())))),
  DEPTH(Changes.ofView((now, value) -> now.withDepth(Values.whole(value, 1)))),
  SPECTRUM_RANK(Changes.ofSpectrum((now, value) -> now.withRank(Values.whole(value, 1)))),
  ERROR(Changes.ofSpectrum((now, value) -> now.withError(Changes.hundredths(value)))),
  ONE_LINE(Changes.ofArcs((now, value) -> now.withOneLine(Values.yes(value)))),
  MASS(Changes.ofArcs((now, value) -> now.withMass(Values.whole(value, 1)))),
  HIDE_MARKS(Changes.ofArcs((now, value) -> now.withHideMarks(Values.yes(value)))),
  MEASURE(
      Changes.ofTradeoffs((now, value) -> now.withMeasure(Changes.named(value, Measure.values())))),
  SCOPE(Changes.ofTradeoffs((now, value) -> now.withScope(Changes.named(value, Scope.values())))),
  CHOICE(
      Changes.ofTradeoffs((now, value) -> now.withChoice(Changes.named(value, Choice.values())))),

  N0(Changes.ofBudget((now, value) -> now.withBaseline(Values.whole(value, 1)))),
  N(Changes.ofBudget(Changes::length)),
  S(Changes.ofBudget((now, value) -> now.withGlobals(Values.whole(value, 0)))),
  PRECISION(
      Changes.ofStorage(
          (now, value) ->
              now.withPrecision(Values.oneOf(value, List.of(Precision.values()), Precision::id)))),
  HELD(
      Changes.ofStorage(
          (now, value) -> now.withHeld(Values.oneOf(value, List.of(Held.values()), Held::id)))),
  BATCH(Changes.ofStorage((now, value) -> now.withBatch(Values.whole(value, 1)))),
  CARD(
      Changes.ofStorage(
          (now, value) -> now.withCard(Values.oneOf(value, List.of(Card.values()), Card::title)))),

  /** Tokens that are pointed at. */
  TOKEN((now, value) -> now),
  /** A pair that is pointed at. */
  CELL((now, value) -> now),
  /** The block of the matrix that is seen. */
  ZOOM((now, value) -> now);

  /** What takes a highlight away that an earlier step has made. */
  static final String NONE = "none";

  @SuppressWarnings("ImmutableEnumChecker") // none has a state
  private final BiFunction<Settings, String, Settings> change;

  Key(BiFunction<Settings, String, Settings> change) {
    this.change = change;
  }

  /** In lecture files. */
  String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The key of an id, if there is one. */
  static Optional<Key> named(String id) {
    return Stream.of(values()).filter(key -> key.id().equals(id)).findFirst();
  }

  /** Whether it says what is read: only one of these holds at a time. */
  boolean isSource() {
    return this == TEXT || this == EXAMPLE || this == DOCUMENT;
  }

  /** Whether it means something for one text alone, so that another text takes it away. */
  boolean isOfSource() {
    return isSource() || isHighlight() || this == FIRST;
  }

  /** Whether it points at something, and changes no setting. */
  boolean isHighlight() {
    return this == TOKEN || this == CELL || this == ZOOM;
  }

  /**
   * Sets it.
   *
   * @throws InputException if the value is no such thing or out of its range
   */
  Settings apply(Settings now, String value) {
    return change.apply(now, value);
  }
}
