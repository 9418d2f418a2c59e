package org.longview.app.job;

import java.util.concurrent.Executor;
import javafx.application.Platform;
import org.longview.work.Workers;

/**
 * Where work is done, and where its results are received.
 *
 * @param jobs runs work
 * @param ui runs what touches the window, one after the other
 */
public record Background(Executor jobs, Executor ui) {
  /** The program's own threads, and the JavaFX thread. */
  public static Background threads() {
    return new Background(Workers.background(), Platform::runLater);
  }
}
