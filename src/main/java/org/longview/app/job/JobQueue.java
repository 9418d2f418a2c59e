package org.longview.app.job;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/** Runs jobs one after the other, of which each matters. For the JavaFX thread alone. */
public final class JobQueue {
  private final LatestJob job;
  private final Deque<Runnable> waiting = new ArrayDeque<>();
  private boolean busy;

  /**
   * Makes a queue that is empty.
   *
   * @param title what its jobs do, for the status line until they tell more
   */
  public JobQueue(String title, Background background, Activities activities) {
    job = new LatestJob(title, background, activities, Duration.ZERO);
  }

  /** Whether a job is running or waiting. */
  public boolean isBusy() {
    return busy;
  }

  /**
   * Runs a job when those before it have ended. Exactly one of {@code done} and {@code failed} is
   * called.
   *
   * @param failed told of what was thrown, a {@link java.util.concurrent.CancellationException} if
   *     the user stopped it
   */
  public <T> void submit(LatestJob.Work<T> work, Consumer<T> done, Consumer<Throwable> failed) {
    waiting.add(() -> job.submit(work, thenNext(done), thenNext(failed)));
    if (!busy) {
      next();
    }
  }

  private <T> Consumer<T> thenNext(Consumer<T> report) {
    return outcome -> {
      try {
        report.accept(outcome);
      } finally {
        next();
      }
    };
  }

  private void next() {
    Runnable first = waiting.poll();
    busy = first != null;
    if (first != null) {
      first.run();
    }
  }
}
