package org.longview.study.speed;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.longview.study.PatternKind;
import org.longview.work.Progress;

/** How long measurements take that are still to come, from those that are done. */
final class SpeedSchedule {
  private final double mostSeconds;
  private final long begin = System.nanoTime();
  private final Map<PatternKind, SpeedPoint> last = new EnumMap<>(PatternKind.class);

  /**
   * Begins with nothing measured.
   *
   * @param mostSeconds what a run may be expected to take
   */
  SpeedSchedule(double mostSeconds) {
    this.mostSeconds = mostSeconds;
  }

  void add(SpeedPoint point) {
    last.put(point.mechanism(), point);
  }

  /** Whether nothing is known of a mechanism yet. */
  boolean isFirst(PatternKind kind) {
    return !last.containsKey(kind);
  }

  /** Whether a run is expected to end in time. */
  boolean isDue(PatternKind kind, int length) {
    return expected(kind, length) <= mostSeconds;
  }

  /** Seconds of a run, by the number of entries; 0 if nothing is known. */
  private double expected(PatternKind kind, int length) {
    SpeedPoint known = last.get(kind);
    return known == null
        ? 0
        : known.seconds() * Math.pow((double) length / known.length(), SpeedRun.order(kind));
  }

  /** Seconds of all runs of a point. */
  private double cost(PatternKind kind, int length) {
    if (isFirst(kind)) {
      return SpeedStudy.PATIENCE + SpeedStudy.ENOUGH_SECONDS;
    }
    double run = expected(kind, length);
    if (run > mostSeconds) {
      return 0;
    }
    if (run >= SpeedStudy.LONG_SECONDS) {
      return run;
    }
    double enough = Math.min(SpeedStudy.ENOUGH_SECONDS, SpeedStudy.MOST_RUNS * run);
    return run + Math.max(SpeedStudy.LEAST_RUNS * run, enough);
  }

  /**
   * Tells what is measured now, and the time until all is measured.
   *
   * @param lengths the one of now, and those to come
   */
  void tell(PatternKind now, List<Integer> lengths, Progress progress) {
    double left = 0;
    for (PatternKind kind : SpeedRun.MECHANISMS) {
      int done = kind.compareTo(now) < 0 ? 1 : 0;
      for (int length : lengths.subList(done, lengths.size())) {
        left += cost(kind, length);
      }
    }
    double spent = (System.nanoTime() - begin) / 1e9;
    progress.at(
        String.format(
            Locale.ROOT,
            "Measuring %s at n = %,d, about %,d s left",
            now.inText(),
            lengths.get(0),
            (long) Math.ceil(left)),
        spent / (spent + left));
  }
}
