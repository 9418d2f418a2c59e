package org.longview.app.matrices;

import java.util.Arrays;
import javafx.geometry.Bounds;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A card beside a cell that tells what is in it. */
final class HoverCard extends VBox {
  private static final double GAP = 14;

  /** Least distance from the edge of the area. */
  private static final double EDGE = 4;

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
   * Moves it beside a cell so that it stays within an area and covers neither the cell nor, if
   * there is another side, what is to be kept clear.
   *
   * @param x middle of the cell
   * @param y middle of the cell
   * @param half half of the cell's size
   * @param clear what it would rather not cover; null for nothing
   */
  void place(double x, double y, double half, double width, double height, @Nullable Bounds clear) {
    autosize();
    double[] across = sides(x, half, getWidth(), width);
    double[] down = sides(y, half, getHeight(), height);
    for (double top : down) {
      for (double left : across) {
        if (clear == null || !clear.intersects(left, top, getWidth(), getHeight())) {
          relocate(left, top);
          return;
        }
      }
    }
    relocate(across[0], down[0]);
  }

  /** Where it may begin, in one direction: behind the cell or before it, the better one first. */
  private static double[] sides(double middle, double half, double size, double room) {
    double behind = middle + half + GAP;
    double before = middle - half - GAP - size;
    boolean fitsBehind = behind + size <= room - EDGE;
    boolean fitsBefore = before >= EDGE;
    double[] both =
        fitsBehind || !fitsBefore ? new double[] {behind, before} : new double[] {before, behind};
    return Arrays.stream(both)
        .limit(fitsBehind && fitsBefore ? 2 : 1)
        .map(place -> Math.rint(Math.max(EDGE, Math.min(room - size - EDGE, place))))
        .toArray();
  }
}
