package org.longview.app.state;

import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

class BurstTest {
  private long now;
  private final Burst burst = new Burst(() -> now);

  @Test
  void keystrokesThatFollowQuicklyAreOneGesture() {
    Gesture gesture = burst.now();
    for (int i = 0; i < 5; i++) {
      now += 900_000_000;
      assertSame(gesture, burst.now());
    }
  }

  @Test
  void aPauseBeginsANewGesture() {
    Gesture gesture = burst.now();
    now += 1_000_000_000;
    assertNotSame(gesture, burst.now());
  }

  @Test
  void anEndedGestureIsNotGoneOnWith() {
    Gesture gesture = burst.now();
    burst.end();
    assertNotSame(gesture, burst.now());
  }
}
