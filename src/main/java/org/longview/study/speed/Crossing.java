package org.longview.study.speed;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.longview.study.PatternKind;

/**
 * The length from which on one mechanism takes less than another.
 *
 * @param length n, between two measured lengths; interpolated on logarithmic axes, where powers of
 *     n are straight. The shortest measured length if nothing crosses
 * @param amount what both take there, or the winner alone
 * @param everywhere whether the winner takes less at every measured length
 */
public record Crossing(
    PatternKind winner, PatternKind loser, double length, double amount, boolean everywhere) {
  /** The pairs that are compared: everything with full attention, and Linformer with windows. */
  private static final List<List<PatternKind>> PAIRS =
      List.of(
          List.of(PatternKind.WINDOW, PatternKind.FULL),
          List.of(PatternKind.WINDOW_GLOBAL, PatternKind.FULL),
          List.of(PatternKind.LINFORMER, PatternKind.FULL),
          List.of(PatternKind.LINFORMER, PatternKind.WINDOW),
          List.of(PatternKind.LINFORMER, PatternKind.WINDOW_GLOBAL));

  /** Whether one of the two is full attention. */
  public boolean isWithFull() {
    return winner == PatternKind.FULL || loser == PatternKind.FULL;
  }

  /** In words: "window wins from n = 731". */
  public String told() {
    return everywhere
        ? "%s wins at every n".formatted(winner.inText())
        : String.format(Locale.ROOT, "%s wins from n = %,d", winner.inText(), Math.round(length));
  }

  /**
   * Every pair that is compared, as far as both were measured.
   *
   * @param amount seconds or bytes
   */
  public static List<Crossing> of(SpeedRun run, ToDoubleFunction<SpeedPoint> amount) {
    List<Crossing> found = new ArrayList<>();
    for (List<PatternKind> pair : PAIRS) {
      Crossing crossing = between(run, pair.get(0), pair.get(1), amount);
      if (crossing != null) {
        found.add(crossing);
      }
    }
    return found;
  }

  /** How two mechanisms compare; null if they were not measured for the same lengths. */
  private static @Nullable Crossing between(
      SpeedRun run, PatternKind a, PatternKind b, ToDoubleFunction<SpeedPoint> amount) {
    List<Both> both = new ArrayList<>();
    for (int length : run.lengths()) {
      SpeedPoint first = run.at(a, length);
      SpeedPoint second = run.at(b, length);
      if (first != null && second != null) {
        both.add(
            new Both(
                Math.log(length),
                Math.log(amount.applyAsDouble(first)),
                Math.log(amount.applyAsDouble(second))));
      }
    }
    if (both.isEmpty()) {
      return null;
    }
    boolean firstWins = both.get(both.size() - 1).difference() <= 0;
    PatternKind winner = firstWins ? a : b;
    PatternKind loser = firstWins ? b : a;
    for (int i = both.size() - 1; i > 0; i--) {
      Both left = both.get(i - 1);
      Both right = both.get(i);
      if (left.difference() * right.difference() < 0) {
        double part = left.difference() / (left.difference() - right.difference());
        return new Crossing(
            winner,
            loser,
            Math.exp(left.length + part * (right.length - left.length)),
            Math.exp(left.a + part * (right.a - left.a)),
            false);
      }
    }
    Both shortest = both.get(0);
    return new Crossing(
        winner, loser, Math.exp(shortest.length), Math.exp(Math.min(shortest.a, shortest.b)), true);
  }

  /** Logarithms of a length and of what two mechanisms take for it. */
  private record Both(double length, double a, double b) {
    double difference() {
      return a - b;
    }
  }
}
