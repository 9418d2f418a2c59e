package org.longview.app.spectrum;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.longview.app.chart.SharesChart;
import org.longview.app.control.Chips;
import org.longview.app.control.NumberControl;
import org.longview.app.control.NumberScale;
import org.longview.app.control.ObstacleCard;
import org.longview.app.control.Panels;
import org.longview.app.control.TypeSize;
import org.longview.app.heads.HeadGrid;
import org.longview.app.job.Activities;
import org.longview.app.job.Background;
import org.longview.app.matrices.ColorBar;
import org.longview.app.state.Burst;
import org.longview.app.state.Gesture;
import org.longview.app.state.Notices;
import org.longview.app.state.SettingsModel;
import org.longview.app.state.Theme;
import org.longview.attention.RankBounds;
import org.longview.attention.Spectrum;
import org.longview.chart.SharesPlot;
import org.longview.picture.ColorMap;
import org.longview.picture.Numerals;
import org.longview.picture.Palette;
import org.longview.picture.ValueScale;
import org.longview.study.Head;
import org.longview.study.SpectrumSettings;
import org.longview.study.Tab;
import org.longview.study.ViewSettings;
import org.longview.study.Wording;

/** How near to low rank the attention of every head is. */
public final class SpectrumPane extends VBox {
  private static final double GRID_WIDTH = 236;

  /** Of the height of the tab. */
  private static final double PICTURES_SHARE = 0.37;

  /** Of the width of the tab. */
  private static final double GRID_SHARE = 0.3;

  private final SettingsModel settings;
  private final SpectrumModel model;
  private final SharesChart chart;
  private boolean bounded = true;
  private final HeadGrid grid;
  private final ColorBar gridBar;
  private final NumberControl rank;
  private final NumberControl epsilon;
  private final Label note = new Label();
  private final Label told = new Label();
  private final Label behind = new Label();
  private final Button compute = new Button();
  private final Chips facts = new Chips();
  private final ObstacleCard empty;
  private final HBox spectra;
  private final Region shares;
  private final Region ranks;
  private final ApproximationPane approximation;
  private @Nullable Head hovered;
  private Gesture drag = new Gesture();
  private final Burst keys = new Burst();

  /** Follows the spectra and the settings. */
  public SpectrumPane(
      SettingsModel settings,
      SpectrumModel model,
      ApproximationModel approximated,
      Notices notices,
      Background background,
      Activities activities,
      Theme theme) {
    this.settings = settings;
    this.model = model;
    Palette palette = theme.palette();
    getStyleClass().add("spectrum");
    chart = new SharesChart(k -> model.setRank(k, drag), background, theme);
    chart.setOnMouseReleased(event -> drag = new Gesture());
    chart.addEventFilter(KeyEvent.KEY_PRESSED, event -> drag = keys.now());
    grid = new HeadGrid(model, this::hover, palette);
    grid.setId("spectrum-heads");
    gridBar = new ColorBar(palette);
    rank =
        new NumberControl(
                "Rank k",
                "How many singular values are kept; drag in the chart, too",
                new NumberScale(1, 1, 1),
                notices,
                model::setRank)
            .named("spectrum-rank");
    epsilon =
        new NumberControl(
                "Error ε, %",
                "The error that the paper's bounds allow, above 0 and at most 2/3",
                new NumberScale(1, SpectrumSettings.LARGEST_ERROR, 1),
                notices,
                model::setError)
            .named("spectrum-error-allowed");
    empty = new ObstacleCard("spectrum-obstacle", model::compute);
    compute.setText("Go on");
    compute.getStyleClass().add("find-button");
    compute.setId("spectrum-compute");
    compute.setOnAction(event -> model.compute());
    shares = shares(chart);
    ranks = besideShares();
    approximation =
        new ApproximationPane(settings, model, approximated, background, activities, palette);
    approximation.prefHeightProperty().bind(heightProperty().multiply(PICTURES_SHARE));
    VBox.setVgrow(approximation, Priority.ALWAYS);
    spectra = new HBox(14, shares, ranks);
    StackPane stage = new StackPane(spectra, empty);
    VBox.setVgrow(stage, Priority.ALWAYS);
    getChildren().addAll(header(), controls(), stage, facts, approximation);

    model.stateProperty().addListener((property, before, now) -> show());
    model.obstacleProperty().addListener((property, before, now) -> show());
    settings
        .settingsProperty()
        .addListener(
            (property, before, now) -> {
              if (!before.view().equals(now.view())) {
                show();
              }
            });
    show();
  }

  /** Whether the chart shows what the theorems of the paper promise; at first it does. */
  public void showBounds(boolean shown) {
    if (shown != bounded) {
      bounded = shown;
      show();
    }
  }

  /** The singular values of the viewed head added up, beside those of its layer. */
  public Region shares() {
    return shares;
  }

  /** The share within the rank of every head. */
  public Region ranks() {
    return ranks;
  }

  /** The attention, the error of its best approximation, and the paper's bounds. */
  public Region approximation() {
    return approximation;
  }

  /** Repaints in the colours of another theme. */
  public void setTheme(Theme theme) {
    chart.setTheme(theme);
    grid.setPalette(theme.palette());
    gridBar.setPalette(theme.palette());
    approximation.setPalette(theme.palette());
  }

  private Region header() {
    Label title = new Label("Singular values");
    title.getStyleClass().add("card-title");
    title.setMinWidth(USE_PREF_SIZE);
    note.getStyleClass().add("small-note");
    behind.getStyleClass().add("card-state");
    behind.setMinWidth(USE_PREF_SIZE);
    behind.setId("spectrum-state");
    HBox header = new HBox(title, note, Panels.spacer(), behind, compute);
    header.setAlignment(Pos.CENTER_LEFT);
    header.getStyleClass().add("tab-header");
    return header;
  }

  private Region controls() {
    HBox row = new HBox(24, rank, epsilon);
    HBox.setHgrow(rank, Priority.ALWAYS);
    HBox.setHgrow(epsilon, Priority.ALWAYS);
    return row;
  }

  private static Region shares(SharesChart chart) {
    Label title = new Label("Normalised cumulative singular values: this head, its layer");
    title.getStyleClass().add("small-note");
    title.setWrapText(true);
    VBox box = new VBox(4, title, chart);
    VBox.setVgrow(chart, Priority.ALWAYS);
    HBox.setHgrow(box, Priority.ALWAYS);
    return box;
  }

  private Region besideShares() {
    told.getStyleClass().add("small-note");
    told.setMinHeight(USE_PREF_SIZE);
    Label gridTitle = new Label("Share within rank k; right, each layer’s mean");
    gridTitle.getStyleClass().add("small-note");
    gridTitle.setWrapText(true);
    gridTitle.setMinHeight(USE_PREF_SIZE);
    VBox side = new VBox(4, gridTitle, grid, gridBar, told);
    side.minWidthProperty().bind(TypeSize.factorProperty().multiply(GRID_WIDTH));
    side.maxWidthProperty()
        .bind(Bindings.max(side.minWidthProperty(), widthProperty().multiply(GRID_SHARE)));
    side.prefWidthProperty().bind(side.maxWidthProperty());
    return side;
  }

  private void hover(@Nullable Head head) {
    hovered = head;
    tellHead();
  }

  private void tellHead() {
    Head head = hovered == null ? model.chosen() : hovered;
    told.setText(head.title() + "\n" + model.told(head));
  }

  private void show() {
    if (settings.get().view().tab() != Tab.SPECTRUM) {
      return;
    }
    SpectrumState state = model.stateProperty().get();
    SpectrumSettings spectrum = model.spectrum();
    int n = state == null ? 1 : state.size();
    rank.show(model.rank(), new NumberScale(1, n, 1));
    epsilon.show(spectrum.error(), new NumberScale(1, SpectrumSettings.LARGEST_ERROR, 1));
    showState(state);
    if (state == null) {
      return;
    }
    chart.setOpacity(state.current() ? 1 : 0.45);
    grid.setOpacity(state.current() ? 1 : 0.45);
    showGrid(state);
    showChart(state);
    facts.show(facts(state));
    approximation.showBounds(state.size());
    tellHead();
  }

  private void showState(@Nullable SpectrumState state) {
    note.setText(
        state == null
            ? ""
            : "of %s attention, n = %s".formatted(state.reference(), grouped(state.size())));
    boolean some = state != null && state.known() > 0 && !model.isWaiting();
    boolean stopped = model.isStopped();
    boolean offered = model.limit().isEmpty() && (model.isWaiting() || stopped);
    compute.setVisible(some && offered);
    compute.setManaged(compute.isVisible());
    String why = model.obstacleProperty().get();
    spectra.setVisible(some);
    facts.setVisible(some);
    approximation.setVisible(some);
    empty.show(
        some ? "" : why.isEmpty() ? "Computing the singular values…" : why,
        offered ? "Compute" : "");
    String text = "";
    if (state != null && some && !state.current()) {
      text = "of the text before";
    } else if (state != null && some && state.known() < state.spectra().size()) {
      text =
          (stopped ? "stopped at " : "")
              + "%d of %d heads".formatted(state.known(), state.spectra().size());
    }
    behind.setText(text);
  }

  private void showGrid(SpectrumState state) {
    double least = 1;
    double most = 0;
    for (int layer = 0; layer < state.layers(); layer++) {
      for (int head = 0; head < state.heads(); head++) {
        OptionalDouble share = model.value(new Head(layer, head));
        if (share.isPresent()) {
          least = Math.min(least, share.getAsDouble());
          most = Math.max(most, share.getAsDouble());
        }
      }
    }
    if (least >= most) {
      least = 0;
      most = 1;
    }
    ColorMap map = ColorMap.named(settings.get().view().colorMap());
    grid.show(state.layers(), state.heads(), map, least, most);
    gridBar.show(ValueScale.sequential(ValueScale.Kind.LINEAR, least, most), map, false);
  }

  private void showChart(SpectrumState state) {
    Head chosen = model.chosen();
    List<IntToDoubleFunction> others = new ArrayList<>();
    for (int head = 0; head < state.heads(); head++) {
      IntToDoubleFunction shares = model.shares(new Head(chosen.layer(), head));
      if (shares != null && head != chosen.head()) {
        others.add(shares);
      }
    }
    RankBounds promised = model.spectrum().bounds();
    List<SharesPlot.Mark> marks = new ArrayList<>();
    marks.add(new SharesPlot.Mark("k = " + grouped(model.rank()), model.rank(), true));
    if (bounded) {
      marks.add(mark("theorem 1: ", promised.theorem1(state.size())));
      model
          .headWidth()
          .ifPresent(d -> marks.add(mark("theorem 2: ", promised.theorem2(state.size(), d))));
    }
    chart.show(
        new SharesPlot(
            state.size(),
            others,
            model.shares(chosen),
            SpectrumModel.SHARE,
            model.rank(),
            marks,
            described(chosen, facts(state), marks)));
  }

  private static String described(Head head, List<String> facts, List<SharesPlot.Mark> marks) {
    return head.title()
        + ": "
        + Stream.concat(facts.stream(), marks.stream().skip(1).map(SharesPlot.Mark::name))
            .collect(Collectors.joining(", "));
  }

  private static SharesPlot.Mark mark(String name, double rank) {
    return new SharesPlot.Mark(name + grouped(whole(rank)), rank, false);
  }

  private List<String> facts(SpectrumState state) {
    Spectrum viewed = model.viewed();
    if (viewed == null) {
      return List.of(
          model.chosen().head() == ViewSettings.MEAN_HEAD
              ? "choose a single head for its ranks"
              : "not computed yet");
    }
    int k = model.rank();
    return List.of(
        "within rank %s: %s".formatted(grouped(k), Wording.percent(viewed.cumulative(k))),
        "rank for 90 %%: %s of %s"
            .formatted(grouped(viewed.rankFor(SpectrumModel.SHARE)), grouped(state.size())),
        "effective rank " + Numerals.threeDigits(viewed.effectiveRank()),
        "stable rank " + Numerals.threeDigits(viewed.stableRank()),
        "error of P at rank %s: %s".formatted(grouped(k), Wording.percent(viewed.error(k))));
  }

  /** The least whole rank that a bound promises. */
  static long whole(double rank) {
    return (long) Math.ceil(rank);
  }

  private static String grouped(long number) {
    return Numerals.grouped(number);
  }
}
