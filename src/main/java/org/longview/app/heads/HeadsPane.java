package org.longview.app.heads;

import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.longview.app.control.Panels;
import org.longview.app.control.Spoken;
import org.longview.app.job.Activities;
import org.longview.app.job.Background;
import org.longview.app.state.Notices;
import org.longview.app.state.SettingsModel;
import org.longview.app.study.AttentionModel;
import org.longview.app.study.SubjectModel;
import org.longview.picture.Palette;
import org.longview.study.Head;
import org.longview.study.ModelQuality;

/** The grid of heads, and a small map of the one under the mouse. */
public final class HeadsPane extends VBox {
  private static final double STALE_OPACITY = 0.45;

  private final HeadsModel model;
  private final AttentionModel attention;
  private final Label heading = Panels.heading("Heads");
  private final Label colors = new Label();
  private final HeadGrid grid;
  private final HeadPreview preview;
  private final Label told = new Label();
  private Palette palette;
  private @Nullable Head hovered;
  private String colorsOfAll = "";

  /** Follows the settings and the quality. */
  public HeadsPane(
      SettingsModel settings,
      SubjectModel subjects,
      AttentionModel attention,
      Notices notices,
      Background background,
      Activities activities,
      Palette palette) {
    this.model = new HeadsModel(settings, attention);
    this.attention = attention;
    this.palette = palette;
    getStyleClass().add("section");
    grid = new HeadGrid(model, this::hover, palette);
    grid.setId("heads");
    preview = new HeadPreview(settings, subjects, attention, notices, background, activities);
    preview.view().getStyleClass().add("head-preview");
    Spoken.picture(preview.view(), "Map of a head");
    heading.setId("heads-title");
    heading.setMinWidth(USE_PREF_SIZE);
    colors.getStyleClass().add("heading-note");
    told.setId("heads-told");
    told.getStyleClass().add("small-note");
    told.setMinHeight(USE_PREF_SIZE);
    HBox top = new HBox(heading, Panels.spacer(), colors);
    top.getStyleClass().add("legend-row");
    top.setAlignment(Pos.BASELINE_LEFT);
    HeadsRow row = new HeadsRow(grid, preview.view(), told);
    VBox.setVgrow(row, Priority.ALWAYS);
    getChildren().addAll(top, row);

    settings
        .settingsProperty()
        .addListener(
            (property, before, now) -> {
              if (!before.view().equals(now.view())) {
                show();
              }
              if (!before.view().colorMap().equals(now.view().colorMap())) {
                showPreview();
              }
            });
    attention.qualityProperty().addListener((property, before, now) -> show());
    attention.qualityCurrentProperty().addListener((property, before, now) -> show());
    attention.layerProperty().addListener((property, before, now) -> showPreview());
    subjects.subjectProperty().addListener((property, before, now) -> show());
    preview.seenProperty().addListener((property, before, now) -> tell());
    preview.view().widthProperty().addListener((property, before, now) -> showPreview());
    preview.view().heightProperty().addListener((property, before, now) -> showPreview());
    show();
  }

  /** Repaints in the colours of another theme. */
  public void setPalette(Palette newPalette) {
    palette = newPalette;
    grid.setPalette(palette);
    showPreview();
  }

  private void hover(@Nullable Head head) {
    hovered = head;
    tell();
    showPreview();
  }

  private void show() {
    ModelQuality quality = model.quality();
    if (quality != null) {
      double[] range = range(quality);
      boolean kept = model.hasKept();
      double bright = kept ? 1 : range[0];
      double dark = kept ? Math.max(0, Math.min(0.9, Math.floor(10 * range[0]) / 10)) : range[1];
      grid.show(quality.layers().size(), quality.layer(0).heads(), model.colorMap(), dark, bright);
      colorsOfAll =
          (kept ? "colour: kept " : "colour: error ")
              + Math.round(100 * Math.min(dark, bright))
              + "–"
              + Math.round(100 * Math.max(dark, bright))
              + " %";
    } else {
      grid.show(attention.layers(), attention.heads(), model.colorMap(), 0, 1);
      colorsOfAll = "";
    }
    grid.requestLayout();
    boolean current = attention.qualityCurrentProperty().get();
    grid.setOpacity(quality == null || current ? 1 : STALE_OPACITY);
    tell();
  }

  /** The least and the largest value of all heads. */
  private double[] range(ModelQuality quality) {
    double least = Double.MAX_VALUE;
    double most = 0;
    for (int layer = 0; layer < quality.layers().size(); layer++) {
      for (int head = 0; head < quality.layer(layer).heads(); head++) {
        double value = model.value(new Head(layer, head)).orElse(0);
        least = Math.min(least, value);
        most = Math.max(most, value);
      }
    }
    return new double[] {least, most};
  }

  private void tell() {
    Head pointed = hovered;
    Head head = pointed == null ? model.chosen() : pointed;
    heading.setText(model.chosen().title().toUpperCase(Locale.ROOT));
    colors.setText(pointed == null ? colorsOfAll : head.title().toLowerCase(Locale.ROOT));
    HeadPreview.Seen seen = preview.seenProperty().get();
    boolean known = seen != null && seen.head().equals(head) && !seen.does().isEmpty();
    String does = known && seen != null ? seen.does() + "\n" : "";
    told.setText(does + (attention.qualityCurrentProperty().get() ? model.told(head) : ""));
    Spoken.tell(preview.view(), head.title() + ". " + told.getText().replace("\n", ", "));
  }

  private void showPreview() {
    Head pointed = hovered;
    preview.show(pointed == null ? model.chosen() : pointed, palette);
  }
}
