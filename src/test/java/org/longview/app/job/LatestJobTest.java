package org.longview.app.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.longview.work.InputException;

class LatestJobTest {
  private final ManualExecutor threads = new ManualExecutor();
  private final Activities activities = new Activities();
  private final Background background = new Background(threads, Runnable::run);
  private final List<String> results = new ArrayList<>();
  private final List<Throwable> failures = new ArrayList<>();

  private LatestJob job(Duration patience) {
    return new LatestJob("Testing", background, activities, patience);
  }

  private void submit(LatestJob job, String result) {
    job.submit(
        (progress, cancellation) -> {
          cancellation.check();
          return result;
        },
        results::add,
        failures::add);
  }

  @Test
  void ofManyJobsTheLastIsDone() {
    LatestJob job = job(Duration.ZERO);
    submit(job, "first");
    submit(job, "second");
    submit(job, "third");
    threads.runAll();
    assertEquals(List.of("third"), results);
    assertEquals(List.of(), failures);
    assertFalse(activities.isBusy());
  }

  @Test
  void anObsoleteJobThatIsNearlyDoneStillTellsItsResult() {
    LatestJob job = job(Duration.ofHours(1));
    submit(job, "first");
    submit(job, "second");
    submit(job, "third");
    threads.runAll();
    assertEquals(List.of("first", "third"), results);
  }

  @Test
  void aFailureIsTold() {
    job(Duration.ZERO)
        .submit(
            (progress, cancellation) -> {
              throw new InputException("refused");
            },
            result -> results.add("done"),
            failures::add);
    threads.runAll();
    assertEquals("refused", failures.get(0).getMessage());
    assertEquals(List.of(), results);
  }

  @Test
  void aFailureThatALaterJobMadeObsoleteIsNot() {
    LatestJob job = job(Duration.ofHours(1));
    job.submit(
        (progress, cancellation) -> {
          throw new InputException("refused");
        },
        result -> results.add("done"),
        failures::add);
    submit(job, "second");
    threads.runAll();
    assertEquals(List.of(), failures);
    assertEquals(List.of("second"), results);
  }

  @Test
  void whatTheUserStopsIsToldAsACancellation() {
    LatestJob job = job(Duration.ZERO);
    job.submit(
        (progress, cancellation) -> {
          cancellation.cancel();
          cancellation.check();
          return "done";
        },
        results::add,
        failures::add);
    threads.runAll();
    assertInstanceOf(CancellationException.class, failures.get(0));
  }

  @Test
  void aCancelledRunnerTellsNothing() {
    LatestJob job = job(Duration.ofHours(1));
    submit(job, "first");
    submit(job, "second");
    job.cancel();
    threads.runAll();
    assertEquals(List.of(), results);
    assertEquals(List.of(), failures);
    assertFalse(activities.isBusy());
  }

  @Test
  void aResultMaySubmitTheNextJobBeforeAnOlderOneThatWaited() {
    LatestJob job = job(Duration.ofHours(1));
    job.submit(
        (progress, cancellation) -> "first",
        result -> {
          results.add(result);
          submit(job, "newest");
        },
        failures::add);
    submit(job, "waiting");
    threads.runAll();
    assertEquals(List.of("first", "newest"), results);
  }

  @Test
  void workIsShownOnlyWhenItTakesLong() {
    LatestJob job = job(Duration.ZERO);
    submit(job, "first");
    assertTrue(activities.isBusy());
    assertEquals(null, activities.shown());
  }
}
