package org.longview.app.export;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.longview.app.budget.BudgetModel;
import org.longview.app.matrices.FocusModel;
import org.longview.app.state.SettingsModel;
import org.longview.app.study.Answer;
import org.longview.app.study.AttentionModel;
import org.longview.app.study.ModelModel;
import org.longview.app.study.SubjectModel;
import org.longview.app.study.TokensModel;
import org.longview.export.Figure;
import org.longview.study.LayerComparison;
import org.longview.study.Reaches;
import org.longview.study.Settings;
import org.longview.study.Subject;
import org.longview.study.TextSource;
import org.longview.study.ViewSettings;
import org.longview.study.Workbench;
import org.longview.text.Tokens;
import org.longview.view.Material;
import org.longview.view.Scene;
import org.longview.view.View;
import org.longview.work.InputException;

/** What figures of the window are made of. For the JavaFX thread alone. */
final class ExportScene {
  private static final int LONGEST_NAME = 40;

  private final SettingsModel settings;
  private final TokensModel tokens;
  private final AttentionModel attention;
  private final SubjectModel subjects;
  private final ModelModel models;
  private final BudgetModel budget;
  private final FocusModel focus;
  private final Map<View, TabFigure> tabs;

  /**
   * Looks at models.
   *
   * @param tabs what shows what is measured once
   */
  ExportScene(
      SettingsModel settings,
      TokensModel tokens,
      AttentionModel attention,
      SubjectModel subjects,
      ModelModel models,
      BudgetModel budget,
      FocusModel focus,
      Map<View, TabFigure> tabs) {
    this.settings = settings;
    this.tokens = tokens;
    this.attention = attention;
    this.subjects = subjects;
    this.models = models;
    this.budget = budget;
    this.focus = focus;
    this.tabs = Map.copyOf(tabs);
  }

  /** What is seen now, as far as it is asked for. */
  Scene now(ExportOptions options) {
    Settings colored = settings.get().withView(options.appearance().colored(settings.get().view()));
    Map<View, Figure> measured = new EnumMap<>(View.class);
    for (View view : options.views()) {
      TabFigure tab = tabs.get(view);
      Figure figure = tab == null ? null : tab.figure(colored, origin());
      if (figure != null) {
        measured.put(view, figure);
      }
    }
    Tokens used = tokens.usedProperty().get();
    return new Scene(
        colored,
        used == null
            ? null
            : new Text(
                used,
                tokens.tensors() == null ? tokens.allProperty().get() : null,
                colored.tokenFrom(),
                models.workbenchProperty().get(),
                subjects.current(),
                attention.layers(),
                attention.heads()),
        budget.stateProperty().get().rows(),
        focus.rowProperty().get(),
        measured,
        origin());
  }

  /** Whether there is a figure of a view, belonging to the settings of now. */
  boolean isPossible(View view) {
    Answer<LayerComparison> answer = attention.layerProperty().get();
    boolean current = answer != null && attention.layerCurrentProperty().get();
    Settings now = settings.get();
    return switch (view) {
      case BUDGET, ENTRIES, MEMORY -> true;
      case PATTERN -> tokens.usedProperty().get() != null;
      case ATTENTION, REFERENCE, HEADS, ARCS -> current;
      case SPECTRUM -> current && now.view().head() != ViewSettings.MEAN_HEAD;
      case DIFFERENCE -> answer != null && current && answer.value().hasDifference();
      case REACH -> subjects.current() != null && Reaches.hasReach(now.pattern());
      case TRADEOFFS, CHEAPEST, SPEED, PEAK -> {
        TabFigure tab = tabs.get(view);
        yield tab != null && tab.figure(now, "") != null;
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
   * The text of the window, or its tensors.
   *
   * @param all tokens of the text; null of tensors
   * @param from the first that is used, counted from 1
   * @param known attention of the tokens; null while there is none
   */
  private record Text(
      Tokens tokens,
      @Nullable Tokens all,
      int from,
      @Nullable Workbench workbench,
      @Nullable Subject known,
      int layers,
      int heads)
      implements Material {
    @Override
    public int length() {
      return tokens.size();
    }

    @Override
    public List<String> labels() {
      return IntStream.range(0, tokens.size()).mapToObj(tokens::piece).toList();
    }

    @Override
    public boolean hasSubject() {
      return known != null;
    }

    @Override
    public Subject subject() {
      if (known == null) {
        throw new InputException("There is no attention yet; wait until the model is read.");
      }
      return known;
    }

    @Override
    public Material withLength(int n) {
      if (all == null) {
        return this;
      }
      Tokens part = all.range(from, n);
      return new Text(
          part, all, from, workbench, workbench == null ? null : workbench.on(part), layers, heads);
    }
  }
}
