package org.longview.app.export;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.longview.app.budget.BudgetModel;
import org.longview.app.state.SettingsModel;
import org.longview.app.study.Answer;
import org.longview.app.study.AttentionModel;
import org.longview.app.study.ModelModel;
import org.longview.app.study.SubjectModel;
import org.longview.app.study.TokensModel;
import org.longview.export.Figure;
import org.longview.export.SheetFigure;
import org.longview.export.StudyFigures;
import org.longview.picture.BudgetRows;
import org.longview.picture.HeadMaps;
import org.longview.picture.Reduction;
import org.longview.study.HeadOrder;
import org.longview.study.LayerComparison;
import org.longview.study.LayerScores;
import org.longview.study.PatternSettings;
import org.longview.study.Settings;
import org.longview.study.Subject;
import org.longview.study.SweepParameter;
import org.longview.study.TextSource;
import org.longview.study.ViewSettings;
import org.longview.study.ViewSettings.Shown;
import org.longview.study.Wording;
import org.longview.study.Workbench;
import org.longview.text.Tokens;
import org.longview.work.Cancellation;
import org.longview.work.InputException;
import org.longview.work.Progress;
import org.longview.work.Workers;

/** Makes figures of what is seen. */
final class ExportFigures {
  private static final int LONGEST_NAME = 40;

  /**
   * What figures are made of, taken on the JavaFX thread; they are made on any.
   *
   * @param tokens that are used; null while there are none
   * @param all tokens of the text; null of tensors
   * @param subject of the tokens; null while there is no model
   * @param layers of the model
   * @param ready what is asked for of figures that tabs have ready
   * @param origin model and text, or tensors, for the line of parameters
   */
  record Moment(
      Settings settings,
      @Nullable Tokens tokens,
      @Nullable Tokens all,
      @Nullable Workbench workbench,
      @Nullable Subject subject,
      BudgetRows rows,
      int layers,
      Map<ExportKind, Figure> ready,
      String origin) {
    /** n; of the budget where there are no tokens. */
    long length() {
      return tokens == null ? rows.length() : tokens.size();
    }

    /** The same with another number of a parameter. */
    Moment with(SweepParameter parameter, int number) {
      Settings changed = parameter.in(settings, number);
      Tokens part = tokens;
      Subject of = subject;
      if (parameter == SweepParameter.N && all != null) {
        part = all.range(changed.tokenFrom(), number);
        of = workbench == null ? null : workbench.on(part);
      }
      return new Moment(
          changed, part, all, workbench, of, rows(parameter, number), layers, ready, origin);
    }

    private BudgetRows rows(SweepParameter parameter, int number) {
      return switch (parameter) {
        case W ->
            new BudgetRows(rows.baseline(), rows.length(), rows.globals(), OptionalLong.of(number));
        case S -> new BudgetRows(rows.baseline(), rows.length(), number, rows.window());
        case N -> new BudgetRows(rows.baseline(), number, rows.globals(), rows.window());
        case K, LAYER, HEAD -> rows;
      };
    }
  }

  private final SettingsModel settings;
  private final TokensModel tokens;
  private final AttentionModel attention;
  private final SubjectModel subjects;
  private final ModelModel models;
  private final BudgetModel budget;
  private final Map<ExportKind, TabFigure> tabs;

  /**
   * Looks at models.
   *
   * @param tabs what shows what is not computed anew
   */
  ExportFigures(
      SettingsModel settings,
      TokensModel tokens,
      AttentionModel attention,
      SubjectModel subjects,
      ModelModel models,
      BudgetModel budget,
      Map<ExportKind, TabFigure> tabs) {
    this.settings = settings;
    this.tokens = tokens;
    this.attention = attention;
    this.subjects = subjects;
    this.models = models;
    this.budget = budget;
    this.tabs = Map.copyOf(tabs);
  }

  /** What is seen now, as far as it is asked for. */
  Moment now(ExportOptions options) {
    Tokens used = tokens.usedProperty().get();
    Settings colored = settings.get().withView(options.colored(settings.get().view()));
    Map<ExportKind, Figure> ready = new EnumMap<>(ExportKind.class);
    for (ExportKind kind : options.kinds()) {
      TabFigure tab = tabs.get(kind);
      Figure figure = tab == null ? null : tab.figure(colored, origin());
      if (figure != null) {
        ready.put(kind, figure);
      }
    }
    return new Moment(
        settings.get(),
        used,
        tokens.tensors() == null ? tokens.allProperty().get() : null,
        models.workbenchProperty().get(),
        subjects.current(),
        budget.stateProperty().get().rows(),
        attention.layers(),
        ready,
        origin());
  }

  /** Whether there is a figure of a kind, belonging to the settings of now. */
  boolean isPossible(ExportKind kind) {
    Answer<LayerComparison> answer = attention.layerProperty().get();
    boolean current = answer != null && attention.layerCurrentProperty().get();
    return switch (kind) {
      case BUDGET -> true;
      case PATTERN -> tokens.usedProperty().get() != null;
      case ATTENTION, REFERENCE, HEADS -> current;
      case SPECTRUM -> current && settings.get().view().head() != ViewSettings.MEAN_HEAD;
      case DIFFERENCE -> answer != null && current && answer.value().hasDifference();
      case TRADEOFFS -> {
        TabFigure tab = tabs.get(kind);
        yield tab != null && tab.figure(settings.get(), "") != null;
      }
    };
  }

  /** Model and text, or tensors. */
  private String origin() {
    if (!(settings.get().source() instanceof TextSource source)) {
      return String.valueOf(settings.get().source().name());
    }
    String name = source.name();
    if (name == null) {
      String line = source.text().strip().replaceAll("\\s+", " ");
      int end = Math.min(line.length(), LONGEST_NAME);
      name = "“" + line.substring(0, end) + (end < line.length() ? "…”" : "”");
    }
    return models.title() + " · " + name;
  }

  /**
   * The figure of what is seen.
   *
   * @throws InputException if there is none, or it cannot be computed
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  static Figure of(
      Moment moment, ExportOptions options, Progress progress, Cancellation cancellation) {
    List<Figure> panels = new ArrayList<>();
    for (ExportKind kind : options.kinds()) {
      panels.add(of(kind, moment, options, progress, cancellation));
    }
    return panels.size() == 1 ? panels.get(0) : SheetFigure.ofPanels(panels);
  }

  private static Figure of(
      ExportKind kind,
      Moment moment,
      ExportOptions options,
      Progress progress,
      Cancellation cancellation) {
    return switch (kind) {
      case BUDGET -> {
        BudgetRows rows = moment.rows;
        yield StudyFigures.budget(rows.baseline(), rows.length(), rows.globals(), rows.window());
      }
      case PATTERN -> {
        Settings now = moment.settings;
        yield figures(
                now.pattern().at(now.view().layer(), moment.layers, now.view().head()), moment)
            .pattern();
      }
      case ATTENTION -> attention(Shown.PATTERN, moment, options, progress, cancellation);
      case REFERENCE -> attention(Shown.FULL, moment, options, progress, cancellation);
      case DIFFERENCE -> attention(Shown.DIFFERENCE, moment, options, progress, cancellation);
      case HEADS -> heads(moment, options, progress, cancellation);
      case SPECTRUM -> spectrum(moment, progress, cancellation);
      case TRADEOFFS -> ready(kind, moment);
    };
  }

  private static Figure attention(
      Shown shown,
      Moment moment,
      ExportOptions options,
      Progress progress,
      Cancellation cancellation) {
    Settings now = moment.settings;
    LayerComparison layer =
        subject(moment)
            .layer(now.pattern(), now.applied(), now.view().layer(), progress, cancellation);
    return figures(now.pattern(), moment)
        .attention(
            layer,
            options.colored(now.view().withShown(shown)),
            reduction(now),
            Wording.applied(now));
  }

  private static Figure heads(
      Moment moment, ExportOptions options, Progress progress, Cancellation cancellation) {
    Settings now = moment.settings;
    Subject subject = subject(moment);
    HeadMaps maps =
        HeadMaps.of(
            subject,
            new HeadMaps.Request(now.pattern(), now.applied(), now.view().shown(), reduction(now)),
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
    return figures(now.pattern(), moment)
        .heads(maps, scores, options.colored(now.view()), Wording.applied(now));
  }

  private static Figure spectrum(Moment moment, Progress progress, Cancellation cancellation) {
    ViewSettings view = moment.settings.view();
    Subject subject = subject(moment);
    return figures(moment.settings.pattern(), moment)
        .spectrum(
            subject.spectra(view.layer(), (spectrum, head) -> {}, progress, cancellation),
            view.layer(),
            view.head(),
            OptionalInt.empty(),
            subject.referenceName());
  }

  private static Figure ready(ExportKind kind, Moment moment) {
    Figure figure = moment.ready.get(kind);
    if (figure == null) {
      throw new InputException(
          "Of %s nothing is known yet; open its tab first.".formatted(kind.title()));
    }
    return figure;
  }

  private static Reduction reduction(Settings now) {
    return now.view().mean() ? Reduction.MEAN : Reduction.MAX;
  }

  private static Subject subject(Moment moment) {
    if (moment.subject == null) {
      throw new InputException("There is no attention yet; wait until the model is read.");
    }
    return moment.subject;
  }

  private static StudyFigures figures(PatternSettings pattern, Moment moment) {
    Tokens of = moment.tokens;
    if (of == null) {
      throw new InputException("There are no tokens yet; wait until the text is read.");
    }
    return new StudyFigures(
        pattern,
        of.size(),
        IntStream.range(0, of.size()).mapToObj(of::piece).toList(),
        moment.origin);
  }
}
