package org.longview.app.matrices;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.longview.app.state.SettingsModel;
import org.longview.app.study.Answer;
import org.longview.app.study.AttentionModel;
import org.longview.app.study.TokensModel;
import org.longview.attention.GlobalTokens;
import org.longview.attention.Mechanism;
import org.longview.picture.ColorMap;
import org.longview.picture.PatternPicture;
import org.longview.picture.Reduction;
import org.longview.picture.ValueScale;
import org.longview.study.LayerComparison;
import org.longview.study.PatternSettings;
import org.longview.study.Settings;
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

  private @Nullable LayerComparison scaledLayer;
  private int scaledHead;
  private @Nullable AttentionScale scale;

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
              if (!before.pattern().equals(now.pattern())) {
                showPattern();
              }
              if (!before.view().equals(now.view())) {
                showAttention();
              }
            });
    tokens.usedProperty().addListener((property, before, now) -> takeTokens(before, now));
    attention.layerProperty().addListener((property, before, now) -> showAttention());
    takeTokens(null, tokens.usedProperty().get());
    showAttention();
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

  /** Shows another attention. */
  public void show(Shown shown) {
    String title =
        switch (shown) {
          case PATTERN -> "show the pattern's attention";
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

  private void takeTokens(@Nullable Tokens before, @Nullable Tokens now) {
    if (now != null && (before == null || before.size() != now.size())) {
      focus.reset(now.size());
    }
    showPattern();
  }

  private void showPattern() {
    Tokens used = tokens.usedProperty().get();
    if (used == null) {
      return;
    }
    PatternSettings pattern = settings.get().pattern();
    PatternPicture picture = new PatternPicture(pattern, used.size());
    patternView.setShape(picture.rows(), picture.columns());
    patternContent.set(
        new MatrixContent.Pattern(
            picture, used, globals(pattern, used.size()), pattern.kind().hasRank()));
  }

  private void showAttention() {
    Answer<LayerComparison> answer = attention.layerProperty().get();
    if (answer == null) {
      return;
    }
    LayerComparison layer = answer.value();
    Settings computed = answer.settings();
    ViewSettings view = settings.get().view();
    Shown shown =
        view.shown() == Shown.DIFFERENCE && !layer.hasDifference() ? Shown.PATTERN : view.shown();
    boolean projected =
        shown == Shown.PATTERN && layer.attention().mechanism() instanceof Mechanism.LowRank;
    MatrixContent.Attention content =
        new MatrixContent.Attention(
            layer.source(shown, view.head()),
            shown,
            scale(layer, view.head()),
            view.squareRoot() ? ValueScale.Kind.SQUARE_ROOT : ValueScale.Kind.LINEAR,
            view.mean() ? Reduction.MEAN : Reduction.MAX,
            shown == Shown.DIFFERENCE ? ColorMap.BLUE_ORANGE : ColorMap.named(view.colorMap()),
            answer.tokens(),
            globals(computed.pattern(), answer.tokens().size()),
            projected);
    attentionView.setShape(content.rows(), content.columns());
    attentionContent.set(content);
  }

  private AttentionScale scale(LayerComparison layer, int head) {
    AttentionScale known = scale;
    if (known == null || scaledLayer != layer || scaledHead != head) {
      known = new AttentionScale(layer, head);
      scale = known;
      scaledLayer = layer;
      scaledHead = head;
    }
    return known;
  }

  private static GlobalTokens globals(PatternSettings pattern, int n) {
    return pattern.kind().hasGlobals() ? pattern.globals().within(n) : GlobalTokens.NONE;
  }
}
