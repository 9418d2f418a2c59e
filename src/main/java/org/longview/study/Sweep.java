package org.longview.study;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ObjIntConsumer;
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
   * Measures settings.
   *
   * @param rows is given the outcome of each, and its place among the settings, as soon as it is
   *     there
   * @throws org.longview.work.InputException if settings do not fit the subject
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public static void run(
      List<PatternSettings> settings,
      SweepSubject subject,
      ObjIntConsumer<Row> rows,
      Progress progress,
      Cancellation cancellation) {
    subject
        .measure()
        .of(
            settings,
            (index, quality, seconds) ->
                rows.accept(row(settings.get(index), subject, quality, seconds), index),
            progress,
            cancellation);
  }

  private static Row row(
      PatternSettings settings,
      SweepSubject subject,
      SweepSubject.Quality quality,
      double seconds) {
    int n = subject.length();
    long exact =
        settings.kind().hasRank() || subject.padding().isEmpty()
            ? entries(settings, n, true)
            : AttentionPlan.of(settings.pattern(n), n, subject.padding()).exactEntries();
    return new Row(
        settings,
        entries(settings, n, false),
        exact,
        quality.kept(),
        quality.outputError(),
        seconds);
  }

  /**
   * Entries of one head whose settings are the same in every layer.
   *
   * @param exact whether distinct pairs are counted, not what the formula says
   */
  public static long entries(PatternSettings settings, int n, boolean exact) {
    return settings.kind().hasRank()
        ? (long) n * settings.lowRank().rank(0)
        : settings.entries(n, 1, 1, exact);
  }
}
