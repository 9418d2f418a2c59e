package org.longview.app.pattern;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.longview.app.control.Dialog;
import org.longview.app.control.FileDialogs;
import org.longview.app.control.NumberControl;
import org.longview.app.control.Panels;
import org.longview.app.control.Segments;
import org.longview.app.state.Notices;
import org.longview.app.state.SettingsModel;
import org.longview.app.study.TokensModel;
import org.longview.picture.Palette;
import org.longview.study.PatternSettings;
import org.longview.study.Settings;
import org.longview.study.Settings.Apply;
import org.longview.study.TextSource;
import org.longview.text.Tokens;

/** The gallery of mechanisms and the parameters of the one that is chosen. */
public final class PatternPane extends VBox {
  /** Tokens of the small pictures until there is a text. */
  private static final int FIRST_LENGTH = 24;

  private final SettingsModel settings;
  private final PatternModel model;
  private final TokensModel tokens;

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
  private final PieceControls pieces;
  private final LowRankControls lowRank;
  private final RandomControls random;
  private final GlobalChips chips;
  private final TokenChooser chooser;
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
                model.layers()::setTopWindow)
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
                model.layers().dilatedHeadsScale(),
                notices,
                model.layers()::setDilatedHeads)
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
    pieces = new PieceControls(model.pieces(), notices);
    lowRank = new LowRankControls(model.lowRank(), notices, dialogs);
    random = new RandomControls(model.randomKeys(), notices, dialogs);
    chooser = new TokenChooser(model::toggleGlobal, dialog);
    chips = new GlobalChips(model::toggleGlobal, this::chooseToken);
    causal =
        new Segments<>("Causal", List.of(false, true), on -> on ? "on" : "off", model::setCausal)
            .named("causal");
    Label causalName = new Label("Causal");
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
            pieces,
            lowRank,
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
    byLayer.setOnAction(event -> model.layers().setByLayer(byLayer.isSelected()));
    return byLayer;
  }

  private PatternSettings pattern() {
    return settings.get().pattern();
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
    if (used != null) {
      length = Math.max(2, n);
    }
    gallery.show(model.ofViewedHead(), length, palette);
    explanation.setText(Gallery.explanation(pattern.kind()));
    boolean ramp = !pattern.layers().windows().isEmpty();
    window.show(ramp ? pattern.layers().windows().get(0) : pattern.window(), model.windowScale());
    Presence.present(window, pattern.hasWindow());
    byLayer.setSelected(ramp);
    topWindow.show(model.layers().topWindow(), model.windowScale());
    Presence.present(topWindow, pattern.hasWindow() && ramp);
    dilation.show(pattern.dilation(), model.dilationScale());
    Presence.present(dilation, pattern.kind().hasDilation());
    dilatedHeads.show(model.layers().dilatedHeads(), model.layers().dilatedHeadsScale());
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
    pieces.show(now);
    lowRank.show(pattern);
    chips.show(pattern.globals().within(n), token -> used == null ? "" : used.piece(token));
    Presence.present(chips, pattern.hasGlobals());
    random.show(pattern);
    causal.show(pattern.isCausal());
    causal.setDisable(pattern.kind().isCausal());
    Presence.present(causalRow, !pattern.kind().hasRank());
    apply.show(now.apply());
    Presence.present(applyRow, now.source() instanceof TextSource);
  }
}
