package org.longview.view;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.longview.attention.KeyPadding;
import org.longview.attention.Reach;
import org.longview.export.BudgetFigure;
import org.longview.export.Figure;
import org.longview.export.FigureTopic;
import org.longview.export.Numbers;
import org.longview.export.ReachFigure;
import org.longview.export.SheetFigure;
import org.longview.export.SpectrumFigure;
import org.longview.export.StudyFigures;
import org.longview.picture.ArcBlock;
import org.longview.picture.HeadMaps;
import org.longview.picture.Reduction;
import org.longview.study.HeadOrder;
import org.longview.study.LayerComparison;
import org.longview.study.LayerScores;
import org.longview.study.LayerSpectra;
import org.longview.study.PatternKind;
import org.longview.study.PatternSettings;
import org.longview.study.Reaches;
import org.longview.study.Settings;
import org.longview.study.Subject;
import org.longview.study.ViewSettings;
import org.longview.study.ViewSettings.Shown;
import org.longview.study.Wording;
import org.longview.work.Cancellation;
import org.longview.work.InputException;
import org.longview.work.Progress;
import org.longview.work.Workers;

/** Makes the figures of views. */
public final class ViewFigures {
  /** Layers, and heads of each, of the model that comes with the program. */
  private static final int USUAL = 12;

  /** More have no room in a figure. */
  private static final int MOST_ARC_TOKENS = 1024;

  private final Scene scene;
  private final Progress progress;
  private final Cancellation cancellation;

  private ViewFigures(Scene scene, Progress progress, Cancellation cancellation) {
    this.scene = scene;
    this.progress = progress;
    this.cancellation = cancellation;
  }

  /**
   * The figure of a view, or of several side by side.
   *
   * @throws InputException if there is none, or it cannot be computed
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public static Figure of(
      List<View> views, Scene scene, Progress progress, Cancellation cancellation) {
    ViewFigures figures = new ViewFigures(scene, progress, cancellation);
    List<Figure> panels = views.stream().map(figures::of).toList();
    return panels.size() == 1 ? panels.get(0) : SheetFigure.ofPanels(panels);
  }

  /**
   * What the figure of a view shows, as numbers.
   *
   * @throws InputException if it has none
   */
  public static Numbers numbers(Figure figure) {
    return figure
        .numbers()
        .orElseThrow(
            () ->
                new InputException(
                    "Of these views no numbers are written; choose one view, or a picture."));
  }

  private Figure of(View view) {
    return switch (view) {
      case PATTERN -> pattern();
      case ATTENTION -> attention(Shown.PATTERN);
      case REFERENCE -> attention(Shown.FULL);
      case DIFFERENCE -> attention(Shown.DIFFERENCE);
      case HEADS -> heads();
      case ARCS -> arcs();
      case SPECTRUM -> spectrum();
      case REACH -> reach();
      case BUDGET -> BudgetFigure.of(scene.rows());
      case ENTRIES -> EntriesCurves.figure(budget());
      case MEMORY -> MemoryView.of(scene.settings(), budget(), layers(), headsOfLayer()).figure();
      case TRADEOFFS, CHEAPEST, SPEED, PEAK -> measured(view);
    };
  }

  private Figure pattern() {
    Settings now = scene.settings();
    PatternSettings pattern = now.pattern();
    int layers = pattern.differsByLayer() ? layers() : now.view().layer() + 1;
    return figures(pattern.at(now.view().layer(), layers, now.view().head())).pattern();
  }

  private Figure attention(Shown shown) {
    Settings now = scene.settings();
    if (shown == Shown.DIFFERENCE && now.pattern().kind() == PatternKind.LINFORMER) {
      throw new InputException(
          "Linformer's matrix is n × k and has no difference to full attention, which is n × n.");
    }
    return figures(now.pattern())
        .attention(
            layer(), now.view().withShown(shown), reduction(), Wording.applied(now), cancellation);
  }

  private Figure heads() {
    Settings now = scene.settings();
    Subject subject = scene.require().subject();
    HeadMaps maps =
        HeadMaps.of(
            subject,
            new HeadMaps.Request(now.pattern(), now.applied(), now.view().shown(), reduction()),
            ofLayer -> {},
            Workers.shared(),
            progress,
            cancellation);
    List<LayerScores> scores = new ArrayList<>();
    boolean scored = now.view().heads().order() != HeadOrder.GRID;
    for (int layer = 0; scored && layer < subject.layers(); layer++) {
      scores.add(
          subject.scores(
              now.pattern().globalTokens(subject.length()), layer, progress, cancellation));
    }
    return figures(now.pattern()).heads(maps, scores, now.view(), Wording.applied(now));
  }

  private Figure arcs() {
    Settings now = scene.settings();
    Subject subject = scene.require().subject();
    ViewSettings view = now.view();
    LayerComparison layer = layer();
    ArcBlock block =
        ArcBlock.of(
            layer,
            view.shown() == Shown.FULL,
            0,
            Math.min(MOST_ARC_TOKENS, subject.length()),
            view.arcs().hideMarks() ? subject.tokens().specials() : new BitSet(),
            Workers.shared(),
            cancellation);
    return figures(now.pattern()).arcs(layer, block, view, Wording.applied(now));
  }

  private Figure spectrum() {
    ViewSettings view = scene.settings().view();
    if (view.head() == ViewSettings.MEAN_HEAD) {
      throw new InputException(
          "The view spectrum shows one head before the others; give its number.");
    }
    Material material = scene.require();
    LayerSpectra.requireFit(material.length(), Workers.shared());
    Subject subject = material.subject();
    return SpectrumFigure.of(
        topic(scene.settings().pattern()),
        subject.spectra(view.layer(), (spectrum, head) -> {}, progress, cancellation),
        view.layer(),
        view.head(),
        view.spectrum().rank(),
        subject.referenceName());
  }

  /** Where there is no attention, what the pattern alone says. */
  private Figure reach() {
    Settings now = scene.settings();
    PatternSettings pattern = now.pattern();
    Material material = scene.require();
    boolean known = material.hasSubject();
    int token = Math.min(scene.token(), material.length() - 1);
    int depth = Math.min(material.layers(), now.view().depth());
    Reach reach =
        Reaches.of(
            pattern,
            token,
            new Reaches.Field(material.length(), material.layers(), material.heads()),
            depth,
            known ? material.subject().padding() : KeyPadding.NONE,
            cancellation);
    return ReachFigure.of(
        topic(pattern),
        reach,
        known && depth <= material.subject().layers()
            ? material.subject().rollout(pattern, token, progress, cancellation)
            : null,
        depth,
        now.view());
  }

  private Figure measured(View view) {
    Figure figure = scene.measured().get(view);
    if (figure == null) {
      throw new InputException(
          "Of %s nothing is known yet; open its tab first.".formatted(view.title()));
    }
    return figure;
  }

  private BudgetView budget() {
    return BudgetView.of(scene.settings(), scene.rows(), layers(), headsOfLayer());
  }

  private int layers() {
    Material material = scene.material();
    return material == null ? USUAL : material.layers();
  }

  private int headsOfLayer() {
    Material material = scene.material();
    return material == null ? USUAL : material.heads();
  }

  private LayerComparison layer() {
    Settings now = scene.settings();
    return scene
        .require()
        .subject()
        .layer(now.pattern(), now.applied(), now.view().layer(), progress, cancellation);
  }

  private Reduction reduction() {
    return scene.settings().view().mean() ? Reduction.MEAN : Reduction.MAX;
  }

  private StudyFigures figures(PatternSettings pattern) {
    return new StudyFigures(topic(pattern));
  }

  private FigureTopic topic(PatternSettings pattern) {
    Material material = scene.require();
    return new FigureTopic(
        pattern, material.length(), material.labels(), scene.origin(), scene.film());
  }
}
