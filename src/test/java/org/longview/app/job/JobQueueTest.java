package org.longview.app.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.longview.work.InputException;

class JobQueueTest {
  private final ManualExecutor threads = new ManualExecutor();
  private final Activities activities = new Activities();
  private final JobQueue queue =
      new JobQueue("Testing", new Background(threads, Runnable::run), activities);
  private final List<String> results = new ArrayList<>();
  private final List<Throwable> failures = new ArrayList<>();

  private void submit(String result) {
    queue.submit(
        (progress, cancellation) -> {
          cancellation.check();
          return result;
        },
        results::add,
        failures::add);
  }

  @Test
  void everyJobIsDoneInTurn() {
    submit("first");
    submit("second");
    submit("third");
    assertEquals(1, threads.waiting());
    assertTrue(queue.isBusy());
    threads.runAll();
    assertEquals(List.of("first", "second", "third"), results);
    assertEquals(List.of(), failures);
    assertFalse(queue.isBusy());
    submit("fourth");
    threads.runAll();
    assertEquals(4, results.size());
  }

  @Test
  void afterAFailureTheNextIsDone() {
    queue.submit(
        (progress, cancellation) -> {
          throw new InputException("refused");
        },
        result -> results.add("done"),
        failures::add);
    submit("second");
    threads.runAll();
    assertEquals("refused", failures.get(0).getMessage());
    assertEquals(List.of("second"), results);
  }

  @Test
  void whatTheUserStopsIsTheJobThatRuns() {
    submit("first");
    submit("second");
    activities.cancelAll();
    threads.runAll();
    assertInstanceOf(CancellationException.class, failures.get(0));
    assertEquals(List.of("second"), results);
  }
}
