package org.longview.picture;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.longview.study.Head;
import org.longview.study.LayerComparison;
import org.longview.study.MatrixSource;
import org.longview.study.PatternSettings;
import org.longview.study.Settings.Apply;
import org.longview.study.Subject;
import org.longview.study.ViewSettings.Shown;
import org.longview.work.Cancellation;
import org.longview.work.Progress;
import org.longview.work.Workers;

/**
 * Small maps of all heads of all layers.
 *
 * @param layer the attention of the last layer, for what all have in common
 * @param shown what they show
 * @param maps of every head
 */
public record HeadMaps(LayerComparison layer, Shown shown, Map<Head, Overview> maps) {
  /** Of heads that would have more cells to read, some rows are read, evenly spread. */
  private static final long MOST_CELLS = 1L << 26;

  /**
   * What is to be drawn.
   *
   * @param pattern of the attention
   * @param apply which layers use it
   * @param shown what is wanted; the pattern's attention where there is nothing else
   * @param reduction what a pixel shows that several cells share
   */
  public record Request(PatternSettings pattern, Apply apply, Shown shown, Reduction reduction) {}

  public HeadMaps {
    maps = Map.copyOf(maps);
  }

  /**
   * Draws layer after layer. Of a long text a first look comes before each layer's maps.
   *
   * @param found told of the maps of each layer, on the calling thread
   * @throws org.longview.work.InputException if the settings do not fit the tokens, or it does not
   *     fit the memory
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public static HeadMaps of(
      Subject subject,
      Request request,
      Consumer<Map<Head, Overview>> found,
      Workers workers,
      Progress progress,
      Cancellation cancellation) {
    Map<Head, Overview> maps = new HashMap<>();
    Consumer<Map<Head, Overview>> take =
        ofLayer -> {
          maps.putAll(ofLayer);
          found.accept(ofLayer);
        };
    LayerComparison comparison = null;
    Shown shown = request.shown;
    for (int layer = 0; layer < subject.layers(); layer++) {
      progress.at(
          "Maps of layer " + (layer + 1) + " of " + subject.layers(),
          layer / (double) subject.layers());
      comparison =
          subject.layer(request.pattern, request.apply, layer, Progress.NONE, cancellation);
      shown = comparison.possible(request.shown);
      draw(comparison, layer, shown, request.reduction, take, workers, cancellation);
    }
    if (comparison == null) {
      throw new IllegalArgumentException("there are no layers");
    }
    return new HeadMaps(comparison, shown, maps);
  }

  private static void draw(
      LayerComparison comparison,
      int layer,
      Shown shown,
      Reduction reduction,
      Consumer<Map<Head, Overview>> found,
      Workers workers,
      Cancellation cancellation) {
    List<MatrixSource> sources =
        IntStream.range(0, comparison.attention().heads())
            .mapToObj(h -> comparison.source(shown, h))
            .toList();
    long cells = Overview.cells(sources.get(0));
    if (cells > Overview.QUICK) {
      found.accept(draw(layer, sources, reduction, Overview::sample, workers, cancellation));
    }
    if (cells <= MOST_CELLS) {
      found.accept(draw(layer, sources, reduction, Overview::of, workers, cancellation));
    }
  }

  /** How one map is made. */
  private interface Way {
    Overview of(
        MatrixSource source, Reduction reduction, Workers workers, Cancellation cancellation);
  }

  private static Map<Head, Overview> draw(
      int layer,
      List<MatrixSource> sources,
      Reduction reduction,
      Way way,
      Workers workers,
      Cancellation cancellation) {
    Map<Head, Overview> maps = new ConcurrentHashMap<>();
    workers.forEach(
        sources.size(),
        cancellation,
        h ->
            maps.put(new Head(layer, h), way.of(sources.get(h), reduction, workers, cancellation)));
    return maps;
  }

  /** How many layers there are. */
  public int layers() {
    return maps.size() / layer.attention().heads();
  }

  /** Whether there may be values below zero. */
  public boolean isSigned() {
    return maps.values().iterator().next().hasNegatives();
  }

  /** The colours of all maps. */
  public MapScale scale(ValueScale.Kind kind, boolean own) {
    return scale(maps.values(), shown, kind, own);
  }

  /**
   * The colours of some maps: attention, and a difference, is never larger than 1, so that all are
   * shown alike whatever the text.
   *
   * @param own whether each has a scale of its own
   */
  public static MapScale scale(
      Collection<Overview> maps, Shown shown, ValueScale.Kind kind, boolean own) {
    boolean bounded = shown == Shown.DIFFERENCE || maps.stream().noneMatch(Overview::hasNegatives);
    float most =
        bounded ? 1 : (float) maps.stream().mapToDouble(Overview::magnitude).max().orElse(1);
    return new MapScale(kind, own, most);
  }
}
