package org.longview.work;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A request to stop, set once by whoever no longer wants a result and polled by whoever makes it.
 */
public final class Cancellation {
  private final @Nullable Hold hold;
  private volatile boolean cancelled;
  private volatile long deadline = Long.MAX_VALUE; // in nanoseconds of System.nanoTime, or never

  /** Of work that is waited for. */
  public Cancellation() {
    hold = null;
  }

  /**
   * Of work that nobody waits for: while it is held, it keeps to one thread and lets frames pass.
   */
  public Cancellation(Hold hold) {
    this.hold = hold;
  }

  /** Whether the work is to keep to the thread that called for it. */
  boolean isHeld() {
    return hold != null && hold.isHeld();
  }

  /** Asks the work to stop; it does so at its next {@link #check()}. */
  public synchronized void cancel() {
    cancelled = true;
    notifyAll();
  }

  /**
   * Asks the work to stop if it is not done in time, or at once when it rests; the first deadline
   * counts.
   */
  public synchronized void cancelAfter(Duration time) {
    if (deadline == Long.MAX_VALUE) {
      deadline = System.nanoTime() + time.toNanos();
      notifyAll();
    }
  }

  /**
   * Waits, for work that something newer may soon make obsolete.
   *
   * @throws CancellationException as soon as the work is asked to stop, now or later
   */
  public synchronized void rest(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    try {
      for (long left = time.toNanos(); left > 0 && !isAsked(); left = end - System.nanoTime()) {
        TimeUnit.NANOSECONDS.timedWait(this, left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (isAsked()) {
      cancelled = true;
    }
    check();
  }

  private boolean isAsked() {
    return cancelled || deadline != Long.MAX_VALUE;
  }

  public boolean isCancelled() {
    return cancelled || (deadline != Long.MAX_VALUE && System.nanoTime() - deadline >= 0);
  }

  /**
   * Call between pieces of work of at most a few milliseconds. Work that is held waits here until
   * the frame that is being made has had its time.
   *
   * @throws CancellationException once {@link #cancel()} was called or the time is over
   */
  public void check() {
    if (hold != null) {
      hold.awaitFrame();
    }
    if (isCancelled()) {
      throw new CancellationException("cancelled");
    }
  }
}
