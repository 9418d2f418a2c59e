package org.longview.study.tradeoff;

import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.longview.study.LayerQuality;
import org.longview.study.TextSweep.Found;
import org.longview.study.TradeoffGrid;
import org.longview.study.TradeoffSettings;
import org.longview.study.TradeoffSettings.Measure;
import org.longview.study.TradeoffSettings.Scope;
import org.longview.study.ViewSettings;

/** What a sweep has found so far; written by one thread, read by others. */
public final class SweepOutcome {
  private final SweepKey key;
  private final TradeoffGrid grid;
  private final AtomicReferenceArray<@Nullable Found> found;

  SweepOutcome(SweepKey key, TradeoffGrid grid) {
    this.key = key;
    this.grid = grid;
    found = new AtomicReferenceArray<>(grid.candidates().size());
  }

  /** The settings. */
  public TradeoffGrid grid() {
    return grid;
  }

  void put(int index, Found one) {
    found.set(index, one);
  }

  /** Places of the candidates that are not known yet. */
  public List<Integer> missing() {
    return IntStream.range(0, found.length()).filter(i -> found.get(i) == null).boxed().toList();
  }

  /** Whether all is known. */
  public boolean isComplete() {
    return missing().isEmpty();
  }

  /** The quality of each candidate; NaN where it is not known, or not defined. */
  public double[] quality(TradeoffSettings tradeoffs, ViewSettings view) {
    return IntStream.range(0, found.length())
        .mapToDouble(i -> quality(found.get(i), tradeoffs, view))
        .toArray();
  }

  private double quality(@Nullable Found one, TradeoffSettings tradeoffs, ViewSettings view) {
    if (one == null) {
      return Double.NaN;
    }
    if (tradeoffs.measure() == Measure.EMBEDDING) {
      return one.embeddingChange().orElse(Double.NaN);
    }
    List<LayerQuality> layers =
        tradeoffs.scope() == Scope.MODEL
            ? one.layers()
            : List.of(one.layers().get(one.layers().size() == 1 ? 0 : view.layer()));
    int head = tradeoffs.scope() == Scope.HEAD ? view.head() : ViewSettings.MEAN_HEAD;
    return layers.stream()
        .mapToDouble(layer -> value(layer, head, tradeoffs.measure()))
        .average()
        .orElse(Double.NaN);
  }

  private static double value(LayerQuality layer, int head, Measure measure) {
    return measure == Measure.KEPT
        ? layer.kept(head).orElse(Double.NaN)
        : layer.hasOutput() ? layer.outputError(head) : Double.NaN;
  }

  /** What it depends on. */
  public SweepKey key() {
    return key;
  }
}
