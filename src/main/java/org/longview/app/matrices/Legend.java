package org.longview.app.matrices;

import javafx.scene.control.Label;
import javafx.scene.layout.Background;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import org.longview.app.control.Colors;
import org.longview.picture.Palette;
import org.longview.study.CellKind;
import org.longview.study.PatternSettings;
import org.longview.study.Wording;

/** What the colours of a pattern's cells mean. */
final class Legend extends FlowPane {
  private Palette palette;
  private PatternSettings pattern = PatternSettings.defaults();

  Legend(Palette palette) {
    this.palette = palette;
    getStyleClass().add("legend");
  }

  void setPalette(Palette newPalette) {
    palette = newPalette;
    fill();
  }

  void show(PatternSettings settings) {
    boolean same =
        settings.kind() == pattern.kind()
            && settings.isCausal() == pattern.isCausal()
            && settings.hasOverlap() == pattern.hasOverlap();
    pattern = settings;
    if (!same || getChildren().isEmpty()) {
      fill();
    }
  }

  private void fill() {
    getChildren().clear();
    if (pattern.kind().hasRank()) {
      add(CellKind.PROJECTED);
      return;
    }
    add(palette.of(CellKind.SELF), "itself");
    add(CellKind.WINDOW);
    if (pattern.kind().hasStride()) {
      add(CellKind.FAR);
    }
    if (pattern.kind().hasRandom()) {
      add(CellKind.RANDOM);
    }
    if (pattern.hasOverlap()) {
      add(CellKind.OVERLAP);
    }
    if (pattern.kind().hasGlobals()) {
      add(CellKind.GLOBAL);
    }
    if (pattern.kind().isSparse() || pattern.isCausal()) {
      add(palette.excluded(), Wording.excluded(pattern.kind()));
    }
  }

  private void add(CellKind kind) {
    add(palette.of(kind), Wording.of(kind, pattern.kind()));
  }

  private void add(int color, String meaning) {
    Region swatch = new Region();
    swatch.getStyleClass().add("legend-swatch");
    swatch.setBackground(Background.fill(Colors.of(color)));
    Label label = new Label(meaning, swatch);
    label.getStyleClass().add("legend-label");
    getChildren().add(label);
  }
}
