package org.longview.study;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Attention kept and output error of each head of a layer. Immutable. */
public final class LayerQuality {
  private final double @Nullable [] kept;
  private final double[] outputErrors;

  /** Takes the arrays, one element a head, as its own; {@code kept} is null for Linformer. */
  LayerQuality(double @Nullable [] kept, double[] outputErrors) {
    this.kept = kept;
    this.outputErrors = outputErrors;
  }

  public int heads() {
    return outputErrors.length;
  }

  /** Of one head, or the mean of all for {@link ViewSettings#MEAN_HEAD}. */
  public OptionalDouble kept(int head) {
    return kept == null ? OptionalDouble.empty() : OptionalDouble.of(value(kept, head));
  }

  /** Of one head, or the mean of all for {@link ViewSettings#MEAN_HEAD}. */
  public double outputError(int head) {
    return value(outputErrors, head);
  }

  private static double value(double[] values, int head) {
    return head == ViewSettings.MEAN_HEAD
        ? Arrays.stream(values).average().orElseThrow()
        : values[head];
  }
}
