package org.longview.app.session;

import org.jspecify.annotations.Nullable;
import org.longview.app.matrices.Cell;
import org.longview.app.matrices.FocusModel;
import org.longview.app.matrices.MatricesModel;
import org.longview.app.matrices.MatrixContent;
import org.longview.app.matrices.ViewportModel;
import org.longview.app.state.SettingsModel;
import org.longview.app.study.AttentionModel;
import org.longview.picture.Viewport;
import org.longview.session.Sight;
import org.longview.session.Sight.Pinned;
import org.longview.session.Sight.Zoom;

/**
 * Takes down where the eye rests, and leads it there again as soon as there is something to see.
 * For the JavaFX thread alone.
 */
public final class SightModel {
  private final MatricesModel matrices;
  private final AttentionModel attention;
  private @Nullable Sight awaited;

  /** Follows the settings: a sight that was not reached before they change is given up. */
  public SightModel(SettingsModel settings, MatricesModel matrices, AttentionModel attention) {
    this.matrices = matrices;
    this.attention = attention;
    settings.settingsProperty().addListener((property, before, now) -> awaited = null);
    attention
        .layerCurrentProperty()
        .addListener(
            (property, before, now) -> {
              if (awaited != null) {
                restore(awaited);
              }
            });
  }

  /** Where the eye rests now. */
  public Sight get() {
    FocusModel focus = matrices.focus();
    Cell pinned = focus.pinnedProperty().get();
    return new Sight(
        focus.selected(),
        pinned == null ? null : new Pinned(pinned.row(), pinned.column(), pinned.projected()),
        zoom(matrices.patternView()),
        zoom(matrices.attentionView()));
  }

  private static Zoom zoom(ViewportModel model) {
    Viewport view = model.get();
    return view == null
        ? Zoom.WHOLE
        : new Zoom(
            view.zoom(),
            view.down().toCells(view.height() / 2.0),
            view.across().toCells(view.width() / 2.0));
  }

  /** Leads the eye where it was, at once and again when the attention of the settings is there. */
  public void restore(Sight sight) {
    awaited = attention.layerCurrentProperty().get() ? null : sight;
    zoom(matrices.patternView(), sight.pattern());
    zoom(matrices.attentionView(), sight.attention());
    MatrixContent.Pattern pattern = matrices.patternProperty().get();
    if (pattern == null) {
      return;
    }
    FocusModel focus = matrices.focus();
    focus.unpin();
    focus.select(sight.token());
    Pinned pinned = sight.pinned();
    if (pinned != null && holds(pattern.rows(), pinned)) {
      focus.pin(new Cell(pinned.row(), pinned.column(), pinned.projected()));
    }
  }

  /** Whether a cell is one of those that are shown. */
  private boolean holds(int tokens, Pinned pinned) {
    MatrixContent.Attention shown = matrices.attentionProperty().get();
    int columns = !pinned.projected() ? tokens : shown == null ? 0 : shown.columns();
    return pinned.row() < tokens && pinned.column() < columns;
  }

  private static void zoom(ViewportModel model, Zoom zoom) {
    model.change(
        view ->
            new Viewport(
                    view.rows(), view.columns(), view.width(), view.height(), zoom.zoom(), 0, 0)
                .centeredOn(zoom.row(), zoom.column()));
  }
}
