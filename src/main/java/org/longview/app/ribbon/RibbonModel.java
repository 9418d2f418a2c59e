package org.longview.app.ribbon;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.longview.app.matrices.Cell;
import org.longview.app.matrices.FocusModel;
import org.longview.app.reach.ReachModel;
import org.longview.app.state.SettingsModel;
import org.longview.app.study.Answer;
import org.longview.app.study.AttentionModel;
import org.longview.app.study.TokensModel;
import org.longview.attention.GlobalTokens;
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
   * @param seen a token that is to be in sight
   * @param title the heading
   * @param marks where headings and pages begin
   * @param weights one for each token, which may be negative; null while they are being computed
   * @param framed tokens that stand out whatever their weight; may be empty
   * @param pieces that the text is cut into; null if it is whole
   * @param note what is shown if it is not the attention under the pattern; may be empty
   */
  @SuppressWarnings("ArrayRecordComponent") // made for one listener, which does not compare it
  public record Row(
      Tokens tokens,
      int row,
      int seen,
      String title,
      List<TextMark> marks,
      float @Nullable [] weights,
      GlobalTokens globals,
      BitSet framed,
      @Nullable Pieces pieces,
      String note) {
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
      int best = largest(all);
      return all[best] == 0
          ? ""
          : String.format(Locale.ROOT, "most at “%s”, %.2f", tokens.piece(best), all[best])
              .replace('-', '−');
    }
  }

  /** The index of the largest magnitude. */
  private static int largest(float[] weights) {
    int best = 0;
    for (int i = 1; i < weights.length; i++) {
      if (Math.abs(weights[i]) > Math.abs(weights[best])) {
        best = i;
      }
    }
    return best;
  }

  private final SettingsModel settings;
  private final TokensModel tokens;
  private final AttentionModel attention;
  private final FocusModel focus;
  private final ReachModel reach;
  private final ReadOnlyObjectWrapper<@Nullable Row> row = new ReadOnlyObjectWrapper<>();

  /** Follows the selected row and the attention, or its reach while that is shown. */
  public RibbonModel(
      SettingsModel settings,
      TokensModel tokens,
      AttentionModel attention,
      FocusModel focus,
      ReachModel reach) {
    this.settings = settings;
    this.tokens = tokens;
    this.attention = attention;
    this.focus = focus;
    this.reach = reach;
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
    reach.stateProperty().addListener((property, before, now) -> update());
    focus.hoveredProperty().addListener((property, before, now) -> followColumn(before, now));
    focus.pinnedProperty().addListener((property, before, now) -> followColumn(before, now));
    update();
  }

  /** Null until there are tokens; rests while a tab is open that has no text below it. */
  public ReadOnlyObjectProperty<@Nullable Row> rowProperty() {
    return row.getReadOnlyProperty();
  }

  /** Selects a token. */
  public void select(int token) {
    focus.select(token);
  }

  /** A projected key is followed in the text, too. */
  private void followColumn(@Nullable Cell before, @Nullable Cell now) {
    if ((before != null && before.projected()) || (now != null && now.projected())) {
      update();
    }
  }

  private void update() {
    Tokens used = tokens.usedProperty().get();
    if (used == null || settings.get().view().tab().isAlone()) {
      return;
    }
    PatternSettings pattern = settings.get().pattern();
    GlobalTokens globals = pattern.globalTokens(used.size());
    Pieces pieces = pattern.kind().hasPieces() ? pattern.pieces(used.size()) : null;
    List<TextMark> marks = tokens.marksProperty().get();
    int selected = Math.min(focus.rowProperty().get(), used.size() - 1);
    ReachModel.State reached = reach.stateProperty().get();
    if (reached != null && reached.tokens() == used) {
      row.set(
          new Row(
              used,
              reached.token(),
              reached.token(),
              reached.title(),
              marks,
              reached.weights(),
              globals,
              reached.reach().tokens(reached.depth()),
              pieces,
              "rollout"));
      return;
    }
    String title = "Where “" + used.piece(selected) + "” looks";
    Answer<LayerComparison> answer = attention.layerProperty().get();
    if (answer == null || !attention.layerCurrentProperty().get()) {
      row.set(
          new Row(used, selected, selected, title, marks, null, globals, new BitSet(), pieces, ""));
      return;
    }
    ViewSettings view = settings.get().view();
    LayerComparison layer = answer.value();
    boolean lowRank = layer.attention().isLowRank();
    Cell cell = focus.shown();
    if (lowRank && cell != null && cell.projected()) {
      float[] mixture = layer.mixture(view.head(), cell.column());
      row.set(
          new Row(
              used,
              selected,
              largest(mixture),
              "What column " + cell.column() + " mixes",
              marks,
              mixture,
              globals,
              new BitSet(),
              pieces,
              ""));
      return;
    }
    boolean equivalent = lowRank && view.shown() == Shown.EQUIVALENT;
    boolean reference = lowRank || view.shown() == Shown.FULL;
    MatrixSource source =
        layer.source(
            equivalent ? Shown.EQUIVALENT : reference ? Shown.FULL : Shown.PATTERN, view.head());
    float[] weights = new float[source.columns()];
    source.fill(selected, selected + 1, 0, weights.length, weights, 0, weights.length);
    for (int j = 0; j < weights.length; j++) {
      weights[j] = weights[j] == MatrixSource.EXCLUDED ? 0 : weights[j];
    }
    String note =
        equivalent
            ? "in the n × n equivalent"
            : lowRank
                ? layer.reference().name() + " attention: Linformer’s keys are mixtures"
                : reference
                    ? "under " + layer.reference().name() + " attention"
                    : pieces != null && selected >= pieces.end() ? "nowhere: it is never read" : "";
    row.set(
        new Row(
            used, selected, selected, title, marks, weights, globals, new BitSet(), pieces, note));
  }
}
