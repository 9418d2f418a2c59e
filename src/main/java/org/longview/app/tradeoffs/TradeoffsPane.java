package org.longview.app.tradeoffs;

import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.longview.app.chart.QualityChart;
import org.longview.app.control.ObstacleCard;
import org.longview.app.control.Panels;
import org.longview.app.control.Segments;
import org.longview.app.job.Background;
import org.longview.app.state.SettingsModel;
import org.longview.app.state.Theme;
import org.longview.app.tradeoffs.TradeoffsModel.State;
import org.longview.app.tradeoffs.TradeoffsModel.Status;
import org.longview.picture.Numerals;
import org.longview.study.PatternSettings;
import org.longview.study.Settings;
import org.longview.study.Tab;
import org.longview.study.TradeoffGrid;
import org.longview.study.TradeoffSettings;
import org.longview.study.TradeoffSettings.Choice;
import org.longview.study.TradeoffSettings.Measure;
import org.longview.study.TradeoffSettings.Scope;
import org.longview.view.TradeoffPictures;

/** The tab "Trade-offs": what windows and global tokens keep, and what they store. */
public final class TradeoffsPane extends VBox {
  private static final double MAP_SHARE = 0.52;

  private final SettingsModel settings;
  private final TradeoffsModel model;
  private final TradeoffMap map;
  private final QualityChart chart;
  private final VBox cheapest;
  private final Region quality;
  private boolean mapOnly;
  private final Segments<Measure> measure;
  private final Segments<Scope> scope;
  private final Segments<Choice> choice;
  private final Label title = new Label();
  private final Label note = new Label();
  private final Label progress = new Label();
  private final ProgressBar fraction = new ProgressBar(0);
  private final Label tokens = new Label();
  private final ObstacleCard obstacle;
  private final Label absent = new Label();
  private final Button compute = new Button();
  private final Button stop = new Button("Cancel");
  private int pointed = -1;
  private final ReadOnlyStringWrapper line = new ReadOnlyStringWrapper("");

  /** Follows the sweeps and the settings. */
  public TradeoffsPane(
      SettingsModel settings, TradeoffsModel model, Background background, Theme theme) {
    this.settings = settings;
    this.model = model;
    getStyleClass().add("tradeoffs");
    map = new TradeoffMap(this::told, this::point, model::use, theme.palette());
    chart = new QualityChart(this::told, this::point, model::use, background, theme);
    measure =
        new Segments<>(
                "Quality",
                List.of(Measure.values()),
                Measure::title,
                chosen -> model.look(chosen.title(), now -> now.withMeasure(chosen)))
            .explained(Measure.KEPT, "The reference’s attention that lies on allowed pairs")
            .explained(Measure.ERROR, "What the heads’ outputs lose, in this or in every layer")
            .explained(
                Measure.EMBEDDING,
                "One minus the cosine of the last layer’s [CLS] with that of the reference, while"
                    + " every layer uses the pattern")
            .named("measure");
    scope =
        new Segments<>(
                "Mean of",
                List.of(Scope.values()),
                Scope::title,
                chosen ->
                    model.look("quality of the " + chosen.title(), now -> now.withScope(chosen)))
            .explained(Scope.HEAD, "The head that is viewed")
            .explained(Scope.LAYER, "All heads of the layer that is viewed")
            .explained(Scope.MODEL, "All heads of all layers")
            .named("scope");
    choice =
        new Segments<>(
                "Global tokens",
                List.of(Choice.values()),
                Choice::title,
                chosen ->
                    model.look("global tokens: " + chosen.title(), now -> now.withChoice(chosen)))
            .explained(Choice.FIRST, "The first s tokens")
            .explained(Choice.MINE, "The first s of the tokens that you made global")
            .explained(
                Choice.GREEDY,
                "For each window, one after the other the token that keeps most attention")
            .named("globals");
    obstacle = new ObstacleCard("tradeoffs-obstacle", model::compute);
    compute.setId("tradeoffs-compute");
    compute.setText("Go on");
    compute.setOnAction(event -> model.compute());
    stop.setId("tradeoffs-stop");
    stop.setOnAction(event -> model.stop());
    cheapest = new VBox(4, chartTitle(), chart);
    VBox.setVgrow(chart, Priority.ALWAYS);
    VBox.setVgrow(cheapest, Priority.ALWAYS);
    quality = quality();
    getChildren().addAll(header(), choices(), note, quality, tokens, cheapest);
    note.getStyleClass().add("small-note");
    note.setId("tradeoffs-note");
    note.setWrapText(true);
    note.setMinHeight(USE_PREF_SIZE);
    tokens.getStyleClass().add("small-note");
    tokens.setId("tradeoffs-tokens");
    model.stateProperty().addListener((property, before, now) -> show());
    settings.settingsProperty().addListener((property, before, now) -> show());
    show();
  }

  /** What is under the mouse or the cursor, in a sentence; empty if nothing is. */
  public ReadOnlyStringProperty lineProperty() {
    return line.getReadOnlyProperty();
  }

  /** Leaves out all but the map, which takes the room, or shows all again. */
  public void showMapOnly(boolean only) {
    mapOnly = only;
    VBox.setVgrow(quality, only ? Priority.ALWAYS : Priority.NEVER);
    tokens.setVisible(!only);
    tokens.setManaged(!only);
    cheapest.setManaged(!only);
    show();
  }

  /** Repaints in the colours of another theme. */
  public void setTheme(Theme theme) {
    map.setPalette(theme.palette());
    chart.setTheme(theme);
  }

  private Region header() {
    title.getStyleClass().add("card-title");
    title.setMinWidth(USE_PREF_SIZE);
    HBox header = new HBox(title, Panels.spacer(), measure);
    header.setAlignment(Pos.CENTER_LEFT);
    header.getStyleClass().add("tab-header");
    return header;
  }

  private Region choices() {
    progress.getStyleClass().add("card-state");
    progress.setMinWidth(USE_PREF_SIZE);
    progress.setId("tradeoffs-state");
    fraction.setId("tradeoffs-fraction");
    fraction.getStyleClass().add("short-progress");
    HBox scopes = Panels.row("Mean of", scope);
    HBox globals = Panels.row("Global tokens", choice);
    for (HBox named : List.of(scopes, globals)) {
      named.setMinWidth(USE_PREF_SIZE);
    }
    HBox row = new HBox(scopes, globals, Panels.spacer(), fraction, progress, compute, stop);
    for (Button button : List.of(compute, stop)) {
      button.setMinWidth(USE_PREF_SIZE);
      button.getStyleClass().add("find-button");
    }
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("tab-header");
    return row;
  }

  private Region quality() {
    StackPane stack = new StackPane(map, obstacle);
    stack.setMinHeight(120);
    stack.prefHeightProperty().bind(heightProperty().multiply(MAP_SHARE));
    return stack;
  }

  private Region chartTitle() {
    Label name = new Label("Cheapest settings for each quality");
    name.getStyleClass().add("card-title");
    name.setMinWidth(USE_PREF_SIZE);
    absent.getStyleClass().add("small-note");
    absent.setMinWidth(0);
    HBox row = new HBox(10, name, absent);
    row.setAlignment(Pos.BASELINE_LEFT);
    return row;
  }

  private void show() {
    Settings now = settings.get();
    if (now.view().tab() != Tab.TRADEOFFS) {
      return;
    }
    TradeoffSettings tradeoffs = model.tradeoffs();
    State state = model.stateProperty().get();
    measure.show(tradeoffs.measure());
    scope.show(tradeoffs.scope());
    scope.setDisable(tradeoffs.measure() == Measure.EMBEDDING);
    choice.show(tradeoffs.choice());
    title.setText(
        switch (tradeoffs.measure()) {
          case KEPT -> "Attention kept";
          case ERROR -> "Output error";
          case EMBEDDING -> "Embedding change";
        });
    note.setText(note(state, now));
    showState(state);
    TradeoffGrid grid = state.grid();
    cheapest.setVisible(!mapOnly && state.known() > 0);
    if (grid == null || state.status() == Status.REFUSED) {
      map.show(null);
      chart.show(null);
    } else {
      map.show(TradeoffPictures.picture(grid, state.quality(), now));
      chart.show(TradeoffPictures.curves(grid, state.quality(), now));
    }
    absent.setText("click a point to use it" + ofLinformer(state, now));
    point(pointed);
  }

  /** Why the chart has no point of Linformer; empty if it has one, or there is none at all. */
  private static String ofLinformer(State state, Settings now) {
    TradeoffGrid grid = state.grid();
    if (grid == null || grid.withoutLinformer() == grid.candidates().size()) {
      return "";
    }
    return now.view().tradeoffs().measure() == Measure.KEPT
        ? "; Linformer excludes no pair, see its output error"
        : TradeoffPictures.curves(grid, state.quality(), now).beyond().map("; "::concat).orElse("");
  }

  private String note(State state, Settings now) {
    TradeoffGrid grid = state.grid();
    if (grid == null) {
      return "";
    }
    TradeoffSettings tradeoffs = model.tradeoffs();
    String of =
        switch (tradeoffs.measure()) {
          case KEPT -> heads(now);
          case ERROR ->
              heads(now)
                  + (now.applied() == Settings.Apply.EVERY_LAYER
                      ? ", every layer under the pattern"
                      : ", each layer alone under the pattern");
          case EMBEDDING -> "every layer under the pattern";
        };
    return "%s, n = %s, against %s; white: equal memory n·(w + 2s) = %s"
        .formatted(
            of,
            Numerals.grouped(grid.n()),
            reference(state),
            grid.lines().mapToObj(Numerals::brief).collect(Collectors.joining(", ")));
  }

  private static String reference(State state) {
    return state.reference().equals("full")
        ? "full attention"
        : state.reference() + " with the same global tokens";
  }

  private String heads(Settings now) {
    return switch (model.tradeoffs().scope()) {
      case HEAD ->
          now.view().head() < 0
              ? "mean of layer " + now.view().layer()
              : "layer %d, head %d".formatted(now.view().layer(), now.view().head());
      case LAYER -> "mean of layer " + now.view().layer();
      case MODEL -> "mean of all heads";
    };
  }

  private void showState(State state) {
    Status status = state.status();
    int all =
        model.tradeoffs().measure() == Measure.KEPT && state.grid() != null
            ? state.grid().withoutLinformer()
            : state.quality().length;
    String known = "%d of %d".formatted(state.known(), all);
    progress.setText(
        switch (status) {
          case COMPUTING -> all == 0 ? "" : known;
          case STOPPED -> known;
          case EMPTY, WAITING, REFUSED, DONE -> "";
        });
    boolean counted = status == Status.COMPUTING && all > 0;
    fraction.setProgress(counted ? (double) state.known() / all : 0);
    fraction.setVisible(counted);
    fraction.setManaged(counted);
    boolean asks = status == Status.STOPPED && state.known() > 0;
    compute.setVisible(asks);
    compute.setManaged(asks);
    stop.setVisible(status == Status.COMPUTING);
    stop.setManaged(status == Status.COMPUTING);
    obstacle.show(
        switch (status) {
          case EMPTY -> state.told().isEmpty() ? "Splitting the text into tokens…" : state.told();
          case WAITING ->
              state.grid() == null
                  ? ""
                  : "Measuring %d settings of %s tokens takes %s."
                      .formatted(
                          state.quality().length - state.known(),
                          Numerals.grouped(state.grid().n()),
                          state.told());
          case REFUSED -> state.told();
          case STOPPED -> state.known() == 0 ? "Cancelled before the first setting." : "";
          case COMPUTING ->
              all == 0
                  ? "Preparing the settings…"
                  : state.known() == 0 ? "Measuring, the cheapest settings first…" : "";
          case DONE ->
              state.known() == 0
                  ? "Finished attention has no values, and so no output; look at what is kept."
                  : "";
        },
        switch (status) {
          case WAITING -> "Measure";
          case REFUSED -> "Try again";
          case STOPPED -> state.known() == 0 ? "Go on" : "";
          case EMPTY, COMPUTING, DONE -> "";
        });
  }

  /** A setting in a sentence; empty if there is none. */
  private String told(int index) {
    State state = model.stateProperty().get();
    TradeoffGrid grid = state.grid();
    if (grid == null || index < 0 || index >= state.quality().length) {
      return "";
    }
    return model.told(grid.candidates().get(index), state.quality()[index]);
  }

  private void point(int index) {
    pointed = index;
    line.set(told(index));
    tellTokens(index);
  }

  /** Names the global tokens of a setting, or of those of now. */
  private void tellTokens(int index) {
    TradeoffGrid grid = model.stateProperty().get().grid();
    if (grid == null) {
      tokens.setText("");
      return;
    }
    boolean isNow = index < 0 || index >= grid.candidates().size();
    PatternSettings of = isNow ? settings.get().pattern() : grid.candidates().get(index).settings();
    tokens.setText(
        (isNow ? "Global tokens now: " : "Its global tokens: ")
            + model.named(of.globalTokens(grid.n())));
  }
}
