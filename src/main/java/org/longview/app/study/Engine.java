package org.longview.app.study;

import org.longview.study.Settings;
import org.longview.text.Tokens;
import org.longview.work.Cancellation;
import org.longview.work.Progress;

/** What the window asks of a model. Several threads may ask at once. */
public interface Engine {
  /** The name of the model. */
  String name();

  int layers();

  /** Heads of each layer. */
  int heads();

  /** The longest text that the model was trained on, in tokens. */
  int trainedLength();

  /** What computes: for the status line. */
  String kernels();

  /**
   * The viewed layer under the pattern and under the reference.
   *
   * @throws org.longview.work.InputException if it cannot be computed
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  LayerResult layer(Tokens tokens, Settings settings, Progress progress, Cancellation cancellation);

  /**
   * What the pattern costs in every layer and head.
   *
   * @throws org.longview.work.InputException if it cannot be computed
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  QualityResult quality(
      Tokens tokens, Settings settings, Progress progress, Cancellation cancellation);
}
