package org.longview.work;

import java.time.Duration;

/**
 * Keeps work that nobody waits for from using all processors while somebody acts, so that what
 * answers them has one. {@linkplain Cancellation#Cancellation(Hold) Work that gives way} then goes
 * on with one thread.
 */
public final class Hold {
  private final long nanos;
  private volatile boolean begun;
  private volatile long last;

  /**
   * Nobody acts yet.
   *
   * @param time how long an act counts
   */
  public Hold(Duration time) {
    nanos = time.toNanos();
  }

  /** Somebody acts now. */
  public void act() {
    last = System.nanoTime();
    begun = true;
  }

  /** Whether somebody has just acted. */
  public boolean isHeld() {
    return begun && System.nanoTime() - last < nanos;
  }
}
