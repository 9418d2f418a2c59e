package org.longview.app.matrices;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.longview.app.state.SettingsModel;
import org.longview.app.study.Answer;
import org.longview.app.study.AttentionModel;
import org.longview.app.study.TokensModel;
import org.longview.picture.ColorMap;
import org.longview.picture.PatternPicture;
import org.longview.picture.Reduction;
import org.longview.picture.TileCache;
import org.longview.picture.TiledMatrix;
import org.longview.picture.ValueScale;
import org.longview.picture.Viewport;
import org.longview.study.LayerComparison;
import org.longview.study.PatternSettings;
import org.longview.study.ProjectionSource;
import org.longview.study.Settings;
import org.longview.study.TextMark;
import org.longview.study.ViewSettings;
import org.longview.study.ViewSettings.Shown;
import org.longview.text.Tokens;

/** What the two matrices show. For the JavaFX thread alone. */
public final class MatricesModel {
  private final SettingsModel settings;
  private final TokensModel tokens;
  private final AttentionModel attention;
  private final FocusModel focus;
  private final ReadOnlyObjectWrapper<MatrixContent.@Nullable Pattern> patternContent =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<MatrixContent.@Nullable Attention> attentionContent =
      new ReadOnlyObjectWrapper<>();
  private final ViewportModel patternView = new ViewportModel();
  private final ViewportModel attentionView = new ViewportModel();

  private final ReadOnlyObjectWrapper<List<TextMark>> signposts =
      new ReadOnlyObjectWrapper<>(List.of());
  private final FindModel find = new FindModel();
  private final TileCache cache = new TileCache(cacheSize());

  /** What is known of the layer's matrices; of another layer nothing of it is true. */
  private final Map<MatrixKey, TiledMatrix> tiles = new HashMap<>();

  private @Nullable LayerComparison tiledLayer;
  private @Nullable LayerComparison scaledLayer;
  private int scaledHead;
  private @Nullable AttentionScale scale;

  private record MatrixKey(Shown shown, int head, Reduction reduction) {}

  /** Follows the settings, the tokens and the attention. */
  public MatricesModel(
      SettingsModel settings, TokensModel tokens, AttentionModel attention, FocusModel focus) {
    this.settings = settings;
    this.tokens = tokens;
    this.attention = attention;
    this.focus = focus;
    ViewportModel.link(patternView, attentionView);
    settings
        .settingsProperty()
        .addListener(
            (property, before, now) -> {
              if (!ofViewedHead(before).equals(ofViewedHead(now))
                  || before.view().head() != now.view().head()) {
                showPattern();
              }
              if (!before.view().equals(now.view())) {
                showAttention();
              }
            });
    tokens.usedProperty().addListener((property, before, now) -> takeTokens(before, now));
    tokens.marksProperty().addListener((property, before, now) -> takeMarks(now));
    attention.layerProperty().addListener((property, before, now) -> showAttention());
    takeTokens(null, tokens.usedProperty().get());
    takeMarks(tokens.marksProperty().get());
    showAttention();
  }

  private void takeMarks(List<TextMark> marks) {
    List<TextMark> headings = marks.stream().filter(mark -> !mark.isPage()).toList();
    signposts.set(headings.isEmpty() ? marks : headings);
  }

  /** Who may look at whom; null until there are tokens. */
  public ReadOnlyObjectProperty<MatrixContent.@Nullable Pattern> patternProperty() {
    return patternContent.getReadOnlyProperty();
  }

  /** Who looks at whom; null until it has been computed once. */
  public ReadOnlyObjectProperty<MatrixContent.@Nullable Attention> attentionProperty() {
    return attentionContent.getReadOnlyProperty();
  }

  public ViewportModel patternView() {
    return patternView;
  }

  public ViewportModel attentionView() {
    return attentionView;
  }

  public FocusModel focus() {
    return focus;
  }

  /** What is searched for, and where it was found. */
  public FindModel find() {
    return find;
  }

  /** The headings of the text, or its pages if it has none, by growing position. */
  public ReadOnlyObjectProperty<List<TextMark>> signpostsProperty() {
    return signposts.getReadOnlyProperty();
  }

  /**
   * Selects a token and brings it into sight, at least as large as a name.
   *
   * @param cell least size of a cell, in device pixels
   */
  public void jump(int token, double cell) {
    focus.select(token);
    for (ViewportModel model : List.of(patternView, attentionView)) {
      model.change(
          view -> {
            double factor = Math.max(1, cell / view.down().scale());
            Viewport near = view.zoomedAt(0, 0, factor);
            double column = view.columns() == view.rows() ? token + 0.5 : view.columns() / 2.0;
            return near.centeredOn(token + 0.5, column);
          });
    }
  }

  /** Selects a token and brings it into sight if it is not seen. */
  public void reveal(int token) {
    Viewport view = patternView.get();
    boolean seen =
        view == null || (token >= view.visible().rowFrom() && token < view.visible().rowTo());
    if (seen) {
      focus.select(token);
    } else {
      jump(token, 0);
    }
  }

  /** Shows another attention. */
  public void show(Shown shown) {
    String title =
        switch (shown) {
          case PATTERN -> "show the pattern's attention";
          case EQUIVALENT -> "show the n × n equivalent";
          case FULL -> "show the reference";
          case DIFFERENCE -> "show the difference";
        };
    settings.change(title, now -> now.withView(now.view().withShown(shown)));
  }

  /** Spreads the colours by the square root of the weights, or evenly. */
  public void setSquareRoot(boolean squareRoot) {
    settings.change(
        squareRoot ? "square-root scale" : "linear scale",
        now -> now.withView(now.view().withSquareRoot(squareRoot)));
  }

  /** Shows the mean of the cells that share a pixel, or the largest. */
  public void setMean(boolean mean) {
    settings.change(
        mean ? "show means" : "show maxima", now -> now.withView(now.view().withMean(mean)));
  }

  /** Colours weights by another map; differences keep theirs. */
  public void setColorMap(ColorMap map) {
    settings.change(
        "colours: " + map.name(), now -> now.withView(now.view().withColorMap(map.name())));
  }

  private void takeTokens(@Nullable Tokens before, @Nullable Tokens now) {
    if (now != null && (before == null || before.size() != now.size())) {
      focus.reset(now.size());
    }
    find.setTokens(now);
    showPattern();
  }

  private void showPattern() {
    Tokens used = tokens.usedProperty().get();
    if (used == null) {
      return;
    }
    PatternSettings pattern = ofViewedHead();
    PatternPicture picture = new PatternPicture(ofViewedHeads(), used.size());
    patternView.setShape(picture.rows(), picture.columns());
    patternContent.set(
        new MatrixContent.Pattern(
            picture, used, pattern.globalTokens(used.size()), pattern.kind(), columns(pattern)));
  }

  /** The mechanism of the head that is viewed, or those of all whose mean is. */
  private List<PatternSettings> ofViewedHeads() {
    PatternSettings pattern = settings.get().pattern();
    ViewSettings view = settings.get().view();
    if (view.head() != ViewSettings.MEAN_HEAD || !pattern.differsByHead()) {
      return List.of(ofViewedHead());
    }
    return IntStream.range(0, attention.heads())
        .mapToObj(head -> pattern.at(view.layer(), attention.layers(), head))
        .toList();
  }

  /** The mechanism of the head that is viewed. */
  PatternSettings ofViewedHead() {
    return ofViewedHead(settings.get());
  }

  private PatternSettings ofViewedHead(Settings settings) {
    ViewSettings view = settings.view();
    return settings.pattern().at(view.layer(), attention.layers(), view.head());
  }

  private void showAttention() {
    Answer<LayerComparison> answer = attention.layerProperty().get();
    if (answer == null) {
      return;
    }
    LayerComparison layer = answer.value();
    Settings computed = answer.settings();
    ViewSettings view = settings.get().view();
    Shown shown = layer.possible(view.shown());
    boolean projected = shown == Shown.PATTERN && layer.attention().isLowRank();
    MatrixContent.Attention content =
        new MatrixContent.Attention(
            tiles(layer, shown, view.head(), view.mean() ? Reduction.MEAN : Reduction.MAX),
            shown,
            scale(layer, view.head()),
            view.squareRoot() ? ValueScale.Kind.SQUARE_ROOT : ValueScale.Kind.LINEAR,
            layer.source(shown, view.head()).hasNegatives()
                ? ColorMap.BLUE_ORANGE
                : ColorMap.named(view.colorMap()),
            answer.tokens(),
            computed.pattern().globalTokens(answer.tokens().size()),
            projected ? columns(computed.pattern()) : "");
    attentionView.setShape(content.rows(), content.columns());
    attentionContent.set(content);
  }

  /** What columns are called that are no tokens: rows of E, or singular vectors; else empty. */
  private static String columns(PatternSettings pattern) {
    if (!pattern.kind().hasRank()) {
      return "";
    }
    return pattern.lowRank().projection() instanceof ProjectionSource.BestApproximation ? "V" : "E";
  }

  private TiledMatrix tiles(LayerComparison layer, Shown shown, int head, Reduction reduction) {
    if (tiledLayer != layer) {
      tiledLayer = layer;
      tiles.values().forEach(TiledMatrix::forget);
      tiles.clear();
    }
    return tiles.computeIfAbsent(
        new MatrixKey(shown, head, reduction),
        key -> new TiledMatrix(layer.source(shown, head), reduction, cache));
  }

  /** A sixteenth of the memory, and enough for the screen. */
  private static long cacheSize() {
    return Math.max(64L << 20, Math.min(512L << 20, Runtime.getRuntime().maxMemory() / 16));
  }

  private AttentionScale scale(LayerComparison layer, int head) {
    AttentionScale known = scale;
    if (known == null || scaledLayer != layer || scaledHead != head) {
      known =
          known == null ? new AttentionScale(layer, head) : new AttentionScale(layer, head, known);
      scale = known;
      scaledLayer = layer;
      scaledHead = head;
    }
    return known;
  }
}
