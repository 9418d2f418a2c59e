package org.longview.app.study;

import org.longview.study.MatrixSource;
import org.longview.study.ViewSettings.Shown;

/** One layer's attention under the pattern and under the reference. */
public interface LayerResult {
  /** What the pattern is compared with, in a word or two: "full", "window 512". */
  String reference();

  /**
   * An attention matrix: n × n, but n × k under Linformer.
   *
   * @param head counted from 0, or {@link org.longview.study.ViewSettings#MEAN_HEAD}
   * @throws IllegalArgumentException for the difference where the two matrices have not the same
   *     columns
   */
  MatrixSource source(Shown shown, int head);
}
