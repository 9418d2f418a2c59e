package org.longview.app.matrices;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A card beside a cell that tells what is in it. */
final class HoverCard extends VBox {
  private static final double GAP = 14;

  private final Label pair = new Label();
  private final Label place = new Label();
  private final Label values = new Label();
  private final Label rank = new Label();

  HoverCard() {
    getStyleClass().add("hover-card");
    setId("hover-card");
    pair.getStyleClass().add("strong");
    place.getStyleClass().add("muted");
    HBox top = new HBox(8, pair, place);
    for (Label label : new Label[] {pair, place, values, rank}) {
      label.setMinWidth(Region.USE_PREF_SIZE);
    }
    getChildren().addAll(top, values, rank);
    setMouseTransparent(true);
    setManaged(false);
    setVisible(false);
  }

  void show(Readout readout) {
    pair.setText(readout.pair());
    place.setText(readout.place());
    values.setText(readout.values());
    rank.setText(readout.rank());
    rank.setVisible(!readout.rank().isEmpty());
    rank.setManaged(!readout.rank().isEmpty());
    setVisible(true);
  }

  /**
   * Moves it beside a cell so that it stays within an area and does not cover the cell.
   *
   * @param x middle of the cell
   * @param y middle of the cell
   * @param half half of the cell's size
   */
  void place(double x, double y, double half, double width, double height) {
    autosize();
    double right = x + half + GAP;
    double left = x - half - GAP - getWidth();
    double across = right + getWidth() <= width - 4 || left < 4 ? right : left;
    double below = y + half + GAP;
    double above = y - half - GAP - getHeight();
    double down = below + getHeight() <= height - 4 || above < 4 ? below : above;
    relocate(
        Math.rint(Math.max(4, Math.min(width - getWidth() - 4, across))),
        Math.rint(Math.max(4, Math.min(height - getHeight() - 4, down))));
  }
}
