package org.longview.work;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class CancellationTest {
  private static final Duration LONG = Duration.ofHours(1);
  private static final Duration SOON = Duration.ofSeconds(20);

  private final Cancellation cancellation = new Cancellation();

  @Test
  void aRestLastsAsLongAsItShould() {
    long begin = System.nanoTime();

    cancellation.rest(Duration.ofMillis(30));

    assertTrue(System.nanoTime() - begin >= 30_000_000);
  }

  @Test
  void cancellingEndsARest() {
    Workers.background().execute(cancellation::cancel);

    assertTimeoutPreemptively(
        SOON, () -> assertThrows(CancellationException.class, () -> cancellation.rest(LONG)));
  }

  @Test
  void whoeverRestsIsNotGivenTime() {
    Workers.background().execute(() -> cancellation.cancelAfter(LONG));

    assertTimeoutPreemptively(
        SOON, () -> assertThrows(CancellationException.class, () -> cancellation.rest(LONG)));
  }

  @Test
  void whatIsCancelledDoesNotRestAtAll() {
    cancellation.cancel();

    assertTimeoutPreemptively(
        SOON,
        () -> assertThrows(CancellationException.class, () -> cancellation.rest(Duration.ZERO)));
  }
}
