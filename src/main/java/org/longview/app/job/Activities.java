package org.longview.app.job;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.longview.work.Cancellation;

/** All that is going on, the longest first. For the JavaFX thread alone. */
public final class Activities {
  /** Work that is over sooner is not shown; all that takes half a second is, by then. */
  private static final long SHOWN_AFTER_MILLIS = 350;

  private final Set<Activity> running = new LinkedHashSet<>();
  private final LongSupplier clock;

  public Activities() {
    this(System::nanoTime);
  }

  /**
   * @param clock in nanoseconds
   */
  Activities(LongSupplier clock) {
    this.clock = clock;
  }

  Activity begin(String title, Cancellation cancellation) {
    Activity activity = new Activity(title, cancellation, clock);
    running.add(activity);
    return activity;
  }

  void end(Activity activity) {
    running.remove(activity);
  }

  /** Stops everything that is going on. */
  public void cancelAll() {
    running.forEach(activity -> activity.cancellation().cancel());
  }

  /** Whether anything is going on, however short. */
  public boolean isBusy() {
    return !running.isEmpty();
  }

  /**
   * What takes long enough to be shown; null if nothing does. What tells how far it is comes first,
   * since the others may be waiting for it.
   */
  public @Nullable Activity shown() {
    Activity untold = null;
    for (Activity activity : running) {
      if (activity.millis() >= SHOWN_AFTER_MILLIS) {
        if (activity.fraction() >= 0) {
          return activity;
        }
        untold = untold == null ? activity : untold;
      }
    }
    return untold;
  }
}
