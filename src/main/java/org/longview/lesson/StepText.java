package org.longview.lesson;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The words of a step, its numbers filled in. Texts are light Markdown, to be read by {@link
 * Markup}.
 *
 * @param question null if nothing is asked
 * @param answer null if nothing is asked
 * @param bars of a picture of bars; else none
 */
public record StepText(
    String title,
    String caption,
    String notes,
    @Nullable String question,
    @Nullable String answer,
    List<Bar> bars) {
  /**
   * A bar.
   *
   * @param length NaN while it is being computed
   * @param shown the number as it is written beside it
   */
  public record Bar(String label, double length, String shown) {}

  public StepText {
    bars = List.copyOf(bars);
  }
}
