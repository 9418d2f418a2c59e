package org.longview.study.speed;

import java.time.Instant;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.longview.study.PatternKind;

/**
 * What was measured at one time on one machine.
 *
 * @param date when it began
 * @param points of all mechanisms, those of one mechanism from the shortest length on
 */
public record SpeedRun(
    Machine machine, Instant date, SpeedParameters parameters, List<SpeedPoint> points) {
  /** What is measured, in the order in which it is shown. */
  public static final List<PatternKind> MECHANISMS =
      List.of(
          PatternKind.FULL, PatternKind.WINDOW, PatternKind.WINDOW_GLOBAL, PatternKind.LINFORMER);

  public SpeedRun {
    points = List.copyOf(points);
  }

  /** The points of one mechanism, from the shortest length on. */
  public List<SpeedPoint> of(PatternKind mechanism) {
    return points.stream().filter(point -> point.mechanism() == mechanism).toList();
  }

  /** What a mechanism took for a length; null if that was not measured. */
  public @Nullable SpeedPoint at(PatternKind mechanism, int length) {
    return points.stream()
        .filter(point -> point.mechanism() == mechanism && point.length() == length)
        .findFirst()
        .orElse(null);
  }

  /** All lengths that were measured, ascending. */
  public List<Integer> lengths() {
    return points.stream().map(SpeedPoint::length).distinct().sorted().toList();
  }

  /**
   * How many times as much full attention took as a mechanism did; NaN where not both are known.
   *
   * @param amount seconds or bytes
   */
  public double ratio(PatternKind mechanism, int length, ToDoubleFunction<SpeedPoint> amount) {
    SpeedPoint full = at(PatternKind.FULL, length);
    SpeedPoint other = at(mechanism, length);
    return full == null || other == null
        ? Double.NaN
        : amount.applyAsDouble(full) / amount.applyAsDouble(other);
  }

  /**
   * The power of n that a mechanism's time grows with: 2 of full attention, whose entries are n²; 1
   * of the others, whose entries are n·w and n·k.
   */
  public static int order(PatternKind mechanism) {
    return mechanism == PatternKind.FULL ? 2 : 1;
  }
}
