package org.longview.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.longview.app.FxWait.until;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.longview.app.control.FocusRing;
import org.longview.study.Tab;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** Where the focus is can be seen by those who use keys. */
class FocusTest {
  /** Beside which a change counts, as WCAG 2.1 asks for marks. */
  private static final double LEAST_CONTRAST = 3;

  private static final int LEAST_PIXELS = 12;

  @TempDir private static Path folder;

  @RegisterExtension
  private final TestWindow shown = TestWindow.of(folder, "I love Geeks for Geeks");

  private final Session session = shown.session();

  private Node owner() {
    WaitForAsyncUtils.waitForFxEvents();
    return shown.stage().getScene().getFocusOwner();
  }

  private Image picture(FxRobot robot) {
    Image[] image = new Image[1];
    robot.interact(
        () -> {
          shown.stage().getScene().getRoot().applyCss();
          shown.stage().getScene().getRoot().layout();
          image[0] = shown.stage().getScene().snapshot(null);
        });
    return image[0];
  }

  @ParameterizedTest
  @ValueSource(strings = {"dark", "light"})
  void everythingThatTheTabKeyReachesShowsIt(String theme, FxRobot robot) {
    if (theme.equals("light")) {
      robot.interact(shown.window().commands().get("theme")::run);
    }
    until(() -> session.attention().qualityCurrentProperty().get());
    List<Node> seen = new ArrayList<>();
    List<String> hidden = new ArrayList<>();
    for (Tab tab : List.of(Tab.ARCS, Tab.SPECTRUM, Tab.MEMORY)) {
      goThrough(tab, seen, hidden, robot);
    }
    assertTrue(seen.size() > 40, seen::toString);
    assertEquals(List.of(), hidden);
  }

  private void goThrough(Tab tab, List<Node> seen, List<String> hidden, FxRobot robot) {
    robot.interact(
        () -> session.settings().change("tab", now -> now.withView(now.view().withTab(tab))));
    until(() -> !session.activities().isBusy());
    Node first = robot.lookup("#tab-speed").query();
    robot.interact(first::requestFocus);
    WaitForAsyncUtils.waitForFxEvents();
    Image without = picture(robot);
    robot.push(KeyCode.TAB);
    for (Node at = owner(); at != first && !"open".equals(at.getId()); at = owner()) {
      seen.add(at);
      if (changed(at.localToScene(at.getLayoutBounds()), without, picture(robot)) < LEAST_PIXELS) {
        hidden.add(at.toString());
      }
      robot.push(KeyCode.TAB);
    }
  }

  /** How many pixels around a node are of quite another colour. */
  private static int changed(Bounds node, Image before, Image after) {
    int changed = 0;
    for (int y = (int) Math.max(0, node.getMinY() - 4);
        y < Math.min(after.getHeight(), node.getMaxY() + 4);
        y++) {
      for (int x = (int) Math.max(0, node.getMinX() - 4);
          x < Math.min(after.getWidth(), node.getMaxX() + 4);
          x++) {
        if (Contrast.of(before.getPixelReader().getArgb(x, y), after.getPixelReader().getArgb(x, y))
            >= LEAST_CONTRAST) {
          changed++;
        }
      }
    }
    return changed;
  }

  @Test
  void itIsSeenWhereTheProgramMovesItToo(FxRobot robot) {
    robot.interact(() -> robot.lookup("#text").query().requestFocus());
    robot.push(KeyCode.F6);
    assertTrue(FocusRing.isOn(owner()), "the next panel");
    robot.push(KeyCode.CONTROL, KeyCode.COMMA);
    assertEquals("preferences-close", owner().getId());
    assertTrue(FocusRing.isOn(owner()), "a dialog");
    robot.push(KeyCode.ESCAPE);
    assertTrue(FocusRing.isOn(owner()), "back from a dialog");
    Node last = owner();
    robot.clickOn("#tab-matrices");
    assertFalse(FocusRing.isOn(last), "not for the mouse");
  }
}
