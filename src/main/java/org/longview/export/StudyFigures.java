package org.longview.export;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.longview.attention.HeadClass;
import org.longview.attention.Reach;
import org.longview.attention.Spectrum;
import org.longview.picture.ArcBlock;
import org.longview.picture.BudgetRows;
import org.longview.picture.ColorMap;
import org.longview.picture.HeadMaps;
import org.longview.picture.PatternPicture;
import org.longview.picture.Reduction;
import org.longview.picture.TradeoffPicture;
import org.longview.picture.ValueScale;
import org.longview.study.ArcSettings;
import org.longview.study.CellKind;
import org.longview.study.HeadArrangement;
import org.longview.study.HeadOrder;
import org.longview.study.HeadWording;
import org.longview.study.HeadsSettings;
import org.longview.study.LayerComparison;
import org.longview.study.LayerScores;
import org.longview.study.LayerSpectra;
import org.longview.study.MatrixSource;
import org.longview.study.PatternKind;
import org.longview.study.PatternSettings;
import org.longview.study.ProjectionSource;
import org.longview.study.Rollout;
import org.longview.study.ViewSettings;
import org.longview.study.ViewSettings.Shown;
import org.longview.study.Wording;

/**
 * The figures of a text under a pattern: what settings mean as titles, axes, colours and captions.
 */
public final class StudyFigures {
  /** A head's spectrum is marked where it reaches this share, unless a rank is given. */
  private static final double MOST_OF_IT = 0.9;

  private static final int ROWS_TOGETHER = 64;

  private final PatternSettings pattern;
  private final int n;
  private final List<String> labels;
  private final String origin;

  /** Whether the colours of weights are the same in each of several figures. */
  private final boolean alike;

  /**
   * StudyFigures of one text and pattern.
   *
   * @param n number of tokens
   * @param labels of the tokens, n of them, or none to number them
   * @param origin model and text, for the line of parameters; may be empty
   */
  public StudyFigures(PatternSettings pattern, int n, List<String> labels, String origin) {
    this(pattern, n, labels, origin, false);
  }

  private StudyFigures(
      PatternSettings pattern, int n, List<String> labels, String origin, boolean alike) {
    this.pattern = pattern;
    this.n = n;
    this.labels = List.copyOf(labels);
    this.origin = origin;
    this.alike = alike;
  }

  /**
   * The same in which a colour always stands for the same weight, as in the frames of a film: it is
   * never more than 1. What replaces attention and may be more has colours of its own.
   */
  public StudyFigures alike() {
    return new StudyFigures(pattern, n, labels, origin, true);
  }

  /** Who may look at whom. */
  public MatrixFigure pattern() {
    boolean linformer = pattern.kind() == PatternKind.LINFORMER;
    List<CellKind> legend = new ArrayList<>();
    if (linformer) {
      legend.add(CellKind.PROJECTED);
    } else {
      legend.add(CellKind.SELF);
      legend.add(CellKind.WINDOW);
    }
    if (pattern.kind().hasStride()) {
      legend.add(CellKind.FAR);
    }
    if (pattern.kind().hasRandom()) {
      legend.add(CellKind.RANDOM);
    }
    if (pattern.hasOverlap()) {
      legend.add(CellKind.OVERLAP);
    }
    if (pattern.globalCount(n) > 0) {
      legend.add(CellKind.GLOBAL);
    }
    return new MatrixFigure(
        new FigureText(
            "Pattern",
            "who may look at whom · " + Wording.entries(pattern, n),
            parameters(
                pattern.differsByHead()
                    ? List.of(Wording.of(pattern, n), "head " + pattern.random().head())
                    : List.of(Wording.of(pattern, n)))),
        new PatternPicture(pattern, n),
        new CellScheme.Kinds(pattern.kind(), legend),
        Reduction.MAX,
        queries(),
        linformer ? projectedKeys() : keys(),
        !linformer);
  }

  /**
   * The cumulative singular values of a head, in front of the others of its layer.
   *
   * @param layer counted from 0
   * @param head counted from 0
   * @param rank k, at which it is marked; where 90 % is reached if there is none
   * @param reference "full" or "window 512"
   */
  public SpectrumFigure spectrum(
      LayerSpectra spectra, int layer, int head, OptionalInt rank, String reference) {
    Spectrum chosen = spectra.heads().get(head);
    int most = chosen.rankFor(MOST_OF_IT);
    int k = Math.min(chosen.size(), rank.orElse(most));
    List<String> caption = new ArrayList<>();
    caption.add("layer %d, head %d, thin: the other heads of the layer".formatted(layer, head));
    caption.add(String.format(Locale.ROOT, "90 %% within rank %,d", most));
    if (k != most) {
      caption.add(
          String.format(
              Locale.ROOT, "%s within rank %,d", Wording.percent(chosen.cumulative(k)), k));
    }
    caption.add(String.format(Locale.ROOT, "effective rank %.1f", chosen.effectiveRank()));
    return new SpectrumFigure(
        new FigureText(
            "Cumulative singular values",
            "share of the sum of all singular values of %s attention".formatted(reference),
            parameters(caption)),
        spectra.heads().stream().map(Spectrum::cumulative).toList(),
        layer,
        head,
        k);
  }

  /**
   * The attention of a layer's head, or the mean of its heads, as the view settings ask for it.
   *
   * @param applied which layers the pattern is applied to, for the line of parameters; may be empty
   */
  public MatrixFigure attention(
      LayerComparison layer, ViewSettings view, Reduction reduction, String applied) {
    Shown shown = view.shown();
    MatrixSource source = layer.source(shown, view.head());
    boolean bounded = shown == Shown.DIFFERENCE || !source.hasNegatives();
    double magnitude = alike && bounded ? 1 : magnitude(source);
    ValueScale.Kind kind = view.squareRoot() ? ValueScale.Kind.SQUARE_ROOT : ValueScale.Kind.LINEAR;
    CellScheme scheme =
        source.hasNegatives()
            ? new CellScheme.Values(
                ColorMap.BLUE_ORANGE,
                ValueScale.diverging(kind, magnitude),
                shown == Shown.DIFFERENCE ? "difference" : "weight")
            : new CellScheme.Values(
                ColorMap.named(view.colorMap()),
                ValueScale.sequential(kind, 0, magnitude),
                "attention");
    boolean projected = shown == Shown.PATTERN && pattern.kind() == PatternKind.LINFORMER;
    String head =
        view.head() == ViewSettings.MEAN_HEAD
            ? "layer %d, mean of all heads".formatted(view.layer())
            : "layer %d, head %d".formatted(view.layer(), view.head());
    List<String> caption = new ArrayList<>();
    caption.add(head);
    if (shown != Shown.FULL) {
      caption.add(Wording.of(pattern, n));
      if (!applied.isEmpty()) {
        caption.add(applied);
      }
      OptionalDouble kept = layer.kept(view.head());
      if (kept.isPresent()) {
        caption.add("attention kept " + Wording.percent(kept.getAsDouble()));
      }
      if (layer.quality().hasOutput()) {
        caption.add("output error " + Wording.percent(layer.outputError(view.head())));
      }
    }
    if (!layer.reference().isFull()) {
      caption.add("reference: " + layer.reference().name());
    }
    return new MatrixFigure(
        new FigureText(title(shown, layer), subtitle(shown, projected), parameters(caption)),
        source,
        scheme,
        reduction,
        queries(),
        projected ? projectedKeys() : keys(),
        showsExcluded(layer, shown));
  }

  /**
   * The maps of all heads, as the view settings ask for them.
   *
   * @param maps of all heads, reduced as the view settings want it
   * @param scores of all layers; empty for a grid, which needs none
   * @param applied which layers the pattern is applied to, for the line of parameters; may be empty
   */
  public HeadsFigure heads(
      HeadMaps maps, List<LayerScores> scores, ViewSettings view, String applied) {
    LayerComparison any = maps.layer();
    Shown shown = maps.shown();
    HeadsSettings settings = view.heads();
    HeadArrangement arrangement =
        scores.isEmpty()
            ? HeadArrangement.grid(maps.layers(), any.attention().heads())
            : HeadArrangement.of(settings, scores);
    boolean grid = arrangement.order() == HeadOrder.GRID;
    boolean signed = maps.isSigned();
    ValueScale.Kind kind = view.squareRoot() ? ValueScale.Kind.SQUARE_ROOT : ValueScale.Kind.LINEAR;
    List<String> caption = new ArrayList<>();
    caption.add(
        switch (arrangement.order()) {
          case GRID -> "all heads";
          case GROUPED -> "heads by what they do most";
          case SCORE -> "heads by score: " + HeadWording.title(settings.score());
        });
    if (shown != Shown.FULL) {
      caption.add(Wording.of(pattern, n));
      if (!applied.isEmpty()) {
        caption.add(applied);
      }
    }
    if (!any.reference().isFull()) {
      caption.add("reference: " + any.reference().name());
    }
    boolean projected = shown == Shown.PATTERN && pattern.kind() == PatternKind.LINFORMER;
    return new HeadsFigure(
        new FigureText(
            title(shown, any) + " of all heads", subtitle(shown, projected), parameters(caption)),
        arrangement,
        arrangement.order() == HeadOrder.GROUPED
            ? arrangement.groups().stream().map(HeadWording::heading).toList()
            : List.of(),
        grid ? List.of() : captions(arrangement, settings, scores),
        maps.maps(),
        signed ? ColorMap.BLUE_ORANGE : ColorMap.named(view.colorMap()),
        maps.scale(kind, settings.ownScale()),
        shown == Shown.DIFFERENCE ? "difference" : signed ? "weight" : "attention",
        showsExcluded(any, shown));
  }

  /**
   * Curves between tokens, as the view settings ask for them.
   *
   * @param block of the layer's attention, see {@link ArcBlock#of}
   * @param applied which layers the pattern is applied to, for the line of parameters; may be empty
   */
  public ArcsFigure arcs(LayerComparison layer, ArcBlock block, ViewSettings view, String applied) {
    ArcSettings settings = view.arcs();
    BitSet heads = new BitSet();
    heads.set(0, layer.attention().heads());
    settings.hiddenHeads().forEach(heads::clear);
    boolean full = view.shown() == Shown.FULL || !layer.hasDifference();
    List<String> caption = new ArrayList<>();
    caption.add("layer %d".formatted(view.layer()));
    if (!full) {
      caption.add(Wording.of(pattern, n));
      if (!applied.isEmpty()) {
        caption.add(applied);
      }
    }
    if (!layer.reference().isFull()) {
      caption.add("reference: " + layer.reference().name());
    }
    if (block.count() < n) {
      caption.add(
          String.format(
              Locale.ROOT, "tokens %,d to %,d", block.from(), block.from() + block.count() - 1));
    }
    if (settings.hideMarks()) {
      caption.add("without the marks, rows scaled to sum to 1 over all others");
    }
    int to = block.from() + block.count();
    return new ArcsFigure(
        new FigureText(
            "Who looks at whom",
            title(full ? Shown.FULL : Shown.PATTERN, layer),
            parameters(caption)),
        block,
        heads,
        settings.mass() / 100.0,
        settings.oneLine(),
        new AxisLabels(
            "token",
            labels.isEmpty() ? labels : labels.subList(block.from(), to),
            strong().stream()
                .filter(token -> token >= block.from() && token < to)
                .map(token -> token - block.from())
                .collect(Collectors.toSet())));
  }

  /**
   * What reaches a token, layer by layer.
   *
   * @param rollout the weights; null if they are not known
   * @param depth layers that are shown
   * @param view whose colours it has
   */
  public ReachFigure reach(Reach reach, @Nullable Rollout rollout, int depth, ViewSettings view) {
    int token = reach.token();
    List<String> caption = new ArrayList<>();
    caption.add(Wording.of(pattern, n) + " in every layer");
    caption.add(
        String.format(
            Locale.ROOT,
            "%,d tokens reach it, %,d to the left, %,d to the right",
            reach.count(depth),
            token - reach.first(depth),
            reach.last(depth) - token));
    OptionalLong side = reach.formula(depth);
    if (side.isPresent()) {
      caption.add(String.format(Locale.ROOT, "formula ℓ·d·⌊w/2⌋ = %,d a side", side.getAsLong()));
    }
    if (rollout != null) {
      caption.add(
          String.format(
              Locale.ROOT,
              "half of the weight within ±%,d, nine tenths within ±%,d",
              rollout.radius(depth, 0.5),
              rollout.radius(depth, 0.9)));
    }
    String named =
        labels.isEmpty()
            ? String.format(Locale.ROOT, "token %,d", token)
            : "“" + labels.get(token) + "”";
    return new ReachFigure(
        new FigureText(
            "What reaches %s through %s"
                .formatted(named, depth == 1 ? "1 layer" : depth + " layers"),
            rollout == null
                ? "tokens that it can be reached by"
                : "attention rollout, ½(A + I) through the layers",
            parameters(caption)),
        reach,
        rollout,
        depth,
        new AxisLabels("token", labels, Set.of(token)),
        ColorMap.named(view.colorMap()),
        ValueScale.sequential(
            view.squareRoot() ? ValueScale.Kind.SQUARE_ROOT : ValueScale.Kind.LINEAR,
            0,
            alike || rollout == null ? 1 : most(rollout, depth)));
  }

  /** The largest weight after any of the layers. */
  private static float most(Rollout rollout, int depth) {
    float most = 0;
    for (int layer = 1; layer <= depth; layer++) {
      for (float weight : rollout.weights(layer)) {
        most = Math.max(most, weight);
      }
    }
    return most;
  }

  private static List<String> captions(
      HeadArrangement arrangement, HeadsSettings settings, List<LayerScores> scores) {
    List<String> captions = new ArrayList<>();
    for (HeadArrangement.Group group : arrangement.groups()) {
      HeadClass headClass =
          arrangement.order() == HeadOrder.SCORE ? settings.score() : group.headClass();
      group.heads().forEach(head -> captions.add(HeadWording.caption(head, headClass, scores)));
    }
    return captions;
  }

  /** Whether there are pairs without a value: in a difference, pairs that neither side allows. */
  private boolean showsExcluded(LayerComparison layer, Shown shown) {
    boolean sparse = pattern.kind().isSparse() || pattern.isCausal();
    return shown == Shown.PATTERN ? sparse : !layer.reference().isFull();
  }

  private static String title(Shown shown, LayerComparison layer) {
    return switch (shown) {
      case PATTERN -> "Attention";
      case FULL -> layer.reference().isFull() ? "Full attention" : "Attention, window 512";
      case EQUIVALENT -> "n × n equivalent";
      case DIFFERENCE -> "Difference";
    };
  }

  private String projection() {
    return pattern.lowRank().projection() instanceof ProjectionSource.BestApproximation
        ? "U·Σ of the best approximation of P, n × k"
        : "softmax(Q(EK)ᵀ/√d), n × k";
  }

  private String subtitle(Shown shown, boolean projected) {
    return switch (shown) {
      case PATTERN ->
          projected
              ? projection()
              : pattern.mergesPieces()
                  ? "softmax(QKᵀ/√d) of each piece alone, merged"
                  : "softmax(QKᵀ/√d) over allowed keys";
      case EQUIVALENT -> "what replaces P: entries may be negative, rows need not sum to 1";
      case FULL -> "softmax(QKᵀ/√d)";
      case DIFFERENCE -> "under the pattern minus the reference";
    };
  }

  /** The cross-out picture of a budget. */
  public static BudgetFigure budget(long baseline, long length, long globals, OptionalLong window) {
    BudgetRows rows = new BudgetRows(baseline, length, globals, window);
    return new BudgetFigure(
        new FigureText(
            "Memory budget: cross out 2·s rows",
            "",
            String.format(Locale.ROOT, "n₀ = %,d · n = %,d · s = %,d", baseline, length, globals)),
        rows);
  }

  /**
   * Quality by window and number of global tokens.
   *
   * @param measure "attention kept", "output error" or "embedding change"
   * @param heads of what it is the mean, and under which pattern
   * @param origin model and text, for the line of parameters; may be empty
   * @param reference "full" or "window 512"
   */
  public static TradeoffFigure tradeoffs(
      TradeoffPicture picture, String measure, String heads, String origin, String reference) {
    return new TradeoffFigure(
        new FigureText(
            measure.substring(0, 1).toUpperCase(Locale.ROOT) + measure.substring(1),
            "by window and global tokens; white: equal memory n·(w + 2s)",
            Stream.of(
                    origin,
                    String.format(Locale.ROOT, "n = %,d", picture.grid().n()),
                    heads,
                    "reference: " + reference)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" · "))),
        picture,
        measure);
  }

  /** Several figures on one sheet, side by side in rows. */
  public static SheetFigure sheet(String title, String subtitle, List<List<Figure>> rows) {
    return new SheetFigure(new FigureText(title, subtitle, ""), rows);
  }

  /**
   * The largest size of a value in the matrix, for the end of a colour scale; excluded ones count
   * 0.
   */
  public static double magnitude(MatrixSource source) {
    float largest = 0;
    float[] block = new float[ROWS_TOGETHER * source.columns()];
    for (int row = 0; row < source.rows(); row += ROWS_TOGETHER) {
      int end = Math.min(source.rows(), row + ROWS_TOGETHER);
      source.fill(row, end, 0, source.columns(), block, 0, source.columns());
      for (int i = 0; i < (end - row) * source.columns(); i++) {
        if (block[i] != MatrixSource.EXCLUDED) {
          largest = Math.max(largest, Math.abs(block[i]));
        }
      }
    }
    return largest;
  }

  private AxisLabels queries() {
    return new AxisLabels("query", labels, strong());
  }

  private AxisLabels keys() {
    return new AxisLabels("key", labels, strong());
  }

  private AxisLabels projectedKeys() {
    return AxisLabels.numbered("projected key");
  }

  private Set<Integer> strong() {
    return IntStream.of(pattern.globalTokens(n).positions()).boxed().collect(Collectors.toSet());
  }

  private String parameters(List<String> caption) {
    List<String> parts = new ArrayList<>();
    if (!origin.isEmpty()) {
      parts.add(origin);
    }
    parts.add(String.format(Locale.ROOT, "n = %,d", n));
    parts.addAll(caption);
    return String.join(" · ", parts);
  }
}
