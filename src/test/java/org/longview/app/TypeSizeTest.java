package org.longview.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.longview.app.FxWait.until;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.longview.app.control.TypeSize;
import org.longview.app.state.Remembered;
import org.longview.study.Tab;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** The window with other sizes of type. */
class TypeSizeTest {
  @TempDir private static Path folder;

  @RegisterExtension
  private final TestWindow shown = TestWindow.of(folder, "I love Geeks for Geeks");

  private final Session session = shown.session();

  @Test
  void the_keys_change_it_and_it_is_remembered(FxRobot robot) {
    Labeled title = robot.lookup("#tab-matrices").queryAs(Labeled.class);
    double normal = title.getFont().getSize();
    robot.press(KeyCode.CONTROL).type(KeyCode.PLUS).type(KeyCode.PLUS).release(KeyCode.CONTROL);
    WaitForAsyncUtils.waitForFxEvents();
    assertEquals(1.2, TypeSize.factor());
    assertEquals(1.2 * normal, title.getFont().getSize(), 0.01);
    assertEquals(1.2, new Remembered(shown.remembered()).typeSize());
    robot.press(KeyCode.CONTROL).type(KeyCode.MINUS).release(KeyCode.CONTROL);
    WaitForAsyncUtils.waitForFxEvents();
    assertEquals(1.1, TypeSize.factor());
    robot.press(KeyCode.CONTROL).type(KeyCode.DIGIT0).release(KeyCode.CONTROL);
    WaitForAsyncUtils.waitForFxEvents();
    assertEquals(1, TypeSize.factor());
    assertEquals(normal, title.getFont().getSize(), 0.01);
  }

  @Test
  void a_presentation_magnifies_it_for_a_while(FxRobot robot) {
    robot.interact(() -> TypeSize.chosenProperty().set(1.1));
    robot.interact(() -> TypeSize.magnificationProperty().set(1.5));
    assertEquals(1.65, TypeSize.factor());
    assertEquals(1.1, new Remembered(shown.remembered()).typeSize());
    // As on a screen of 3840 × 2160
    robot.interact(() -> TypeSize.magnificationProperty().set(4));
    assertEquals(4.4, TypeSize.factor());
    robot.interact(() -> TypeSize.magnificationProperty().set(1));
    assertEquals(1.1, TypeSize.factor());
  }

  @Test
  void nothing_is_cut_off_in_any_tab(FxRobot robot) {
    until(() -> session.attention().qualityCurrentProperty().get());
    List<String> cut = new ArrayList<>();
    for (double size : new double[] {0.8, 1, 1.25, 1.5}) {
      robot.interact(() -> TypeSize.chosenProperty().set(size));
      for (Tab tab : Tab.values()) {
        robot.interact(
            () -> session.settings().change("tab", now -> now.withView(now.view().withTab(tab))));
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(
            () -> cut.addAll(CutTexts.in(shown.stage().getScene(), size + " " + tab + ": ")));
      }
    }
    assertEquals(List.of(), cut);
  }

  @Test
  void where_there_is_no_room_for_both_panels_the_one_asked_for_is_seen(FxRobot robot) {
    Node left = robot.lookup(".side-scroll.left").query();
    Node right = robot.lookup(".side-scroll.right").query();
    assertTrue(left.isVisible() && right.isVisible());
    robot.interact(() -> TypeSize.chosenProperty().set(1.5));
    assertTrue(left.isVisible() && !right.isVisible());
    robot.clickOn("#show-right");
    assertTrue(!left.isVisible() && right.isVisible());
    robot.interact(() -> TypeSize.chosenProperty().set(1));
    assertTrue(left.isVisible() && right.isVisible());
    robot.clickOn("#show-right");
    assertTrue(left.isVisible() && !right.isVisible());
  }

  @Test
  void the_menus_stay_in_sight_where_the_largest_type_has_no_room(FxRobot robot) {
    robot.interact(
        () -> {
          shown.stage().setWidth(960);
          TypeSize.chosenProperty().set(2);
        });
    WaitForAsyncUtils.waitForFxEvents();
    Node menus = robot.lookup(".menu-bar").query();
    double left = menus.localToScene(menus.getBoundsInLocal()).getMinX();
    assertTrue(left >= 0, "at " + left);
  }

  @ParameterizedTest
  @CsvSource({"960, 1", "1024, 1", "1024, 1.5", "1024, 2", "1100, 1", "1100, 1.5", "1280, 2"})
  void nothing_is_out_of_reach_in_a_small_window(double width, double size, FxRobot robot) {
    robot.interact(
        () -> {
          shown.stage().setWidth(width);
          TypeSize.chosenProperty().set(size);
        });
    for (Tab tab : Tab.values()) {
      robot.interact(
          () -> session.settings().change("tab", now -> now.withView(now.view().withTab(tab))));
      WaitForAsyncUtils.waitForFxEvents();
      robot.interact(() -> shown.stage().getScene().getRoot().layout());
      assertTrue(robot.lookup("#tab-" + tab.name().toLowerCase(Locale.ROOT)).query().isVisible());
      for (String row : List.of(".top-bar", ".tabs", ".tab-titles", ".status-bar")) {
        double end = right(robot.lookup(row).query());
        assertTrue(end <= width, row + " ends at " + end);
        for (Node part : robot.lookup(row).queryAs(Parent.class).getChildrenUnmodifiable()) {
          if (part.isVisible()) {
            assertTrue(right(part) <= end + 0.5, part + " at " + right(part) + " of " + end);
          }
        }
      }
    }
  }

  @Test
  void the_matrices_have_all_the_room_where_there_is_too_little_for_what_is_below(FxRobot robot) {
    Node below = robot.lookup(".bottom").query();
    assertTrue(below.isVisible());
    robot.interact(
        () -> {
          shown.stage().setHeight(768);
          TypeSize.chosenProperty().set(2);
        });
    until(() -> !below.isVisible());
    robot.interact(() -> TypeSize.chosenProperty().set(1.5));
    until(below::isVisible);
  }

  @Test
  void tabs_without_room_for_their_titles_are_in_a_menu(FxRobot robot) {
    MenuButton more = robot.lookup("#more-tabs").queryAs(MenuButton.class);
    assertFalse(more.isVisible());
    robot.interact(
        () -> {
          shown.stage().setWidth(1024);
          TypeSize.chosenProperty().set(1.5);
        });
    Node speed = robot.lookup("#tab-speed").query();
    until(more::isVisible);
    assertFalse(speed.isVisible());
    robot.clickOn(more).type(KeyCode.UP).type(KeyCode.ENTER);

    assertEquals(Tab.SPEED, session.settings().get().view().tab());
    until(speed::isFocused);
    assertTrue(speed.isVisible());
    robot.type(KeyCode.LEFT);
    assertEquals(Tab.TRADEOFFS, session.settings().get().view().tab());
    assertTrue(robot.lookup("#tab-tradeoffs").query().isFocused());
    assertFalse(speed.isVisible());
  }

  private static double right(Node node) {
    return node.localToScene(node.getLayoutBounds()).getMaxX();
  }
}
