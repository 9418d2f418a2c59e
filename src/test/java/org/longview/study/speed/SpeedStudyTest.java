package org.longview.study.speed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.longview.linear.Kernels;
import org.longview.study.PatternKind;
import org.longview.work.Cancellation;
import org.longview.work.InputException;
import org.longview.work.Progress;
import org.longview.work.Workers;

/** What is measured of a small layer. */
class SpeedStudyTest {
  private static final SpeedParameters SMALL = new SpeedParameters(16, 2, 8, 3, 8);
  private static final Machine MACHINE = new Machine("P", 2, 2, "Java 17", "plain Java");

  /** With kernels that allocate the same however much of them was compiled. */
  private static SpeedStudy study(Workers workers) {
    return new SpeedStudy(Kernels.plain(), SMALL, workers, 0, SpeedStudy.MOST_COLD);
  }

  private static SpeedRun measured(List<Integer> lengths, double mostSeconds) {
    List<SpeedPoint> points = new ArrayList<>();
    try (Workers workers = new Workers(2)) {
      study(workers).run(lengths, mostSeconds, points::add, Progress.NONE, new Cancellation());
    }
    return new SpeedRun(MACHINE, Instant.EPOCH, SMALL, points);
  }

  private static SpeedPoint at(SpeedRun run, PatternKind kind, int length) {
    return Objects.requireNonNull(run.at(kind, length));
  }

  @Test
  void everyMechanismIsMeasuredForEveryLength() {
    SpeedRun run = measured(List.of(64, 128), 10);
    assertEquals(8, run.points().size());
    assertEquals(List.of(64, 128), run.lengths());
    for (SpeedPoint point : run.points()) {
      assertTrue(point.seconds() > 0, point.toString());
    }
  }

  @Test
  void memoryGrowsWithTheLengthAndHoldsNoMatrixOfAllPairs() {
    SpeedRun run = measured(List.of(256, 1024), 10);
    for (PatternKind kind : SpeedRun.MECHANISMS) {
      double growth = (double) at(run, kind, 1024).peakBytes() / at(run, kind, 256).peakBytes();
      assertEquals(4, growth, 0.4, kind.id());
    }
    assertTrue(at(run, PatternKind.FULL, 1024).peakBytes() < 4L * 1024 * 1024);
    // At least its output and the softmax denominators
    assertTrue(at(run, PatternKind.WINDOW, 1024).peakBytes() > 4L * 1024 * (3 * 8 + 3));
    // Two matrices k × n, more than keys and values of d columns alone
    assertTrue(at(run, PatternKind.LINFORMER, 1024).peakBytes() > 2 * 4L * 8 * 1024);
  }

  @Test
  void narrowHeadsAreMeasuredToo() {
    List<SpeedPoint> points = new ArrayList<>();
    SpeedParameters narrow = new SpeedParameters(4, 1, 1, 1, 1);
    try (Workers workers = new Workers(1)) {
      new SpeedStudy(Kernels.best(), narrow, workers)
          .run(List.of(8192), 10, points::add, Progress.NONE, new Cancellation());
    }
    assertEquals(SpeedRun.MECHANISMS.size(), points.size());
  }

  @Test
  void kernelsAreMeasuredWhenTheyAreCompiledHoweverLateThatIs() {
    AtomicInteger calls = new AtomicInteger();
    Kernels late = allocatingMuch(() -> calls.getAndIncrement() < 2_000);
    List<SpeedPoint> points = new ArrayList<>();
    try (Workers workers = new Workers(1)) {
      new SpeedStudy(late, SMALL, workers, 0, Double.POSITIVE_INFINITY)
          .run(List.of(64), 10, points::add, Progress.NONE, new Cancellation());
    }
    assertTrue(calls.get() > 2_000, () -> calls + " calls");
    assertTrue(points.get(0).peakBytes() < 1 << 20, points.toString());
  }

  @Test
  void kernelsThatStayUncompiledAreRefused() {
    List<SpeedPoint> points = new ArrayList<>();
    AtomicBoolean slow = new AtomicBoolean();
    try (Workers workers = new Workers(1)) {
      SpeedStudy study = new SpeedStudy(allocatingMuch(slow::get), SMALL, workers, 0, 0);
      InputException refusal =
          assertThrows(
              InputException.class,
              () ->
                  study.run(
                      List.of(64, 128),
                      10,
                      point -> {
                        points.add(point);
                        slow.set(points.size() == 5);
                      },
                      Progress.NONE,
                      new Cancellation()));
      assertTrue(refusal.getMessage().contains("measure again"), refusal.getMessage());
    }
    assertEquals(5, points.size());
  }

  /** Kernels that sometimes allocate as many bytes as vectors take that are objects. */
  private static Kernels allocatingMuch(BooleanSupplier when) {
    return (Kernels)
        Proxy.newProxyInstance(
            Kernels.class.getClassLoader(),
            new Class<?>[] {Kernels.class},
            (proxy, method, arguments) ->
                when.getAsBoolean() && new byte[4 << 20].length == 0
                    ? null
                    : method.invoke(Kernels.plain(), arguments));
  }

  @Test
  void aMechanismIsLeftWhereItsRunsWouldTakeTooLong() {
    SpeedRun run = measured(List.of(32, 64, 128), 1e-9);
    assertEquals(List.of(32), run.lengths());
    assertEquals(4, run.points().size());
  }

  @Test
  void cancellingEndsItWithinALength() {
    List<SpeedPoint> points = new ArrayList<>();
    Cancellation cancellation = new Cancellation();
    try (Workers workers = new Workers(2)) {
      SpeedStudy study = study(workers);
      assertThrows(
          CancellationException.class,
          () ->
              study.run(
                  List.of(64, 128),
                  10,
                  point -> {
                    points.add(point);
                    cancellation.cancel();
                  },
                  Progress.NONE,
                  cancellation));
    }
    assertEquals(1, points.size());
  }

  @Test
  void progressNeverGoesBackwardsAndNamesWhatIsMeasured() {
    List<String> told = new ArrayList<>();
    List<Double> fractions = new ArrayList<>();
    try (Workers workers = new Workers(1)) {
      study(workers)
          .run(
              List.of(16, 32),
              10,
              point -> {},
              (what, fraction) -> {
                told.add(what);
                fractions.add(fraction);
              },
              new Cancellation());
    }
    assertEquals(8, told.size());
    assertTrue(told.get(5).startsWith("Measuring window at n = 32, about "), told.get(5));
    assertTrue(fractions.stream().allMatch(f -> f >= 0 && f < 1), fractions.toString());
    assertTrue(fractions.get(7) > fractions.get(0), fractions.toString());
  }

  @Test
  void lengthsAreSortedAndThoseThatCannotBeAreRefused() {
    try (Workers workers = new Workers(1)) {
      SpeedStudy study = study(workers);
      assertEquals(List.of(8, 16), study.require(List.of(16, 8, 16)));
      assertEquals(
          "The length is 0; it must be 1 or more.",
          assertThrows(InputException.class, () -> study.require(List.of(8, 0))).getMessage());
      String refused =
          assertThrows(InputException.class, () -> study.require(List.of(Integer.MAX_VALUE)))
              .getMessage();
      assertTrue(refused.startsWith("Measuring n = 2,147,483,647 would need about "), refused);
      assertEquals(List.of(512), study.fitting(List.of(512, Integer.MAX_VALUE)));
    }
  }

  @Test
  void parametersOutOfTheirRangeAreRefused() {
    for (Runnable wrong :
        List.<Runnable>of(
            () -> new SpeedParameters(-1, 0, 1, 12, 32),
            () -> new SpeedParameters(4, -1, 1, 12, 32),
            () -> new SpeedParameters(4, 0, 0, 12, 32))) {
      assertThrows(InputException.class, wrong::run);
    }
  }

  /** A run with the given times, in milliseconds, of full attention and window at 512, 1024, … */
  private static SpeedRun run(double[] full, double[] window) {
    List<SpeedPoint> points = new ArrayList<>();
    for (int i = 0; i < full.length; i++) {
      points.add(new SpeedPoint(PatternKind.FULL, 512 << i, full[i], 1));
      points.add(new SpeedPoint(PatternKind.WINDOW, 512 << i, window[i], 1));
    }
    return new SpeedRun(MACHINE, Instant.EPOCH, SMALL, points);
  }

  @Test
  void aCrossingLiesWherePowersOfTheLengthMeet() {
    // n² and 800 · n, in some unit
    double[] lengths = Stream.of(512, 1024, 2048).mapToDouble(n -> n).toArray();
    double[] full = Stream.of(512, 1024, 2048).mapToDouble(n -> (double) n * n).toArray();
    double[] window = Arrays.stream(lengths).map(n -> 800 * n).toArray();
    List<Crossing> crossings = Crossing.of(run(full, window), SpeedPoint::seconds);
    assertEquals(1, crossings.size());
    assertEquals(PatternKind.WINDOW, crossings.get(0).winner());
    assertEquals(PatternKind.FULL, crossings.get(0).loser());
    assertEquals(800, crossings.get(0).length(), 1e-6);
    assertEquals(640_000, crossings.get(0).amount(), 1e-3);
    assertEquals("window wins from n = 800", crossings.get(0).told());
  }

  @Test
  void ofSeveralCrossingsTheLastCounts() {
    SpeedRun run = run(new double[] {2, 1, 4, 8}, new double[] {1, 2, 2, 2});
    List<Crossing> crossings = Crossing.of(run, SpeedPoint::seconds);
    assertEquals(1, crossings.size());
    assertTrue(crossings.get(0).length() > 1024 && crossings.get(0).length() < 2048);
  }

  @Test
  void whereOneAlwaysWinsNothingCrosses() {
    assertEquals(
        List.of(new Crossing(PatternKind.WINDOW, PatternKind.FULL, 512, 1, true)),
        Crossing.of(run(new double[] {2, 4}, new double[] {1, 1}), SpeedPoint::seconds).stream()
            .map(c -> new Crossing(c.winner(), c.loser(), Math.rint(c.length()), c.amount(), true))
            .toList());
    assertTrue(
        Crossing.of(run(new double[] {2, 4}, new double[] {1, 1}), SpeedPoint::seconds)
            .get(0)
            .everywhere());
  }

  @Test
  void ratiosAreThoseOfFullAttention() {
    SpeedRun run = run(new double[] {2, 6}, new double[] {1, 2});
    assertEquals(3, run.ratio(PatternKind.WINDOW, 1024, SpeedPoint::seconds));
    assertTrue(Double.isNaN(run.ratio(PatternKind.LINFORMER, 1024, SpeedPoint::seconds)));
  }

  @Test
  void thePublishedTableHasItsGapsAndItsCorners() {
    assertEquals(1.5, LinformerTable.time(512, 128).orElseThrow());
    assertTrue(LinformerTable.time(512, 512).isEmpty());
    assertEquals(1.3, LinformerTable.time(4096, 2048).orElseThrow());
    assertEquals(7.9, LinformerTable.time(65_536, 2048).orElseThrow());
    assertEquals(8, LinformerTable.memory(16_384, 2048).orElseThrow());
    assertEquals(60, LinformerTable.memory(65_536, 128).orElseThrow());
    assertTrue(LinformerTable.memory(600, 128).isEmpty());
    assertTrue(LinformerTable.memory(512, 100).isEmpty());
  }
}
