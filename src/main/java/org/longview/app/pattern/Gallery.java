package org.longview.app.pattern;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import org.longview.app.control.PixelView;
import org.longview.picture.CellColors;
import org.longview.picture.Palette;
import org.longview.picture.PatternPicture;
import org.longview.picture.Rasterizer;
import org.longview.picture.Reduction;
import org.longview.picture.ValueRaster;
import org.longview.picture.Viewport;
import org.longview.study.PatternKind;
import org.longview.study.PatternSettings;
import org.longview.work.Cancellation;
import org.longview.work.Workers;

/** All mechanisms, each with a small picture of it under the parameters of now. */
final class Gallery extends GridPane {
  /**
   * Tokens of a text with random keys: drawing more takes longer than a control may wait that is
   * dragged, and where each pixel is many cells every one of them would have a random key.
   */
  private static final int MOST_WITH_RANDOM = 1024;

  private static final int COLUMNS = 4;

  private final ToggleGroup group = new ToggleGroup();
  private final Map<PatternKind, ToggleButton> buttons = new EnumMap<>(PatternKind.class);
  private final Map<PatternKind, PixelView> pictures = new EnumMap<>(PatternKind.class);

  Gallery(Consumer<PatternKind> chosen) {
    getStyleClass().add("gallery");
    setHgap(3);
    setVgap(3);
    for (int i = 0; i < COLUMNS; i++) {
      ColumnConstraints column = new ColumnConstraints();
      column.setPercentWidth(100.0 / COLUMNS);
      column.setFillWidth(true);
      getColumnConstraints().add(column);
    }
    for (PatternKind kind : PatternKind.values()) {
      PixelView picture = new PixelView();
      picture.getStyleClass().add("gallery-picture");
      ToggleButton button = new ToggleButton(kind.title().replace("Window +", "W +"), picture);
      button.setId("pattern-" + kind.id());
      button.setContentDisplay(ContentDisplay.TOP);
      button.setAlignment(Pos.TOP_CENTER);
      button.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
      button.setToggleGroup(group);
      button.setAccessibleRole(AccessibleRole.RADIO_BUTTON);
      button.setAccessibleText(kind.title());
      button.setAccessibleHelp(explanation(kind));
      button.setTooltip(new Tooltip(explanation(kind)));
      button.setOnAction(
          event -> {
            button.setSelected(true);
            chosen.accept(kind);
          });
      add(button, buttons.size() % COLUMNS, buttons.size() / COLUMNS);
      buttons.put(kind, button);
      pictures.put(kind, picture);
    }
  }

  /** One sentence on a mechanism, with its source. */
  static String explanation(PatternKind kind) {
    return switch (kind) {
      case FULL -> "Every token looks at every token, n² entries (Transformer, §3.2).";
      case WINDOW -> "Every token looks at its neighbours, w/2 on each side (Longformer, §3.1).";
      case DILATED -> "Every token looks at every d-th of its neighbours (Longformer, §3.1).";
      case WINDOW_GLOBAL ->
          "A window, and s tokens that look at all and are looked at by all (Longformer, §3.1).";
      case BIGBIRD ->
          "A window, global tokens, and r random keys for every token or block (BigBird, §2).";
      case SINKS ->
          "The first tokens as sinks, and the w/2 tokens before; causal (StreamingLLM, §3.2).";
      case STRIDED ->
          "The l tokens before, and every l-th one before those; causal"
              + " (Sparse Transformer, §4.2).";
      case FIXED ->
          "One's block of l so far, and the last c tokens of each earlier block; causal"
              + " (Sparse Transformer, §4.2).";
      case CHUNKED ->
          "The text is cut into pieces of b tokens, each read alone (BERT; Joshi et al. 2019).";
      case TRUNCATED -> "The first b tokens; the rest is never read (what BERT's users do).";
      case LINFORMER ->
          "Every token looks at k mixtures of all tokens, n·k entries (Linformer, §4).";
    };
  }

  /** Shows the choice, and what each mechanism would be. */
  void show(PatternSettings settings, int n, Palette palette) {
    for (PatternKind kind : PatternKind.values()) {
      PatternSettings of = settings.withKind(kind);
      if (kind == PatternKind.DILATED && of.dilation() == 1) {
        of = of.withDilation(2);
      }
      button(kind).setSelected(kind == settings.kind());
      int shown = kind.hasRandom() ? Math.min(n, MOST_WITH_RANDOM) : n;
      picture(kind).paintBy(painter(new PatternPicture(of, shown), palette));
    }
  }

  private static PixelView.Painter painter(PatternPicture picture, Palette palette) {
    return (width, height, pixels) -> {
      // Linformer's n × k is as narrow as it is beside n × n
      int across =
          (int)
              Math.max(
                  Math.min(width, 3),
                  Math.min(width, Math.round((double) width * picture.columns() / picture.rows())));
      int[] part = new int[across * height];
      Viewport view = Viewport.fit(picture.rows(), picture.columns(), across, height);
      ValueRaster raster =
          ValueRaster.of(picture, view, Reduction.MAX, Workers.shared(), new Cancellation());
      Rasterizer.paint(raster, CellColors.ofKinds(palette), palette, part);
      for (int y = 0; y < height; y++) {
        Arrays.fill(pixels, y * width, (y + 1) * width, palette.excluded());
        System.arraycopy(part, y * across, pixels, y * width, across);
      }
    };
  }

  private ToggleButton button(PatternKind kind) {
    return Objects.requireNonNull(buttons.get(kind));
  }

  private PixelView picture(PatternKind kind) {
    return Objects.requireNonNull(pictures.get(kind));
  }
}
