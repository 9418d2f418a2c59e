package org.longview.app.control;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** A row of which some parts are left out, one after another, where the others need their room. */
public class FittedRow extends HBox {
  private List<Region> spares = List.of();

  /** Makes a row, from left to right. */
  public FittedRow(Node... parts) {
    super(parts);
    setMinWidth(0);
    setAlignment(Pos.CENTER_LEFT);
  }

  /** Names the parts that can be left out, the first first. */
  public final FittedRow sparing(Region... parts) {
    spares = List.of(parts);
    return this;
  }

  @Override
  protected void layoutChildren() {
    double spare = getWidth() - snappedLeftInset() - snappedRightInset() + getSpacing();
    for (Node part : getChildren()) {
      if (part.isManaged() && !spares.contains(part)) {
        spare -= snapSizeX(part.prefWidth(-1)) + getSpacing();
      }
    }
    // The last to be left out is the first to be let in
    boolean fits = true;
    for (int i = spares.size() - 1; i >= 0; i--) {
      Region part = spares.get(i);
      double width = snapSizeX(part.prefWidth(-1)) + getSpacing();
      fits &= width <= spare;
      spare -= fits ? width : 0;
      part.setManaged(fits);
      part.setVisible(fits);
    }
    super.layoutChildren();
  }
}
