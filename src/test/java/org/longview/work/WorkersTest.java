package org.longview.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkersTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void everyTaskRunsOnceEvenWhenNested(int threads) {
    AtomicIntegerArray calls = new AtomicIntegerArray(70);
    try (Workers workers = new Workers(threads)) {
      Cancellation never = new Cancellation();
      workers.forEach(
          7, never, i -> workers.forEach(10, never, j -> calls.incrementAndGet(i * 10 + j)));
    }
    for (int i = 0; i < 70; i++) {
      assertEquals(1, calls.get(i));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void aFailureReachesTheCallerAndDropsTheRest(int threads) {
    AtomicInteger calls = new AtomicInteger();
    try (Workers workers = new Workers(threads)) {
      assertThrows(
          IllegalStateException.class,
          () ->
              workers.forEach(
                  1000,
                  new Cancellation(),
                  i -> {
                    calls.incrementAndGet();
                    throw new IllegalStateException("task " + i);
                  }));
    }
    assertTrue(calls.get() <= threads, () -> calls + " tasks ran after the first failure");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void cancellingStopsBeforeTheLastTask(int threads) {
    AtomicInteger calls = new AtomicInteger();
    Cancellation cancellation = new Cancellation();
    try (Workers workers = new Workers(threads)) {
      assertThrows(
          CancellationException.class,
          () ->
              workers.forEach(
                  1000,
                  cancellation,
                  i -> {
                    calls.incrementAndGet();
                    cancellation.cancel();
                  }));
    }
    assertTrue(calls.get() <= threads, () -> calls + " tasks ran after the cancellation");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void whatAllThreadsAllocateIsCounted(int threads) {
    try (Workers workers = new Workers(threads)) {
      Object[] kept = new Object[12];
      long before = workers.allocatedBytes().orElseThrow();
      workers.forEach(12, new Cancellation(), i -> kept[i] = new byte[1_000_000]);
      long allocated = workers.allocatedBytes().orElseThrow() - before;
      assertTrue(allocated >= 12_000_000 && allocated < 14_000_000, () -> allocated + " bytes");
    }
  }

  @Test
  void workThatIsHeldKeepsToTheThreadThatCalled() {
    Hold hold = new Hold(Duration.ofDays(1));
    hold.act();
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    try (Workers workers = new Workers(2)) {
      // So many that another thread would have come in time
      workers.forEach(1_000_000, new Cancellation(hold), i -> threads.add(Thread.currentThread()));
    }
    assertEquals(Set.of(Thread.currentThread()), threads);
  }

  @Test
  void workThatIsNotHeldHasAllThreads() {
    Hold over = new Hold(Duration.ZERO);
    over.act();
    for (Hold hold : List.of(over, new Hold(Duration.ofDays(1)))) {
      CountDownLatch both = new CountDownLatch(2);
      try (Workers workers = new Workers(2)) {
        workers.forEach(
            2,
            new Cancellation(hold),
            i -> {
              both.countDown();
              try {
                both.await();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
      }
      assertEquals(0, both.getCount());
    }
  }
}
