package org.longview.app.job;

import java.util.function.LongSupplier;
import org.longview.work.Cancellation;
import org.longview.work.Progress;

/** A piece of work that is going on, as the status line tells it. */
public final class Activity implements Progress {
  private record State(String what, double fraction) {}

  private final Cancellation cancellation;
  private final LongSupplier clock;
  private final long begin;
  private volatile State state;

  /**
   * @param clock in nanoseconds
   */
  Activity(String title, Cancellation cancellation, LongSupplier clock) {
    this.cancellation = cancellation;
    this.clock = clock;
    begin = clock.getAsLong();
    state = new State(title, -1);
  }

  /** Called by the work, on any thread. */
  @Override
  public void at(String what, double fraction) {
    state = new State(what, fraction);
  }

  /** What is being done. */
  public String what() {
    return state.what;
  }

  /** The part that is done, from 0 to 1; negative while it is not known. */
  public double fraction() {
    return state.fraction;
  }

  /** What is being done, and the part that is done if it is known: "Layer 3 of 12, 25 %". */
  public String told() {
    State now = state;
    return now.fraction < 0
        ? now.what + "…"
        : "%s, %d %%".formatted(now.what, Math.round(100 * now.fraction));
  }

  /** Milliseconds since it began. */
  public long millis() {
    return (clock.getAsLong() - begin) / 1_000_000;
  }

  public Cancellation cancellation() {
    return cancellation;
  }
}
