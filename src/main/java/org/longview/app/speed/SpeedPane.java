package org.longview.app.speed;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.longview.app.chart.SpeedChart;
import org.longview.app.control.ObstacleCard;
import org.longview.app.control.Panels;
import org.longview.app.control.Segments;
import org.longview.app.job.Background;
import org.longview.app.speed.SpeedModel.Stage;
import org.longview.app.speed.SpeedModel.State;
import org.longview.app.state.SettingsModel;
import org.longview.app.state.Theme;
import org.longview.picture.Numerals;
import org.longview.study.Tab;
import org.longview.study.speed.LinformerTable;
import org.longview.study.speed.SpeedParameters;
import org.longview.study.speed.SpeedPoint;
import org.longview.study.speed.SpeedRun;
import org.longview.view.SpeedCurves;

/** The tab "Speed": time and memory against the length, and Linformer's table beside them. */
public final class SpeedPane extends VBox {
  private static final double FAINT = 0.35;

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ROOT)
          .withZone(ZoneId.systemDefault());
  private static final String NOTHING =
      "Nothing was measured on this machine yet. Measuring takes about a minute and goes on in the"
          + " background.";
  private static final String TIME_NOTE =
      "The best of several runs of a layer. Thin: n², n·w and n·k through the last point. ";
  private static final String MEMORY_NOTE =
      "All that a run allocates, as Java counts it; Q, K and V apart. Full attention is fused, so"
          + " its memory grows as n (thin, through the last point); the n × n matrices, which"
          + " would grow as the dashed line, are never made.";

  private final SpeedModel model;
  private final SpeedChart time;
  private final SpeedChart memory;
  private final RatioTable times =
      new RatioTable("speed-times", LinformerTable::time, SpeedPoint::seconds);
  private final RatioTable memories =
      new RatioTable("speed-memories", LinformerTable::memory, SpeedPoint::peakBytes);
  private final Label timesTitle = small("");
  private final Label memoriesTitle = small("");
  private final Label parameters = note("speed-parameters");
  private final Label told = note("speed-told");
  private final ObstacleCard empty;
  private final Label timeNote = note("speed-time-note");
  private final Label memoryNote = note("speed-memory-note");
  private final ProgressBar progress = new ProgressBar(0);
  private final Button measure = new Button();
  private final Button publishedRank = new Button();
  private final Segments<Boolean> threads;
  private final SettingsModel settings;
  private final Region curves;
  private final Region charts;
  private final Region state;
  private boolean ratiosOnly;

  /** Follows the measurements and the settings. */
  public SpeedPane(SettingsModel settings, SpeedModel model, Background background, Theme theme) {
    this.settings = settings;
    this.model = model;
    getStyleClass().add("speed");
    setId("speed");
    time = new SpeedChart(background, theme);
    time.setId("speed-time");
    memory = new SpeedChart(background, theme);
    memory.setId("speed-memory");
    int processors = Runtime.getRuntime().availableProcessors();
    threads =
        new Segments<>(
                "Threads",
                List.of(false, true),
                every -> every ? "all " + processors : String.valueOf(Math.max(1, processors - 1)),
                model::useEveryThread)
            .explained(false, "One processor is left to the window, which stays fluent")
            .explained(true, "As the program computes; the window may stutter meanwhile")
            .named("speed-threads");
    measure.setId("speed-measure");
    measure.getStyleClass().add("find-button");
    measure.setMinWidth(USE_PREF_SIZE);
    measure.setOnAction(event -> toggle());
    publishedRank.setId("speed-published-rank");
    publishedRank.getStyleClass().add("link-button");
    publishedRank.setText("k = " + LinformerTable.RANKS.get(0));
    publishedRank.setMinWidth(USE_PREF_SIZE);
    publishedRank.setTooltip(new Tooltip("Sets Linformer’s rank to the first of the table’s"));
    publishedRank.setOnAction(event -> model.useRank(LinformerTable.RANKS.get(0)));
    empty = new ObstacleCard("speed-empty", model::measure);
    curves = curves();
    charts = new StackPane(curves, empty);
    VBox.setVgrow(charts, Priority.ALWAYS);
    state = state();
    getChildren().addAll(header(), state, charts, tables());
    model.stateProperty().addListener((property, before, now) -> show());
    model.parametersProperty().addListener((property, before, now) -> show());
    settings.settingsProperty().addListener((property, before, now) -> show());
    show();
  }

  /** Leaves out the curves, or shows all again. */
  public void showRatiosOnly(boolean only) {
    ratiosOnly = only;
    charts.setVisible(!only);
    charts.setManaged(!only);
    show();
  }

  /** Repaints in the colours of another theme. */
  public void setTheme(Theme theme) {
    time.setTheme(theme);
    memory.setTheme(theme);
  }

  private static Label note(String id) {
    Label note = new Label();
    note.setId(id);
    note.getStyleClass().add("small-note");
    note.setWrapText(true);
    note.setMinWidth(0);
    return note;
  }

  private Region header() {
    Label title = new Label("Speed");
    title.getStyleClass().add("card-title");
    title.setMinWidth(USE_PREF_SIZE);
    parameters.setWrapText(false);
    Label name = new Label("Threads");
    name.getStyleClass().add("small-note");
    name.setMinWidth(USE_PREF_SIZE);
    HBox row = new HBox(title, parameters, Panels.spacer(), name, threads, measure);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("tab-header");
    return row;
  }

  /** What was measured, or how far measuring is; without a row while there is neither. */
  private Region state() {
    progress.getStyleClass().add("tab-progress");
    told.setWrapText(false);
    HBox row = new HBox(progress, told);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("note-row");
    return row;
  }

  private Region curves() {
    for (Label note : List.of(timeNote, memoryNote)) {
      note.setMinHeight(USE_PREF_SIZE);
      note.setMaxWidth(Double.MAX_VALUE);
      note.setAlignment(Pos.TOP_LEFT);
    }
    HBox pictures =
        halves(card("Time of a layer against n", time), card("Peak memory against n", memory));
    // Beside each other, so that the charts above end at one height
    VBox all = new VBox(pictures, halves(timeNote, memoryNote));
    all.getStyleClass().add("close");
    VBox.setVgrow(pictures, Priority.ALWAYS);
    return all;
  }

  private static VBox card(String name, SpeedChart chart) {
    VBox.setVgrow(chart, Priority.ALWAYS);
    VBox card = new VBox(small(name), chart);
    card.getStyleClass().add("close");
    return card;
  }

  private Region tables() {
    HBox left = new HBox(timesTitle, publishedRank);
    left.setAlignment(Pos.CENTER_LEFT);
    left.getStyleClass().add("chart-title");
    HBox right = new HBox(memoriesTitle);
    right.setAlignment(Pos.CENTER_LEFT);
    right.getStyleClass().add("chart-title");
    Label source = note("speed-source");
    source.setText(
        "Table 3: Wang et al. 2020, inference on a 16 GB V100, E and F shared by all layers; memory"
            + " is the ratio of the largest batches. Here both are fused.");
    source.setMinHeight(USE_PREF_SIZE);
    VBox timesCard = new VBox(left, times);
    VBox memoriesCard = new VBox(right, memories);
    FlowPane both = new FlowPane(timesCard, memoriesCard);
    both.getStyleClass().add("speed-halves");
    for (VBox half : List.of(timesCard, memoriesCard)) {
      half.prefWidthProperty()
          .bind(
              Bindings.createDoubleBinding(
                  () ->
                      Math.max(
                          half.minWidth(-1), Math.floor((both.getWidth() - both.getHgap()) / 2)),
                  both.widthProperty(),
                  both.hgapProperty()));
    }
    VBox all = new VBox(both, source);
    all.getStyleClass().add("close");
    return all;
  }

  private static Label small(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("small-note");
    label.setMinWidth(0);
    return label;
  }

  private static String title(String what, int rank) {
    return "Full ÷ Linformer in %s: table 3, here k = %s".formatted(what, Numerals.grouped(rank));
  }

  private static HBox halves(Region left, Region right) {
    HBox row = new HBox(left, right);
    row.getStyleClass().add("speed-halves");
    for (Region half : List.of(left, right)) {
      HBox.setHgrow(half, Priority.ALWAYS);
      half.setPrefWidth(100);
      half.setMinWidth(0);
    }
    return row;
  }

  private void toggle() {
    if (model.stateProperty().get().stage() == Stage.RUNNING) {
      model.cancel();
    } else {
      model.measure();
    }
  }

  private void show() {
    if (settings.get().view().tab() != Tab.SPEED) {
      return;
    }
    State state = model.stateProperty().get();
    SpeedRun run = state.run();
    boolean running = state.stage() == Stage.RUNNING;
    SpeedParameters now = model.parametersProperty().get();
    parameters.setText(now.told() + " · " + now.layer());
    threads.show(settings.get().view().speed().everyThread());
    threads.setDisable(running);
    boolean none = state.stage() == Stage.EMPTY;
    measure.setText(running ? "Cancel" : none ? "Measure" : "Measure anew");
    progress.setVisible(running);
    progress.setManaged(running);
    progress.setProgress(state.fraction());
    told.setText(told(state, now));
    this.state.setVisible(!none);
    this.state.setManaged(this.state.isVisible());
    curves.setOpacity(none ? FAINT : 1);
    empty.show(none ? NOTHING : "", none ? "Measure" : "");
    // The card in front of the curves has a button of its own
    measure.setVisible(!none || ratiosOnly);
    measure.setManaged(measure.isVisible());
    time.show(SpeedCurves.time(run, state.earlier()));
    memory.show(SpeedCurves.memory(run, state.earlier()));
    timeNote.setText(TIME_NOTE + (run == null ? "" : SpeedCurves.crossings(run)));
    memoryNote.setText(MEMORY_NOTE);
    int rank = run == null ? now.rank() : run.parameters().rank();
    timesTitle.setText(title("time", rank));
    memoriesTitle.setText(title("memory", rank));
    times.show(run, rank);
    memories.show(run, rank);
    boolean isPublished = LinformerTable.RANKS.contains(now.rank());
    publishedRank.setVisible(!isPublished);
    publishedRank.setManaged(!isPublished);
  }

  private static String told(State state, SpeedParameters now) {
    SpeedRun run = state.run();
    if (run == null) {
      return "";
    }
    if (state.stage() == Stage.RUNNING) {
      return state.told() + earlier(state);
    }
    String what =
        state.stage() == Stage.CANCELLED
            ? "Stopped after " + Numerals.counted(run.points().size(), "measurement")
            : "Measured " + DATE.format(run.date());
    String other = run.parameters().equals(now) ? "" : " with " + run.parameters().told();
    return what
        + other
        + " · "
        + run.machine().told()
        + " · "
        + run.machine().kernels()
        + earlier(state);
  }

  private static String earlier(State state) {
    int count = state.earlier().size();
    return count == 0
        ? ""
        : " · paler: " + (count == 1 ? "an earlier run" : count + " earlier runs");
  }
}
