package org.longview.cli;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.longview.budget.Card;
import org.longview.picture.BudgetRows;
import org.longview.study.BudgetSettings;
import org.longview.study.PatternSettings;
import org.longview.study.StorageSettings;
import org.longview.work.InputException;
import picocli.CommandLine.Option;

/** The budget of a figure, and how attention lies in memory. */
final class BudgetOptions {
  @Option(
      names = "--n0",
      defaultValue = "512",
      paramLabel = "N",
      description = "Of the views budget and entries: the baseline.")
  private long baseline;

  @Option(
      names = "--length",
      paramLabel = "N",
      description =
          "Of the views budget, entries and memory: tokens; of pattern and reach, if there is no"
              + " input.")
  @Nullable Long length;

  @Option(
      names = "--precision",
      paramLabel = "NAME",
      description = "Of the view memory: fp32, fp16, bf16 or int8; default fp32.")
  private @Nullable String precision;

  @Option(
      names = "--batch",
      paramLabel = "N",
      defaultValue = "1",
      description = "Of the view memory: texts at a time; default 1.")
  private long batch;

  @Option(
      names = "--inference",
      description = "Of the view memory: hold one layer at a time, not all maps.")
  private boolean inference;

  @Option(
      names = "--training",
      description = "Of the view memory: hold what every layer keeps for the backward pass.")
  private boolean training;

  @Option(
      names = "--memory",
      paramLabel = "CARD",
      description = "Of the view memory: a graphics card; default T4.")
  private @Nullable String card;

  /** n of the budget, where it was given. */
  boolean isGiven() {
    return length != null;
  }

  /**
   * n, where it is that of a text.
   *
   * @throws InputException if it is none
   */
  int tokens() {
    if (length == null || length < 1 || length > Integer.MAX_VALUE) {
      throw new InputException(
          "The length n is %d; it must be between 1 and %d.".formatted(length, Integer.MAX_VALUE));
    }
    return length.intValue();
  }

  /**
   * n₀, n, s and w.
   *
   * @param n of the input; none if there is no input
   * @param window that was asked for
   * @throws InputException if they are not possible
   */
  BudgetRows rows(PatternSettings pattern, OptionalLong n, OptionalLong window) {
    if (length == null && n.isEmpty()) {
      throw new InputException("The view budget needs a length; give --length N, or an input.");
    }
    long of = length == null ? n.getAsLong() : length;
    if (of < 1) {
      throw new InputException("The length n is %d; it must be 1 or more.".formatted(of));
    }
    return new BudgetRows(
        baseline, of, pattern.hasGlobals() ? pattern.globals().count() : 0, window);
  }

  /**
   * The same as settings.
   *
   * @param linked whether n, s and w are those of the text and its pattern
   * @throws InputException if there are no such
   */
  BudgetSettings settings(BudgetRows rows, boolean linked) {
    StorageSettings usual = StorageSettings.defaults();
    return new BudgetSettings(
        rows.baseline(),
        linked,
        rows.length(),
        rows.globals(),
        new StorageSettings(
            precision == null ? usual.precision() : MemoryOptions.precision(precision),
            MemoryOptions.held(inference, training),
            batch,
            card == null ? usual.card() : card(card)));
  }

  private static Card card(String named) {
    return MemoryOptions.card(named)
        .orElseThrow(
            () ->
                new InputException(
                    "There is no card %s; there are %s.".formatted(named, MemoryOptions.cards())));
  }
}
