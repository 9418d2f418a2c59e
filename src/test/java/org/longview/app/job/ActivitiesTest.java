package org.longview.app.job;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.longview.work.Cancellation;

class ActivitiesTest {
  private long nanos;
  private final Activities activities = new Activities(() -> nanos);

  private void pass(long millis) {
    nanos += TimeUnit.MILLISECONDS.toNanos(millis);
  }

  @Test
  void whatIsShownIsTheLongestOfThoseThatTellHowFarTheyAre() {
    Activity waiting = activities.begin("Waiting", new Cancellation());
    assertNull(activities.shown());
    pass(350);
    assertSame(waiting, activities.shown());
    Activity measuring = activities.begin("Measuring", new Cancellation());
    Activity reading = activities.begin("Reading", new Cancellation());
    pass(349);
    assertSame(waiting, activities.shown());
    reading.at("Reading", 0);
    pass(1);
    assertSame(reading, activities.shown());
    measuring.at("Measuring", 0.5);
    assertSame(measuring, activities.shown());
    activities.end(measuring);
    activities.end(reading);
    assertSame(waiting, activities.shown());
    activities.end(waiting);
    assertNull(activities.shown());
  }
}
