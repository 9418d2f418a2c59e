package org.longview.app;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import org.jspecify.annotations.Nullable;

/** Moves the focus from panel to panel, each time to where it was in the panel last. */
final class PanelFocus {
  private final List<Parent> panels;
  private final Map<Parent, Node> last = new HashMap<>();

  /** Follows the focus of a scene in its panels, from the first to the last. */
  PanelFocus(Scene scene, List<Parent> panels) {
    this.panels = panels;
    scene
        .focusOwnerProperty()
        .addListener(
            (property, before, now) -> {
              Parent panel = panelOf(now);
              if (now != null && panel != null) {
                last.put(panel, now);
              }
            });
  }

  /** Moves the focus on, or back if the steps are negative. */
  void move(Scene scene, int steps) {
    Parent from = panelOf(scene.getFocusOwner());
    int place = from == null ? steps > 0 ? -1 : 0 : panels.indexOf(from);
    for (int i = 1; i <= panels.size(); i++) {
      Parent panel = panels.get(Math.floorMod(place + i * steps, panels.size()));
      Node target = last.get(panel);
      Optional<Node> found =
          target != null && canHaveFocus(target) && panelOf(target) == panel
              ? Optional.of(target)
              : first(panel);
      if (found.isPresent()) {
        found.get().requestFocus();
        return;
      }
    }
  }

  private @Nullable Parent panelOf(@Nullable Node node) {
    for (Node n = node; n != null; n = n.getParent()) {
      if (n instanceof Parent parent && panels.contains(parent)) {
        return parent;
      }
    }
    return null;
  }

  private static Optional<Node> first(Parent panel) {
    for (Node child : panel.getChildrenUnmodifiable()) {
      if (canHaveFocus(child) && child.isFocusTraversable()) {
        return Optional.of(child);
      }
      if (child instanceof Parent inner && child.isVisible()) {
        Optional<Node> found = first(inner);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private static boolean canHaveFocus(Node node) {
    if (node.isDisabled() || node.getScene() == null) {
      return false;
    }
    for (Node n = node; n != null; n = n.getParent()) {
      if (!n.isVisible()) {
        return false;
      }
    }
    return true;
  }
}
