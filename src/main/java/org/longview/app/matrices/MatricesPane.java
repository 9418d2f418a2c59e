package org.longview.app.matrices;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.geometry.Insets;
import javafx.geometry.Point2D;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;
import org.longview.app.control.FittedRow;
import org.longview.app.control.Panels;
import org.longview.app.control.Segments;
import org.longview.app.control.TypeSize;
import org.longview.app.job.Activities;
import org.longview.app.job.Background;
import org.longview.app.state.Notices;
import org.longview.app.state.SettingsModel;
import org.longview.app.study.Answer;
import org.longview.app.study.AttentionModel;
import org.longview.picture.Numerals;
import org.longview.picture.Palette;
import org.longview.picture.ValueScale;
import org.longview.picture.Viewport;
import org.longview.study.LayerComparison;
import org.longview.study.PatternSettings;
import org.longview.study.ProjectionSource;
import org.longview.study.Settings;
import org.longview.study.ViewSettings;
import org.longview.study.ViewSettings.Shown;
import org.longview.study.Wording;

/** Pattern and attention side by side. */
public final class MatricesPane extends VBox {
  /** One of the two. */
  public enum Card {
    PATTERN,
    ATTENTION
  }

  /** Cells of this size have room for their names. */
  private static final double LEGIBLE = 14;

  private static final PseudoClass REMARKED = PseudoClass.getPseudoClass("remarked");
  private static final PseudoClass ALONE = PseudoClass.getPseudoClass("alone");

  /** Above what stands below a matrix that is alone. */
  private static final double FOOT_GAP = 6;

  /** Below this width of a card, its title is left out. */
  private static final double NARROW = 250;

  private final SettingsModel settings;
  private final MatricesModel model;
  private final AttentionModel attention;
  private final ObservableValue<String> missing;
  private final Pane floor;

  private final Region patternCard;
  private final Region attentionCard;
  private final MatrixView patternView;
  private final MatrixView attentionView;
  private final Label counts = new Label();
  private final Label allowed = new Label("who may look at whom ·");
  private final Label state = new Label();
  private final Hyperlink resume = new Hyperlink("compute");
  private final ShownChoice shown;
  private final ColorBar bar;
  private final Legend legend;
  private final VBox bars = new VBox(2);
  private boolean isAlone;
  private final Segments<Boolean> spread;
  private final HBox reductionRow;
  private final Segments<Boolean> reduction;
  private final FindBar findBar;
  private final HoverCard card = new HoverCard();
  private final List<Region> feet = new ArrayList<>();

  /** What is left out where there is one matrix alone, which is to be large. */
  private final List<Node> extras = new ArrayList<>();

  private final TextFlow formula = new TextFlow();
  private List<String> written = List.of();
  private final Label remark = new Label();
  private final ReadOnlyStringWrapper line = new ReadOnlyStringWrapper("");

  /**
   * Makes the pane.
   *
   * @param missing why there is nothing to ask of yet; empty if there is
   * @param floor covers the window; the card beside a cell floats on it
   */
  public MatricesPane(
      SettingsModel settings,
      MatricesModel model,
      AttentionModel attention,
      ObservableValue<String> missing,
      IntConsumer toggleGlobal,
      Notices notices,
      Background background,
      Activities activities,
      Pane floor,
      Palette palette) {
    this.settings = settings;
    this.model = model;
    this.attention = attention;
    this.missing = missing;
    this.floor = floor;
    FocusModel focus = model.focus();
    patternView =
        new MatrixView(
            "Pattern",
            model.patternView(),
            focus,
            model.find(),
            model.signpostsProperty(),
            toggleGlobal,
            notices,
            background,
            activities,
            palette);
    patternView.setId("pattern-view");
    attentionView =
        new MatrixView(
            "Attention",
            model.attentionView(),
            focus,
            model.find(),
            model.signpostsProperty(),
            toggleGlobal,
            notices,
            background,
            activities,
            palette);
    attentionView.setId("attention-view");
    // While the tab is closed nothing is painted
    patternView.visibleProperty().bind(visibleProperty());
    attentionView.visibleProperty().bind(visibleProperty());
    patternView.setMessage("Reading the tokenizer…");
    shown = new ShownChoice("shown", model);
    bar = new ColorBar(palette);
    bar.setVisible(false);
    legend = new Legend(palette);
    spread =
        new Segments<>(
                "Scale", List.of(false, true), root -> root ? "√" : "linear", model::setSquareRoot)
            .named("scale")
            .explained(true, "Colours follow the square root of the weights: small ones show")
            .explained(false, "Colours follow the weights");
    reduction =
        new Segments<>(
                "A pixel shows",
                List.of(false, true),
                mean -> mean ? "mean" : "maximum",
                model::setMean)
            .named("reduction")
            .explained(false, "A pixel shows the largest of the cells that it covers")
            .explained(true, "A pixel shows the mean of the cells that it covers");
    Label share = new Label("a pixel shows the");
    share.getStyleClass().add("muted");
    reductionRow = new HBox(6, share, reduction);
    reductionRow.setAlignment(Pos.CENTER_LEFT);

    getStyleClass().add("matrices");
    patternCard = patternCard();
    attentionCard = attentionCard();
    HBox cards = new HBox(12, patternCard, attentionCard);
    VBox.setVgrow(cards, Priority.ALWAYS);
    Label hint =
        Panels.hint(
            "hover previews · click pins · Esc unpins · wheel zooms · drag pans · Shift-drag: to a"
                + " range · click a label: global · Ctrl+F finds");
    findBar =
        new FindBar(
            model.find(),
            model.patternProperty().map(MatrixContent.Pattern::rows).orElse(0),
            model::reveal,
            token -> model.jump(token, attentionView.deviceScale() * LEGIBLE),
            attentionView::requestFocus);
    // In a row of its own, as style sheets cannot hide what is bound
    HBox hints = new HBox(hint);
    hints.visibleProperty().bind(findBar.visibleProperty().not());
    hints.managedProperty().bind(hints.visibleProperty());
    getChildren().addAll(cards, findBar, hints);
    floor.getChildren().add(card);

    settings
        .settingsProperty()
        .addListener(
            (property, before, now) -> {
              if (!before.view().equals(now.view()) || !before.pattern().equals(now.pattern())) {
                showSettings(now);
              }
            });
    model.patternProperty().addListener((property, before, now) -> showPattern());
    model.attentionProperty().addListener((property, before, now) -> showAttention());
    attention.layerCurrentProperty().addListener((property, before, now) -> showState());
    attention.obstacleProperty().addListener((property, before, now) -> showState());
    missing.addListener((property, before, now) -> showState());
    attentionView.sharpProperty().addListener((property, before, now) -> showState());
    attentionView.scaleProperty().addListener((property, before, now) -> showBar());
    model.attentionView().viewProperty().addListener((property, before, now) -> showReduction());
    focus.hoveredProperty().addListener((property, before, now) -> showCell());
    focus.pinnedProperty().addListener((property, before, now) -> showCell());
    model.patternView().viewProperty().addListener((property, before, now) -> placeCard());
    visibleProperty().addListener((property, before, now) -> showCell());
    // Not while a layout is under way, which would not place them anew
    for (MatrixView view : List.of(patternView, attentionView)) {
      view.geometryProperty()
          .addListener((property, before, now) -> Platform.runLater(this::alignFeet));
      view.mapSeenProperty().addListener((property, before, now) -> placeCard());
      view.draggingProperty().addListener((property, before, now) -> placeCard());
    }
    patternView.localToSceneTransformProperty().addListener((p, before, now) -> placeCard());
    attentionView.localToSceneTransformProperty().addListener((p, before, now) -> placeCard());
    showSettings(settings.get());
    showPattern();
    showAttention();
  }

  /** The cell under the mouse, in one line; empty if there is none. */
  public ReadOnlyStringProperty lineProperty() {
    return line.getReadOnlyProperty();
  }

  /** Zooms both matrices about their middle. */
  public void zoom(int steps) {
    patternView.zoom(steps);
    if (!attentionView.isLinkedTo(patternView)) {
      attentionView.zoom(steps);
    }
  }

  /**
   * Shows one of the two alone, as large as there is room, with its colours and nothing else; both
   * if none is named.
   */
  public void showOnly(@Nullable Card card) {
    isAlone = card != null;
    pseudoClassStateChanged(ALONE, isAlone);
    for (Node extra : extras) {
      extra.setVisible(card == null);
      extra.setManaged(card == null);
    }
    patternCard.setVisible(card != Card.ATTENTION);
    patternCard.setManaged(card != Card.ATTENTION);
    attentionCard.setVisible(card != Card.PATTERN);
    attentionCard.setManaged(card != Card.PATTERN);
    alignFeet();
    showCell();
  }

  /** What stands below a matrix that is alone begins and ends with it. */
  private void alignFeet() {
    align(legend, patternView.geometryProperty().get());
    MatrixGeometry geometry = attentionView.geometryProperty().get();
    align(bars, geometry);
    bar.setMaxWidth(isAlone ? geometry.side() : Region.USE_COMPUTED_SIZE);
  }

  private void align(Region foot, MatrixGeometry geometry) {
    VBox.setMargin(
        foot, isAlone ? new Insets(TypeSize.of(FOOT_GAP), 0, 0, geometry.left()) : Insets.EMPTY);
  }

  /** Asks for words to mark. */
  public void find() {
    findBar.find(model.focus().rowProperty().get());
  }

  /** Asks for the position of a token to go to. */
  public void jump() {
    findBar.jump();
  }

  /** Repaints in the colours of another theme. */
  public void setPalette(Palette palette) {
    patternView.setPalette(palette);
    attentionView.setPalette(palette);
    bar.setPalette(palette);
    legend.setPalette(palette);
  }

  private Region patternCard() {
    Label title = new Label("Pattern");
    title.getStyleClass().add("card-title");
    title.setMinWidth(Region.USE_PREF_SIZE);
    allowed.getStyleClass().add("card-note");
    counts.getStyleClass().add("card-note");
    counts.setId("entries");
    HBox header = new FittedRow(title, allowed, counts).sparing(allowed);
    return card(header, patternView, legend);
  }

  private Region attentionCard() {
    Label title = new Label("Attention");
    title.getStyleClass().add("card-title");
    title.setMinWidth(Region.USE_PREF_SIZE);
    formula.getStyleClass().add("card-note");
    formula.setMaxHeight(Region.USE_PREF_SIZE);
    formula.setMinWidth(0);
    state.getStyleClass().add("card-state");
    state.setId("attention-state");
    state.setMinWidth(Region.USE_PREF_SIZE);
    resume.setId("resume");
    resume.setMinWidth(Region.USE_PREF_SIZE);
    resume.setOnAction(event -> attention.resume());
    HBox header =
        new FittedRow(title, formula, state, resume, Panels.spacer(), shown.segments())
            .sparing(formula, state);
    HBox.setHgrow(bar, Priority.ALWAYS);
    HBox scales = new HBox(10, bar, spread);
    scales.setAlignment(Pos.TOP_LEFT);
    remark.getStyleClass().add("small-note");
    remark.setId("attention-remark");
    remark.setMinWidth(0);
    remark.managedProperty().bind(remark.visibleProperty());
    // In a row of its own, as what is seen of it depends on the zoom
    HBox reductions = new HBox(reductionRow);
    bars.getChildren().addAll(scales, remark, reductions);
    extras.addAll(List.of(spread, reductions));
    VBox box = card(header, attentionView, bars);
    wideOnly(title, box, NARROW);
    return box;
  }

  private VBox card(HBox header, MatrixView view, Region foot) {
    // Both as high, so that the matrices are as large
    foot.getStyleClass().add("card-foot");
    feet.add(foot);
    VBox.setVgrow(view, Priority.ALWAYS);
    header.getStyleClass().add("card-header");
    extras.add(header);
    VBox box = new VBox(header, view, foot);
    box.setMinWidth(0);
    box.setPrefWidth(100);
    HBox.setHgrow(box, Priority.ALWAYS);
    return box;
  }

  private static void wideOnly(Node node, Region box, double width) {
    node.managedProperty()
        .bind(box.widthProperty().greaterThan(TypeSize.factorProperty().multiply(width)));
    node.visibleProperty().bind(node.managedProperty());
  }

  private void showSettings(Settings now) {
    spread.show(now.view().squareRoot());
    reduction.show(now.view().mean());
    showFormula(now.pattern(), shown.show(now));
    legend.show(now.pattern());
  }

  /** What the attention's numbers are, as a formula and, where they need it, in a sentence. */
  private void showFormula(PatternSettings pattern, Shown seen) {
    boolean lowRank = pattern.kind().hasRank() && seen != Shown.FULL;
    boolean best = pattern.lowRank().projection() instanceof ProjectionSource.BestApproximation;
    String remarked = "";
    if (!lowRank) {
      write("softmax(QK", "T", "/√d)");
    } else if (seen == Shown.EQUIVALENT) {
      write(best ? "UΣV" : "P̄F", best ? "T" : "", "");
      remarked = "Entries may be negative, rows need not sum to 1.";
    } else if (best) {
      write("UΣ, n × k", "", "");
      remarked = "Best rank-k approximation of P, not of the output; signed.";
    } else {
      write("softmax(Q(EK)", "T", "/√d), n × k");
    }
    remark.setText(remarked);
    remark.setVisible(!remarked.isEmpty());
    boolean higher = !remarked.isEmpty();
    feet.forEach(foot -> foot.pseudoClassStateChanged(REMARKED, higher));
  }

  private void write(String before, String raised, String after) {
    List<String> parts = List.of(before, raised, after);
    if (parts.equals(written)) {
      return;
    }
    written = parts;
    Text small = new Text(raised);
    small.getStyleClass().add("superscript");
    small.setTranslateY(-4);
    formula.getChildren().setAll(new Text(before), small, new Text(after));
  }

  private void showPattern() {
    MatrixContent.Pattern content = model.patternProperty().get();
    if (content != null) {
      counts.setText(Wording.entries(model.ofViewedHead(), content.rows()));
      patternView.setDescription(
          "%d rows, %d columns, %s".formatted(content.rows(), content.columns(), counts.getText()));
      patternView.setContent(content);
      showCell();
    }
  }

  private void showAttention() {
    MatrixContent.Attention content = model.attentionProperty().get();
    if (content != null) {
      attentionView.setContent(content);
    }
    Answer<LayerComparison> answer = attention.layerProperty().get();
    if (answer != null) {
      shown.nameReference(answer.value().reference().name());
    }
    showState();
    showBar();
    showReduction();
  }

  private void showState() {
    boolean current = attention.layerCurrentProperty().get();
    boolean any = model.attentionProperty().get() != null;
    attentionView.setStale(any && !current);
    String obstacle = attention.obstacleProperty().get();
    boolean stopped = !obstacle.isEmpty();
    resume.setVisible(stopped);
    resume.setManaged(stopped);
    state.setText(current || !(any || stopped) ? "" : stopped ? "not computed" : "computing…");
    state.setTooltip(stopped ? new Tooltip(obstacle) : null);
    String missed = missing.getValue();
    attentionView.setMessage(
        !missed.isEmpty() ? missed : stopped ? obstacle : "Computing the attention…");
    showCell();
  }

  private void showBar() {
    MatrixContent.Attention content = model.attentionProperty().get();
    if (content != null) {
      ValueScale scale = attentionView.scaleProperty().get();
      bar.show(scale, content.map(), content.range().isSampled());
      if (scale != null) {
        attentionView.setDescription(describe(content, scale));
      }
    }
  }

  private String describe(MatrixContent.Attention content, ValueScale scale) {
    int head = settings.get().view().head();
    return "%s, layer %d, %s, %d rows, %d columns, values from %s to %s"
        .formatted(
            shown.name(content.shown()),
            settings.get().view().layer(),
            head == ViewSettings.MEAN_HEAD ? "mean of heads" : "head " + head,
            content.rows(),
            content.columns(),
            Numerals.threeDigits(scale.low()),
            Numerals.threeDigits(scale.high()));
  }

  private void showReduction() {
    Viewport view = model.attentionView().get();
    reductionRow.setVisible(view != null && view.cellsSharePixels());
  }

  private void showCell() {
    Cell cell = told();
    MatrixContent.Pattern pattern = model.patternProperty().get();
    if (cell == null || pattern == null) {
      line.set("");
    } else {
      Readout readout = read(cell, pattern);
      card.show(readout);
      Cell hovered = model.focus().hoveredProperty().get();
      line.set(
          hovered == null || hovered.equals(cell) ? readout.line() : read(hovered, pattern).line());
    }
    patternView.setReadout(line.get());
    attentionView.setReadout(line.get());
    placeCard();
  }

  /** The cell that the card tells of; null if there is none. */
  private @Nullable Cell told() {
    Cell cell = model.focus().shown();
    MatrixContent.Pattern pattern = model.patternProperty().get();
    return isVisible()
            && cell != null
            && pattern != null
            && cell.row() < pattern.rows()
            && viewOf(cell) != null
        ? cell
        : null;
  }

  /**
   * Puts the card beside its cell where that is seen. While a matrix is dragged only a pinned cell
   * has one: another would stay with the mouse and hide what comes into sight.
   */
  private void placeCard() {
    Cell cell = told();
    MatrixView view = cell == null ? null : viewOf(cell);
    boolean inTheWay =
        model.focus().pinnedProperty().get() == null
            && (patternView.draggingProperty().get() || attentionView.draggingProperty().get());
    if (cell == null || view == null || !view.isSeen(cell) || inTheWay) {
      card.setVisible(false);
      return;
    }
    card.setVisible(true);
    Point2D middle = floor.sceneToLocal(view.localToScene(view.middleOf(cell)));
    Bounds map = view.mapInScene();
    card.place(
        middle.getX(),
        middle.getY(),
        view.halfCell(),
        floor.getWidth(),
        floor.getHeight(),
        map == null ? null : floor.sceneToLocal(map));
  }

  private Readout read(Cell cell, MatrixContent.Pattern pattern) {
    Answer<LayerComparison> answer = attention.layerProperty().get();
    // The attention of another text may be there sooner than its pattern
    boolean belongs =
        answer != null
            && attention.layerCurrentProperty().get()
            && answer.tokens().size() == pattern.tokens().size();
    return Readout.of(cell, pattern, belongs ? answer : null, settings.get().view().head());
  }

  /** The view beside whose cell the card goes: the attention's if it has the cell. */
  private @Nullable MatrixView viewOf(Cell cell) {
    if (attentionCard.isVisible() && attentionView.shows(cell)) {
      return attentionView;
    }
    return patternCard.isVisible() && patternView.shows(cell) ? patternView : null;
  }
}
