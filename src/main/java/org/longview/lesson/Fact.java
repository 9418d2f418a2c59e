package org.longview.lesson;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.longview.attention.Spectrum;
import org.longview.budget.Stored;
import org.longview.study.Embeddings;
import org.longview.study.ViewSettings;

/** What the program knows or computes, and a lecture can name. */
enum Fact {
  /** Tokens in use, [CLS] and [SEP] included. */
  N(Form.COUNT, Asked::n),
  /** Words of the whole text, between spaces. */
  WORDS(Form.COUNT, Measured::words),
  /** The tokens, as the vocabulary writes them. */
  PIECES(Measured::pieces),
  /** Layers of the model. */
  LAYERS(Form.COUNT, asked -> asked.subject().layers()),
  /** Heads of a layer. */
  HEADS(Form.COUNT, asked -> asked.subject().heads()),
  /** The width of a head. */
  HEAD_WIDTH(Form.COUNT, asked -> asked.subject().headWidth().orElseThrow()),
  /** The viewed layer. */
  LAYER(Form.COUNT, asked -> asked.view().layer()),
  /** The viewed head. */
  HEAD(Form.COUNT, asked -> asked.view().head()),
  /** The window. */
  W(Form.COUNT, asked -> asked.pattern().window()),
  /** The dilation. */
  D(Form.COUNT, asked -> asked.pattern().dilation()),
  /** Global tokens of the pattern. */
  S(Form.COUNT, asked -> asked.pattern().globalCount(asked.n())),
  /** Linformer's rank in the viewed layer. */
  K(Form.COUNT, asked -> asked.pattern().lowRank().rank(asked.view().layer())),
  /** Tokens of a piece. */
  CHUNK(Form.COUNT, asked -> asked.pattern().pieces().length()),

  /** n₀ of the budget. */
  N0(Form.COUNT, asked -> asked.budget().baseline()),
  /** n of the budget. */
  BUDGET_N(Form.COUNT, Asked::budgetLength),
  /** s of the budget. */
  BUDGET_S(Form.COUNT, Asked::budgetGlobals),
  /** ⌊n₀²/n⌋. */
  ROWS(Form.COUNT, asked -> asked.memory().rows(asked.budgetLength())),
  /** ⌊n₀²/n⌋ − 2s; 0 where nothing is left. */
  WINDOW_LEFT(
      Form.COUNT,
      asked -> asked.memory().windowLeft(asked.budgetLength(), asked.budgetGlobals()).orElse(0)),

  /** Entries at the budget's n and s as the literature counts them. */
  BUDGET_ENTRIES(Form.COUNT, asked -> Measured.budgetEntries(asked, false)),
  /** Distinct allowed pairs at the budget's n and s. */
  BUDGET_EXACT(Form.COUNT, asked -> Measured.budgetEntries(asked, true)),
  /** Scores in overlapping chunks, as Hugging Face computes Longformer, at the budget's n. */
  CHUNK_SCORES(
      Form.COUNT,
      asked ->
          new Stored.Chunks(asked.pattern().window(), asked.budgetGlobals())
              .chunkScores(asked.budgetLength())),

  /** Entries of a head as the literature counts them. */
  ENTRIES(Form.COUNT, asked -> Measured.entries(asked, false)),
  /** Distinct allowed pairs of a head. */
  ENTRIES_EXACT(Form.COUNT, asked -> Measured.entries(asked, true)),

  /** Attention kept by the viewed head, or on the mean by those of its layer. */
  KEPT(Form.PERCENT, asked -> Measured.kept(asked, asked.view().head())),
  KEPT_LAYER(Form.PERCENT, asked -> Measured.kept(asked, ViewSettings.MEAN_HEAD)),
  KEPT_MODEL(Form.PERCENT, Measured::keptOfModel),
  OUTPUT_ERROR(Form.DECIMAL, asked -> Measured.error(asked, asked.view().head())),
  OUTPUT_ERROR_LAYER(Form.DECIMAL, asked -> Measured.error(asked, ViewSettings.MEAN_HEAD)),
  OUTPUT_ERROR_MODEL(Form.DECIMAL, Measured::errorOfModel),
  /** How far the outputs of overlapping pieces lie apart, merged by mean and by most context. */
  MERGES_APART(Form.DECIMAL, Measured::mergesApart),
  /** Of the text's embeddings under the pattern in every layer, and of the reference. */
  COSINE(
      Form.DECIMAL,
      asked ->
          Embeddings.cosine(
              asked.subject(), asked.pattern(), asked.progress(), asked.cancellation())),
  /** The weight of the highlighted cell, in the attention that is shown. */
  WEIGHT(Form.PERCENT, Measured::weight),

  /** Singular values until so many percent of their sum; of the head, or the mean of the layer. */
  RANK(Form.COUNT, Measured::rankFor, true),
  /** The part of that sum that the largest hold, so many of them. */
  CUMULATIVE(Form.PERCENT, asked -> Measured.ofSpectra(asked, Spectrum::cumulative), true),
  /** The error of the best approximation of such a rank. */
  BEST_ERROR(Form.DECIMAL, asked -> Measured.ofSpectra(asked, Spectrum::error), true),
  /** ε of the proof of Linformer's theorem 1. */
  ERROR(Form.HUNDREDTHS, asked -> asked.view().spectrum().bounds().epsilon()),
  /** The rank that the proof of Linformer's theorem 1 gives for so many tokens. */
  RANK_BOUND(
      Form.COUNT,
      asked -> Math.ceil(asked.view().spectrum().bounds().theorem1(asked.number())),
      true),

  /** Tokens that reach the highlighted one through so many layers. */
  REACH(Form.COUNT, Measured::reach, true);

  /** What takes no time, whatever the text. */
  private static final Set<Fact> QUICK =
      EnumSet.of(
          N,
          LAYERS,
          HEADS,
          HEAD_WIDTH,
          LAYER,
          HEAD,
          W,
          D,
          S,
          K,
          CHUNK,
          N0,
          BUDGET_N,
          BUDGET_S,
          ROWS,
          WINDOW_LEFT,
          CHUNK_SCORES,
          ERROR,
          RANK_BOUND);

  /** The form of a number; null of a text. */
  private final @Nullable Form form;

  @SuppressWarnings("ImmutableEnumChecker") // none has a state
  private final ToDoubleFunction<Asked> number;

  @SuppressWarnings("ImmutableEnumChecker") // likewise
  private final Function<Asked, String> text;

  private final boolean takesNumber;

  Fact(Form form, ToDoubleFunction<Asked> number) {
    this(form, number, false);
  }

  Fact(Form form, ToDoubleFunction<Asked> number, boolean takesNumber) {
    this.form = form;
    this.number = number;
    this.takesNumber = takesNumber;
    text = asked -> form.written(number.applyAsDouble(asked));
  }

  Fact(Function<Asked, String> text) {
    this.text = text;
    form = null;
    number = asked -> Double.NaN;
    takesNumber = false;
  }

  /** In lecture files. */
  String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** The fact of an id, if there is one. */
  static Optional<Fact> named(String id) {
    return Stream.of(values()).filter(fact -> fact.id().equals(id)).findFirst();
  }

  static List<String> ids() {
    return Stream.of(values()).map(Fact::id).toList();
  }

  /** Whether it is nothing to reckon with. */
  boolean isText() {
    return form == null;
  }

  /** How it is written unless it is said otherwise; null of a text. */
  @Nullable Form form() {
    return form;
  }

  /** Whether it takes no time, whatever the text. */
  boolean isQuick() {
    return QUICK.contains(this);
  }

  /** Whether a number stands behind its name. */
  boolean takesNumber() {
    return takesNumber;
  }

  /**
   * Computes it, which may take long.
   *
   * @throws org.longview.work.InputException if there is no such thing under these settings
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  double number(Asked asked) {
    return number.applyAsDouble(asked);
  }

  /** The same in words. */
  String text(Asked asked) {
    return text.apply(asked);
  }
}
