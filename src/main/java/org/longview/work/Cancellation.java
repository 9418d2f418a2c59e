package org.longview.work;

import java.util.concurrent.CancellationException;

/**
 * A request to stop, set once by whoever no longer wants a result and polled by whoever makes it.
 */
public final class Cancellation {
  private volatile boolean cancelled;

  /** Asks the work to stop; it does so at its next {@link #check()}. */
  public void cancel() {
    cancelled = true;
  }

  public boolean isCancelled() {
    return cancelled;
  }

  /**
   * Call between pieces of work of at most a few milliseconds.
   *
   * @throws CancellationException once {@link #cancel()} was called
   */
  public void check() {
    if (cancelled) {
      throw new CancellationException("cancelled");
    }
  }
}
