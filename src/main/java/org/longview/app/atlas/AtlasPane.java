package org.longview.app.atlas;

import java.util.List;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.longview.app.atlas.AtlasModel.State;
import org.longview.app.control.ObstacleCard;
import org.longview.app.control.Panels;
import org.longview.app.control.Segments;
import org.longview.app.control.TypeSize;
import org.longview.app.job.Activities;
import org.longview.app.job.Background;
import org.longview.app.matrices.ColorBar;
import org.longview.app.state.Notices;
import org.longview.app.state.SettingsModel;
import org.longview.attention.HeadClass;
import org.longview.picture.ColorMap;
import org.longview.picture.MapScale;
import org.longview.picture.Overview;
import org.longview.picture.Palette;
import org.longview.study.Head;
import org.longview.study.HeadOrder;
import org.longview.study.HeadWording;
import org.longview.study.HeadsSettings;
import org.longview.study.PatternKind;
import org.longview.study.Settings;
import org.longview.study.Tab;
import org.longview.study.ViewSettings.Shown;

/** The tab "Heads": all layers and heads as maps, in a grid, by what they do, or by a score. */
public final class AtlasPane extends VBox {
  private static final List<String> HINTS =
      List.of(
          "hover: what a head does",
          "click chooses",
          "double click or Enter opens its matrices",
          "arrow keys move");

  private static final String IN_A_LINE = " · ";
  private static final PseudoClass SIDE = PseudoClass.getPseudoClass("side");

  /** So much wider than high it is where what is told of a head stands beside the maps. */
  private static final double BESIDE = 60;

  private final SettingsModel settings;
  private final AtlasModel model;
  private final AtlasView view;
  private final Label subject = Panels.smallNote("atlas-subject");
  private final Segments<Shown> shown;
  private final Segments<HeadOrder> order;
  private final Segments<HeadClass> score;
  private final HBox ranks;
  private final Segments<Boolean> scale;
  private final Label explanation = Panels.smallNote("atlas-explanation");
  private final Label headline = new Label();
  private final Label scores = Panels.smallNote("atlas-scores");
  private final ColorBar bar;
  private final ObstacleCard empty;
  private final Label hint = Panels.hint(String.join(IN_A_LINE, HINTS));
  private final BorderPane body = new BorderPane();
  private final VBox details = new VBox();
  private final Hyperlink resume = new Hyperlink("compute");

  /** Follows the model. */
  public AtlasPane(
      SettingsModel settings,
      AtlasModel model,
      Notices notices,
      Background background,
      Activities activities,
      Palette palette) {
    this.settings = settings;
    this.model = model;
    getStyleClass().add("atlas");
    setId("atlas");
    view = new AtlasView(model, notices, background, activities, palette);
    bar = new ColorBar(palette);
    bar.setMaxWidth(260);
    HBox.setHgrow(bar, Priority.ALWAYS);
    shown =
        new Segments<>(
                "Attention",
                List.of(Shown.PATTERN, Shown.FULL, Shown.DIFFERENCE),
                choice -> choice.name().toLowerCase(Locale.ROOT),
                model::setShown)
            .named("atlas");
    order =
        new Segments<>("Order", List.of(HeadOrder.values()), HeadOrder::title, model::setOrder)
            .explained(HeadOrder.GRID, "Layers from top to bottom, heads from left to right")
            .explained(HeadOrder.GROUPED, "Heads that do the same stand together")
            .explained(HeadOrder.SCORE, "The highest score first")
            .named("atlas");
    score =
        new Segments<>("Score", HeadClass.measured(), AtlasPane::brief, model::setScore)
            .named("atlas-score");
    ranks = new HBox(score);
    HeadClass.measured().forEach(c -> score.explained(c, HeadWording.explanation(c)));
    scale =
        new Segments<>(
                "Colours",
                List.of(false, true),
                own -> own ? "each its own" : "one scale",
                model::setOwnScale)
            .explained(false, "Colours mean the same in all maps")
            .explained(true, "The largest weight of each map is brightest, so that faint maps show")
            .named("atlas-scale");
    headline.setId("atlas-headline");
    headline.getStyleClass().add("strong");
    headline.setMinWidth(0);
    scores.setMinWidth(0);
    empty = new ObstacleCard("atlas-obstacle", model::resume);
    resume.setId("atlas-resume");
    resume.setMinWidth(USE_PREF_SIZE);
    resume.setOnAction(event -> model.resume());
    StackPane stage = new StackPane(view, empty);
    stage.setMinSize(0, 0);
    body.setCenter(stage);
    VBox.setVgrow(body, Priority.ALWAYS);
    details.getChildren().addAll(headline, scores, hint);
    details.getStyleClass().add("atlas-details");
    details.setId("atlas-details");
    body.setBottom(details);
    getChildren().addAll(header(), controls(), ranks, explanation, body);
    widthProperty().addListener((property, before, now) -> placeDetails());
    heightProperty().addListener((property, before, now) -> placeDetails());
    model.stateProperty().addListener((property, before, now) -> show());
    model.obstacleProperty().addListener((property, before, now) -> show());
    view.hoveredProperty().addListener((property, before, now) -> tell());
    settings
        .settingsProperty()
        .addListener(
            (property, before, now) -> {
              if (now.view().tab() == Tab.HEADS) {
                show();
              }
            });
    show();
  }

  private static String brief(HeadClass headClass) {
    return HeadWording.title(headClass).replace(" token", "");
  }

  private Region header() {
    Label title = new Label("Heads");
    title.getStyleClass().add("card-title");
    title.setMinWidth(USE_PREF_SIZE);
    HBox row = new HBox(title, subject, resume, Panels.spacer(), shown);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("tab-header");
    return row;
  }

  private Region controls() {
    HBox row = new HBox(order, Panels.spacer(), bar, scale);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("segments-row");
    return row;
  }

  /** Repaints in the colours of another theme. */
  public void setPalette(Palette palette) {
    view.setPalette(palette);
    bar.setPalette(palette);
  }

  /** Beside the square of maps where there is room, and below it elsewhere. */
  private void placeDetails() {
    boolean beside = getWidth() - getHeight() > TypeSize.of(BESIDE);
    if (beside == details.getPseudoClassStates().contains(SIDE)) {
      return;
    }
    details.pseudoClassStateChanged(SIDE, beside);
    body.setBottom(null);
    body.setRight(null);
    if (beside) {
      body.setRight(details);
    } else {
      body.setBottom(details);
    }
    List.of(headline, scores, hint).forEach(label -> label.setWrapText(beside));
    hint.setText(String.join(divider(), HINTS));
    tell();
  }

  private void show() {
    Settings now = settings.get();
    HeadsSettings heads = now.view().heads();
    State state = model.stateProperty().get();
    order.show(heads.order());
    score.show(heads.score());
    boolean byScore = heads.order() == HeadOrder.SCORE;
    score.setVisible(byScore);
    ranks.setManaged(byScore);
    scale.show(heads.ownScale());
    boolean lowRank = now.pattern().kind() == PatternKind.LINFORMER;
    Shown wanted = now.view().shown();
    boolean none = wanted == Shown.EQUIVALENT || (lowRank && wanted == Shown.DIFFERENCE);
    shown.show(none ? Shown.PATTERN : wanted);
    shown.button(Shown.DIFFERENCE).setDisable(lowRank);
    shown.rename(Shown.FULL, model.referenceName());
    String why = model.obstacleProperty().get();
    boolean stopped = !why.isEmpty() && model.hasSubject();
    empty.show(
        state != null ? "" : why.isEmpty() ? "Drawing the maps…" : why, stopped ? "Compute" : "");
    resume.setVisible(stopped && state != null);
    resume.setManaged(resume.isVisible());
    view.setColorMap(ColorMap.named(now.view().colorMap()));
    explanation.setText(
        byScore
            ? HeadWording.explanation(heads.score())
            : heads.order() == HeadOrder.GROUPED && state != null && !state.isMeasured()
                ? "grouped as soon as all heads have been measured"
                : "");
    explanation.setVisible(!explanation.getText().isEmpty());
    explanation.setManaged(explanation.isVisible());
    subject.setText(state == null ? "" : AtlasTold.counts(state));
    showBar(now, state);
    tell();
  }

  private void showBar(Settings now, @Nullable State state) {
    if (state == null || state.maps().isEmpty() || now.view().heads().ownScale()) {
      bar.show(null, ColorMap.VIRIDIS, false);
      return;
    }
    boolean signed = state.maps().values().stream().anyMatch(Overview::hasNegatives);
    MapScale scaleOfAll = model.scale(state);
    bar.show(
        scaleOfAll.shared(signed),
        signed ? ColorMap.BLUE_ORANGE : ColorMap.named(now.view().colorMap()),
        false);
  }

  private void tell() {
    State state = model.stateProperty().get();
    Head pointed = view.hoveredProperty().get();
    Head head = pointed == null ? model.chosen() : pointed;
    headline.setText(state == null ? "" : AtlasTold.headline(state, head));
    scores.setText(
        state == null
            ? ""
            : String.join(divider(), AtlasTold.scores(state, head, model.quality(head.layer()))));
  }

  /** What is told stands in lines beside the maps, and in a line below them. */
  private String divider() {
    return details.getPseudoClassStates().contains(SIDE) ? "\n" : IN_A_LINE;
  }
}
