package org.longview.work;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Keeps work that nobody waits for out of the way while somebody acts, so that what answers them
 * has the processors. {@linkplain Cancellation#Cancellation(Hold) Work that gives way} then goes on
 * with one thread, and with a piece for each frame.
 */
public final class Hold {
  /** What JavaFX has for a frame. */
  private static final long FRAME_NANOS = 16_000_000;

  private final long nanos;
  private volatile boolean begun;
  private volatile long last;
  private volatile long frame = System.nanoTime() - FRAME_NANOS;

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

  /** A frame begins to be made now. */
  public void frame() {
    frame = System.nanoTime();
  }

  /** Whether somebody has just acted. */
  public boolean isHeld() {
    return begun && System.nanoTime() - last < nanos;
  }

  /** Waits until the frame that was begun last has had its time, if somebody has just acted. */
  void awaitFrame() {
    if (!isHeld()) {
      return;
    }
    long end = frame + FRAME_NANOS;
    for (long left = end - System.nanoTime();
        left > 0 && !Thread.currentThread().isInterrupted();
        left = end - System.nanoTime()) {
      LockSupport.parkNanos(this, left);
    }
  }
}
