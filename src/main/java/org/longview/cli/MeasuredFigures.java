package org.longview.cli;

import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.longview.export.Figure;
import org.longview.study.Settings;
import org.longview.study.Subject;
import org.longview.study.TradeoffGrid;
import org.longview.study.speed.SpeedParameters;
import org.longview.study.speed.SpeedRun;
import org.longview.study.tradeoff.SweepKey;
import org.longview.study.tradeoff.SweepOutcome;
import org.longview.study.tradeoff.SweepPlan;
import org.longview.view.SpeedCurves;
import org.longview.view.TradeoffPictures;
import org.longview.view.View;
import org.longview.work.Cancellation;
import org.longview.work.InputException;
import org.longview.work.Progress;

/** Figures of what is measured once, here and now. */
final class MeasuredFigures {
  private MeasuredFigures() {}

  /**
   * The trade-offs of a text, as the settings look at them.
   *
   * @param origin model and text, for the line of parameters
   * @throws InputException if there are none of it
   */
  static Map<View, Figure> tradeoffs(Subject subject, Settings now, String origin) {
    SweepPlan plan = SweepPlan.of(SweepKey.of(subject, now), null, new Cancellation());
    plan.run(() -> {}, Progress.NONE, new Cancellation());
    SweepOutcome found = plan.outcome();
    TradeoffGrid grid = found.grid();
    double[] quality = found.quality(now.view().tradeoffs(), now.view());
    if (DoubleStream.of(quality).allMatch(Double::isNaN)) {
      throw new InputException(
          "Finished attention has neither an output error nor a sentence embedding; let --measure"
              + " be kept, or give q, k and v.");
    }
    String reference = subject.referenceName();
    return Map.of(
        View.TRADEOFFS,
        TradeoffPictures.figure(grid, quality, reference, now, origin),
        View.CHEAPEST,
        TradeoffPictures.cheapest(grid, quality, reference, now, origin));
  }

  /**
   * Time and memory of a layer.
   *
   * @param lengths numbers of tokens; none for the usual ones
   * @throws InputException if a length does not fit the memory
   */
  static Map<View, Figure> speed(SpeedParameters parameters, List<Integer> lengths) {
    SpeedRun run = SpeedCommand.measured(parameters, lengths);
    return Map.of(
        View.SPEED,
        SpeedCurves.timeFigure(run, List.of()),
        View.PEAK,
        SpeedCurves.memoryFigure(run, List.of()));
  }
}
