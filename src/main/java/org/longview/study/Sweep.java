package org.longview.study;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.longview.attention.AttentionPlan;
import org.longview.attention.GlobalTokens;
import org.longview.work.Cancellation;
import org.longview.work.Progress;

/**
 * The trade-off between what attention stores and what it keeps: the same attention under many
 * settings.
 */
public final class Sweep {
  /**
   * What one setting stores, keeps and loses.
   *
   * @param entriesFormula as the literature counts them, of one head
   * @param entriesExact distinct allowed pairs of one head; n·k of Linformer
   * @param kept the mean over the heads of the attention kept; none for Linformer
   * @param outputError the mean over the heads; none of finished attention
   * @param seconds that it took
   */
  public record Row(
      PatternSettings settings,
      long entriesFormula,
      long entriesExact,
      OptionalDouble kept,
      OptionalDouble outputError,
      double seconds) {}

  private Sweep() {}

  /**
   * Every window with every dilation and every number of global tokens, and then every rank.
   *
   * @param globals numbers s: the first s tokens are global
   * @param base what the projections of the ranks are taken from
   * @throws org.longview.work.InputException if a number is out of its range
   */
  public static List<PatternSettings> settings(
      List<Long> windows,
      List<Long> dilations,
      List<Integer> globals,
      List<Integer> ranks,
      PatternSettings base) {
    List<PatternSettings> settings = new ArrayList<>();
    for (long window : windows) {
      for (long dilation : dilations) {
        for (int count : globals) {
          settings.add(
              base.withKind(
                      count > 0
                          ? PatternKind.WINDOW_GLOBAL
                          : dilation > 1 ? PatternKind.DILATED : PatternKind.WINDOW)
                  .withWindow(window)
                  .withDilation(dilation)
                  .withGlobals(GlobalTokens.first(count)));
        }
      }
    }
    for (int rank : ranks) {
      settings.add(base.withKind(PatternKind.LINFORMER).withRank(rank));
    }
    return settings;
  }

  /**
   * Measures settings, one after the other.
   *
   * @param rows is given the outcome of each as soon as it is there
   * @throws org.longview.work.InputException if settings do not fit the subject
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public static void run(
      List<PatternSettings> settings,
      SweepSubject subject,
      Consumer<Row> rows,
      Progress progress,
      Cancellation cancellation) {
    for (int i = 0; i < settings.size(); i++) {
      progress.at(
          "Measuring setting " + (i + 1) + " of " + settings.size(), i / (double) settings.size());
      rows.accept(row(settings.get(i), subject, cancellation));
    }
  }

  private static Row row(
      PatternSettings settings, SweepSubject subject, Cancellation cancellation) {
    long begin = System.nanoTime();
    SweepSubject.Quality quality = subject.measure().of(settings, cancellation);
    double seconds = (System.nanoTime() - begin) / 1e9;
    int n = subject.length();
    if (settings.kind() == PatternKind.LINFORMER) {
      long entries = (long) n * settings.lowRank().rank(0);
      return new Row(settings, entries, entries, quality.kept(), quality.outputError(), seconds);
    }
    AttentionPlan plan = AttentionPlan.of(settings.pattern(n), n, subject.padding());
    return new Row(
        settings,
        plan.pattern().formulaEntries(n),
        plan.exactEntries(),
        quality.kept(),
        quality.outputError(),
        seconds);
  }
}
