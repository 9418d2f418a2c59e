package org.longview.work;

import java.time.Duration;
import java.util.concurrent.CancellationException;

/**
 * A request to stop, set once by whoever no longer wants a result and polled by whoever makes it.
 */
public final class Cancellation {
  private volatile boolean cancelled;
  private volatile long deadline = Long.MAX_VALUE; // in nanoseconds of System.nanoTime, or never

  /** Asks the work to stop; it does so at its next {@link #check()}. */
  public void cancel() {
    cancelled = true;
  }

  /** Asks the work to stop if it is not done in time; the first deadline counts. */
  public void cancelAfter(Duration time) {
    if (deadline == Long.MAX_VALUE) {
      deadline = System.nanoTime() + time.toNanos();
    }
  }

  public boolean isCancelled() {
    return cancelled || (deadline != Long.MAX_VALUE && System.nanoTime() - deadline >= 0);
  }

  /**
   * Call between pieces of work of at most a few milliseconds.
   *
   * @throws CancellationException once {@link #cancel()} was called or the time is over
   */
  public void check() {
    if (isCancelled()) {
      throw new CancellationException("cancelled");
    }
  }
}
