package org.longview.export;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.longview.attention.HeadClass;
import org.longview.picture.ArcBlock;
import org.longview.picture.ColorMap;
import org.longview.picture.HeadMaps;
import org.longview.picture.Magnitude;
import org.longview.picture.PatternPicture;
import org.longview.picture.Reduction;
import org.longview.picture.ValueScale;
import org.longview.study.ArcSettings;
import org.longview.study.CellKind;
import org.longview.study.HeadArrangement;
import org.longview.study.HeadOrder;
import org.longview.study.HeadWording;
import org.longview.study.HeadsSettings;
import org.longview.study.LayerComparison;
import org.longview.study.LayerScores;
import org.longview.study.MatrixSource;
import org.longview.study.PatternKind;
import org.longview.study.PatternSettings;
import org.longview.study.ProjectionSource;
import org.longview.study.ViewSettings;
import org.longview.study.ViewSettings.Shown;
import org.longview.study.Wording;
import org.longview.work.Cancellation;
import org.longview.work.Workers;

/** The matrices of a text under a pattern: what settings mean as titles, axes and captions. */
public final class StudyFigures {
  private final FigureTopic topic;
  private final PatternSettings pattern;
  private final int n;

  public StudyFigures(FigureTopic topic) {
    this.topic = topic;
    pattern = topic.pattern();
    n = topic.n();
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
            topic.parameters(
                pattern.differsByHead()
                    ? List.of(Wording.of(pattern, n), "head " + pattern.random().head())
                    : List.of(Wording.of(pattern, n)))),
        new PatternPicture(pattern, n),
        new CellScheme.Kinds(pattern.kind(), legend),
        Reduction.MAX,
        topic.queries(),
        linformer ? AxisLabels.numbered("projected key") : topic.keys(),
        !linformer);
  }

  /**
   * The attention of a layer's head, or the mean of its heads, as the view settings ask for it.
   *
   * @param applied which layers the pattern is applied to, for the line of parameters; may be empty
   * @throws java.util.concurrent.CancellationException if cancelled while the largest weight is
   *     looked for
   */
  public MatrixFigure attention(
      LayerComparison layer,
      ViewSettings view,
      Reduction reduction,
      String applied,
      Cancellation cancellation) {
    Shown shown = view.shown();
    MatrixSource source = layer.source(shown, view.head());
    boolean bounded = shown == Shown.DIFFERENCE || !source.hasNegatives();
    double magnitude =
        topic.alike() && bounded ? 1 : Magnitude.ofAll(source, Workers.shared(), cancellation);
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
        new FigureText(title(shown, layer), subtitle(shown, projected), topic.parameters(caption)),
        source,
        scheme,
        reduction,
        topic.queries(),
        projected ? AxisLabels.numbered("projected key") : topic.keys(),
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
            title(shown, any) + " of all heads",
            subtitle(shown, projected),
            topic.parameters(caption)),
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
            topic.parameters(caption)),
        block,
        heads,
        settings.mass() / 100.0,
        settings.oneLine(),
        new AxisLabels(
            "token",
            topic.labels().isEmpty() ? List.of() : topic.labels().subList(block.from(), to),
            topic.strong().stream()
                .filter(token -> token >= block.from() && token < to)
                .map(token -> token - block.from())
                .collect(Collectors.toSet())));
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
}
