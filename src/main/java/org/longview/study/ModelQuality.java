package org.longview.study;

import java.util.List;
import java.util.OptionalDouble;

/**
 * Attention kept and output error of every head of the model. The mean over the model is that over
 * all heads.
 *
 * @param layers of the model, from the first
 */
public record ModelQuality(List<LayerQuality> layers) {
  public LayerQuality layer(int layer) {
    return layers.get(layer);
  }

  /** The mean over all heads; none for Linformer. */
  public OptionalDouble kept() {
    return layers.stream()
        .map(layer -> layer.kept(ViewSettings.MEAN_HEAD))
        .filter(OptionalDouble::isPresent)
        .mapToDouble(OptionalDouble::getAsDouble)
        .average();
  }

  /** Whether there are outputs, and so errors: not of finished attention. */
  public boolean hasOutput() {
    return layers.get(0).hasOutput();
  }

  /** The mean over all heads; NaN without outputs. */
  public double outputError() {
    return layers.stream()
        .mapToDouble(layer -> layer.outputError(ViewSettings.MEAN_HEAD))
        .average()
        .orElseThrow();
  }
}
