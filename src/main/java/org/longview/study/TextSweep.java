package org.longview.study;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.longview.work.Cancellation;
import org.longview.work.Progress;

/** Many settings of a model that reads a text, head by head. */
public interface TextSweep {
  /**
   * What one setting keeps and loses.
   *
   * @param index of the setting
   * @param layers the heads of each layer of the sweep
   * @param embeddingChange one minus the cosine of the text's embedding with that of the reference
   *     run; none where only one layer uses the pattern
   * @param seconds that it took; of settings that are measured together, its part
   */
  record Found(
      int index, List<LayerQuality> layers, OptionalDouble embeddingChange, double seconds) {}

  /**
   * Measures settings, from the cheapest to the dearest as far as they are not measured together.
   *
   * @param found told of each as soon as it is there, on the calling thread
   * @throws org.longview.work.InputException if a setting does not fit the text, or the text the
   *     working set
   * @throws org.longview.work.MemoryException if the memory ran out all the same
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  void measure(
      List<PatternSettings> settings,
      Consumer<Found> found,
      Progress progress,
      Cancellation cancellation);
}
