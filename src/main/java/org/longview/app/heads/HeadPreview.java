package org.longview.app.heads;

import java.time.Duration;
import org.longview.app.control.PixelView;
import org.longview.app.job.Activities;
import org.longview.app.job.Background;
import org.longview.app.job.LatestJob;
import org.longview.app.state.Notices;
import org.longview.app.state.SettingsModel;
import org.longview.app.study.Answer;
import org.longview.app.study.AttentionModel;
import org.longview.app.study.SubjectModel;
import org.longview.picture.CellColors;
import org.longview.picture.ColorMap;
import org.longview.picture.Palette;
import org.longview.picture.Rasterizer;
import org.longview.picture.Reduction;
import org.longview.picture.TileCache;
import org.longview.picture.TiledMatrix;
import org.longview.picture.ValueRaster;
import org.longview.picture.ValueScale;
import org.longview.picture.Viewport;
import org.longview.study.Head;
import org.longview.study.LayerComparison;
import org.longview.study.MatrixSource;
import org.longview.study.Settings;
import org.longview.study.Subject;
import org.longview.study.ViewSettings.Shown;
import org.longview.work.Cancellation;
import org.longview.work.Progress;
import org.longview.work.Workers;

/** A small map of a head's attention under the pattern. */
final class HeadPreview {
  /** So many cells are read; of larger matrices the rest is a first look, coarse. */
  private static final long MOST_CELLS = 1L << 28;

  /** Bytes for a map's tiles, while it is drawn. */
  private static final long MEMORY = 32 << 20;

  /** Pixels and their size. */
  @SuppressWarnings("ArrayRecordComponent") // handed from a worker to the view, never compared
  private record Map(int size, int[] pixels) {}

  private final SettingsModel settings;
  private final SubjectModel subjects;
  private final AttentionModel attention;
  private final Notices notices;
  private final Duration lull;
  private final LatestJob job;
  private final PixelView view = new PixelView();

  HeadPreview(
      SettingsModel settings,
      SubjectModel subjects,
      AttentionModel attention,
      Notices notices,
      Background background,
      Activities activities) {
    this.settings = settings;
    this.subjects = subjects;
    this.attention = attention;
    this.notices = notices;
    lull = background.lull();
    job = new LatestJob("Previewing a head", background, activities, Duration.ofMillis(200));
    view.setId("head-preview");
  }

  PixelView view() {
    return view;
  }

  /** Shows a head as soon as it has been computed; nothing while there is no subject. */
  void show(Head head, Palette palette) {
    Subject subject = subjects.current();
    int size = view.deviceWidth();
    if (subject == null || size < 1) {
      return;
    }
    Settings now = settings.get();
    Answer<LayerComparison> answer = attention.layerProperty().get();
    LayerComparison known =
        answer != null
                && attention.layerCurrentProperty().get()
                && answer.settings().view().layer() == head.layer()
            ? answer.value()
            : null;
    job.submit(
        (progress, cancellation) -> {
          cancellation.rest(lull);
          return draw(
              known != null ? known : compute(subject, now, head, cancellation),
              head,
              size,
              palette,
              cancellation);
        },
        map -> view.show(map.size, map.size, map.pixels),
        thrown -> notices.failure(job, thrown));
  }

  private static LayerComparison compute(
      Subject subject, Settings now, Head head, Cancellation cancellation) {
    return subject.layer(now.pattern(), now.applied(), head.layer(), Progress.NONE, cancellation);
  }

  private static Map draw(
      LayerComparison layer, Head head, int size, Palette palette, Cancellation cancellation) {
    MatrixSource source = layer.source(Shown.PATTERN, head.head());
    Viewport whole = Viewport.fit(source.rows(), source.columns(), size, size);
    TiledMatrix tiles = new TiledMatrix(source, Reduction.MAX, new TileCache(MEMORY));
    tiles.load(whole, MOST_CELLS, Workers.shared(), cancellation);
    ValueRaster raster = tiles.raster(whole, Workers.shared(), cancellation);
    ValueScale.Kind kind = ValueScale.Kind.SQUARE_ROOT;
    boolean signed = source.hasNegatives();
    ValueScale scale =
        signed
            ? ValueScale.diverging(kind, raster.magnitude())
            : ValueScale.sequential(kind, 0, raster.magnitude());
    ColorMap map = signed ? ColorMap.BLUE_ORANGE : ColorMap.VIRIDIS;
    int[] pixels = new int[size * size];
    Rasterizer.paint(raster, CellColors.of(map, scale), palette, pixels);
    return new Map(size, pixels);
  }
}
