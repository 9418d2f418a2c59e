package org.longview.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.longview.app.FxWait.until;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.longview.app.control.Fonts;
import org.longview.app.job.Background;
import org.longview.app.state.Remembered;
import org.longview.app.study.TestModel;
import org.longview.session.Kept;
import org.longview.session.Recovery;
import org.longview.session.SavedSession;
import org.longview.session.SessionFile;
import org.longview.session.Sight;
import org.longview.study.Settings;
import org.longview.study.TextSource;
import org.longview.work.Cancellation;
import org.longview.work.Progress;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Sessions as a person saves, opens and recovers them. */
@ExtendWith(ApplicationExtension.class)
class RecoveryWindowTest {
  @TempDir private static Path folder;

  private final ReadyDialogs dialogs = new ReadyDialogs();
  private final Session session =
      new Session(
          Settings.defaults(TextSource.typed("I love Geeks for Geeks")),
          TestModel.INSTANCE,
          Background.threads());

  @SuppressWarnings("NullAway.Init") // set by start, before every test
  private MainWindow window;

  @SuppressWarnings("NullAway.Init") // set by start, before every test
  private Stage stage;

  private volatile boolean closed;

  @Start
  void start(Stage newStage) {
    Fonts.load();
    stage = newStage;
    window =
        new MainWindow(
            session,
            new Remembered(folder.resolve("window.properties")),
            dialogs,
            () -> closed = true);
    stage.titleProperty().bind(session.sessions().titleProperty());
    stage.setScene(window.scene());
    stage.setWidth(1280);
    stage.setHeight(800);
    stage.show();
    session.model().read();
  }

  @AfterEach
  void stop(FxRobot robot) throws IOException {
    robot.interact(
        () -> {
          window.autosave().end();
          stage.hide();
        });
    try (Stream<Path> kept = Files.list(Files.createDirectories(recovery()))) {
      for (Path file : kept.toList()) {
        Files.delete(file);
      }
    }
  }

  private static Path recovery() {
    return folder.resolve("recovery");
  }

  private List<Path> kept() {
    try (Stream<Path> kept = Files.list(Files.createDirectories(recovery()))) {
      return kept.filter(SessionFile::isNamed).toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Leaves a session behind as a run does that is killed: the lock goes, the file stays. */
  private static void leave(String text) throws IOException {
    Kept kept = new Recovery(recovery()).begin();
    kept.write(new SavedSession(Settings.defaults(TextSource.typed(text)), Sight.WHOLE), null);
    byte[] content = Files.readAllBytes(kept.file());
    kept.remove();
    Files.write(kept.file(), content);
    Files.createFile(kept.file().resolveSibling(kept.file().getFileName() + ".lock"));
  }

  private String text() {
    return ((TextSource) session.settings().get().source()).text();
  }

  private void settled() {
    until(() -> session.attention().layerCurrentProperty().get() && !session.activities().isBusy());
  }

  private String focused() {
    return String.valueOf(Objects.requireNonNull(stage.getScene().getFocusOwner()).getId());
  }

  private boolean isOffered(FxRobot robot) {
    return robot.lookup("#recovery").query().isVisible();
  }

  @Test
  void theSessionIsKeptInAQuietMomentAndNotAfterTheEnd(FxRobot robot) {
    settled();
    robot.interact(() -> session.text().paste("kept words"));
    until(() -> kept().size() == 1);
    until(
        () ->
            SessionFile.read(
                    kept().get(0), session.settings().get(), Progress.NONE, new Cancellation())
                .session()
                .settings()
                .equals(session.settings().get()));
    assertEquals(List.of(), new Recovery(recovery()).left(), "a running window keeps its own");
    robot.interact(() -> window.autosave().end());
    assertEquals(List.of(), kept());
  }

  @Test
  void whatAKilledRunLeftIsRestoredByKeyboardAndKeptFurther(FxRobot robot) throws IOException {
    settled();
    leave("the last words");
    assertFalse(isOffered(robot));
    robot.interact(() -> window.autosave().look());
    until(() -> isOffered(robot));
    assertTrue(
        robot
            .lookup("#recovery-sentence")
            .queryAs(Label.class)
            .getText()
            .startsWith("Longview did not end as it should. What was open at "));
    until(() -> focused().equals("restore"));
    robot.type(KeyCode.ENTER);
    until(() -> text().equals("the last words") && !isOffered(robot));
    // What was restored is not lost if this run ends badly too
    until(() -> kept().size() == 1);
    assertEquals("restore the last session", session.settings().undoTitleProperty().get());
    robot.interact(() -> session.settings().undo());
    assertEquals("I love Geeks for Geeks", text());
  }

  @Test
  void whatIsDiscardedIsGoneAndWhatAnEarlierRunLeftIsOfferedNext(FxRobot robot) throws IOException {
    settled();
    leave("one");
    leave("two");
    robot.interact(() -> window.autosave().look());
    until(() -> isOffered(robot));
    until(() -> focused().equals("restore"));
    robot.type(KeyCode.TAB);
    until(() -> focused().equals("discard"));
    robot.type(KeyCode.ENTER);
    until(() -> kept().size() == 1 && isOffered(robot));
    robot.interact(() -> robot.lookup("#discard").queryButton().fire());
    until(() -> kept().isEmpty() && !isOffered(robot));
    assertEquals("I love Geeks for Geeks", text());
  }

  @Test
  void whatIsDamagedIsPassedOverWithASentence(FxRobot robot) throws IOException {
    settled();
    leave("whole");
    leave("damaged");
    for (Path file : kept()) {
      if (Files.readString(file).contains("damaged")) {
        Files.writeString(file, Files.readString(file).substring(0, 300));
      }
    }
    robot.interact(() -> window.autosave().look());
    until(() -> isOffered(robot));
    assertTrue(
        Objects.requireNonNull(session.notices().noticeProperty().get())
            .sentence()
            .startsWith("What was kept of the last session cannot be read"));
    robot.interact(() -> robot.lookup("#restore").queryButton().fire());
    until(() -> text().equals("whole"));
  }

  @Test
  void aSessionIsSavedAndOpenedByKey(FxRobot robot) throws IOException {
    settled();
    dialogs.add(folder);
    robot.press(KeyCode.CONTROL).type(KeyCode.S).release(KeyCode.CONTROL);
    until(() -> stage.getTitle().equals("session.longview – Longview"));
    robot.interact(() -> session.text().paste("other words"));
    until(() -> stage.getTitle().equals("session.longview* – Longview"));
    robot.press(KeyCode.CONTROL).type(KeyCode.S).release(KeyCode.CONTROL);
    until(() -> stage.getTitle().equals("session.longview – Longview"));
    robot.interact(() -> session.text().paste("words that are not saved"));
    until(() -> text().equals("words that are not saved"));
    dialogs.add(folder.resolve("session.longview"));
    robot.press(KeyCode.CONTROL).type(KeyCode.O).release(KeyCode.CONTROL);
    until(() -> focused().equals("leave-save"));
    robot.interact(() -> robot.lookup("#leave-unsaved").queryButton().fire());
    until(() -> text().equals("other words"));
    assertEquals("session.longview – Longview", stage.getTitle());
    Path copies = Files.createDirectories(folder.resolve("copies"));
    dialogs.add(copies);
    robot
        .press(KeyCode.CONTROL, KeyCode.SHIFT)
        .type(KeyCode.S)
        .release(KeyCode.SHIFT, KeyCode.CONTROL);
    until(() -> Files.exists(copies.resolve("session.longview")));
    until(
        () ->
            Objects.equals(
                session.sessions().fileProperty().get(), copies.resolve("session.longview")));
    assertEquals(
        copies.resolve("session.longview"),
        new Remembered(folder.resolve("window.properties")).recent().get(0));
  }

  @Test
  void aChangedSessionOfAFileIsClosedWithAQuestionByKeyboard(FxRobot robot) throws IOException {
    settled();
    Path own = Files.createDirectories(folder.resolve("closing"));
    dialogs.add(own);
    robot.press(KeyCode.CONTROL).type(KeyCode.S).release(KeyCode.CONTROL);
    until(() -> stage.getTitle().equals("session.longview – Longview"));
    robot.interact(() -> session.text().paste("other words"));
    robot.press(KeyCode.CONTROL).type(KeyCode.Q).release(KeyCode.CONTROL);
    until(() -> focused().equals("leave-save"));
    robot.type(KeyCode.ESCAPE);
    until(() -> robot.lookup("#leave").tryQuery().isEmpty());
    assertFalse(closed);
    assertEquals("session.longview* – Longview", stage.getTitle());

    robot.press(KeyCode.CONTROL).type(KeyCode.Q).release(KeyCode.CONTROL);
    until(() -> focused().equals("leave-save"));
    robot.type(KeyCode.ENTER);
    until(() -> closed);
    assertEquals("session.longview – Longview", stage.getTitle());
    assertTrue(Files.readString(own.resolve("session.longview")).contains("other words"));
  }
}
