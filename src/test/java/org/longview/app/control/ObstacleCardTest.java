package org.longview.app.control;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

/** What stands in front of a view that has nothing to show. */
class ObstacleCardTest {
  private final FxRobot robot = new FxRobot();

  @BeforeAll
  static void start() throws Exception {
    FxToolkit.registerPrimaryStage();
  }

  @AfterEach
  void moveAgain() {
    robot.interact(() -> Motion.reducedProperty().set(false));
  }

  private boolean moves(String why) {
    boolean[] moves = new boolean[1];
    robot.interact(
        () -> {
          ObstacleCard card = new ObstacleCard("card", () -> {});
          card.show(why, "");
          moves[0] = card.lookup("#card-moving").isVisible();
        });
    return moves[0];
  }

  @Test
  void aBarMovesOnlyWhileSomethingIsWaitedFor() {
    assertTrue(moves("Preparing the settings…"));
    assertFalse(moves("Nothing was measured yet."));
  }

  @Test
  void nothingMovesWhereMotionIsReduced() {
    robot.interact(() -> Motion.reducedProperty().set(true));
    assertFalse(moves("Preparing the settings…"));
  }
}
