package org.longview.app.pattern;

import javafx.scene.Node;

/** Whether something is there, and takes room. */
final class Presence {
  private Presence() {}

  static void present(Node node, boolean present) {
    node.setVisible(present);
    node.setManaged(present);
  }
}
