package org.longview.app.job;

import java.time.Duration;
import java.util.concurrent.Executor;
import javafx.application.Platform;
import org.longview.work.Hold;
import org.longview.work.Workers;

/**
 * Where work is done, and where its results are received.
 *
 * @param jobs runs work
 * @param ui runs what touches the window, one after the other
 * @param hold by which what the user does has a processor to itself
 * @param lull how long work waits that is not to slow down what answers while a control is dragged
 */
public record Background(Executor jobs, Executor ui, Hold hold, Duration lull) {
  /** Longer than it takes from one step of a drag to the next. */
  private static final Duration LULL = Duration.ofMillis(120);

  /** Without waiting. */
  public Background(Executor jobs, Executor ui) {
    this(jobs, ui, new Hold(Duration.ZERO), Duration.ZERO);
  }

  /** The program's own threads, and the JavaFX thread. */
  public static Background threads() {
    return new Background(Workers.background(), Platform::runLater, new Hold(LULL), LULL);
  }
}
