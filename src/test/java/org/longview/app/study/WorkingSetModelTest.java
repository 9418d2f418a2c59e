package org.longview.app.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.longview.app.Session;
import org.longview.app.TestSession;
import org.longview.study.WorkingSet;

class WorkingSetModelTest {
  private final Session session = TestSession.of("I love Geeks for Geeks");
  private final WorkingSetModel model = session.workingSet();

  private WorkingSet set() {
    return session.model().workbenchProperty().get().workingSet();
  }

  @Test
  void whatIsKeptAndMayBeKeptIsTold() {
    model.allow(64 << 20);
    assertEquals(64 << 20, set().capacity());
    assertTrue(set().bytes() > 0);
    assertTrue(model.told().matches("[\\d.]+ [KM]iB of 64 MiB kept"), model.told());
  }

  @Test
  void lessThanIsKeptHoldsAtOnce() {
    model.allow(0);
    assertEquals(0, set().bytes());
    assertEquals("0 bytes of 0 bytes kept", model.told());
  }

  @Test
  void noMoreIsAllowedThanTheHeapHasRoomFor() {
    model.allow(Long.MAX_VALUE);
    assertEquals(WorkingSet.mostOfHeap(), model.capacityProperty().get());
  }

  @Test
  void theChoicesGrowAndHoldThePresentOne() {
    model.allow(12_345_678);
    List<Long> choices = model.choices();
    assertTrue(choices.contains(12_345_678L));
    assertEquals(choices.stream().sorted().distinct().toList(), choices);
    assertEquals(WorkingSet.mostOfHeap(), choices.get(choices.size() - 1));
  }
}
