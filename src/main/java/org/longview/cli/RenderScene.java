package org.longview.cli;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.longview.export.Figure;
import org.longview.model.BundledModel;
import org.longview.picture.BudgetRows;
import org.longview.session.SavedSession;
import org.longview.session.Sight;
import org.longview.study.BudgetSettings;
import org.longview.study.PatternKind;
import org.longview.study.PatternSettings;
import org.longview.study.Settings;
import org.longview.study.SpectrumSettings;
import org.longview.study.Subject;
import org.longview.study.SweepParameter;
import org.longview.study.TextSource;
import org.longview.study.ViewSettings;
import org.longview.study.ViewSettings.Shown;
import org.longview.study.speed.SpeedParameters;
import org.longview.text.Example;
import org.longview.view.Material;
import org.longview.view.Scene;
import org.longview.view.View;
import org.longview.work.InputException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a figure of the command line is made of: options as settings, and what they are about. */
final class RenderScene {
  /** Of a session whose figure was of no text. */
  private static final int MOST_TOKENS = 512;

  @Mixin private InputOptions input;
  @Mixin private PatternOptions pattern;
  @Mixin private HeadOptions head;
  @Mixin private ApplyOption apply;
  @Mixin private HeadsOptions heads;
  @Mixin private ArcsOptions arcs;
  @Mixin private TradeoffOptions tradeoffs;
  @Mixin private BudgetOptions budget;

  @Option(
      names = "--reach",
      paramLabel = "TOKEN",
      description = "Of the view reach: the token that is followed; default 1.")
  private @Nullable Integer token;

  @Option(
      names = "--layers",
      paramLabel = "L",
      description = "Of the view reach: layers to follow the token through; default all.")
  private @Nullable Integer depth;

  @Option(
      names = "--lengths",
      paramLabel = "LIST",
      split = ",",
      description =
          "Of the views speed and peak: numbers of tokens that are measured; default 512 to 65536,"
              + " as far as the memory allows and a run takes no more than 10 seconds.")
  private List<Integer> lengths = List.of();

  /** The mechanism that is asked for. */
  PatternKind kind() {
    return pattern.kind();
  }

  /** Whether layers have patterns of their own. */
  boolean differsByLayer() {
    return pattern.windows.size() > 1 || pattern.dilations.size() > 1;
  }

  /** Whether heads have. */
  boolean differsByHead() {
    return pattern.dilatedHeads > 0 || pattern.block != null;
  }

  /** Begins a film: the first number of what runs also says which mechanism is meant. */
  void begin(SweepParameter parameter, int number) {
    switch (parameter) {
      case W -> pattern.windows = List.of((long) number);
      case S -> pattern.global = "first:" + number;
      case K -> pattern.rank = Integer.toString(number);
      case N, LAYER, HEAD -> {
        // These are of every mechanism
      }
    }
  }

  /** The largest number of a parameter that means something. */
  int most(SweepParameter parameter) {
    return switch (parameter) {
      case W, S, K, N ->
          parameter.most(budget.isGiven() ? budget.tokens() : input.read().length(), 0, 0);
      case LAYER, HEAD -> {
        Subject subject = input.read().subject().get();
        yield parameter.most(subject.length(), subject.layers(), subject.heads());
      }
    };
  }

  /**
   * Refuses frames that would all look alike, as those of windows do that are wider than the text.
   *
   * @param to the last number of the film
   * @throws InputException if there are some
   */
  void requireFrames(SweepParameter parameter, int to) {
    if (parameter == SweepParameter.N && budget.isGiven()) {
      return;
    }
    long most = parameter == SweepParameter.W ? 2L * most(parameter) : most(parameter);
    if (to > most) {
      throw new InputException(
          "The %s runs to %d, but above %d nothing changes; let --to be no larger."
              .formatted(parameter.title(), to, most));
    }
  }

  /** The least number of a parameter that means something. */
  int least(SweepParameter parameter) {
    boolean ofPattern = parameter == SweepParameter.N && budget.isGiven();
    return ofPattern ? 1 : parameter.least();
  }

  /**
   * All that figures of views are made of.
   *
   * @param look of the figures
   * @throws InputException if options are missing, wrong, or do not go together
   */
  Scene of(List<View> views, LookOptions look) {
    PatternSettings settings = pattern(views);
    Input read = input.isGiven() || views.stream().anyMatch(this::needsInput) ? input.read() : null;
    boolean ofTokens = views.stream().anyMatch(RenderScene::isOfTokens);
    Material material =
        read != null
            ? new InputMaterial(input, read, asked())
            : ofTokens ? new PatternMaterial(budget.tokens(), patternLayers()) : null;
    if (material != null && ofTokens) {
      PatternOptions.requireFit(settings, material.length());
      PatternOptions.requireRank(settings, material.length());
      if (settings.differsByLayer()) {
        settings.requireFit(material.layers());
      }
    }
    BudgetRows rows = rows(views, settings, read);
    Settings all =
        new Settings(
            read == null ? BundledModel.DEFAULT : read.model(),
            read == null ? TextSource.typed(Example.SENTENCE.text()) : read.source(),
            input.first == null ? 1 : input.first,
            read == null ? MOST_TOKENS : read.length(),
            settings,
            apply.value(),
            view(views, settings, material, look),
            budget.settings(rows, read != null && !budget.isGiven() && rows.window().isPresent()));
    String origin = read == null ? "" : read.origin();
    return new Scene(
        all,
        material,
        rows,
        token(views, material),
        measured(views, all, material, origin),
        origin);
  }

  /** Whether it shows something of tokens, be they of a text or only counted. */
  private static boolean isOfTokens(View view) {
    return !view.isOfBudget() && view != View.SPEED && view != View.PEAK;
  }

  private boolean needsInput(View view) {
    boolean ofPattern = view == View.PATTERN || view == View.REACH;
    return isOfTokens(view) && !(ofPattern && budget.isGiven());
  }

  /** A window is needed where it is looked through. */
  private PatternSettings pattern(List<View> views) {
    if (views.stream().allMatch(view -> view == View.SPECTRUM)) {
      return PatternSettings.defaults().withKind(PatternKind.FULL);
    }
    boolean through =
        views.stream()
            .anyMatch(view -> isOfTokens(view) && !view.isMeasured() && view != View.SPECTRUM);
    return through ? pattern.settings() : pattern.settingsWithoutWindow();
  }

  private BudgetRows rows(List<View> views, PatternSettings settings, @Nullable Input read) {
    if (views.stream().noneMatch(View::isOfBudget)) {
      BudgetSettings usual = BudgetSettings.defaults();
      return new BudgetRows(
          usual.baseline(), usual.length(), usual.globals(), OptionalLong.empty());
    }
    BudgetRows rows =
        budget.rows(
            settings,
            read == null ? OptionalLong.empty() : OptionalLong.of(read.length()),
            pattern.windows.isEmpty() ? OptionalLong.empty() : OptionalLong.of(settings.window()));
    PatternOptions.requireFit(settings, (int) Math.min(rows.length(), Integer.MAX_VALUE));
    return rows;
  }

  private ViewSettings view(
      List<View> views, PatternSettings settings, @Nullable Material material, LookOptions look) {
    boolean ofLayer =
        views.stream().anyMatch(view -> view.isOfHead() || view.isTradeoff() || view == View.ARCS);
    Subject subject = ofLayer ? Objects.requireNonNull(material).subject() : null;
    int layer = head.layer(subject == null ? Integer.MAX_VALUE : subject.layers());
    boolean ofHead =
        settings.differsByHead()
            || views.stream().anyMatch(view -> view.isOfHead() || view.isTradeoff());
    int number = ofHead ? head.oneHead(subject == null ? Integer.MAX_VALUE : subject.heads()) : 0;
    ViewSettings chosen =
        look.in(ViewSettings.defaults())
            .withHead(layer, number)
            .withTab(views.get(0).tab())
            .withHeads(heads.settings())
            .withTradeoffs(tradeoffs.settings())
            .withDepth(depth(views, material));
    OptionalInt rank = pattern.rankOfLayer(layer);
    if (rank.isPresent()) {
      chosen = chosen.withSpectrum(SpectrumSettings.defaults().withRank(rank.getAsInt()));
    }
    if (subject != null && views.contains(View.ARCS)) {
      int[] all = IntStream.range(0, subject.heads()).toArray();
      chosen = chosen.withArcs(arcs.settings(subject.heads(), head.heads(subject.heads(), all)));
    }
    return chosen;
  }

  private int token(List<View> views, @Nullable Material material) {
    if (token == null || material == null || !views.contains(View.REACH)) {
      return Sight.WHOLE.token();
    }
    if (token < 0 || token >= material.length()) {
      throw new InputException(
          "There is no token %d to follow; tokens are 0 to %d."
              .formatted(token, material.length() - 1));
    }
    return token;
  }

  /** Layers that options name at least. */
  private int asked() {
    return Math.max(head.layer(Integer.MAX_VALUE) + 1, depth == null ? 1 : depth);
  }

  /** As many as there are windows or dilations, or as a usual model has. */
  private int patternLayers() {
    int given = Math.max(pattern.windows.size(), pattern.dilations.size());
    return given > 2 ? given : Math.max(PatternMaterial.USUAL, asked());
  }

  private int depth(List<View> views, @Nullable Material material) {
    if (depth == null) {
      return ViewSettings.defaults().depth();
    }
    if (material != null && views.contains(View.REACH) && depth > material.layers()) {
      throw new InputException("There are %d layers, not %d.".formatted(material.layers(), depth));
    }
    return depth;
  }

  /** Measures what is asked for and is not computed anew for each figure. */
  private Map<View, Figure> measured(
      List<View> views, Settings now, @Nullable Material material, String origin) {
    Map<View, Figure> measured = new EnumMap<>(View.class);
    if (views.stream().anyMatch(View::isTradeoff)) {
      Subject subject = Objects.requireNonNull(material).subject();
      measured.putAll(MeasuredFigures.tradeoffs(subject, now, origin));
    }
    if (views.contains(View.SPEED) || views.contains(View.PEAK)) {
      SpeedParameters usual = SpeedParameters.defaults();
      PatternSettings settings = now.pattern();
      measured.putAll(
          MeasuredFigures.speed(
              new SpeedParameters(
                  pattern.windows.isEmpty() ? usual.window() : settings.window(),
                  pattern.global == null ? usual.globals() : settings.globals().count(),
                  pattern.rank == null ? usual.rank() : settings.lowRank().rank(0),
                  usual.heads(),
                  usual.headWidth()),
              lengths));
    }
    return measured;
  }

  /**
   * What the window opens a figure as.
   *
   * @param views that the figure shows, of which the first is opened
   */
  SavedSession session(List<View> views, Scene scene) {
    Shown shown =
        switch (views.get(0)) {
          case REFERENCE -> Shown.FULL;
          case DIFFERENCE -> Shown.DIFFERENCE;
          default -> Shown.PATTERN;
        };
    Settings now = scene.settings();
    Sight whole = Sight.WHOLE;
    return new SavedSession(
        now.withView(now.view().withShown(shown)),
        new Sight(scene.token(), whole.pinned(), whole.pattern(), whole.attention()));
  }
}
