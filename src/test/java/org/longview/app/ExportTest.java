package org.longview.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.longview.app.control.FocusRing;
import org.longview.app.job.Background;
import org.longview.app.job.ManualExecutor;
import org.longview.app.state.Notice;
import org.longview.app.study.TestModel;
import org.longview.study.Settings;
import org.longview.study.Tab;
import org.longview.study.TextSource;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** The export as it is part of the window, whose work is done when a test lets it be done. */
class ExportTest {
  @TempDir private static Path folder;

  private final ManualExecutor jobs = new ManualExecutor();

  @RegisterExtension
  private final TestWindow shown =
      TestWindow.of(
          folder,
          new Session(
              Settings.defaults(TextSource.typed("I love Geeks for Geeks")),
              TestModel.INSTANCE,
              new Background(jobs, Platform::runLater)));

  private final Session session = shown.session();

  private void show(FxRobot robot, Tab tab) {
    robot.interact(
        () -> session.settings().change("tab", now -> now.withView(now.view().withTab(tab))));
  }

  private void openMemory(FxRobot robot) {
    show(robot, Tab.MEMORY);
    robot.push(KeyCode.CONTROL, KeyCode.E);
    WaitForAsyncUtils.waitForFxEvents();
  }

  private Path save(FxRobot robot, String into) throws IOException {
    Path made = Files.createDirectory(folder.resolve(into));
    openMemory(robot);
    shown.dialogs().add(made);
    robot.push(KeyCode.ENTER);
    WaitForAsyncUtils.waitForFxEvents();
    return made.resolve("longview-memory.png");
  }

  private void done() {
    jobs.runAll();
    WaitForAsyncUtils.waitForFxEvents();
  }

  private Notice notice() {
    Notice notice = session.notices().noticeProperty().get();
    assertNotNull(notice);
    return notice;
  }

  @Test
  void allThatIsExportedIsWrittenAndOnlyThenTheWindowCloses(FxRobot robot) throws IOException {
    Path first = save(robot, "first");
    Path second = save(robot, "second");
    robot.interact(() -> shown.window().quit());
    assertFalse(shown.isClosed());
    assertEquals(
        "A file is still being written; quit when it is done, or cancel it below.",
        notice().sentence());
    while (jobs.waiting() > 0) {
      done();
    }
    assertTrue(Files.exists(first));
    assertTrue(Files.exists(second));
    robot.interact(() -> shown.window().quit());
    assertTrue(shown.isClosed());
  }

  @Test
  void whatTheUserStopsIsNotWrittenAndSaidNotToBe(FxRobot robot) throws IOException {
    Path file = save(robot, "stopped");
    robot.interact(() -> session.activities().cancelAll());
    done();
    assertFalse(Files.exists(file));
    assertEquals("Cancelled; longview-memory.png was not written.", notice().sentence());
  }

  @Test
  void ownWordsStayWithTheViewTheyWereTypedFor(FxRobot robot) {
    openMemory(robot);
    robot.interact(() -> title(robot).setText("My title"));
    robot.push(KeyCode.ESCAPE);
    openMemory(robot);
    assertEquals("My title", title(robot).getText());
    robot.interact(() -> robot.lookup("#export-budget").queryAs(ToggleButton.class).fire());
    assertEquals("", title(robot).getText());
  }

  private static TextField title(FxRobot robot) {
    return robot.lookup("#export-own-title").queryAs(TextField.class);
  }

  @Test
  void aTabWithoutAPictureSaysSo(FxRobot robot) {
    show(robot, Tab.SPEED);
    robot.push(KeyCode.CONTROL, KeyCode.E);
    WaitForAsyncUtils.waitForFxEvents();
    assertTrue(robot.lookup("#export-pane").tryQuery().isEmpty());
    assertTrue(notice().sentence().startsWith("There is nothing to export of this tab yet"));
    show(robot, Tab.MEMORY);
    assertNull(session.notices().noticeProperty().get());
  }

  @Test
  void viewsSideBySideStayTogetherWhenTheDialogIsClosed(FxRobot robot) {
    openMemory(robot);
    robot.interact(() -> robot.lookup("#export-several").queryAs(CheckBox.class).fire());
    robot.interact(() -> robot.lookup("#export-budget").queryAs(ToggleButton.class).fire());
    robot.push(KeyCode.ESCAPE);
    openMemory(robot);
    assertTrue(robot.lookup("#export-several").queryAs(CheckBox.class).isSelected());
    assertTrue(robot.lookup("#export-memory").queryAs(ToggleButton.class).isSelected());
    assertTrue(robot.lookup("#export-budget").queryAs(ToggleButton.class).isSelected());
  }

  @Test
  void nothingIsSavedOfAWidthThatIsRefused(FxRobot robot) throws IOException {
    openMemory(robot);
    Path made = Files.createDirectory(folder.resolve("refused"));
    shown.dialogs().add(made);
    TextField width = robot.lookup("#export-width").queryAs(TextField.class);
    robot.interact(width::requestFocus);
    robot.interact(() -> width.setText("100000"));
    robot.clickOn("#export-dpi").clickOn("#export-save");
    assertTrue(robot.lookup("#export-pane").tryQuery().isPresent());
    assertEquals("100000", width.getText());
    assertTrue(notice().sentence().startsWith("A picture can"), notice()::sentence);
    done();
    assertFalse(Files.exists(made.resolve("longview-memory.png")));
    robot.interact(() -> width.setText("1600"));
    robot.clickOn("#export-save");
    while (jobs.waiting() > 0) {
      done();
    }
    assertTrue(Files.exists(made.resolve("longview-memory.png")));
  }

  @Test
  void theTabKeyGoesRoundInTheDialogAndTheFocusIsSeen(FxRobot robot) {
    openMemory(robot);
    List<Node> stops = new ArrayList<>();
    for (Node at = owner(); !stops.contains(at); at = owner()) {
      assertTrue(FocusRing.isOn(at), at::toString);
      stops.add(at);
      robot.push(KeyCode.TAB);
    }
    assertTrue(stops.size() > 20, stops::toString);
    assertEquals("export-save", stops.get(0).getId());
    assertEquals(stops.get(0), owner());
    for (int i = stops.size() - 1; i >= 0; i--) {
      robot.push(KeyCode.SHIFT, KeyCode.TAB);
      assertEquals(stops.get(i), owner());
    }
  }

  private Node owner() {
    WaitForAsyncUtils.waitForFxEvents();
    Node owner = shown.stage().getScene().getFocusOwner();
    assertNotNull(owner);
    return owner;
  }

  @Test
  void escapeTakesBackWhatIsTypedAndThenClosesTheDialog(FxRobot robot) {
    openMemory(robot);
    TextField width = robot.lookup("#export-width").queryAs(TextField.class);
    robot.interact(width::requestFocus);
    robot.interact(() -> width.setText("89,5"));
    robot.push(KeyCode.ENTER);
    assertEquals(
        "Width must be a whole number, and “89,5” is none; it stays at 1,600.",
        notice().sentence());
    robot.push(KeyCode.ESCAPE);
    assertEquals("1,600", width.getText());
    assertNull(session.notices().noticeProperty().get());
    assertTrue(robot.lookup("#export-pane").tryQuery().isPresent());
    robot.push(KeyCode.ESCAPE);
    assertTrue(robot.lookup("#export-pane").tryQuery().isEmpty());
  }
}
