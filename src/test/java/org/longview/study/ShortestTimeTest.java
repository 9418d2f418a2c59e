package org.longview.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Iterator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ShortestTimeTest {
  private static DoubleStream times(int count, double seconds) {
    return DoubleStream.generate(() -> seconds).limit(count);
  }

  @Test
  void theTimeThatCountsIsThatOfCodeThatHasBeenCompiled() {
    // Read at first, then compiled quickly, and then well, each for some runs
    Iterator<Double> runs =
        Stream.of(times(2, 0.9), times(8, 0.1), times(9, 0.01), times(100, 0.001))
            .flatMap(DoubleStream::boxed)
            .iterator();
    assertEquals(0.001, ShortestTime.of(runs::next, 0, 5));
  }

  @Test
  void aRunInBetweenThatTookLongChangesNothing() {
    Iterator<Double> runs =
        Stream.of(times(5, 0.02), times(1, 0.5), times(100, 0.02))
            .flatMap(DoubleStream::boxed)
            .iterator();
    assertEquals(0.02, ShortestTime.of(runs::next, 0, 5));
  }

  @Test
  void runsThatTakeLongAreFew() {
    AtomicInteger runs = new AtomicInteger();
    double slow = ShortestTime.of(() -> 3.0 - 0.2 * runs.getAndIncrement(), 0, 5);
    assertEquals(2, runs.get());
    assertEquals(2.8, slow, 1e-9);
    runs.set(0);
    ShortestTime.of(
        () -> {
          runs.incrementAndGet();
          return 1e-3;
        },
        0,
        5);
    assertTrue(runs.get() < 15, runs + " runs");
  }

  @Test
  void patienceIsForCodeOfWhichTheCompilerIsLate() {
    Iterator<Double> runs =
        Stream.of(times(30, 0.02), times(2000, 0.001)).flatMap(DoubleStream::boxed).iterator();
    assertEquals(0.001, ShortestTime.of(runs::next, 0.8, 8));
  }
}
