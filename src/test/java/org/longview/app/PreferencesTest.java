package org.longview.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.longview.app.control.Motion;
import org.longview.app.control.TypeSize;
import org.longview.app.state.Remembered;
import org.longview.app.state.Theme;
import org.longview.study.ViewSettings;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** The dialog of preferences. */
class PreferencesTest {
  @TempDir private static Path folder;

  @RegisterExtension
  private final TestWindow shown = TestWindow.withoutModel(folder, "I love Geeks for Geeks");

  private final Session session = shown.session();

  private void press(FxRobot robot, KeyCode... keys) {
    robot.push(keys);
    WaitForAsyncUtils.waitForFxEvents();
  }

  private void choose(FxRobot robot, String id) {
    robot.interact(() -> robot.lookup(id).queryAs(ButtonBase.class).fire());
  }

  @Test
  void every_choice_holds_at_once_and_is_remembered(FxRobot robot) {
    press(robot, KeyCode.CONTROL, KeyCode.COMMA);
    choose(robot, "#theme-light");
    choose(robot, "#motion-reduced");
    choose(robot, "#colors-cividis");
    choose(robot, "#preferred-scale-linear");
    choose(robot, "#preferred-pixel-the-mean");
    TextField size = robot.lookup("#type-size").queryAs(TextField.class);
    robot.interact(size::requestFocus);
    robot.interact(() -> size.setText("120"));
    press(robot, KeyCode.ENTER);
    ViewSettings view = session.settings().get().view();
    assertEquals("cividis", view.colorMap());
    assertFalse(view.squareRoot());
    assertTrue(view.mean());
    assertTrue(Motion.isReduced());
    assertEquals(1.2, TypeSize.factor());
    Remembered next = new Remembered(shown.remembered());
    assertEquals(Theme.LIGHT, next.theme());
    assertEquals("reduced", next.motion());
    assertEquals(1.2, next.typeSize());
    choose(robot, "#preferences-usual");
    assertEquals(Theme.DARK, new Remembered(shown.remembered()).theme());
    assertEquals(1, TypeSize.factor());
  }

  @Test
  void a_size_that_type_cannot_have_is_refused_with_those_it_can(FxRobot robot) {
    press(robot, KeyCode.CONTROL, KeyCode.COMMA);
    TextField size = robot.lookup("#type-size").queryAs(TextField.class);
    robot.interact(size::requestFocus);
    robot.interact(() -> size.setText("300"));
    press(robot, KeyCode.ENTER);
    assertEquals(1, TypeSize.factor());
    String told = session.notices().noticeProperty().get().sentence();
    assertTrue(told.contains("from 80 to 200 %"), told);
  }

  @Test
  void escape_closes_it_and_keys_work_on(FxRobot robot) {
    Node matrix = robot.lookup("#pattern-view").query();
    robot.interact(matrix::requestFocus);
    press(robot, KeyCode.CONTROL, KeyCode.COMMA);
    assertTrue(robot.lookup("#preferences").tryQuery().isPresent());
    press(robot, KeyCode.ESCAPE);
    assertTrue(robot.lookup("#preferences").tryQuery().isEmpty());
    assertEquals(matrix, shown.stage().getScene().getFocusOwner());
    press(robot, KeyCode.CONTROL, KeyCode.T);
    assertEquals(Theme.LIGHT, new Remembered(shown.remembered()).theme());
    press(robot, KeyCode.CONTROL, KeyCode.T);
  }
}
