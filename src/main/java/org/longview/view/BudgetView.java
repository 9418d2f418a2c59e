package org.longview.view;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.longview.attention.GlobalTokens;
import org.longview.attention.UncountedException;
import org.longview.picture.BudgetRows;
import org.longview.study.PatternSettings;
import org.longview.study.Settings;

/**
 * A budget and the mechanism that is measured by it.
 *
 * @param rows n₀, n, s and the window that is asked for
 * @param pattern the mechanism with the window and as many global tokens as the budget's picture
 *     shows, so that all numbers tell one story
 * @param asked the window of the pattern that the user looks at
 * @param title of the mechanism
 * @param layers of the model, whose mean is told where they differ
 * @param heads of each layer, likewise
 */
public record BudgetView(
    BudgetRows rows, PatternSettings pattern, long asked, String title, int layers, int heads) {
  /** The pattern of the settings beside a budget. */
  public static BudgetView of(Settings now, BudgetRows rows, int layers, int heads) {
    PatternSettings pattern = now.pattern();
    if (!now.budget().linked()) {
      if (pattern.hasGlobals()) {
        pattern = pattern.withGlobals(GlobalTokens.first((int) rows.globals()));
      }
      long window = rows.window().orElse(rows.left());
      if (window > 0) {
        pattern = pattern.withWindow(window).withLayers(pattern.layers().withWindows(List.of()));
      }
    }
    return new BudgetView(
        rows, pattern, now.pattern().meanWindow(layers), title(pattern), layers, heads);
  }

  private static String title(PatternSettings pattern) {
    boolean causal = pattern.kind().canBeCausal() && pattern.causal();
    return pattern.kind().title() + (causal ? ", causal" : "");
  }

  /** Entries as the literature counts them. */
  public long formula() {
    return entries(rows.length(), false);
  }

  /** Distinct allowed pairs; null where random keys are too many to be counted. */
  public @Nullable Long exact() {
    try {
      return entries(rows.length(), true);
    } catch (UncountedException e) {
      return null;
    }
  }

  /**
   * Entries at another length; {@link Long#MAX_VALUE} where there are more.
   *
   * @throws UncountedException if random keys are too many to be counted
   */
  public long entries(long length, boolean exact) {
    try {
      if (pattern.kind().hasRank()) {
        return linformer(length);
      }
      return pattern.entries(length, layers, heads, exact);
    } catch (UncountedException e) {
      throw e;
    } catch (ArithmeticException e) {
      return Long.MAX_VALUE;
    }
  }

  /** n·k, k the mean of the layers; {@link Long#MAX_VALUE} where it is more. */
  public long linformer(long length) {
    int rank = pattern.lowRank().meanRank(layers);
    return length > Long.MAX_VALUE / rank ? Long.MAX_VALUE : length * rank;
  }
}
