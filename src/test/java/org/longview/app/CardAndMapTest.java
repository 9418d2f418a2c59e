package org.longview.app;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.longview.app.FxWait.until;

import java.nio.file.Path;
import java.util.Objects;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.longview.app.matrices.Cell;
import org.longview.picture.CellRange;
import org.longview.text.Example;
import org.testfx.api.FxRobot;

/** The card beside a cell, and the map of all cells that comes after it. */
class CardAndMapTest {
  @TempDir private static Path folder;

  @RegisterExtension
  private final TestWindow shown = TestWindow.withoutModel(folder, Example.REVIEW.text());

  private final Session session = shown.session();

  private static Bounds inScene(Node node) {
    return node.localToScene(node.getLayoutBounds());
  }

  private void zoomIn(FxRobot robot) {
    CellRange part = new CellRange(188, 204, 184, 200);
    robot.interact(() -> session.matrices().patternView().change(view -> view.zoomedTo(part)));
  }

  @Test
  void the_card_goes_out_of_the_way_of_the_map(FxRobot robot) {
    until(() -> session.matrices().patternProperty().get() != null);
    robot.interact(() -> session.focus().pin(new Cell(197, 187, false)));
    Node card = robot.lookup("#hover-card").query();
    Node map = robot.lookup("#pattern-map").query();
    assertTrue(card.isVisible() && !map.isVisible());

    zoomIn(robot);

    until(map::isVisible);
    until(() -> card.isVisible() && !inScene(card).intersects(inScene(map)));
  }

  @Test
  void a_dragged_map_is_not_hidden_by_the_card_of_the_cell_under_the_mouse(FxRobot robot) {
    until(() -> session.matrices().patternProperty().get() != null);
    zoomIn(robot);
    Node card = robot.lookup("#hover-card").query();
    robot.moveTo("#pattern-view");
    until(card::isVisible);

    robot.press(MouseButton.PRIMARY).moveBy(30, 20);
    assertFalse(card.isVisible());
    robot.release(MouseButton.PRIMARY);
    until(card::isVisible);

    robot.interact(() -> session.focus().pin(Objects.requireNonNull(session.focus().shown())));
    robot.press(MouseButton.PRIMARY).moveBy(-30, -20);
    assertTrue(card.isVisible());
    robot.release(MouseButton.PRIMARY);
  }
}
