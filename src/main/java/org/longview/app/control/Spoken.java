package org.longview.app.control;

import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;

/** What pictures say to those who listen. */
public final class Spoken {
  private Spoken() {}

  /**
   * Makes a node one that is read out as a picture.
   *
   * @param name what kind of picture it is: "Matrix"
   */
  public static void picture(Node node, String name) {
    node.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    node.setAccessibleRoleDescription(name);
  }

  /**
   * Likewise, and it is reached and used by keys.
   *
   * @param help what keys do in it, in sentences
   */
  public static void picture(Node node, String name, String help) {
    picture(node, name);
    node.setFocusTraversable(true);
    node.setAccessibleHelp(help);
  }

  /** Says what a picture shows now, if it is something else than before. */
  public static void tell(Node node, String text) {
    if (!text.equals(node.getAccessibleText())) {
      node.setAccessibleText(text);
      node.notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
    }
  }
}
