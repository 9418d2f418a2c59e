package org.longview.app.spectrum;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.longview.app.control.Spoken;
import org.longview.app.job.Activities;
import org.longview.app.job.Background;
import org.longview.app.matrices.Cell;
import org.longview.app.state.SettingsModel;
import org.longview.attention.RankBounds;
import org.longview.linear.Matrix;
import org.longview.picture.ColorMap;
import org.longview.picture.Numerals;
import org.longview.picture.Palette;
import org.longview.picture.ValueScale;
import org.longview.study.Tab;

/** The attention of the viewed head, the error of its best approximation, and what was proved. */
final class ApproximationPane extends HBox {
  private static final String ASSUMPTIONS =
      "Both are for random projections of standard deviation 1/√k, hold with high probability, and"
          + " say that such a rank exists: not that a model that was trained without projections"
          + " can do with it. Theorem 2 stands inside Θ; its constants are taken as printed.";

  private final SettingsModel settings;
  private final SpectrumModel spectra;
  private final ApproximationModel model;
  private final MapView attention;
  private final MapView error;
  private final Label bounds = new Label();
  private final Label errorTitle = new Label();
  private final Label obstacle = new Label();

  /** Follows the approximation and the settings. */
  ApproximationPane(
      SettingsModel settings,
      SpectrumModel spectra,
      ApproximationModel model,
      Background background,
      Activities activities,
      Palette palette) {
    super(14);
    this.settings = settings;
    this.spectra = spectra;
    this.model = model;
    attention = new MapView("Attention", this::tell, background, activities, palette);
    attention.setId("spectrum-attention");
    error = new MapView("Error of the approximation", this::tell, background, activities, palette);
    error.setId("spectrum-error");
    Label attentionTitle = new Label("Attention P");
    for (Label title : List.of(attentionTitle, errorTitle)) {
      title.getStyleClass().add("small-note");
    }
    Label summary = new Label("Pixels show their largest cell.");
    summary.getStyleClass().add("small-note");
    summary.setWrapText(true);
    summary.visibleProperty().bind(attention.summaryProperty());
    obstacle.getStyleClass().add("small-note");
    obstacle.setWrapText(true);
    bounds.getStyleClass().add("small-note");
    bounds.setWrapText(true);
    bounds.setMinHeight(USE_PREF_SIZE);
    bounds.setId("spectrum-bounds");
    VBox left = new VBox(4, attentionTitle, attention);
    VBox middle = new VBox(4, errorTitle, error);
    VBox right = new VBox(6, bounds, obstacle, summary);
    VBox.setVgrow(attention, Priority.ALWAYS);
    VBox.setVgrow(error, Priority.ALWAYS);
    getChildren().addAll(left, middle, right);
    for (VBox part : List.of(left, middle, right)) {
      HBox.setHgrow(part, Priority.ALWAYS);
      part.setPrefWidth(100);
      part.setMinWidth(0);
    }

    model.shownProperty().addListener((property, before, now) -> show());
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

  void setPalette(Palette palette) {
    attention.setPalette(palette);
    error.setPalette(palette);
  }

  /** Tells the bounds that the paper proves for n tokens. */
  void showBounds(int n) {
    bounds.setText(bounds(n));
  }

  private String bounds(int n) {
    RankBounds promised = spectra.spectrum().bounds();
    OptionalInt d = spectra.headWidth();
    String second =
        d.isEmpty()
            ? "Theorem 2 needs the width of a head, which finished attention does not tell."
            : "Theorem 2: k = min{9 d ln d / ε², 5 ln n / ε²} = %s, d = %d."
                .formatted(
                    grouped(SpectrumPane.whole(promised.theorem2(n, d.getAsInt()))), d.getAsInt());
    return String.format(
        Locale.ROOT,
        "The paper’s bounds for the output, ε = %.2f\n"
            + "Theorem 1: k = 5 ln n / (ε² − ε³) = %s; at n = %s never below %s.\n"
            + "%s\n\n"
            + ASSUMPTIONS,
        promised.epsilon(),
        grouped(SpectrumPane.whole(promised.theorem1(n))),
        grouped(n),
        grouped(SpectrumPane.whole(new RankBounds(RankBounds.LARGEST_EPSILON).theorem1(n))),
        second);
  }

  private void show() {
    if (settings.get().view().tab() != Tab.SPECTRUM) {
      return;
    }
    ApproximationModel.Shown shown = model.shownProperty().get();
    obstacle.setText(model.obstacle());
    tellMaps(shown);
    boolean none = shown == null || !model.obstacle().isEmpty();
    errorTitle.setText(
        none
            ? "Error of the approximation"
            : "Rank-%s approximation − P".formatted(grouped(shown.rank())));
    if (none) {
      attention.clear();
      error.clear();
      return;
    }
    attention.show(
        shown.attention(),
        ValueScale.sequential(ValueScale.Kind.SQUARE_ROOT, 0, largest(shown.attention())),
        ColorMap.named(settings.get().view().colorMap()));
    error.show(
        shown.error(),
        ValueScale.diverging(ValueScale.Kind.SQUARE_ROOT, largest(shown.error())),
        ColorMap.BLUE_ORANGE);
    attention.setStale(!model.isCurrent());
    error.setStale(!model.isCurrent());
  }

  private void tell(@Nullable Cell cell) {
    ApproximationModel.Shown shown = model.shownProperty().get();
    if (cell == null || shown == null) {
      obstacle.setText(model.obstacle());
      tellMaps(shown);
      return;
    }
    float p = shown.attention().get(cell.row(), cell.column());
    float e = shown.error().get(cell.row(), cell.column());
    obstacle.setText(
        String.format(
            Locale.ROOT,
            "%s → %s: P %s, approximation %s",
            shown.tokens().piece(cell.row()),
            shown.tokens().piece(cell.column()),
            Numerals.threeDigits(p),
            Numerals.threeDigits((double) p + e)));
    Spoken.tell(attention, obstacle.getText());
    Spoken.tell(error, obstacle.getText());
  }

  private void tellMaps(ApproximationModel.@Nullable Shown shown) {
    String none = model.obstacle();
    if (shown == null || !none.isEmpty()) {
      Spoken.tell(attention, none);
      Spoken.tell(error, none);
    } else {
      Spoken.tell(attention, told(shown, shown.attention()));
      Spoken.tell(error, told(shown, shown.error()));
    }
  }

  private static String told(ApproximationModel.Shown shown, Matrix matrix) {
    return "%s, n = %s, values up to %s"
        .formatted(
            shown.head().title(),
            grouped(shown.tokens().size()),
            Numerals.threeDigits(largest(matrix)));
  }

  private static double largest(Matrix matrix) {
    double largest = 0;
    for (float value : matrix.data()) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }

  private static String grouped(long number) {
    return Numerals.grouped(number);
  }
}
