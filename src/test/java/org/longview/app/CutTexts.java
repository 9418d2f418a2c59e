package org.longview.app;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.text.Text;

/** Texts that are not seen whole. For the JavaFX thread alone. */
final class CutTexts {
  private CutTexts() {}

  /**
   * Texts that are shortened although they may not be, or reach beyond the window or the panel that
   * scrolls them.
   */
  static List<String> in(Scene scene, String where) {
    return find(scene, where, false);
  }

  /** The same, and those that may be shortened where there is no room. */
  static List<String> orShortIn(Scene scene, String where) {
    return find(scene, where, true);
  }

  private static List<String> find(Scene scene, String where, boolean all) {
    Parent root = scene.getRoot();
    root.applyCss();
    root.layout();
    List<String> cut = new ArrayList<>();
    find(root, all, cut);
    return cut.stream().map(text -> where + text).distinct().toList();
  }

  private static void find(Parent parent, boolean all, List<String> cut) {
    for (Node child : parent.getChildrenUnmodifiable()) {
      if (!child.isVisible() || child.getOpacity() == 0) {
        continue;
      }
      if (child instanceof Labeled labeled && !String.valueOf(labeled.getText()).isBlank()) {
        if (isShortened(labeled, all) || isOutside(labeled)) {
          cut.add(labeled.getText());
        }
      } else if (child instanceof Parent inner) {
        find(inner, all, cut);
      }
    }
  }

  private static boolean isShortened(Labeled labeled, boolean all) {
    return (all || (labeled.getMinWidth() != 0 && !labeled.isWrapText()))
        && labeled.lookup(".text") instanceof Text text
        && !withoutBreaks(text.getText()).equals(withoutBreaks(labeled.getText()));
  }

  private static String withoutBreaks(String text) {
    return text.replace("\n", "");
  }

  /** Whether it reaches beyond the panel that scrolls, or the window. */
  private static boolean isOutside(Node node) {
    Bounds here = node.localToScene(node.getLayoutBounds());
    Node frame = node;
    while (frame.getParent() != null && !(frame instanceof ScrollPane)) {
      frame = frame.getParent();
    }
    Bounds there = frame.localToScene(frame.getLayoutBounds());
    boolean scrolls = frame instanceof ScrollPane;
    return here.getMinX() < there.getMinX() - 0.5
        || here.getMaxX() > there.getMaxX() + 0.5
        || (!scrolls && here.getMaxY() > there.getMaxY() + 0.5);
  }
}
