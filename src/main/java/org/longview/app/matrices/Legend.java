package org.longview.app.matrices;

import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import org.longview.app.control.Colors;
import org.longview.picture.Palette;
import org.longview.study.CellKind;
import org.longview.study.PatternKind;
import org.longview.study.PatternSettings;

/** What the colours of a pattern's cells mean. */
final class Legend extends FlowPane {
  private Palette palette;
  private PatternSettings pattern = PatternSettings.defaults();

  Legend(Palette palette) {
    super(14, 4);
    this.palette = palette;
    getStyleClass().add("legend");
  }

  void setPalette(Palette newPalette) {
    palette = newPalette;
    fill();
  }

  void show(PatternSettings settings) {
    boolean same = settings.kind() == pattern.kind() && settings.isCausal() == pattern.isCausal();
    pattern = settings;
    if (!same || getChildren().isEmpty()) {
      fill();
    }
  }

  private void fill() {
    getChildren().clear();
    if (pattern.kind().hasRank()) {
      add(palette.of(CellKind.PROJECTED), "mixture of all keys");
      return;
    }
    add(palette.of(CellKind.SELF), "itself");
    add(palette.of(CellKind.WINDOW), neighbourhood(pattern.kind()));
    if (pattern.kind().hasStride()) {
      add(palette.of(CellKind.FAR), pattern.kind().hasSummary() ? "summary" : "every l-th");
    }
    if (pattern.kind().hasGlobals()) {
      add(
          palette.of(CellKind.GLOBAL),
          pattern.kind() == PatternKind.SINKS ? "sink" : "global token");
    }
    if (pattern.kind().isSparse() || pattern.isCausal()) {
      add(palette.excluded(), "excluded");
    }
  }

  private static String neighbourhood(PatternKind kind) {
    return switch (kind) {
      case FULL, LINFORMER -> "any other";
      case WINDOW, DILATED, WINDOW_GLOBAL, SINKS -> "window";
      case STRIDED -> "the l before";
      case FIXED -> "own block";
    };
  }

  private void add(int color, String meaning) {
    Rectangle swatch = new Rectangle(9, 9, Colors.of(color));
    swatch.setStroke(Color.gray(0.5, 0.35));
    Label label = new Label(meaning, swatch);
    label.getStyleClass().add("legend-label");
    getChildren().add(label);
  }
}
