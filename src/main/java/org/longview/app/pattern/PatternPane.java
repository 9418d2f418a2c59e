package org.longview.app.pattern;

import java.nio.file.Path;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.longview.app.control.Dialog;
import org.longview.app.control.FileDialogs;
import org.longview.app.control.NumberControl;
import org.longview.app.control.Panels;
import org.longview.app.control.Segments;
import org.longview.app.state.Gesture;
import org.longview.app.state.Notices;
import org.longview.app.state.SettingsModel;
import org.longview.app.study.TokensModel;
import org.longview.attention.PieceMerge;
import org.longview.picture.Palette;
import org.longview.study.PatternKind;
import org.longview.study.PatternSettings;
import org.longview.study.ProjectionSource;
import org.longview.study.Settings;
import org.longview.study.Settings.Apply;
import org.longview.study.Wording;
import org.longview.text.Tokens;

/** The gallery of mechanisms and the parameters of the one that is chosen. */
public final class PatternPane extends VBox {
  private static final List<String> PROJECTIONS = List.of("Gaussian", "mean", "file");

  private final SettingsModel settings;
  private final PatternModel model;
  private final TokensModel tokens;
  private final FileDialogs dialogs;

  private final Gallery gallery;
  private final NumberControl window;
  private final NumberControl dilation;
  private final NumberControl globals;
  private final NumberControl stride;
  private final NumberControl summary;
  private final NumberControl pieceLength;
  private final NumberControl pieceStride;
  private final Segments<PieceMerge> merge;
  private final HBox mergeRow;
  private final Label pieceNote = new Label();
  private final NumberControl rank;
  private final GlobalChips chips;
  private final TokenChooser chooser;
  private final Segments<String> projection;
  private final HBox projectionRow;
  private final TextField seed = new TextField();
  private final HBox seedRow;
  private final Label file = new Label();
  private final HBox causalRow;
  private final Segments<Boolean> causal;
  private final Segments<Apply> apply;
  private Palette palette;

  /** Follows the settings and the tokens. */
  public PatternPane(
      SettingsModel settings,
      PatternModel model,
      TokensModel tokens,
      Notices notices,
      FileDialogs dialogs,
      Dialog dialog,
      Palette palette) {
    this.settings = settings;
    this.model = model;
    this.tokens = tokens;
    this.dialogs = dialogs;
    this.palette = palette;
    getStyleClass().add("section");

    gallery = new Gallery(model::choose);
    window =
        new NumberControl(
                "Window w",
                "Total window: w/2 tokens on each side, and always the token itself",
                model.windowScale(),
                notices,
                model::setWindow)
            .named("window");
    dilation =
        new NumberControl(
                "Dilation d",
                "Stride inside the window; 1 is none",
                model.dilationScale(),
                notices,
                model::setDilation)
            .named("dilation");
    globals =
        new NumberControl(
                "Global tokens s",
                "How many tokens look at all and are looked at by all",
                model.globalsScale(),
                notices,
                model::setGlobals)
            .named("globals");
    stride =
        new NumberControl(
                "Stride l",
                "How far apart the keys beyond the neighbourhood are; of fixed, tokens of a block",
                model.strideScale(),
                notices,
                model::setStride)
            .named("stride");
    summary =
        new NumberControl(
                "Summary c",
                "How many tokens at the end of each block all later ones look at",
                model.summaryScale(),
                notices,
                model::setSummary)
            .named("summary");
    pieceLength =
        new NumberControl(
                "Piece b",
                "Tokens of a piece, without the [CLS] and [SEP] that it is given to be read alone",
                model.pieceLengthScale(),
                notices,
                model::setPieceLength)
            .named("piece-length");
    pieceStride =
        new NumberControl(
                "Stride S",
                "Tokens from the start of a piece to the start of the next; b for no overlap",
                model.pieceStrideScale(),
                notices,
                model::setPieceStride)
            .named("piece-stride");
    merge =
        new Segments<>("Merge", List.of(PieceMerge.values()), PieceMerge::id, model::setMerge)
            .named("merge")
            .explained(PieceMerge.UNION, "One softmax over all keys that share a piece")
            .explained(PieceMerge.MEAN, "Each piece alone, and the mean over a token's pieces")
            .explained(
                PieceMerge.MAX_CONTEXT,
                "Each piece alone, and the one with most tokens on both sides of a token");
    mergeRow = Panels.row("Merge", merge);
    pieceNote.setId("piece-note");
    pieceNote.getStyleClass().add("small-note");
    pieceNote.setWrapText(true);
    pieceNote.setMinHeight(USE_PREF_SIZE);
    rank =
        new NumberControl(
                "Rank k",
                "Rows of Linformer's projections E and F; the score matrix is n × k",
                model.rankScale(),
                notices,
                model::setRank)
            .named("rank");
    chooser = new TokenChooser(model::toggleGlobal, dialog);
    chips = new GlobalChips(model::toggleGlobal, this::chooseToken);
    projection =
        new Segments<>("Projection", PROJECTIONS, name -> name, this::chooseProjection)
            .named("projection");
    projectionRow = Panels.row("Projection", projection);
    seedRow = seedRow();
    causal =
        new Segments<>("Causal", List.of(false, true), on -> on ? "on" : "off", model::setCausal)
            .named("causal");
    causalRow = Panels.row("Causal", causal);
    apply =
        new Segments<>(
                "Apply to",
                List.of(Apply.THIS_LAYER, Apply.EVERY_LAYER),
                choice -> choice == Apply.THIS_LAYER ? "this layer" : "every layer",
                model::setApply)
            .named("apply")
            .explained(
                Apply.THIS_LAYER,
                "Only the viewed layer uses the pattern; its inputs come from the reference run")
            .explained(Apply.EVERY_LAYER, "The whole model runs with the pattern");

    VBox parameters = Panels.section("Parameters");
    parameters
        .getChildren()
        .addAll(
            window,
            dilation,
            globals,
            chips,
            stride,
            summary,
            pieceLength,
            pieceStride,
            mergeRow,
            pieceNote,
            rank,
            projectionRow,
            seedRow,
            causalRow,
            Panels.row("Apply to", apply));
    getChildren().addAll(Panels.section("Pattern", gallery), parameters);

    settings
        .settingsProperty()
        .addListener(
            (property, before, now) -> {
              if (!before.pattern().equals(now.pattern()) || before.apply() != now.apply()) {
                show();
              }
            });
    tokens.usedProperty().addListener((property, before, now) -> show());
    show();
  }

  /** Repaints in the colours of another theme. */
  public void setPalette(Palette newPalette) {
    palette = newPalette;
    show();
  }

  private HBox seedRow() {
    seed.setId("seed");
    seed.getStyleClass().add("number-field");
    seed.setAlignment(Pos.CENTER_RIGHT);
    seed.setAccessibleText("Seed of the Gaussian projection");
    seed.setOnAction(event -> takeSeed());
    seed.focusedProperty()
        .addListener(
            (property, before, focused) -> {
              if (!focused) {
                takeSeed();
              }
            });
    Button another = new Button(null, new FontIcon(Feather.SHUFFLE));
    another.setId("another-seed");
    another.getStyleClass().add("icon-button");
    another.setTooltip(new Tooltip("Another random projection"));
    another.setAccessibleText("Another random projection");
    another.setOnAction(
        event -> {
          if (pattern().projection() instanceof ProjectionSource.Gaussian gaussian) {
            model.setProjection(new ProjectionSource.Gaussian(gaussian.seed() + 1), new Gesture());
          }
        });
    file.getStyleClass().add("muted");
    return Panels.row("Seed", another, Panels.spacer(), file, seed);
  }

  private PatternSettings pattern() {
    return settings.get().pattern();
  }

  private void takeSeed() {
    try {
      long number = Long.parseLong(seed.getText().strip());
      if (pattern().projection() instanceof ProjectionSource.Gaussian) {
        model.setProjection(new ProjectionSource.Gaussian(number), new Gesture());
      }
    } catch (NumberFormatException e) {
      showProjection(pattern());
    }
  }

  private void chooseProjection(String name) {
    switch (name) {
      case "Gaussian" -> model.setProjection(new ProjectionSource.Gaussian(0), new Gesture());
      case "mean" -> model.setProjection(new ProjectionSource.MeanPooling(), new Gesture());
      default -> {
        Path chosen =
            dialogs.open("Open projections E and F", "NumPy arrays E and F", List.of("npz"));
        if (chosen != null) {
          model.openProjections(chosen);
        }
        showProjection(pattern());
      }
    }
  }

  private void chooseToken() {
    Tokens used = tokens.usedProperty().get();
    if (used != null) {
      chooser.open(
          used, token -> pattern().kind().hasGlobals() && pattern().globals().contains(token));
    }
  }

  private void show() {
    Settings now = settings.get();
    PatternSettings pattern = now.pattern();
    Tokens used = tokens.usedProperty().get();
    int n = model.length();
    gallery.show(pattern, Math.max(2, n), palette);
    window.show(pattern.window(), model.windowScale());
    window.setRelevant(pattern.kind().hasWindow());
    dilation.show(pattern.dilation(), model.dilationScale());
    dilation.setRelevant(pattern.kind().hasDilation());
    globals.show(pattern.globals().within(n).count(), model.globalsScale());
    globals.setRelevant(pattern.kind().hasGlobals());
    stride.show(pattern.stride(), model.strideScale());
    summary.show(Math.min(pattern.stride(), pattern.summary()), model.summaryScale());
    boolean strided = pattern.kind().hasStride();
    boolean others = !strided && !pattern.kind().hasPieces();
    present(window, others);
    present(dilation, others);
    present(globals, others);
    present(rank, others);
    present(stride, strided);
    showPieces(pattern, now.apply());
    present(summary, pattern.kind().hasSummary());
    rank.show(pattern.rank(), model.rankScale());
    rank.setRelevant(pattern.kind().hasRank());
    chips.show(pattern.globals().within(n), token -> used == null ? "" : used.piece(token));
    present(chips, pattern.kind().hasGlobals());
    showProjection(pattern);
    causal.show(pattern.isCausal());
    causal.setDisable(pattern.kind().isCausal());
    causalRow.setOpacity(pattern.kind().hasRank() ? 0.45 : 1);
    apply.show(now.apply());
  }

  private void showPieces(PatternSettings pattern, Apply applied) {
    boolean chunked = pattern.kind() == PatternKind.CHUNKED;
    pieceLength.show(pattern.pieces().length(), model.pieceLengthScale());
    pieceStride.show(pattern.pieces().stride(), model.pieceStrideScale());
    merge.show(pattern.pieces().merge());
    pieceNote.setText(Wording.ofPieces(pattern, applied));
    present(pieceLength, pattern.kind().hasPieces());
    present(pieceStride, chunked);
    present(mergeRow, chunked);
    present(pieceNote, pattern.kind().hasPieces());
  }

  private void showProjection(PatternSettings pattern) {
    present(projectionRow, pattern.kind().hasRank());
    ProjectionSource source = pattern.projection();
    boolean random = source instanceof ProjectionSource.Gaussian;
    present(seedRow, pattern.kind().hasRank() && !(source instanceof ProjectionSource.MeanPooling));
    seedRow.getChildren().get(1).setVisible(random);
    seed.setVisible(random);
    seed.setManaged(random);
    file.setManaged(!random);
    if (source instanceof ProjectionSource.Gaussian gaussian) {
      projection.show("Gaussian");
      seed.setText(Long.toString(gaussian.seed()));
      file.setText("");
    } else if (source instanceof ProjectionSource.File from) {
      projection.show("file");
      file.setText(String.valueOf(from.path().getFileName()));
    } else {
      projection.show("mean");
    }
  }

  private static void present(javafx.scene.Node node, boolean present) {
    node.setVisible(present);
    node.setManaged(present);
  }
}
