package org.longview.app.matrices;

import java.time.Duration;
import java.util.Locale;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.longview.app.control.PixelView;
import org.longview.app.job.Activities;
import org.longview.app.job.Background;
import org.longview.app.job.LatestJob;
import org.longview.app.state.Notices;
import org.longview.picture.Palette;
import org.longview.picture.ValueScale;
import org.longview.picture.Viewport;
import org.longview.work.Workers;

/**
 * Draws a matrix and its map in the background, coarse at first where that is sooner, and sharpens
 * them. Until a picture is there the one before is moved to where it would be. For the JavaFX
 * thread alone.
 */
final class MatrixFrames {
  private static final Duration PATIENCE = Duration.ofMillis(150);

  private final ViewportModel viewport;
  private final PixelView pixels;
  private final Minimap map;
  private final Notices notices;
  private final Runnable overviewShown;
  private final LatestJob job;
  private final LatestJob refinement;
  private final LatestJob overview;
  private final ReadOnlyBooleanWrapper sharp = new ReadOnlyBooleanWrapper(true);
  private final ReadOnlyObjectWrapper<@Nullable ValueScale> scale = new ReadOnlyObjectWrapper<>();

  private Palette palette;
  private @Nullable MatrixContent content;
  private @Nullable Frame frame;
  private boolean overviewDue;

  /**
   * Draws nothing yet.
   *
   * @param title what the matrix shows
   * @param pixels where it is shown
   * @param map where all of it is shown
   * @param overviewShown called when the map shows another picture
   */
  MatrixFrames(
      String title,
      ViewportModel viewport,
      PixelView pixels,
      Minimap map,
      Runnable overviewShown,
      Notices notices,
      Background background,
      Activities activities,
      Palette palette) {
    this.viewport = viewport;
    this.pixels = pixels;
    this.map = map;
    this.overviewShown = overviewShown;
    this.notices = notices;
    this.palette = palette;
    String doing = "Drawing the " + title.toLowerCase(Locale.ROOT);
    job = new LatestJob(doing, background, activities, PATIENCE);
    refinement = new LatestJob(doing, background, activities, Duration.ZERO);
    overview = new LatestJob(doing, background, activities, PATIENCE);
  }

  /** The scale of the colours that are seen; null while none are. */
  ReadOnlyObjectProperty<@Nullable ValueScale> scaleProperty() {
    return scale.getReadOnlyProperty();
  }

  /** Whether what is seen is not, or not in part, a coarse picture that is being sharpened. */
  ReadOnlyBooleanProperty sharpProperty() {
    return sharp.getReadOnlyProperty();
  }

  /** Whether what is seen is all of what it should be: this matrix, here, and sharp. */
  boolean isCurrent() {
    Frame seen = frame;
    return seen != null
        && seen.content() == content
        && seen.view().equals(viewport.get())
        && sharp.get();
  }

  /** What is to be seen; null while there is nothing. */
  @Nullable MatrixContent content() {
    return content;
  }

  /** Takes another matrix, which {@link #request} draws. */
  void setContent(MatrixContent newContent) {
    content = newContent;
    overviewDue = true;
  }

  Palette palette() {
    return palette;
  }

  /** Takes other colours, which {@link #request} draws in. */
  void setPalette(Palette newPalette) {
    palette = newPalette;
    overviewDue = true;
  }

  /** Draws the map anew after the next picture. */
  void renewOverview() {
    overviewDue = true;
  }

  /** The part that is seen, if it is one of the matrix; null otherwise. */
  @Nullable Viewport view() {
    Viewport view = viewport.get();
    MatrixContent current = content;
    return view != null
            && current != null
            && view.rows() == current.rows()
            && view.columns() == current.columns()
        ? view
        : null;
  }

  /** Draws what is to be seen now, and shows it when it is there. */
  void request() {
    Viewport view = view();
    MatrixContent current = content;
    refinement.cancel();
    if (view == null || current == null) {
      return;
    }
    Frame last = frame;
    if (last != null && !last.view().equals(view)) {
      if (isSameShape(last.view(), view)) {
        pixels.show(view.width(), view.height(), last.movedTo(view, map.frame()));
        if (last.view().zoom() != view.zoom()) {
          sharp.set(false);
        }
      } else {
        pixels.clear();
        map.clear();
      }
    }
    Palette colors = palette;
    job.submit(
        (progress, cancellation) ->
            Frame.of(current, view, colors, last, Workers.shared(), cancellation),
        this::show,
        thrown -> notices.failure(job, thrown));
  }

  private void show(Frame finished) {
    frame = finished;
    scale.set(finished.scale());
    Viewport view = viewport.get();
    if (view == null) {
      return;
    }
    if (finished.view().equals(view)) {
      pixels.show(view.width(), view.height(), finished.pixels());
      sharp.set(finished.isSharp());
      if (finished.content() != content) {
        return;
      }
      if (overviewDue && Minimap.isNeeded(view)) {
        overviewDue = false;
        requestOverview(finished.content());
      } else if (overviewDue) {
        map.clear();
      }
      if (finished.isSharp()) {
        refineOverview();
      } else {
        refine(finished);
      }
    } else if (isSameShape(finished.view(), view)) {
      pixels.show(view.width(), view.height(), finished.movedTo(view, map.frame()));
    }
  }

  /** Reads some of what a picture misses, and shows it again. */
  private void refine(Frame coarse) {
    Palette colors = palette;
    refinement.submit(
        (progress, cancellation) -> {
          coarse.content().load(coarse.view(), Workers.shared(), cancellation);
          return Frame.of(
              coarse.content(), coarse.view(), colors, null, Workers.shared(), cancellation);
        },
        this::show,
        thrown -> notices.failure(refinement, thrown));
  }

  /** Draws the whole matrix for the map, coarse at first. */
  private void requestOverview(MatrixContent current) {
    int size = Minimap.pictureSize(map.getWidth(), pixels.deviceScale());
    Viewport whole = Viewport.fit(current.rows(), current.columns(), size, size);
    Palette colors = palette;
    overview.submit(
        (progress, cancellation) ->
            Frame.of(current, whole, colors, null, Workers.shared(), cancellation),
        this::showOverview,
        thrown -> notices.failure(overview, thrown));
  }

  private void showOverview(Frame finished) {
    MatrixContent current = content;
    if (current == null || finished.content() != current) {
      return;
    }
    map.show(finished);
    overviewShown.run();
    refineOverview();
  }

  /** Sharpens the map when nothing else is left to do. */
  private void refineOverview() {
    Frame coarse = map.frame();
    if (coarse == null || coarse.isSharp() || coarse.content() != content || !sharp.get()) {
      return;
    }
    Palette colors = palette;
    overview.submit(
        (progress, cancellation) -> {
          coarse.content().load(coarse.view(), Workers.shared(), cancellation);
          return Frame.of(
              coarse.content(), coarse.view(), colors, null, Workers.shared(), cancellation);
        },
        this::showOverview,
        thrown -> notices.failure(overview, thrown));
  }

  private static boolean isSameShape(Viewport one, Viewport other) {
    return one.rows() == other.rows() && one.columns() == other.columns();
  }
}
