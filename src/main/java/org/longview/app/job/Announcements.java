package org.longview.app.job;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Tells the window now and then what fills in: often while it is only looked at, and once a second
 * while somebody acts in it, so that frames are seldom late. For any thread.
 */
public final class Announcements {
  private static final Duration WHILE_ACTING = Duration.ofSeconds(1);

  private final Background background;
  private final long pause;
  private final LongSupplier clock;
  private final AtomicLong last;

  /**
   * Nothing has been told yet.
   *
   * @param pause from one announcement to the next, at least
   */
  public Announcements(Background background, Duration pause) {
    this(background, pause, System::nanoTime);
  }

  /**
   * With a clock.
   *
   * @param clock in nanoseconds
   */
  Announcements(Background background, Duration pause, LongSupplier clock) {
    this.background = background;
    this.pause = pause.toNanos();
    this.clock = clock;
    last = new AtomicLong(clock.getAsLong() - WHILE_ACTING.toNanos());
  }

  /** Runs on the JavaFX thread what shows the news, unless there were some just now. */
  public void announce(Runnable shown) {
    long before = last.get();
    long now = clock.getAsLong();
    long least = background.hold().isHeld() ? WHILE_ACTING.toNanos() : pause;
    if (now - before >= least && last.compareAndSet(before, now)) {
      background.ui().execute(shown);
    }
  }
}
