package org.longview.app.matrices;

import java.util.List;
import java.util.Locale;
import org.longview.app.control.Segments;
import org.longview.study.PatternKind;
import org.longview.study.Settings;
import org.longview.study.ViewSettings.Shown;

/** Chooses which attention is shown, of those that the mechanism has. */
public final class ShownChoice {
  private final Segments<Shown> segments;

  /**
   * Offers all.
   *
   * @param id of the control
   */
  public ShownChoice(String id, MatricesModel model) {
    segments =
        new Segments<>(
                "Attention shown",
                List.of(Shown.PATTERN, Shown.EQUIVALENT, Shown.FULL, Shown.DIFFERENCE),
                ShownChoice::title,
                model::show)
            .named(id);
    segments
        .explained(Shown.PATTERN, "Attention under the pattern")
        .explained(
            Shown.EQUIVALENT,
            "The n × n matrix with the same output, P̄F: entries may be negative, rows need not sum"
                + " to 1")
        .explained(Shown.FULL, "The reference, without the pattern")
        .explained(Shown.DIFFERENCE, "Under the pattern minus the reference");
  }

  private static String title(Shown choice) {
    return choice == Shown.EQUIVALENT ? "n × n" : choice.name().toLowerCase(Locale.ROOT);
  }

  /** The control. */
  public Segments<Shown> segments() {
    return segments;
  }

  /** What the reference is called; “full” as long as it is full attention. */
  void nameReference(String name) {
    segments.rename(Shown.FULL, name);
  }

  /** What a choice is called. */
  String name(Shown choice) {
    return segments.button(choice).getText();
  }

  /**
   * Follows the settings.
   *
   * @return what is shown: what is wanted, or the pattern’s attention where there is no such thing
   */
  public Shown show(Settings now) {
    boolean lowRank = now.pattern().kind() == PatternKind.LINFORMER;
    Shown wanted = now.view().shown();
    Shown seen = wanted == (lowRank ? Shown.DIFFERENCE : Shown.EQUIVALENT) ? Shown.PATTERN : wanted;
    segments.show(seen);
    segments.button(Shown.DIFFERENCE).setDisable(lowRank);
    segments.button(Shown.EQUIVALENT).setVisible(lowRank);
    segments.button(Shown.EQUIVALENT).setManaged(lowRank);
    return seen;
  }
}
