package org.longview.app.arcs;

import java.util.List;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.longview.app.arcs.ArcsJob.Picture;
import org.longview.app.arcs.ArcsModel.Content;
import org.longview.app.control.NumberControl;
import org.longview.app.control.NumberScale;
import org.longview.app.control.ObstacleCard;
import org.longview.app.control.Panels;
import org.longview.app.control.Segments;
import org.longview.app.job.Activities;
import org.longview.app.job.Background;
import org.longview.app.state.Notices;
import org.longview.app.state.SettingsModel;
import org.longview.picture.Palette;
import org.longview.study.ArcSettings;
import org.longview.study.Tab;
import org.longview.study.ViewSettings.Shown;

/** The tab "Arcs": who looks at whom, as curves. */
public final class ArcsPane extends VBox {
  private static final NumberScale SHARES = new NumberScale(1, 100, 1);
  private static final String HINT =
      "hover a token: its curves alone · click pins · Esc unpins · wheel zooms · drag pans ·"
          + " ↑ ↓ next token";

  private final SettingsModel settings;
  private final ArcsModel model;
  private final ArcsView view;
  private final HeadLegend legend;
  private final Segments<Boolean> lines;
  private final Segments<Boolean> shown;
  private final Segments<Boolean> marks;
  private final NumberControl mass;
  private final Label subject = Panels.smallNote("arcs-subject");
  private final Label note = Panels.smallNote("arcs-note");
  private final ObstacleCard empty;
  private final Hyperlink resume = new Hyperlink("compute");
  private final ReadOnlyStringWrapper line = new ReadOnlyStringWrapper("");

  /** Follows the model. */
  public ArcsPane(
      SettingsModel settings,
      ArcsModel model,
      Notices notices,
      Background background,
      Activities activities,
      Palette palette) {
    this.settings = settings;
    this.model = model;
    getStyleClass().add("arcs");
    setId("arcs");
    view = new ArcsView(model, notices, background, activities, palette);
    legend = new HeadLegend(model, palette);
    lines =
        new Segments<>(
                "Tokens",
                List.of(false, true),
                oneLine -> oneLine ? "one line" : "two columns",
                model::setOneLine)
            .explained(false, "Queries at the left, keys at the right")
            .explained(true, "Curves to keys before the query at the left, after it at the right")
            .named("arcs");
    shown =
        new Segments<>(
                "Attention",
                List.of(false, true),
                full -> full ? "full" : "pattern",
                model::showFull)
            .named("arcs");
    marks =
        new Segments<>(
                "Marks",
                List.of(false, true),
                hide -> hide ? "hidden" : "shown",
                model::setHideMarks)
            .explained(
                true,
                "[CLS] and [SEP] take much of the attention; without them, each row is scaled to sum"
                    + " to 1 over the other keys")
            .named("arcs-marks");
    mass =
        new NumberControl(
                "Top % of mass",
                "The largest weights that together hold so much of the attention are curves",
                SHARES,
                notices,
                model::setMass)
            .named("arcs-mass");
    mass.getStyleClass().add("half-wide");
    HBox.setHgrow(mass, Priority.ALWAYS);
    empty = new ObstacleCard("arcs-obstacle", model::resume);
    resume.setId("arcs-resume");
    resume.setMinWidth(USE_PREF_SIZE);
    resume.setOnAction(event -> model.resume());
    StackPane stage = new StackPane(view, empty);
    stage.setMinSize(0, 0);
    VBox.setVgrow(stage, Priority.ALWAYS);
    Label hint = Panels.hint(HINT);
    note.setWrapText(true);
    note.getStyleClass().add("two-lines");
    note.setAlignment(Pos.TOP_LEFT);
    getChildren().addAll(header(), controls(), legendRow(), stage, note, hint);
    model.contentProperty().addListener((property, before, now) -> show());
    model.whenObstacleChanges(this::show);
    view.pictureProperty().addListener((property, before, now) -> tell(now));
    settings.settingsProperty().addListener((property, before, now) -> show());
    show();
  }

  /** What the token under the mouse looks at, in one line; empty if there is none. */
  public ReadOnlyStringProperty lineProperty() {
    return line.getReadOnlyProperty();
  }

  /** Repaints in the colours of another theme. */
  public void setPalette(Palette palette) {
    view.setPalette(palette);
    legend.setPalette(palette);
  }

  private Region header() {
    Label title = new Label("Arcs");
    title.getStyleClass().add("card-title");
    title.setMinWidth(USE_PREF_SIZE);
    HBox row = new HBox(title, subject, resume, Panels.spacer(), lines, shown);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("tab-header");
    return row;
  }

  private Region controls() {
    Label name = new Label("[CLS], [SEP]");
    name.setMinWidth(USE_PREF_SIZE);
    HBox row = new HBox(mass, Panels.spacer(), name, marks);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("tab-header");
    return row;
  }

  private Region legendRow() {
    Label name = Panels.hint("double click or S: alone");
    HBox.setHgrow(legend, Priority.ALWAYS);
    HBox row = new HBox(legend, name);
    row.getStyleClass().add("legend-row");
    row.setAlignment(Pos.CENTER_LEFT);
    row.setMinHeight(USE_PREF_SIZE);
    return row;
  }

  private void show() {
    if (settings.get().view().tab() != Tab.ARCS) {
      return;
    }
    Content content = model.contentProperty().get();
    ArcSettings arcs = model.settings();
    lines.show(arcs.oneLine());
    marks.show(arcs.hideMarks());
    mass.show(arcs.mass(), SHARES);
    showEmpty();
    resume.setVisible(model.isStopped() && content != null);
    resume.setManaged(resume.isVisible());
    subject.setText("");
    if (content != null) {
      shown.show(content.shown() == Shown.FULL);
      shown.rename(true, model.referenceName());
      marks.setDisable(content.tokens().specials().isEmpty());
      legend.show(content.heads(), arcs.hiddenHeads());
      subject.setText(
          "layer %d%s"
              .formatted(
                  settings.get().view().layer(),
                  content.layer().hasDifference()
                      ? ""
                      : ", %s attention: Linformer’s columns are no tokens"
                          .formatted(model.referenceName())));
    }
  }

  /** Says why no curves are seen. */
  private void showEmpty() {
    String why = model.obstacle();
    if (model.contentProperty().get() != null) {
      why = view.pictureProperty().get() == null ? "Drawing the curves…" : "";
      empty.show(why, "");
    } else {
      empty.show(
          why.isEmpty() ? "Computing the attention…" : why, model.isStopped() ? "Compute" : "");
    }
  }

  private void tell(@Nullable Picture picture) {
    showEmpty();
    note.setText(picture == null ? "" : ArcsTold.note(picture));
    line.set(picture == null ? "" : ArcsTold.line(picture));
  }
}
