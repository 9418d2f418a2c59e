package org.longview.work;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Runs jobs that may not notice a cancellation, such as the parsers of a library, on threads of
 * their own. The caller waits, but leaves without the result once it is cancelled or the job shows
 * no sign of life. A job that was left is interrupted and fails at its next call of its progress or
 * cancellation; until then it keeps its place, so that only a limited number can be left behind.
 */
public final class DetachedJobs {
  private static final int MILLISECONDS_BETWEEN_LOOKS = 10;

  private final Semaphore places;

  /** A computation that tells how far it is; every report is a sign of life. */
  @FunctionalInterface
  public interface Job<T> {
    /**
     * Computes the result.
     *
     * @throws CancellationException once nobody waits for it
     */
    T run(Progress progress, Cancellation cancellation);
  }

  /**
   * @param most jobs that run at the same time, those included that were left; at least 1
   */
  public DetachedJobs(int most) {
    places = new Semaphore(most);
  }

  /**
   * Runs a job and waits for it.
   *
   * @param patience how long to wait without a sign of life
   * @param progress is passed on what the job reports, on the job's thread, and nothing any more
   *     after this call
   * @return what the job returns
   * @throws CancellationException if cancelled, or if this thread is interrupted
   * @throws TimeoutException if the job gave no sign of life for {@code patience}
   * @throws RejectedExecutionException if too many jobs are running
   * @throws RuntimeException what the job throws; its errors are thrown on as they are, too
   */
  public <T> T run(Job<T> job, Duration patience, Progress progress, Cancellation cancellation)
      throws TimeoutException {
    if (!places.tryAcquire()) {
      throw new RejectedExecutionException("too many jobs are running");
    }
    Pulse pulse = new Pulse(progress, cancellation);
    FutureTask<T> task =
        new FutureTask<>(() -> job.run(pulse, pulse.left)) {
          @Override
          public void run() {
            try {
              super.run();
            } finally {
              places.release();
            }
          }
        };
    Workers.background().execute(task);
    try {
      return await(task, pulse, patience, cancellation);
    } finally {
      pulse.stop();
      task.cancel(true);
    }
  }

  private static <T> T await(
      FutureTask<T> task, Pulse pulse, Duration patience, Cancellation cancellation)
      throws TimeoutException {
    while (true) {
      try {
        return task.get(MILLISECONDS_BETWEEN_LOOKS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        cancellation.check();
        if (pulse.silence() > patience.toNanos()) {
          throw e;
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CancellationException("interrupted");
      } catch (ExecutionException e) {
        throw unchecked(e.getCause());
      }
    }
  }

  private static RuntimeException unchecked(@Nullable Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    return thrown instanceof RuntimeException exception
        ? exception
        : new IllegalStateException(thrown);
  }

  /** Passes reports on as long as somebody waits, and knows when the last one came. */
  private static final class Pulse implements Progress {
    private final Progress progress;
    private final Cancellation cancellation;
    private final Cancellation left = new Cancellation();
    private volatile long last = System.nanoTime();

    Pulse(Progress progress, Cancellation cancellation) {
      this.progress = progress;
      this.cancellation = cancellation;
    }

    @Override
    public synchronized void at(String what, double fraction) {
      left.check();
      cancellation.check();
      last = System.nanoTime();
      progress.at(what, fraction);
    }

    synchronized void stop() {
      left.cancel();
    }

    long silence() {
      return System.nanoTime() - last;
    }
  }
}
