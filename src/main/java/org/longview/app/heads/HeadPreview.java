package org.longview.app.heads;

import java.time.Duration;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.longview.app.control.PixelView;
import org.longview.app.job.Activities;
import org.longview.app.job.Background;
import org.longview.app.job.LatestJob;
import org.longview.app.state.Notices;
import org.longview.app.state.SettingsModel;
import org.longview.app.study.Answer;
import org.longview.app.study.AttentionModel;
import org.longview.app.study.SubjectModel;
import org.longview.attention.GlobalTokens;
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
import org.longview.study.HeadWording;
import org.longview.study.LayerComparison;
import org.longview.study.LayerScores;
import org.longview.study.MatrixSource;
import org.longview.study.Settings;
import org.longview.study.Subject;
import org.longview.study.ViewSettings;
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

  /** Longer texts take so long to measure that only what is known is told. */
  private static final int MEASURED_AT_ONCE = 1024;

  /** Pixels and their size, and what the head does. */
  @SuppressWarnings("ArrayRecordComponent") // handed from a worker to the view, never compared
  private record Map(int size, int[] pixels, String does) {}

  /**
   * A head that is shown.
   *
   * @param does what its class is: "previous token"; empty while not known
   */
  record Seen(Head head, String does) {}

  private final SettingsModel settings;
  private final SubjectModel subjects;
  private final AttentionModel attention;
  private final Notices notices;
  private final Duration lull;
  private final LatestJob job;
  private final PixelView view = new PixelView();
  private final ReadOnlyObjectWrapper<@Nullable Seen> seen = new ReadOnlyObjectWrapper<>();

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

  /** The head whose map is shown; null until there is one. */
  ReadOnlyObjectProperty<@Nullable Seen> seenProperty() {
    return seen.getReadOnlyProperty();
  }

  /** Shows a head as soon as it has been computed; nothing while there is no subject. */
  void show(Head head, Palette palette) {
    Subject subject = subjects.current();
    int size = Math.min(view.deviceWidth(), view.deviceHeight());
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
          LayerComparison layer = known != null ? known : compute(subject, now, head, cancellation);
          ColorMap map = ColorMap.named(now.view().colorMap());
          int[] pixels = draw(layer, head, size, map, palette, cancellation);
          return new Map(size, pixels, does(subject, now, layer, head, cancellation));
        },
        map -> {
          view.show(map.size, map.size, map.pixels);
          seen.set(new Seen(head, map.does));
        },
        thrown -> notices.failure(job, thrown));
  }

  private static LayerComparison compute(
      Subject subject, Settings now, Head head, Cancellation cancellation) {
    return subject.layer(now.pattern(), now.applied(), head.layer(), Progress.NONE, cancellation);
  }

  private static int[] draw(
      LayerComparison layer,
      Head head,
      int size,
      ColorMap sequential,
      Palette palette,
      Cancellation cancellation) {
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
    ColorMap map = signed ? ColorMap.BLUE_ORANGE : sequential;
    int[] pixels = new int[size * size];
    Rasterizer.paint(raster, CellColors.of(map, scale), palette, pixels);
    return pixels;
  }

  /** The class of a head, if it is known or takes no time to speak of. */
  private static String does(
      Subject subject, Settings now, LayerComparison layer, Head head, Cancellation cancellation) {
    if (head.head() == ViewSettings.MEAN_HEAD) {
      return "";
    }
    GlobalTokens globals = now.pattern().globalTokens(subject.length());
    LayerScores scores =
        subject.length() <= MEASURED_AT_ONCE
            ? subject.scores(layer, globals, head.layer(), cancellation)
            : subject.knownScores(globals, head.layer());
    return scores == null ? "" : HeadWording.title(scores, head.head());
  }
}
