package org.longview.study.tradeoff;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.longview.attention.GlobalTokens;
import org.longview.study.GreedyChoice;
import org.longview.study.PatternSettings;
import org.longview.study.RunSweep;
import org.longview.study.SharedSweep;
import org.longview.study.SweepCost;
import org.longview.study.TextSweep;
import org.longview.study.TradeoffGrid;
import org.longview.work.Cancellation;
import org.longview.work.Progress;

/**
 * A sweep that can begin.
 *
 * @param outcome what is known, which grows while it runs
 * @param seconds that the missing settings take, about
 */
public record SweepPlan(SweepOutcome outcome, TextSweep sweep, double seconds) {
  private static final int MOST_GLOBALS = 64;

  /**
   * Chooses the settings and tells how long they take.
   *
   * @param known what was found before; null if nothing was
   * @throws org.longview.work.InputException if there is no such sweep of the subject
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public static SweepPlan of(
      SweepKey key, @Nullable SweepOutcome known, Cancellation cancellation) {
    TextSweep sweep =
        key.runs() ? new RunSweep(key.subject()) : new SharedSweep(key.subject(), key.layers());
    SweepOutcome outcome =
        known == null ? new SweepOutcome(key, possible(key, cancellation)) : known;
    SweepCost cost = new SweepCost(key.subject(), cancellation);
    List<PatternSettings> missing = settings(outcome, outcome.missing());
    double seconds =
        key.runs() ? cost.ofRuns(missing) : cost.ofLayers(missing, key.layers().length);
    return new SweepPlan(outcome, sweep, seconds);
  }

  private static TradeoffGrid possible(SweepKey key, Cancellation cancellation) {
    TradeoffGrid all = grid(key, cancellation);
    return key.subject().headWidth().isPresent() ? all : all.withoutRanks();
  }

  private static TradeoffGrid grid(SweepKey key, Cancellation cancellation) {
    int n = key.subject().length();
    PatternSettings base =
        PatternSettings.defaults().withCausal(key.causal()).withLowRank(key.lowRank());
    return switch (key.choice()) {
      case FIRST ->
          TradeoffGrid.of(base, n, MOST_GLOBALS, (window, count) -> GlobalTokens.first(count));
      case MINE ->
          TradeoffGrid.of(
              base,
              n,
              key.mine().count(),
              (window, count) ->
                  GlobalTokens.of(IntStream.of(key.mine().positions()).limit(count).toArray()));
      case GREEDY ->
          TradeoffGrid.of(
              base,
              n,
              MOST_GLOBALS,
              new GreedyChoice(
                  key.subject(),
                  key.layers(),
                  key.head(),
                  key.causal(),
                  MOST_GLOBALS,
                  cancellation));
    };
  }

  private static List<PatternSettings> settings(SweepOutcome outcome, List<Integer> places) {
    return places.stream().map(i -> outcome.grid().candidates().get(i).settings()).toList();
  }

  /**
   * Measures what is missing.
   *
   * @param found run after each setting, on the calling thread
   * @throws org.longview.work.InputException if a setting does not fit the text, or the text the
   *     working set
   * @throws org.longview.work.MemoryException if the memory ran out all the same
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public void run(Runnable found, Progress progress, Cancellation cancellation) {
    List<Integer> missing = outcome.missing();
    sweep.measure(
        settings(outcome, missing),
        one -> {
          outcome.put(missing.get(one.index()), one);
          found.run();
        },
        progress,
        cancellation);
  }
}
