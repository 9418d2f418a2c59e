package org.longview.study;

/** The tabs of the window, from left to right. */
public enum Tab {
  MATRICES("Matrices", false),
  HEADS("Heads", true),
  ARCS("Arcs", true),
  SPECTRUM("Spectrum", true),
  REACH("Reach", false),
  MEMORY("Memory", false),
  TRADEOFFS("Trade-offs", true),
  SPEED("Speed", true);

  private final String title;
  private final boolean alone;

  Tab(String title, boolean alone) {
    this.title = title;
    this.alone = alone;
  }

  /** Whether it has the centre to itself, without the crossed-out budget and the tinted text. */
  public boolean isAlone() {
    return alone;
  }

  /** On screen. */
  public String title() {
    return title;
  }
}
