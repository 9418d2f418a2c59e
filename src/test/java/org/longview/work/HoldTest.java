package org.longview.work;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class HoldTest {
  private static final Duration FRAME = Duration.ofMillis(16);
  private static final int MANY = 2_000;

  private final Hold hold = new Hold(Duration.ofDays(1));
  private final Cancellation cancellation = new Cancellation(hold);

  @Test
  void workThatIsHeldLetsAFrameBeMadeFirst() {
    hold.act();
    for (int i = 0; i < 3; i++) {
      long begin = System.nanoTime();
      hold.frame();

      cancellation.check();

      assertTrue(System.nanoTime() - begin >= FRAME.toNanos());
    }
  }

  @Test
  void workThatIsHeldGoesOnWhenNoFrameIsMade() {
    hold.act();
    assertTimeoutPreemptively(
        FRAME.multipliedBy(MANY / 4),
        () -> {
          for (int i = 0; i < MANY; i++) {
            cancellation.check();
          }
        });
  }

  @Test
  void framesDoNotHoldUpWorkWhileNobodyActs() {
    assertTimeoutPreemptively(
        FRAME.multipliedBy(MANY / 4),
        () -> {
          for (int i = 0; i < MANY; i++) {
            hold.frame();
            cancellation.check();
          }
        });
  }
}
