package org.longview.app.job;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.longview.work.Cancellation;
import org.longview.work.Progress;

/**
 * Runs one job at a time, of which only the latest matters. A job that another makes obsolete may
 * still finish if it does so soon, so that results keep coming while a control is dragged; it is
 * stopped otherwise. For the JavaFX thread alone.
 */
public final class LatestJob {
  /**
   * Work on another thread.
   *
   * @param <T> its result
   */
  @FunctionalInterface
  public interface Work<T> {
    T compute(Progress progress, Cancellation cancellation);
  }

  private final String title;
  private final Background background;
  private final Activities activities;
  private final Duration patience;
  private final Supplier<Cancellation> cancellations;
  private @Nullable Activity running;
  private @Nullable Runnable waiting;

  /**
   * Makes a runner that is idle.
   *
   * @param title what its jobs do, for the status line until they tell more
   * @param patience how long an obsolete job may go on
   */
  public LatestJob(String title, Background background, Activities activities, Duration patience) {
    this(title, background, activities, patience, Cancellation::new);
  }

  private LatestJob(
      String title,
      Background background,
      Activities activities,
      Duration patience,
      Supplier<Cancellation> cancellations) {
    this.title = title;
    this.background = background;
    this.activities = activities;
    this.patience = patience;
    this.cancellations = cancellations;
  }

  /**
   * Makes a runner of long jobs, which keep to one thread while the user does something.
   *
   * @param title what its jobs do, for the status line until they tell more
   */
  public static LatestJob givingWay(String title, Background background, Activities activities) {
    return new LatestJob(
        title, background, activities, Duration.ZERO, () -> new Cancellation(background.hold()));
  }

  /**
   * Runs a job, after the one that is running. Exactly one of {@code done} and {@code failed} is
   * called, unless a later job comes in between or this one is cancelled by {@link #cancel}.
   *
   * @param failed told of what was thrown, a {@link java.util.concurrent.CancellationException} if
   *     the user stopped it
   */
  public <T> void submit(Work<T> work, Consumer<T> done, Consumer<Throwable> failed) {
    if (running == null) {
      waiting = null;
      start(work, done, failed);
    } else {
      running.cancellation().cancelAfter(patience);
      waiting = () -> start(work, done, failed);
    }
  }

  /** Stops what is running and forgets what is waiting. */
  public void cancel() {
    waiting = null;
    if (running != null) {
      running.cancellation().cancel();
      activities.end(running);
      running = null;
    }
  }

  private <T> void start(Work<T> work, Consumer<T> done, Consumer<Throwable> failed) {
    Cancellation cancellation = cancellations.get();
    Activity activity = activities.begin(title, cancellation);
    running = activity;
    background
        .jobs()
        .execute(
            () -> {
              try {
                T result = work.compute(activity, cancellation);
                background.ui().execute(() -> end(activity, () -> done.accept(result)));
              } catch (RuntimeException | Error e) {
                background.ui().execute(() -> end(activity, () -> failUnlessObsolete(failed, e)));
              }
            });
  }

  private void failUnlessObsolete(Consumer<Throwable> failed, Throwable thrown) {
    if (waiting == null) {
      failed.accept(thrown);
    }
  }

  private void end(Activity activity, Runnable report) {
    if (activity != running) {
      return;
    }
    activities.end(activity);
    running = null;
    report.run();
    Runnable next = waiting;
    if (next != null && running == null) {
      waiting = null;
      next.run();
    }
  }
}
