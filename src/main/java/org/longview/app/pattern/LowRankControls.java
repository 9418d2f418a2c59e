package org.longview.app.pattern;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.longview.app.control.FileDialogs;
import org.longview.app.control.NumberControl;
import org.longview.app.control.Panels;
import org.longview.app.control.Segments;
import org.longview.app.state.Gesture;
import org.longview.app.state.Notices;
import org.longview.attention.Projection.Sharing;
import org.longview.study.LowRankSettings;
import org.longview.study.PatternSettings;
import org.longview.study.ProjectionSource;

/** The parameters of Linformer: the rank, and what E and F are. */
final class LowRankControls extends VBox {
  private static final List<String> PROJECTIONS = List.of("Gaussian", "mean", "SVD", "file");

  private static final String EQUATION_7 = "Linformer, equation 7: softmax(Q(EK)ᵀ/√d) · FV";

  private final LowRankModel model;
  private final FileDialogs dialogs;
  private final NumberControl rank;
  private final Segments<String> projection;
  private final Segments<Sharing> sharing;
  private final HBox sharingRow;
  private final TextField ranks = new TextField();
  private final HBox ranksRow;
  private final Label untrained = new Label();
  private final SeedField seed;
  private final HBox seedRow;
  private final Label file = new Label();
  private PatternSettings shown = PatternSettings.defaults();

  LowRankControls(LowRankModel model, Notices notices, FileDialogs dialogs) {
    this.model = model;
    this.dialogs = dialogs;
    getStyleClass().add("section");
    rank =
        new NumberControl(
                "Rank k",
                "Rows of Linformer's projections E and F; the score matrix is n × k",
                model.rankScale(),
                notices,
                model::setRank)
            .named("rank");
    projection =
        new Segments<>("Projection", PROJECTIONS, name -> name, this::chooseProjection)
            .named("projection")
            .explained("Gaussian", "Random E and F of standard deviation 1/√k. " + EQUATION_7)
            .explained("mean", "E = F: the mean of neighbouring tokens. " + EQUATION_7)
            .explained(
                "SVD",
                "No E and F: the best approximation of rank k of each head’s own P in the Frobenius"
                    + " norm, U·Σ·Vᵀ")
            .explained("file", "E and F from a .npz file. " + EQUATION_7);
    sharing =
        new Segments<>(
                "Sharing", List.of(Sharing.values()), LowRankControls::title, model::setSharing)
            .named("sharing")
            .explained(Sharing.NONE, "Every head of every layer has its own E and F")
            .explained(Sharing.HEADWISE, "The heads of a layer share one E and one F")
            .explained(Sharing.KEY_VALUE, "The heads of a layer share one E, which is F too")
            .explained(Sharing.LAYERWISE, "All layers and heads share one E, which is F too");
    sharingRow = narrow("Shared", sharing);
    ranksRow = ranksRow();
    untrained.getStyleClass().add("small-note");
    untrained.setId("untrained");
    untrained.setWrapText(true);
    untrained.setMinHeight(USE_PREF_SIZE);
    seed = new SeedField("seed", "Seed of the Gaussian projection", notices, this::draw);
    seedRow = seedRow();
    getChildren()
        .addAll(rank, narrow("E, F", projection), sharingRow, seedRow, ranksRow, untrained);
  }

  private HBox seedRow() {
    Button another =
        Panels.iconButton(
            "another-seed", Feather.SHUFFLE, "Another random projection", this::drawAgain);
    file.getStyleClass().add("muted");
    return Panels.row("Seed", another, Panels.spacer(), file, seed);
  }

  private void drawAgain() {
    if (shown.lowRank().projection() instanceof ProjectionSource.Gaussian gaussian) {
      draw(gaussian.seed() + 1);
    }
  }

  private void draw(long newSeed) {
    model.setProjection(new ProjectionSource.Gaussian(newSeed), new Gesture());
  }

  private HBox ranksRow() {
    ranks.setId("ranks");
    ranks.getStyleClass().addAll("number-field", "list");
    ranks.setPromptText("128,64,32");
    ranks.setAccessibleText("Rank k, layer by layer");
    ranks.setTooltip(
        new Tooltip("Rank k of each layer from the first on; the last one for all above"));
    ranks.setOnAction(event -> takeRanks());
    ranks
        .focusedProperty()
        .addListener(
            (property, before, focused) -> {
              if (!focused) {
                takeRanks();
              }
            });
    HBox.setHgrow(ranks, Priority.ALWAYS);
    return Panels.row("k by layer", ranks);
  }

  private void takeRanks() {
    if (!ranks.getText().isBlank()) {
      model.setRanks(ranks.getText());
    }
    show(shown);
  }

  /** A row that leaves most of its width to many segments. */
  private static HBox narrow(String name, Segments<?> segments) {
    HBox row = Panels.row(name, Panels.spacer(), segments);
    row.getChildren().get(0).getStyleClass().setAll("label", "narrow-label");
    return row;
  }

  private static String title(Sharing choice) {
    return switch (choice) {
      case NONE -> "none";
      case HEADWISE -> "head";
      case KEY_VALUE -> "k, v";
      case LAYERWISE -> "layer";
    };
  }

  private void chooseProjection(String name) {
    switch (name) {
      case "Gaussian" -> draw(0);
      case "SVD" -> model.setProjection(new ProjectionSource.BestApproximation(), new Gesture());
      case "mean" -> model.setProjection(new ProjectionSource.MeanPooling(), new Gesture());
      default -> {
        Path chosen =
            dialogs.open("Open projections E and F", "NumPy arrays E and F", List.of("npz"));
        if (chosen != null) {
          model.openProjections(chosen);
        }
        show(shown);
      }
    }
  }

  void show(PatternSettings pattern) {
    shown = pattern;
    Presence.present(this, pattern.kind().hasRank());
    rank.show(pattern.lowRank().rank(0), model.rankScale());
    LowRankSettings low = pattern.lowRank();
    Presence.present(sharingRow, low.projection() instanceof ProjectionSource.Gaussian);
    sharing.show(low.sharing());
    Presence.present(ranksRow, !(low.projection() instanceof ProjectionSource.File));
    String list =
        low.isUniform()
            ? ""
            : low.ranks().stream().map(String::valueOf).collect(Collectors.joining(","));
    if (!ranks.getText().equals(list)) {
      ranks.setText(list);
    }
    untrained.setText(
        low.projection() instanceof ProjectionSource.BestApproximation
            ? "Best for P, not for the output; it needs the whole of P, so it saves nothing."
            : "This model was not trained with projections; Linformer’s are.");
    ProjectionSource source = low.projection();
    boolean random = source instanceof ProjectionSource.Gaussian;
    Presence.present(seedRow, random || source instanceof ProjectionSource.File);
    seedRow.getChildren().get(1).setVisible(random);
    seed.setVisible(random);
    seed.setManaged(random);
    file.setManaged(!random);
    if (source instanceof ProjectionSource.Gaussian gaussian) {
      projection.show("Gaussian");
      seed.show(gaussian.seed());
      file.setText("");
    } else if (source instanceof ProjectionSource.File from) {
      projection.show("file");
      file.setText(String.valueOf(from.path().getFileName()));
    } else if (source instanceof ProjectionSource.BestApproximation) {
      projection.show("SVD");
    } else {
      projection.show("mean");
    }
  }
}
