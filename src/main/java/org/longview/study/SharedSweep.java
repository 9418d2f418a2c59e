package org.longview.study;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.longview.attention.GlobalTokens;
import org.longview.attention.LayerAttention;
import org.longview.study.Settings.Apply;
import org.longview.work.Cancellation;
import org.longview.work.Progress;
import org.longview.work.Workers;

/**
 * Settings of which each layer is measured as if it alone used the pattern: all of them read the
 * reference run, so that it is run once, or beyond the trained length once for each choice of
 * global tokens.
 */
public final class SharedSweep implements TextSweep {
  /** Parts in which settings of one reference are measured, so that the cheap ones come first. */
  private static final int PARTS = 4;

  private final Subject subject;
  private final int[] layers;

  /**
   * Measures nothing yet.
   *
   * @param layers that are measured, at least one
   */
  public SharedSweep(Subject subject, int... layers) {
    this.subject = subject;
    this.layers = layers.clone();
  }

  @Override
  public void measure(
      List<PatternSettings> settings,
      Consumer<Found> found,
      Progress progress,
      Cancellation cancellation) {
    List<List<Integer>> groups = groups(settings);
    int steps = groups.size() * layers.length;
    int step = 0;
    for (List<Integer> group : groups) {
      long begin = System.nanoTime();
      List<PatternSettings> together = group.stream().map(settings::get).toList();
      List<List<LayerQuality>> measured = new ArrayList<>();
      together.forEach(setting -> measured.add(new ArrayList<>()));
      for (int layer : layers) {
        progress.at("Sweep, layer " + (layer + 1), (double) step++ / steps);
        List<LayerQuality> ofLayer = measure(together, layer, cancellation);
        for (int i = 0; i < ofLayer.size(); i++) {
          measured.get(i).add(ofLayer.get(i));
        }
      }
      double seconds = (System.nanoTime() - begin) / 1e9 / group.size();
      for (int i = 0; i < group.size(); i++) {
        List<LayerQuality> all = List.copyOf(measured.get(i));
        found.accept(new Found(group.get(i), all, OptionalDouble.empty(), seconds));
      }
    }
  }

  private List<LayerQuality> measure(
      List<PatternSettings> settings, int layer, Cancellation cancellation) {
    GlobalTokens globals = settings.get(0).globalTokens(subject.length());
    if (!(subject.reference(globals, layer, Progress.NONE, cancellation)
        instanceof LayerAttention computed)) {
      return settings.stream().map(setting -> alone(setting, layer, cancellation)).toList();
    }
    return new LayerSweep(
            computed,
            subject.reference(globals),
            subject.place(layer),
            subject.padding(),
            subject.kernels(),
            Workers.shared(),
            cancellation)
        .measure(settings);
  }

  /** Finished attention has nothing that settings could share. */
  private LayerQuality alone(PatternSettings settings, int layer, Cancellation cancellation) {
    return subject.layer(settings, Apply.THIS_LAYER, layer, Progress.NONE, cancellation).quality();
  }

  /** Settings that are measured together, the cheapest first. */
  private List<List<Integer>> groups(List<PatternSettings> settings) {
    if (!subject.reference(GlobalTokens.NONE).isFull()) {
      return SweepGroups.of(settings, subject.length(), true);
    }
    List<Integer> ascending = SweepGroups.ascending(settings, subject.length());
    int size = Math.max(1, (ascending.size() + PARTS - 1) / PARTS);
    return IntStream.iterate(0, from -> from < ascending.size(), from -> from + size)
        .mapToObj(from -> ascending.subList(from, Math.min(ascending.size(), from + size)))
        .toList();
  }
}
