package org.longview.app.ribbon;

import java.util.List;
import java.util.Locale;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.longview.app.matrices.FocusModel;
import org.longview.app.state.SettingsModel;
import org.longview.app.study.Answer;
import org.longview.app.study.AttentionModel;
import org.longview.app.study.TokensModel;
import org.longview.attention.GlobalTokens;
import org.longview.attention.Mechanism;
import org.longview.attention.Pieces;
import org.longview.study.LayerComparison;
import org.longview.study.MatrixSource;
import org.longview.study.PatternSettings;
import org.longview.study.TextMark;
import org.longview.study.ViewSettings;
import org.longview.study.ViewSettings.Shown;
import org.longview.text.Tokens;

/** Where the selected token looks. For the JavaFX thread alone. */
public final class RibbonModel {
  /**
   * The row of the attention matrix.
   *
   * @param row the selected token
   * @param marks where headings and pages begin
   * @param weights one for each token; null while they are being computed
   * @param pieces that the text is cut into; null if it is whole
   * @param note what is shown if it is not the attention under the pattern; may be empty
   */
  @SuppressWarnings("ArrayRecordComponent") // made for one listener, which does not compare it
  public record Row(
      Tokens tokens,
      int row,
      List<TextMark> marks,
      float @Nullable [] weights,
      GlobalTokens globals,
      @Nullable Pieces pieces,
      String note) {
    /** The heading. */
    public String title() {
      return "Where “" + tokens.piece(row) + "” looks";
    }

    /** Whether a token is cut off and never read. */
    public boolean isCut(int token) {
      return pieces != null && token >= pieces.end();
    }

    /** Whether a piece that is not the first begins with a token. */
    public boolean isSeam(int token) {
      return pieces != null && token > 0 && pieces.isStart(token);
    }

    /** How pieces are marked: "struck through: 5 of 9 tokens are never read"; may be empty. */
    public String marking() {
      if (pieces == null) {
        return "";
      }
      int never = tokens.size() - pieces.end();
      if (never > 0) {
        return String.format(
            Locale.ROOT, "struck through: %,d of %,d never read", never, tokens.size());
      }
      return pieces.count() == 1
          ? "one piece"
          : String.format(Locale.ROOT, "bars: where the %,d pieces begin", pieces.count());
    }

    /** The largest weight and the token that has it: "most at “buy”, 0.31"; may be empty. */
    public String most() {
      float[] all = weights;
      if (all == null) {
        return "";
      }
      int best = 0;
      for (int i = 1; i < all.length; i++) {
        if (all[i] > all[best]) {
          best = i;
        }
      }
      return all[best] <= 0
          ? ""
          : String.format(Locale.ROOT, "most at “%s”, %.2f", tokens.piece(best), all[best]);
    }
  }

  private final SettingsModel settings;
  private final TokensModel tokens;
  private final AttentionModel attention;
  private final FocusModel focus;
  private final ReadOnlyObjectWrapper<@Nullable Row> row = new ReadOnlyObjectWrapper<>();

  /** Follows the selected row and the attention. */
  public RibbonModel(
      SettingsModel settings, TokensModel tokens, AttentionModel attention, FocusModel focus) {
    this.settings = settings;
    this.tokens = tokens;
    this.attention = attention;
    this.focus = focus;
    settings
        .settingsProperty()
        .addListener(
            (property, before, now) -> {
              if (!before.view().equals(now.view()) || !before.pattern().equals(now.pattern())) {
                update();
              }
            });
    tokens.usedProperty().addListener((property, before, now) -> update());
    attention.layerProperty().addListener((property, before, now) -> update());
    attention.layerCurrentProperty().addListener((property, before, now) -> update());
    focus.rowProperty().addListener((property, before, now) -> update());
    update();
  }

  /** Null until there are tokens. */
  public ReadOnlyObjectProperty<@Nullable Row> rowProperty() {
    return row.getReadOnlyProperty();
  }

  /** Selects a token. */
  public void select(int token) {
    focus.select(token);
  }

  private void update() {
    Tokens used = tokens.usedProperty().get();
    if (used == null) {
      return;
    }
    PatternSettings pattern = settings.get().pattern();
    GlobalTokens globals =
        pattern.kind().hasGlobals() ? pattern.globals().within(used.size()) : GlobalTokens.NONE;
    Pieces pieces = pattern.kind().hasPieces() ? pattern.pieces(used.size()) : null;
    List<TextMark> marks = tokens.marksProperty().get();
    int selected = Math.min(focus.rowProperty().get(), used.size() - 1);
    Answer<LayerComparison> answer = attention.layerProperty().get();
    if (answer == null || !attention.layerCurrentProperty().get()) {
      row.set(new Row(used, selected, marks, null, globals, pieces, ""));
      return;
    }
    ViewSettings view = settings.get().view();
    LayerComparison layer = answer.value();
    boolean lowRank = layer.attention().mechanism() instanceof Mechanism.LowRank;
    boolean reference = lowRank || view.shown() == Shown.FULL;
    MatrixSource source = layer.source(reference ? Shown.FULL : Shown.PATTERN, view.head());
    float[] weights = new float[source.columns()];
    source.fill(selected, selected + 1, 0, weights.length, weights, 0, weights.length);
    String note =
        lowRank
            ? layer.reference().name() + " attention: Linformer’s keys are mixtures"
            : reference
                ? "under " + layer.reference().name() + " attention"
                : pieces != null && selected >= pieces.end() ? "nowhere: it is never read" : "";
    row.set(new Row(used, selected, marks, weights, globals, pieces, note));
  }
}
