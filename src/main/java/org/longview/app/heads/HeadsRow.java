package org.longview.app.heads;

import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.longview.app.control.TypeSize;

/**
 * The grid of heads, and beside it the map of one with what is told of it. Where the panel is high
 * enough the grid is as broad as the panel, and the map stands below it.
 */
final class HeadsRow extends Region {
  private static final double GAP = 10;
  private static final double CLOSE = 4;

  /** Below this height the map is better beside the grid. */
  private static final double LEAST_BELOW = 110;

  private final HeadGrid grid;
  private final Region map;
  private final Label told;

  HeadsRow(HeadGrid grid, Region map, Label told) {
    this.grid = grid;
    this.map = map;
    this.told = told;
    getChildren().addAll(grid, map, told);
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computeMinHeight(double width) {
    return Math.max(grid.minHeight(beside(width)), map.minHeight(-1) + toldHeight());
  }

  @Override
  protected double computePrefHeight(double width) {
    return Math.max(grid.prefHeight(beside(width)), map.prefHeight(-1) + toldHeight());
  }

  /** What is left of a width for the grid, beside the map. */
  private double beside(double width) {
    return width - TypeSize.of(GAP) - map.prefWidth(-1);
  }

  private double toldHeight() {
    return TypeSize.of(CLOSE) + told.prefHeight(-1);
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth();
    double gap = TypeSize.of(GAP);
    double broad = grid.prefHeight(width);
    double below = getHeight() - broad - gap;
    if (below >= TypeSize.of(LEAST_BELOW)) {
      double side = Math.floor(Math.min(below, width / 2));
      grid.resizeRelocate(0, 0, width, broad);
      map.resizeRelocate(0, broad + gap, side, side);
      told.resizeRelocate(side + gap, broad + gap, width - side - gap, told.prefHeight(-1));
      return;
    }
    double left = beside(width);
    double side = map.prefWidth(-1);
    double high =
        Math.max(
            map.minHeight(-1),
            Math.min(map.prefHeight(-1), Math.floor(getHeight() - toldHeight())));
    double gridHeight =
        Math.max(grid.minHeight(left), Math.min(grid.prefHeight(left), getHeight()));
    grid.resizeRelocate(0, 0, left, gridHeight);
    map.resizeRelocate(left + gap, 0, side, high);
    told.resizeRelocate(left + gap, high + TypeSize.of(CLOSE), side, told.prefHeight(-1));
  }
}
