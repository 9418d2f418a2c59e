package org.longview.app.control;

import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Skin;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/**
 * A page as broad as the room it has, which is scrolled downwards. It is painted straight to the
 * screen: JavaFX's own keeps a picture of all that it shows and paints all of that anew, and then
 * the picture, whenever a pixel in it changes.
 */
public class PageScroll extends ScrollPane {
  private @Nullable Page page;

  /** Scrolls a page. */
  public PageScroll(Node content) {
    this();
    setContent(content);
  }

  /** Scrolls what is set later. */
  public PageScroll() {
    setFitToWidth(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    setFocusTraversable(false);
  }

  /**
   * Takes a page that becomes at least as high as the room it has. What it needs at least is asked
   * for its width: JavaFX's own asks without one, and then shows no bar where only broken lines
   * make the page too high.
   */
  public final void setWholePage(Region content) {
    page = new Page(content);
    setContent(page);
    setFitToHeight(true);
  }

  @Override
  protected void layoutChildren() {
    Page asked = page;
    if (asked != null && asked.widthAsked != getWidth()) {
      asked.requestLayout(); // forgets what it needed in another width
    }
    super.layoutChildren();
  }

  @Override
  protected Skin<?> createDefaultSkin() {
    Skin<?> skin = super.createDefaultSkin();
    lookup(".viewport").setCache(false);
    return skin;
  }

  private final class Page extends StackPane {
    private double widthAsked = -1;

    Page(Region content) {
      super(content);
    }

    @Override
    protected double computeMinHeight(double width) {
      if (width >= 0) {
        return super.computeMinHeight(width);
      }
      widthAsked = PageScroll.this.getWidth();
      return super.computeMinHeight(widthAsked);
    }
  }
}
