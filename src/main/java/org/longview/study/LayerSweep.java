package org.longview.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.longview.attention.KeyPadding;
import org.longview.attention.LayerAttention;
import org.longview.attention.Mechanism;
import org.longview.attention.SparsityPattern;
import org.longview.attention.WindowSweep;
import org.longview.linear.Kernels;
import org.longview.work.Cancellation;
import org.longview.work.Workers;

/**
 * Many settings on one layer, whose inputs are the same for all of them. Windows are measured
 * together, everything else by itself.
 */
final class LayerSweep {
  private final LayerAttention referenceAttention;
  private final Reference reference;
  private final Mechanisms.Place place;
  private final KeyPadding padding;
  private final Kernels kernels;
  private final Workers workers;
  private final Cancellation cancellation;

  /**
   * Measures nothing yet.
   *
   * @param referenceAttention of the layer
   * @param reference that it is; unless it is full, all settings must have its global tokens
   */
  LayerSweep(
      LayerAttention referenceAttention,
      Reference reference,
      Mechanisms.Place place,
      KeyPadding padding,
      Kernels kernels,
      Workers workers,
      Cancellation cancellation) {
    this.referenceAttention = referenceAttention;
    this.reference = reference;
    this.place = place;
    this.padding = padding;
    this.kernels = kernels;
    this.workers = workers;
    this.cancellation = cancellation;
  }

  /**
   * What the settings keep and lose, in their order.
   *
   * @throws org.longview.work.InputException if they do not fit the text
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  List<LayerQuality> measure(List<PatternSettings> settings) {
    LayerQuality[] measured = new LayerQuality[settings.size()];
    List<List<Integer>> alike = new ArrayList<>();
    for (int i = 0; i < measured.length; i++) {
      if (isWindow(settings.get(i))) {
        group(alike, settings, i);
      } else {
        measured[i] = alone(settings.get(i));
      }
    }
    for (List<Integer> group : alike) {
      List<LayerQuality> together =
          together(group.stream().map(i -> pattern(settings.get(i))).toList());
      for (int g = 0; g < together.size(); g++) {
        measured[group.get(g)] = together.get(g);
      }
    }
    return Arrays.asList(measured);
  }

  private boolean isWindow(PatternSettings settings) {
    return settings.kind().isSparse()
        && !settings.differsByHead()
        && !settings.differsByLayer()
        && !settings.mergesPieces()
        && WindowSweep.isPossible(pattern(settings));
  }

  private SparsityPattern pattern(PatternSettings settings) {
    return settings.pattern(referenceAttention.length());
  }

  private void group(List<List<Integer>> groups, List<PatternSettings> settings, int index) {
    SparsityPattern pattern = pattern(settings.get(index));
    for (List<Integer> group : groups) {
      if (WindowSweep.areAlike(pattern(settings.get(group.get(0))), pattern)) {
        group.add(index);
        return;
      }
    }
    groups.add(new ArrayList<>(List.of(index)));
  }

  private List<LayerQuality> together(List<SparsityPattern> patterns) {
    int n = referenceAttention.length();
    WindowSweep sweep =
        new WindowSweep(
            patterns, n, padding, reference.widestHalf(n, WindowSweep.dilation(patterns.get(0))));
    int heads = referenceAttention.heads();
    double[][] kept = new double[patterns.size()][heads];
    double[][] errors = new double[patterns.size()][heads];
    workers.forEach(
        heads,
        cancellation,
        h -> {
          List<WindowSweep.Loss> losses =
              sweep.measure(
                  kernels,
                  referenceAttention.tensors(h),
                  referenceAttention.logSumExp(h),
                  referenceAttention.output(h),
                  workers,
                  cancellation);
          for (int p = 0; p < losses.size(); p++) {
            kept[p][h] = losses.get(p).kept();
            errors[p][h] = losses.get(p).outputError();
          }
        });
    return IntStream.range(0, patterns.size())
        .mapToObj(p -> new LayerQuality(heads, kept[p], errors[p]))
        .toList();
  }

  private LayerQuality alone(PatternSettings settings) {
    Mechanism mechanism =
        Mechanisms.of(
            settings,
            place,
            referenceAttention.length(),
            referenceAttention.heads(),
            padding,
            cancellation);
    return LayerQuality.of(
        kernels,
        referenceAttention.under(mechanism, workers, cancellation),
        referenceAttention,
        reference,
        workers,
        cancellation);
  }
}
