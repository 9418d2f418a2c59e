package org.longview.app.study;

import java.util.OptionalDouble;
import org.longview.study.ViewSettings;

/** What a pattern costs, from 0 to 1 each. */
public interface QualityResult {
  /** In place of a layer: the mean of all layers. */
  int ALL_LAYERS = -1;

  /** In place of a head: the mean of all heads. */
  int ALL_HEADS = ViewSettings.MEAN_HEAD;

  int layers();

  int heads();

  /**
   * Attention kept.
   *
   * @param layer counted from 0, or {@link #ALL_LAYERS}
   * @param head counted from 0, or {@link #ALL_HEADS}
   * @return empty where it is not defined, as for Linformer
   */
  OptionalDouble kept(int layer, int head);

  /**
   * Output error.
   *
   * @param layer counted from 0, or {@link #ALL_LAYERS}
   * @param head counted from 0, or {@link #ALL_HEADS}
   */
  double outputError(int layer, int head);
}
