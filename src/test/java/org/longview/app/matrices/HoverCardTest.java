package org.longview.app.matrices;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

/** Where the card beside a cell goes, in an area of 600 × 400. */
class HoverCardTest {
  private static final double WIDTH = 600;
  private static final double HEIGHT = 400;
  private static final double HALF = 5;

  private final FxRobot robot = new FxRobot();

  @SuppressWarnings("NullAway.Init") // set by make, before every test
  private HoverCard card;

  @BeforeEach
  void make() throws Exception {
    FxToolkit.registerPrimaryStage();
    robot.interact(
        () -> {
          card = new HoverCard();
          Pane floor = new Pane(card);
          new Scene(floor, WIDTH, HEIGHT);
          card.show(new Readout("one → mistake", "row 197, column 187", "full 0.204", "", ""));
        });
  }

  private Bounds placed(double x, double y, @Nullable Bounds clear) {
    robot.interact(() -> card.place(x, y, HALF, WIDTH, HEIGHT, clear));
    Bounds bounds = card.getBoundsInParent();
    assertTrue(new BoundingBox(0, 0, WIDTH, HEIGHT).contains(bounds), "" + bounds);
    assertFalse(
        bounds.intersects(x - HALF, y - HALF, 2 * HALF, 2 * HALF), bounds + " hides the cell");
    return bounds;
  }

  @Test
  void it_is_behind_and_below_the_cell_where_there_is_room() {
    Bounds bounds = placed(200, 150, null);
    assertTrue(bounds.getMinX() > 200 && bounds.getMinY() > 150, "" + bounds);
  }

  @Test
  void it_turns_to_the_other_side_at_the_edge() {
    Bounds bounds = placed(WIDTH - 20, HEIGHT - 20, null);
    assertTrue(bounds.getMaxX() < WIDTH - 20 && bounds.getMaxY() < HEIGHT - 20, "" + bounds);
  }

  @Test
  void it_leaves_the_map_clear_if_another_side_does() {
    Bounds map = new BoundingBox(150, 170, 120, 120);
    Bounds bounds = placed(250, 150, map);
    assertFalse(bounds.intersects(map), bounds + " hides the map");
  }

  @Test
  void where_all_sides_hide_the_map_it_is_where_it_would_be_without() {
    Bounds all = new BoundingBox(0, 0, WIDTH, HEIGHT);
    assertEquals(placed(200, 150, null), placed(200, 150, all));
  }
}
