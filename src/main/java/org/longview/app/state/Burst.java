package org.longview.app.state;

import java.util.function.LongSupplier;

/** Joins keystrokes and wheel notches that follow each other quickly into gestures. */
public final class Burst {
  private static final long PAUSE_NANOS = 1_000_000_000;

  private final LongSupplier clock;
  private Gesture gesture = new Gesture();
  private long last;

  /** By the system's clock. */
  public Burst() {
    this(System::nanoTime);
  }

  /**
   * By another clock.
   *
   * @param clock nanoseconds from any origin
   */
  public Burst(LongSupplier clock) {
    this.clock = clock;
    last = clock.getAsLong() - PAUSE_NANOS;
  }

  /** The gesture that a change made now belongs to: the last one, or a new one after a pause. */
  public Gesture now() {
    long now = clock.getAsLong();
    if (now - last >= PAUSE_NANOS) {
      gesture = new Gesture();
    }
    last = now;
    return gesture;
  }

  /** Ends the gesture, so that the next change begins a new one. */
  public void end() {
    last = clock.getAsLong() - PAUSE_NANOS;
  }
}
