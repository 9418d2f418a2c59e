package org.longview.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
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
}
