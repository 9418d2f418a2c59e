package org.longview.app.job;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.longview.work.Cancellation;

class ActivityTest {
  @Test
  void progressIsToldInPercentOnceItIsKnown() {
    Activity activity = new Activity("Reading the model", new Cancellation(), System::nanoTime);
    assertEquals("Reading the model…", activity.told());
    activity.at("Layer 3 of 12", 0.167);
    assertEquals("Layer 3 of 12, 17 %", activity.told());
  }
}
