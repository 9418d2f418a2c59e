package org.longview.app.lecture;

import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * Borrows a part of the window, shows it as large as it is itself, and puts it back where it was.
 */
final class Holder extends Region {
  private static final PseudoClass TAB = PseudoClass.getPseudoClass("tab");
  private static final double NARROWER = 0.97;
  private static final double NARROWEST = 0.3;

  private @Nullable Region borrowed;
  private @Nullable Pane owner;
  private int place;
  private boolean whole;

  Holder() {
    getStyleClass().add("holder");
    setMinSize(0, 0);
  }

  /**
   * Takes a part of the window in place of the one that is held.
   *
   * @param tab whether it is all of a tab
   * @param newWhole whether it is made so narrow that its height fits
   */
  void hold(Region part, boolean tab, boolean newWhole) {
    whole = newWhole;
    pseudoClassStateChanged(TAB, tab);
    if (part == borrowed) {
      return;
    }
    giveBack();
    Parent parent = part.getParent();
    owner = parent instanceof Pane pane ? pane : null;
    if (owner != null) {
      ObservableList<Node> siblings = owner.getChildren();
      place = siblings.indexOf(part);
      siblings.remove(part);
    }
    borrowed = part;
    getChildren().setAll(part);
  }

  /** Puts back what is held. */
  void giveBack() {
    Region part = borrowed;
    if (part == null) {
      return;
    }
    getChildren().clear();
    Pane home = owner;
    if (home != null) {
      home.getChildren().add(Math.min(place, home.getChildren().size()), part);
    }
    borrowed = null;
    owner = null;
  }

  @Override
  protected void layoutChildren() {
    Region part = borrowed;
    if (part != null) {
      double width = getWidth();
      while (whole && part.prefHeight(width) > getHeight() && width > NARROWEST * getWidth()) {
        width *= NARROWER;
      }
      part.resizeRelocate(0, 0, width, getHeight());
    }
  }
}
