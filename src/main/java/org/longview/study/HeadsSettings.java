package org.longview.study;

import org.longview.attention.HeadClass;
import org.longview.work.InputException;

/**
 * How the maps of all heads are looked at.
 *
 * @param order in which they stand
 * @param score whose measure they are sorted by, where they are sorted by a score; not mixed
 * @param ownScale whether the colours of each map have a scale of its own
 */
public record HeadsSettings(HeadOrder order, HeadClass score, boolean ownScale) {
  /**
   * Checks the measure.
   *
   * @throws InputException if the class has none
   */
  public HeadsSettings {
    if (score == HeadClass.MIXED) {
      throw new InputException(
          "Mixed heads have no measure to sort by; take that of another class.");
    }
  }

  public static HeadsSettings defaults() {
    return new HeadsSettings(HeadOrder.GRID, HeadClass.PREVIOUS, false);
  }

  public HeadsSettings withOrder(HeadOrder newOrder) {
    return new HeadsSettings(newOrder, score, ownScale);
  }

  public HeadsSettings withScore(HeadClass newScore) {
    return new HeadsSettings(order, newScore, ownScale);
  }

  public HeadsSettings withOwnScale(boolean newOwnScale) {
    return new HeadsSettings(order, score, newOwnScale);
  }
}
