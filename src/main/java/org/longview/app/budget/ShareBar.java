package org.longview.app.budget;

import javafx.scene.layout.Region;

/** A bar that fills a part of its width, to scale; at least a hair of it is seen. */
final class ShareBar extends Region {
  private static final double LEAST_THICKNESS = 8;

  /** Of the height. */
  private static final double THICKNESS = 0.34;

  private static final double HAIR = 1;
  private static final double LEAST_WIDTH = 60;

  private final Region bar = new Region();
  private final double share;

  /**
   * Makes a bar.
   *
   * @param share from 0 to 1
   * @param style of its colour
   */
  ShareBar(double share, String style) {
    this.share = share;
    bar.getStyleClass().addAll("share-bar", style);
    bar.setManaged(false);
    getChildren().add(bar);
    setMinWidth(LEAST_WIDTH);
    setMouseTransparent(true);
  }

  @Override
  protected void layoutChildren() {
    double width = Math.max(HAIR, Math.rint(share * getWidth()));
    double thick = Math.max(LEAST_THICKNESS, Math.rint(THICKNESS * getHeight()));
    bar.resizeRelocate(0, Math.rint((getHeight() - thick) / 2), width, thick);
  }
}
