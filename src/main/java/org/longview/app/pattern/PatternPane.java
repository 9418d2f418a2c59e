package org.longview.app.pattern;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
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
import org.longview.attention.Projection.Sharing;
import org.longview.picture.Palette;
import org.longview.study.LowRankSettings;
import org.longview.study.PatternKind;
import org.longview.study.PatternSettings;
import org.longview.study.ProjectionSource;
import org.longview.study.Settings;
import org.longview.study.Settings.Apply;
import org.longview.study.TextSource;
import org.longview.study.Wording;
import org.longview.text.Tokens;

/** The gallery of mechanisms and the parameters of the one that is chosen. */
public final class PatternPane extends VBox {
  /** Tokens of the small pictures until there is a text. */
  private static final int FIRST_LENGTH = 24;

  private static final List<String> PROJECTIONS = List.of("Gaussian", "mean", "SVD", "file");

  private static final String EQUATION_7 = "Linformer, equation 7: softmax(Q(EK)ᵀ/√d) · FV";

  private final SettingsModel settings;
  private final PatternModel model;
  private final TokensModel tokens;
  private final FileDialogs dialogs;

  private final Gallery gallery;
  private final Label explanation = new Label();
  private final NumberControl window;
  private final ToggleButton byLayer = new ToggleButton(null, new FontIcon(Feather.TRENDING_UP));
  private final NumberControl topWindow;
  private final NumberControl dilation;
  private final NumberControl dilatedHeads;
  private final NumberControl globals;
  private final NumberControl stride;
  private final NumberControl summary;
  private final NumberControl pieceLength;
  private final NumberControl pieceStride;
  private final Segments<PieceMerge> merge;
  private final HBox mergeRow;
  private final Label pieceNote = new Label();
  private final NumberControl rank;
  private final RandomControls random;
  private final GlobalChips chips;
  private final TokenChooser chooser;
  private final Segments<String> projection;
  private final HBox projectionRow;
  private final Segments<Sharing> sharing;
  private final HBox sharingRow;
  private final TextField ranks = new TextField();
  private final HBox ranksRow;
  private final Label untrained = new Label();
  private final TextField seed = new TextField();
  private final HBox seedRow;
  private final Label file = new Label();
  private final HBox causalRow;
  private final Segments<Boolean> causal;
  private final Segments<Apply> apply;
  private final HBox applyRow;

  /** Tokens of the small pictures; those of the last text while the next is being split. */
  private int length = FIRST_LENGTH;

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
            .named("window")
            .with(byLayer());
    topWindow =
        new NumberControl(
                "… top layer",
                "The window of the highest layer; those between are on an even ramp",
                model.windowScale(),
                notices,
                model::setTopWindow)
            .named("top-window");
    dilation =
        new NumberControl(
                "Dilation d",
                "Stride inside the window; 1 is none",
                model.dilationScale(),
                notices,
                model::setDilation)
            .named("dilation");
    dilatedHeads =
        new NumberControl(
                "… on heads",
                "The first so many heads of each layer are dilated",
                model.dilatedHeadsScale(),
                notices,
                model::setDilatedHeads)
            .named("dilated-heads");
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
                "Tokens of a piece, without the marks at its ends that it is given to be read alone",
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
    random = new RandomControls(model, notices, dialogs);
    chooser = new TokenChooser(model::toggleGlobal, dialog);
    chips = new GlobalChips(model::toggleGlobal, this::chooseToken);
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
    projectionRow = narrow("E, F", projection);
    sharing =
        new Segments<>("Sharing", List.of(Sharing.values()), PatternPane::title, this::share)
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
    seedRow = seedRow();
    causal =
        new Segments<>("Causal", List.of(false, true), on -> on ? "on" : "off", model::setCausal)
            .named("causal");
    Label causalName = new Label("causal");
    causalName.getStyleClass().add("muted");
    causalRow = new HBox(8, causalName, causal);
    causalRow.setAlignment(Pos.CENTER_RIGHT);
    HBox title = new HBox(Panels.heading("Parameters"), Panels.spacer(), causalRow);
    title.setAlignment(Pos.CENTER_LEFT);
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
    applyRow = Panels.row("Apply to", apply);

    VBox parameters =
        new VBox(
            title,
            random,
            window,
            topWindow,
            dilation,
            dilatedHeads,
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
            sharingRow,
            seedRow,
            ranksRow,
            untrained,
            applyRow);
    parameters.getStyleClass().add("section");
    explanation.setId("pattern-explanation");
    explanation.getStyleClass().add("small-note");
    explanation.setWrapText(true);
    explanation.setMinHeight(Region.USE_PREF_SIZE);
    getChildren().addAll(Panels.section("Pattern", gallery, explanation), parameters);

    settings
        .settingsProperty()
        .addListener(
            (property, before, now) -> {
              if (!before.pattern().equals(now.pattern())
                  || before.apply() != now.apply()
                  || !before.view().equals(now.view())) {
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

  private ToggleButton byLayer() {
    byLayer.setId("by-layer");
    byLayer.getStyleClass().add("icon-button");
    byLayer.setTooltip(new Tooltip("Another window in every layer, from the lowest to the top"));
    byLayer.setAccessibleText("Windows by layer");
    byLayer.setOnAction(event -> model.setByLayer(byLayer.isSelected()));
    return byLayer;
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
          if (pattern().lowRank().projection() instanceof ProjectionSource.Gaussian gaussian) {
            model.setProjection(new ProjectionSource.Gaussian(gaussian.seed() + 1), new Gesture());
          }
        });
    file.getStyleClass().add("muted");
    return Panels.row("Seed", another, Panels.spacer(), file, seed);
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
    showProjection(pattern());
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

  private void share(Sharing choice) {
    model.setSharing(choice);
  }

  private PatternSettings pattern() {
    return settings.get().pattern();
  }

  private void takeSeed() {
    try {
      long number = Long.parseLong(seed.getText().strip());
      if (pattern().lowRank().projection() instanceof ProjectionSource.Gaussian) {
        model.setProjection(new ProjectionSource.Gaussian(number), new Gesture());
      }
    } catch (NumberFormatException e) {
      showProjection(pattern());
    }
  }

  private void chooseProjection(String name) {
    switch (name) {
      case "Gaussian" -> model.setProjection(new ProjectionSource.Gaussian(0), new Gesture());
      case "SVD" -> model.setProjection(new ProjectionSource.BestApproximation(), new Gesture());
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
      chooser.open(used, token -> pattern().hasGlobals() && pattern().globals().contains(token));
    }
  }

  private void show() {
    Settings now = settings.get();
    PatternSettings pattern = now.pattern();
    Tokens used = tokens.usedProperty().get();
    int n = model.length();
    if (n > 0) {
      length = Math.max(2, n);
    }
    gallery.show(model.ofViewedHead(), length, palette);
    explanation.setText(Gallery.explanation(pattern.kind()));
    boolean ramp = !pattern.layers().windows().isEmpty();
    window.show(ramp ? pattern.layers().windows().get(0) : pattern.window(), model.windowScale());
    Presence.present(window, pattern.hasWindow());
    byLayer.setSelected(ramp);
    topWindow.show(model.topWindow(), model.windowScale());
    Presence.present(topWindow, pattern.hasWindow() && ramp);
    dilation.show(pattern.dilation(), model.dilationScale());
    Presence.present(dilation, pattern.kind().hasDilation());
    dilatedHeads.show(model.dilatedHeads(), model.dilatedHeadsScale());
    Presence.present(
        dilatedHeads,
        pattern.kind().hasDilation()
            && (pattern.dilation() > 1 || !pattern.layers().dilations().isEmpty()));
    globals.show(pattern.globals().within(n).count(), model.globalsScale());
    Presence.present(globals, pattern.hasGlobals());
    stride.show(pattern.stride(), model.strideScale());
    summary.show(Math.min(pattern.stride(), pattern.summary()), model.summaryScale());
    Presence.present(stride, pattern.kind().hasStride());
    Presence.present(summary, pattern.kind().hasSummary());
    rank.show(pattern.lowRank().rank(0), model.rankScale());
    Presence.present(rank, pattern.kind().hasRank());
    showPieces(pattern, now);
    chips.show(pattern.globals().within(n), token -> used == null ? "" : used.piece(token));
    Presence.present(chips, pattern.hasGlobals());
    random.show(pattern);
    showProjection(pattern);
    causal.show(pattern.isCausal());
    causal.setDisable(pattern.kind().isCausal());
    Presence.present(causalRow, !pattern.kind().hasRank());
    apply.show(now.apply());
    Presence.present(applyRow, now.source() instanceof TextSource);
  }

  private void showPieces(PatternSettings pattern, Settings now) {
    boolean chunked = pattern.kind() == PatternKind.CHUNKED;
    pieceLength.show(pattern.pieces().length(), model.pieceLengthScale());
    pieceStride.show(pattern.pieces().stride(), model.pieceStrideScale());
    merge.show(pattern.pieces().merge());
    pieceNote.setText(Wording.ofPieces(now));
    Presence.present(pieceLength, pattern.kind().hasPieces());
    Presence.present(pieceStride, chunked);
    Presence.present(mergeRow, chunked);
    Presence.present(pieceNote, pattern.kind().hasPieces());
  }

  private void showProjection(PatternSettings pattern) {
    boolean linformer = pattern.kind().hasRank();
    LowRankSettings low = pattern.lowRank();
    Presence.present(projectionRow, linformer);
    Presence.present(
        sharingRow, linformer && low.projection() instanceof ProjectionSource.Gaussian);
    sharing.show(low.sharing());
    Presence.present(ranksRow, linformer && !(low.projection() instanceof ProjectionSource.File));
    ranks.setText(
        low.isUniform()
            ? ""
            : low.ranks().stream().map(String::valueOf).collect(Collectors.joining(",")));
    Presence.present(untrained, linformer);
    untrained.setText(
        low.projection() instanceof ProjectionSource.BestApproximation
            ? "Best for P, not for the output; it needs the whole of P, so it saves nothing."
            : "This model was not trained with projections; Linformer’s are.");
    ProjectionSource source = pattern.lowRank().projection();
    boolean random = source instanceof ProjectionSource.Gaussian;
    Presence.present(seedRow, linformer && (random || source instanceof ProjectionSource.File));
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
    } else if (source instanceof ProjectionSource.BestApproximation) {
      projection.show("SVD");
    } else {
      projection.show("mean");
    }
  }
}
