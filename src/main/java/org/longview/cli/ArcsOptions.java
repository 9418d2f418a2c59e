package org.longview.cli;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.longview.study.ArcSettings;
import picocli.CommandLine.Option;

/** How arcs are drawn. */
final class ArcsOptions {
  /** More tokens have no room in a figure. */
  static final int MOST_TOKENS = 1024;

  @Option(
      names = "--mass",
      defaultValue = "70",
      paramLabel = "PERCENT",
      description =
          "Of the view arcs: the share of the attention that curves hold, the largest weights"
              + " first; the rest is density.")
  private int mass;

  @Option(names = "--one-line", description = "Of the view arcs: queries and keys are one column.")
  private boolean oneLine;

  @Option(
      names = "--hide-marks",
      description = "Of the view arcs: leave out [CLS] and [SEP], and scale the rows for it.")
  private boolean hideMarks;

  /**
   * What was asked for.
   *
   * @param heads how many there are
   * @param shown those that are shown
   * @throws org.longview.work.InputException if the share is not possible
   */
  ArcSettings settings(int heads, int[] shown) {
    Set<Integer> hidden =
        IntStream.range(0, heads)
            .filter(head -> IntStream.of(shown).noneMatch(h -> h == head))
            .boxed()
            .collect(Collectors.toSet());
    return new ArcSettings(oneLine, mass, hideMarks, hidden);
  }
}
