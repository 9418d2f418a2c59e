package org.longview.app.control;

import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Skin;

/**
 * A page as broad as the room it has, which is scrolled downwards. It is painted straight to the
 * screen: JavaFX's own keeps a picture of all that it shows and paints all of that anew, and then
 * the picture, whenever a pixel in it changes.
 */
public class PageScroll extends ScrollPane {
  /** Scrolls a page. */
  public PageScroll(Node content) {
    this();
    setContent(content);
  }

  /** Scrolls what is set later. */
  protected PageScroll() {
    setFitToWidth(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    setFocusTraversable(false);
  }

  @Override
  protected Skin<?> createDefaultSkin() {
    Skin<?> skin = super.createDefaultSkin();
    lookup(".viewport").setCache(false);
    return skin;
  }
}
