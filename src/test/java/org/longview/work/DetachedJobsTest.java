package org.longview.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class DetachedJobsTest {
  private static final Duration LONG = Duration.ofMinutes(10);

  private final DetachedJobs jobs = new DetachedJobs(2);
  private final Cancellation cancellation = new Cancellation();
  private final CountDownLatch end = new CountDownLatch(1);

  /** Work that notices neither a cancellation nor an interrupt. */
  private void deaf() {
    boolean ended = false;
    while (!ended) {
      try {
        end.await();
        ended = true;
      } catch (InterruptedException e) {
        ended = false;
      }
    }
  }

  @Test
  void theResultAndTheReportsComeBack() throws TimeoutException {
    List<String> reports = new ArrayList<>();
    int result =
        jobs.run(
            (progress, stop) -> {
              progress.at("half", 0.5);
              return 7;
            },
            LONG,
            (what, fraction) -> reports.add(what + " " + fraction),
            cancellation);
    assertEquals(7, result);
    assertEquals(List.of("half 0.5"), reports);
  }

  @Test
  void whatTheJobThrowsIsThrown() {
    RuntimeException failure = new IllegalStateException("broken");
    DetachedJobs.Job<Integer> failing =
        (progress, stop) -> {
          throw failure;
        };
    assertSame(
        failure,
        assertThrows(
            IllegalStateException.class,
            () -> jobs.run(failing, LONG, Progress.NONE, cancellation)));
  }

  @Test
  void aCancelledJobIsLeftAtOnceAndFailsAtItsNextReport() throws InterruptedException {
    BlockingQueue<Throwable> failures = new LinkedBlockingQueue<>();
    List<String> reports = new ArrayList<>();
    DetachedJobs.Job<Integer> job =
        (progress, stop) -> {
          cancellation.cancel();
          deaf();
          try {
            progress.at("too late", 1);
          } catch (CancellationException e) {
            failures.add(e);
            throw e;
          }
          return 1;
        };
    assertThrows(
        CancellationException.class,
        () -> jobs.run(job, LONG, (what, fraction) -> reports.add(what), cancellation));
    end.countDown();
    assertEquals("cancelled", failures.take().getMessage());
    assertEquals(List.of(), reports);
  }

  @Test
  void aJobWithoutASignOfLifeIsLeft() {
    DetachedJobs.Job<Integer> job =
        (progress, stop) -> {
          deaf();
          return 1;
        };
    assertThrows(
        TimeoutException.class,
        () -> jobs.run(job, Duration.ofMillis(20), Progress.NONE, cancellation));
    end.countDown();
  }

  @Test
  void jobsThatWereLeftKeepTheirPlacesUntilTheyEnd() throws TimeoutException {
    DetachedJobs.Job<Integer> job =
        (progress, stop) -> {
          deaf();
          return 1;
        };
    for (int i = 0; i < 2; i++) {
      assertThrows(
          TimeoutException.class,
          () -> jobs.run(job, Duration.ofMillis(1), Progress.NONE, cancellation));
    }
    assertThrows(
        RejectedExecutionException.class,
        () -> jobs.run((progress, stop) -> 2, LONG, Progress.NONE, cancellation));
    end.countDown();
    Integer result = null;
    while (result == null) {
      try {
        result = jobs.run((progress, stop) -> 2, LONG, Progress.NONE, cancellation);
      } catch (RejectedExecutionException e) {
        Thread.onSpinWait();
      }
    }
    assertEquals(2, result);
  }
}
