package org.longview.study;

import java.util.Set;
import org.longview.work.InputException;

/**
 * How arcs are drawn.
 *
 * @param oneLine whether tokens stand in one column, not two
 * @param mass how many percent of the attention the curves hold, the largest weights first
 * @param hideMarks whether [CLS] and [SEP] are left out, and the rows scaled for it
 * @param hiddenHeads heads that are not drawn, counted from 0
 */
public record ArcSettings(boolean oneLine, int mass, boolean hideMarks, Set<Integer> hiddenHeads) {
  /**
   * Checks the share.
   *
   * @throws InputException if it is not 1 to 100
   */
  public ArcSettings {
    if (mass < 1 || mass > 100) {
      throw new InputException(
          "The share of the attention is %d %%; it must be 1 to 100.".formatted(mass));
    }
    hiddenHeads = Set.copyOf(hiddenHeads);
  }

  public static ArcSettings defaults() {
    return new ArcSettings(false, 70, false, Set.of());
  }

  public ArcSettings withOneLine(boolean newOneLine) {
    return new ArcSettings(newOneLine, mass, hideMarks, hiddenHeads);
  }

  public ArcSettings withMass(int newMass) {
    return new ArcSettings(oneLine, newMass, hideMarks, hiddenHeads);
  }

  public ArcSettings withHideMarks(boolean newHideMarks) {
    return new ArcSettings(oneLine, mass, newHideMarks, hiddenHeads);
  }

  public ArcSettings withHiddenHeads(Set<Integer> newHiddenHeads) {
    return new ArcSettings(oneLine, mass, hideMarks, newHiddenHeads);
  }
}
