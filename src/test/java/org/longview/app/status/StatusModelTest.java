package org.longview.app.status;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.longview.app.Session;
import org.longview.app.TestSession;

class StatusModelTest {
  @Test
  void timesAreAsShortAsTheyAreLong() {
    assertEquals("1 ms", StatusModel.time(Duration.ofNanos(1000)));
    assertEquals("18 ms", StatusModel.time(Duration.ofMillis(18)));
    assertEquals("1.4 s", StatusModel.time(Duration.ofMillis(1420)));
    assertEquals("3 min 5 s", StatusModel.time(Duration.ofMillis(185_400)));
  }

  @Test
  void theHeapIsToldInTheUnitsOfWhatIsKept() {
    assertTrue(StatusModel.heap().matches("heap [0-9.]+ [MG]iB"), StatusModel.heap());
  }

  @Test
  void whatWasComputedIsSaid() {
    Session session = TestSession.of("I love Geeks for Geeks");
    String computed = StatusModel.computed(session.attention());
    assertTrue(computed.matches("layer 0, 9 tokens in .*; 12 layers × 12 heads in .*"), computed);
  }

  @Test
  void whatWasKeptIsNotSaidToHaveTakenTime() {
    Session session = TestSession.of("I love Geeks for Geeks");
    session.settings().change("w", now -> now.withPattern(now.pattern().withWindow(2)));
    session.settings().undo();
    assertEquals(
        "layer 0, 9 tokens kept from before; 12 layers × 12 heads kept from before",
        StatusModel.computed(session.attention()));
  }
}
