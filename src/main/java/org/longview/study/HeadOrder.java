package org.longview.study;

/** In which order the maps of all heads stand. */
public enum HeadOrder {
  /** Layers from top to bottom, heads from left to right. */
  GRID("layer × head"),
  /** Class by class, the highest score first. */
  GROUPED("by class"),
  /** The highest score of one class first. */
  SCORE("by score");

  private final String title;

  HeadOrder(String title) {
    this.title = title;
  }

  /** On screen. */
  public String title() {
    return title;
  }
}
