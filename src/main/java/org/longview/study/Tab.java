package org.longview.study;

/** The tabs of the window, from left to right. */
public enum Tab {
  MATRICES("Matrices"),
  HEADS("Heads"),
  ARCS("Arcs"),
  SPECTRUM("Spectrum"),
  REACH("Reach"),
  MEMORY("Memory"),
  TRADEOFFS("Trade-offs"),
  SPEED("Speed");

  private final String title;

  Tab(String title) {
    this.title = title;
  }

  /** On screen. */
  public String title() {
    return title;
  }
}
