package org.longview.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.longview.app.FxWait.until;

import java.nio.file.Path;
import javafx.geometry.Point2D;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.longview.app.atlas.AtlasView;
import org.longview.study.Head;
import org.longview.study.HeadOrder;
import org.longview.study.Tab;
import org.testfx.api.FxRobot;
import org.testfx.robot.Motion;

/** All heads as maps, as a person looks through them. */
class AtlasTest {
  @TempDir private static Path folder;

  @RegisterExtension
  private final TestWindow shown =
      TestWindow.of(folder, "I love Geeks for Geeks, and I read its reviews");

  private final Session session = shown.session();

  private AtlasView opened(FxRobot robot) {
    robot.clickOn("#tab-heads");
    AtlasView view = robot.lookup("#atlas-view").queryAs(AtlasView.class);
    until(view::isPainted);
    until(() -> session.atlas().stateProperty().get().isComplete() && view.isPainted());
    return view;
  }

  private String text(FxRobot robot, String query) {
    return robot.lookup(query).queryAs(Label.class).getText();
  }

  private Head chosen() {
    return session.atlas().chosen();
  }

  @Test
  void keysMoveFromHeadToHeadAndEnterOpensItsMatrices(FxRobot robot) {
    AtlasView view = opened(robot);
    robot.interact(view::requestFocus);
    robot.push(KeyCode.DOWN).push(KeyCode.DOWN).push(KeyCode.RIGHT);
    assertEquals(new Head(2, 5), chosen());
    assertTrue(text(robot, "#atlas-headline").startsWith("Layer 2 · head 5: "));
    assertTrue(view.getAccessibleText().startsWith("Layer 2 · head 5: "));
    robot.push(KeyCode.LEFT).push(KeyCode.UP);
    assertEquals(new Head(1, 4), chosen());
    robot.push(KeyCode.ENTER);
    assertEquals(Tab.MATRICES, session.settings().get().view().tab());
    assertEquals(new Head(1, 4), chosen());
  }

  @Test
  void theMouseTellsOfAHeadAClickChoosesItAndADoubleClickOpensIt(FxRobot robot) {
    AtlasView view = opened(robot);
    Head before = chosen();
    robot.moveTo(view, Pos.TOP_LEFT, new Point2D(40, 40), Motion.DIRECT);
    until(() -> text(robot, "#atlas-headline").startsWith("Layer 0 · head 0: "));
    assertEquals(before, chosen());
    robot.clickOn();
    assertEquals(new Head(0, 0), chosen());
    robot.doubleClickOn();
    until(() -> session.settings().get().view().tab() == Tab.MATRICES);
  }

  @Test
  void anOrderIsChosenAndItsMeasureExplained(FxRobot robot) {
    AtlasView view = opened(robot);
    robot.clickOn("#atlas-by-score");
    assertEquals(HeadOrder.SCORE, session.settings().get().view().heads().order());
    robot.clickOn("#atlas-score-sink");
    until(view::isPainted);
    assertTrue(text(robot, "#atlas-explanation").contains("[SEP]"));
    robot.interact(view::requestFocus);
    robot.push(KeyCode.HOME);
    Head first = chosen();
    robot.push(KeyCode.RIGHT);
    assertNotEquals(first, chosen());
    robot.clickOn("#atlas-by-class");
    assertFalse(robot.lookup("#atlas-score-sink").query().getParent().isVisible());
  }

  @Test
  void aThemeAndAnotherAttentionAreDrawnAnew(FxRobot robot) {
    AtlasView view = opened(robot);
    robot.clickOn("#atlas-difference");
    until(() -> session.atlas().stateProperty().get().isComplete() && view.isPainted());
    robot.clickOn("#atlas-scale-each-its-own");
    until(view::isPainted);
    assertTrue(session.settings().get().view().heads().ownScale());
  }

  @Test
  void whatIsToldStandsBesideTheMapsWhereThereIsRoomAndBelowThemElsewhere(FxRobot robot) {
    AtlasView view = opened(robot);
    Node details = robot.lookup("#atlas-details").query();
    robot.interact(() -> shown.stage().setHeight(480));
    until(() -> isBeside(details, view));
    assertTrue(text(robot, "#atlas-scores").contains("\n"));
    robot.interact(() -> shown.stage().setHeight(800));
    until(() -> isBelow(details, view));
    assertFalse(text(robot, "#atlas-scores").contains("\n"));
  }

  private static boolean isBeside(Node one, Node other) {
    return one.localToScene(one.getLayoutBounds()).getMinX()
        >= other.localToScene(other.getLayoutBounds()).getMaxX();
  }

  private static boolean isBelow(Node one, Node other) {
    return one.localToScene(one.getLayoutBounds()).getMinY()
        >= other.localToScene(other.getLayoutBounds()).getMaxY();
  }
}
