package org.longview.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.longview.app.FxWait.until;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.canvas.Canvas;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.longview.app.tradeoffs.TradeoffsModel.Status;
import org.longview.study.Tab;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** The window for those who listen, and for those who use keys alone. */
class SpokenTest {
  @TempDir private static Path folder;

  @RegisterExtension
  private final TestWindow shown = TestWindow.of(folder, "I love Geeks for Geeks");

  private final Session session = shown.session();

  private void open(FxRobot robot, Tab tab) {
    robot.interact(
        () -> session.settings().change("tab", now -> now.withView(now.view().withTab(tab))));
    until(
        () -> session.attention().qualityCurrentProperty().get() && !session.activities().isBusy());
    WaitForAsyncUtils.waitForFxEvents();
  }

  private static Stream<Node> seen(Node node) {
    if (!node.isVisible()) {
      return Stream.empty();
    }
    Stream<Node> inside =
        node instanceof Parent parent
            ? parent.getChildrenUnmodifiable().stream().flatMap(SpokenTest::seen)
            : Stream.empty();
    return Stream.concat(Stream.of(node), inside);
  }

  /** The picture that a node is or is a part of; null if it is none. */
  private static boolean isPartOfPicture(Node node) {
    for (Node n = node; n != null; n = n.getParent()) {
      if (n.getAccessibleRole() == AccessibleRole.IMAGE_VIEW
          || n.getAccessibleRole() == AccessibleRole.RADIO_BUTTON) {
        return true;
      }
    }
    return false;
  }

  private String text(FxRobot robot, String id) {
    WaitForAsyncUtils.waitForFxEvents();
    return String.valueOf(robot.lookup(id).query().getAccessibleText());
  }

  private Node focus(FxRobot robot, String id) {
    Node node = robot.lookup(id).query();
    robot.interact(node::requestFocus);
    return node;
  }

  @Test
  void everyPictureOfEveryTabSaysWhatItIsAndWhatItShows(FxRobot robot) {
    for (Tab tab : Tab.values()) {
      open(robot, tab);
      if (tab == Tab.TRADEOFFS) {
        until(() -> session.tradeoffs().stateProperty().get().status() == Status.DONE);
      }
      List<String> silent = new ArrayList<>();
      robot.interact(
          () ->
              seen(shown.stage().getScene().getRoot())
                  .filter(node -> node.getLayoutBounds().getWidth() > 0)
                  .forEach(
                      node -> {
                        boolean picture = node.getAccessibleRole() == AccessibleRole.IMAGE_VIEW;
                        String text = node.getAccessibleText();
                        if (picture
                            && (text == null
                                || text.isBlank()
                                || node.getAccessibleRoleDescription() == null)) {
                          silent.add(String.valueOf(node));
                        }
                        if (node instanceof Canvas && !isPartOfPicture(node)) {
                          silent.add("a canvas in " + node.getParent());
                        }
                        if (picture
                            && node.isFocusTraversable()
                            && node.getAccessibleHelp() == null) {
                          silent.add("no help: " + node);
                        }
                      }));
      assertEquals(List.of(), silent, tab.title());
    }
  }

  @Test
  void theRankIsMovedInItsChartByKeysAndUndoneInOneStep(FxRobot robot) {
    open(robot, Tab.SPECTRUM);
    until(() -> session.spectrum().viewed() != null);
    focus(robot, "#spectrum-chart");
    int before = session.spectrum().rank();
    robot.type(KeyCode.HOME, KeyCode.RIGHT, KeyCode.RIGHT);
    WaitForAsyncUtils.waitForFxEvents();
    assertEquals(3, session.spectrum().rank());
    assertTrue(text(robot, "#spectrum-chart").contains("within rank 3: "));
    robot.interact(() -> session.settings().undo());
    assertEquals(before, session.spectrum().rank());
  }

  @Test
  void theCellsOfTheApproximationAreReadOutByKeys(FxRobot robot) {
    open(robot, Tab.SPECTRUM);
    until(() -> session.approximation().shownProperty().get() != null);
    focus(robot, "#spectrum-error");
    robot.type(KeyCode.DOWN, KeyCode.RIGHT, KeyCode.RIGHT);
    assertTrue(text(robot, "#spectrum-error").startsWith("[CLS] → love: P 0."));
    focus(robot, "#spectrum-chart");
    assertTrue(text(robot, "#spectrum-error").startsWith("Layer 0 · head 4, n = 9"));
  }

  @Test
  void theWeightsOfTheReachAreReadOutByKeys(FxRobot robot) {
    open(robot, Tab.REACH);
    until(() -> session.reach().stateProperty().get() != null);
    until(() -> session.reach().stateProperty().get().rollout() != null);
    focus(robot, "#reach-view");
    robot.press(KeyCode.SHIFT).type(KeyCode.UP, KeyCode.RIGHT).release(KeyCode.SHIFT);
    assertTrue(text(robot, "#reach-view").startsWith("after layer 11 · token 2 “love”: "));
    robot.type(KeyCode.RIGHT);
    until(() -> text(robot, "#reach-view").startsWith("What reaches “love” "));
  }

  @Test
  void arcsAreFollowedFromAQueryAndFromAKeyByKeys(FxRobot robot) {
    open(robot, Tab.ARCS);
    focus(robot, "#arcs-view");
    robot.type(KeyCode.DOWN);
    until(() -> text(robot, "#arcs-view").startsWith("“love” (2) looks at: "));
    robot.type(KeyCode.RIGHT);
    until(() -> text(robot, "#arcs-view").startsWith("“love” (2) is seen by: "));
    robot.type(KeyCode.DOWN);
    until(() -> text(robot, "#arcs-view").startsWith("“geek” (3) is seen by: "));
    robot.type(KeyCode.LEFT);
    until(() -> text(robot, "#arcs-view").startsWith("“geek” (3) looks at: "));
    focus(robot, "#arcs-head-2");
    robot.type(KeyCode.S);
    WaitForAsyncUtils.waitForFxEvents();
    assertFalse(session.settings().get().view().arcs().hiddenHeads().contains(2));
    assertEquals(11, session.settings().get().view().arcs().hiddenHeads().size());
  }
}
