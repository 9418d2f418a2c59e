package org.longview.app.matrices;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** A row of which one part is left out where the others need its room. */
final class CardHeader extends HBox {
  private static final double GAP = 8;

  private final Region spare;

  /**
   * Makes a header.
   *
   * @param spare the part that can be left out
   * @param parts all of them, from left to right
   */
  CardHeader(Region spare, Node... parts) {
    super(GAP, parts);
    this.spare = spare;
    getStyleClass().add("card-header");
    setAlignment(Pos.CENTER_LEFT);
  }

  @Override
  protected void layoutChildren() {
    double width = spare.prefWidth(-1);
    for (Node part : getChildren()) {
      width += part != spare && part.isManaged() ? GAP + part.prefWidth(-1) : 0;
    }
    boolean fits = width <= getWidth();
    spare.setManaged(fits);
    spare.setVisible(fits);
    super.layoutChildren();
  }
}
