package org.longview.app.control;

import java.util.Objects;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.collections.SetChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/**
 * Shows where the focus is to those who use keys, whether a key or the program moved it there, and
 * no longer once the mouse is pressed. JavaFX’s own {@code focus-visible} is for what the tab key
 * alone has moved. Style sheets call it {@code :ringed}.
 */
public final class FocusRing {
  private static final PseudoClass RINGED = PseudoClass.getPseudoClass("ringed");

  private final Scene scene;
  private boolean byKey;

  private FocusRing(Scene scene) {
    this.scene = scene;
  }

  /** Follows keys, mouse and focus of a scene. Keys that were consumed before do not count. */
  public static void follow(Scene scene) {
    FocusRing ring = new FocusRing(scene);
    scene.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (!event.isConsumed() && !event.getCode().isModifierKey()) {
            ring.show(true);
          }
        });
    scene.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> ring.show(false));
    scene
        .focusOwnerProperty()
        .addListener(
            (property, before, now) -> {
              set(before, false);
              set(now, ring.byKey);
              if (now != null && ring.byKey) {
                reveal(now);
              }
            });
  }

  private void show(boolean shown) {
    byKey = shown;
    set(scene.getFocusOwner(), shown);
  }

  private static void set(@Nullable Node node, boolean ringed) {
    if (node != null) {
      node.pseudoClassStateChanged(RINGED, ringed);
    }
  }

  /** Scrolls what a node is on, so far that it is seen. */
  private static void reveal(Node node) {
    for (Node n = node.getParent(); n != null; n = n.getParent()) {
      if (n instanceof ScrollPane pane && pane.getContent() != null) {
        Bounds page = pane.getContent().getBoundsInParent();
        Bounds place = pane.getContent().sceneToLocal(node.localToScene(node.getBoundsInLocal()));
        Bounds view = pane.getViewportBounds();
        pane.setHvalue(
            value(
                pane.getHvalue(),
                place.getMinX(),
                place.getMaxX(),
                page.getWidth(),
                view.getWidth()));
        pane.setVvalue(
            value(
                pane.getVvalue(),
                place.getMinY(),
                place.getMaxY(),
                page.getHeight(),
                view.getHeight()));
      }
    }
  }

  /** How far is to be scrolled, 0 to 1, so that a part of a page is in view. */
  private static double value(double now, double from, double to, double page, double view) {
    double hidden = page - view;
    if (hidden <= 0) {
      return now;
    }
    double first = now * hidden;
    double shown = from < first ? from : to > first + view ? Math.min(from, to - view) : first;
    return Math.max(0, Math.min(1, shown / hidden));
  }

  /** Whether a node has the focus and shows it. */
  public static boolean isOn(Node node) {
    return node.getPseudoClassStates().contains(RINGED);
  }

  /** The same, to be observed. */
  public static BooleanBinding of(Node node) {
    return Bindings.createBooleanBinding(() -> isOn(node), node.getPseudoClassStates());
  }

  /** Does something whenever a node begins or ceases to show that it has the focus. */
  public static void whenChanged(Node node, Runnable action) {
    node.getPseudoClassStates()
        .addListener(
            (SetChangeListener<PseudoClass>)
                change -> {
                  if (RINGED.equals(
                      Objects.requireNonNullElse(
                          change.getElementAdded(), change.getElementRemoved()))) {
                    action.run();
                  }
                });
  }
}
