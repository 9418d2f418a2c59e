package org.longview.study.tradeoff;

import java.util.stream.IntStream;
import org.longview.attention.GlobalTokens;
import org.longview.study.LowRankSettings;
import org.longview.study.Settings;
import org.longview.study.Settings.Apply;
import org.longview.study.Subject;
import org.longview.study.TradeoffSettings;
import org.longview.study.TradeoffSettings.Choice;
import org.longview.study.TradeoffSettings.Measure;
import org.longview.study.TradeoffSettings.Scope;
import org.longview.study.ViewSettings;

/**
 * What the outcome of a sweep depends on.
 *
 * @param subject the same only if it is one object
 * @param runs whether every layer uses the pattern, in a run for each setting
 * @param layer the only layer that counts, or {@link #ALL}
 * @param head by which global tokens are chosen; of no concern where they are not chosen so
 * @param mine the user's global tokens, if they matter
 */
public record SweepKey(
    Subject subject,
    boolean runs,
    int layer,
    int head,
    Choice choice,
    GlobalTokens mine,
    boolean causal,
    LowRankSettings lowRank) {
  /** In place of a layer. */
  public static final int ALL = -1;

  /** What matters of the settings. */
  public static SweepKey of(Subject subject, Settings settings) {
    TradeoffSettings tradeoffs = settings.view().tradeoffs();
    boolean runs =
        tradeoffs.measure() == Measure.EMBEDDING
            || (tradeoffs.measure() == Measure.ERROR
                && subject.applied(settings.apply()) == Apply.EVERY_LAYER);
    boolean greedy = tradeoffs.choice() == Choice.GREEDY;
    boolean all = tradeoffs.scope() == Scope.MODEL || (runs && !greedy);
    boolean mine = tradeoffs.choice() == Choice.MINE;
    return new SweepKey(
        subject,
        runs,
        all ? ALL : settings.view().layer(),
        greedy && tradeoffs.scope() == Scope.HEAD ? settings.view().head() : ViewSettings.MEAN_HEAD,
        tradeoffs.choice(),
        mine ? settings.pattern().globals().within(subject.length()) : GlobalTokens.NONE,
        settings.pattern().causal(),
        settings.pattern().lowRank().withRank(1));
  }

  /** The same about all layers, if the settings are the same there. */
  public SweepKey ofAllLayers() {
    return choice == Choice.GREEDY
        ? this
        : new SweepKey(subject, runs, ALL, head, choice, mine, causal, lowRank);
  }

  /** The layers that count. */
  public int[] layers() {
    return layer == ALL ? IntStream.range(0, subject.layers()).toArray() : new int[] {layer};
  }
}
