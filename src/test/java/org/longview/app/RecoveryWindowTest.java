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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.longview.app.state.Remembered;
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

/** Sessions as a person saves, opens and recovers them. */
class RecoveryWindowTest {
  @TempDir private static Path folder;

  @RegisterExtension
  private final TestWindow shown = TestWindow.of(folder, "I love Geeks for Geeks");

  private final Session session = shown.session();

  @AfterEach
  void stop(FxRobot robot) throws IOException {
    robot.interact(
        () -> {
          shown.window().autosave().end();
          shown.stage().hide();
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
    return String.valueOf(Objects.requireNonNull(shown.stage().getScene().getFocusOwner()).getId());
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
    robot.interact(() -> shown.window().autosave().end());
    assertEquals(List.of(), kept());
  }

  @Test
  void whatAKilledRunLeftIsRestoredByKeyboardAndKeptFurther(FxRobot robot) throws IOException {
    settled();
    leave("the last words");
    assertFalse(isOffered(robot));
    robot.interact(() -> shown.window().autosave().look());
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
  void theOfferWaitsWhileALectureIsGiven(FxRobot robot) throws IOException {
    settled();
    leave("the last words");
    robot.interact(() -> shown.window().autosave().look());
    until(() -> isOffered(robot));
    robot.type(KeyCode.F5);
    until(() -> !isOffered(robot));
    robot.type(KeyCode.ESCAPE);
    until(() -> isOffered(robot));
  }

  @Test
  void whatIsDiscardedIsGoneAndWhatAnEarlierRunLeftIsOfferedNext(FxRobot robot) throws IOException {
    settled();
    leave("one");
    leave("two");
    robot.interact(() -> shown.window().autosave().look());
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
    robot.interact(() -> shown.window().autosave().look());
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
    shown.dialogs().add(folder);
    robot.press(KeyCode.CONTROL).type(KeyCode.S).release(KeyCode.CONTROL);
    until(() -> shown.stage().getTitle().equals("session.longview – Longview"));
    robot.interact(() -> session.text().paste("other words"));
    until(() -> shown.stage().getTitle().equals("session.longview* – Longview"));
    robot.press(KeyCode.CONTROL).type(KeyCode.S).release(KeyCode.CONTROL);
    until(() -> shown.stage().getTitle().equals("session.longview – Longview"));
    robot.interact(() -> session.text().paste("words that are not saved"));
    until(() -> text().equals("words that are not saved"));
    shown.dialogs().add(folder.resolve("session.longview"));
    robot.press(KeyCode.CONTROL).type(KeyCode.O).release(KeyCode.CONTROL);
    until(() -> focused().equals("leave-save"));
    robot.interact(() -> robot.lookup("#leave-unsaved").queryButton().fire());
    until(() -> text().equals("other words"));
    assertEquals("session.longview – Longview", shown.stage().getTitle());
    Path copies = Files.createDirectories(folder.resolve("copies"));
    shown.dialogs().add(copies);
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
        copies.resolve("session.longview"), new Remembered(shown.remembered()).recent().get(0));
  }

  @Test
  void aChangedSessionOfAFileIsClosedWithAQuestionByKeyboard(FxRobot robot) throws IOException {
    settled();
    Path own = Files.createDirectories(folder.resolve("closing"));
    shown.dialogs().add(own);
    robot.press(KeyCode.CONTROL).type(KeyCode.S).release(KeyCode.CONTROL);
    until(() -> shown.stage().getTitle().equals("session.longview – Longview"));
    robot.interact(() -> session.text().paste("other words"));
    robot.press(KeyCode.CONTROL).type(KeyCode.Q).release(KeyCode.CONTROL);
    until(() -> focused().equals("leave-save"));
    robot.type(KeyCode.ESCAPE);
    until(() -> robot.lookup("#leave").tryQuery().isEmpty());
    assertFalse(shown.isClosed());
    assertEquals("session.longview* – Longview", shown.stage().getTitle());

    robot.press(KeyCode.CONTROL).type(KeyCode.Q).release(KeyCode.CONTROL);
    until(() -> focused().equals("leave-save"));
    robot.type(KeyCode.ENTER);
    until(shown::isClosed);
    assertEquals("session.longview – Longview", shown.stage().getTitle());
    assertTrue(Files.readString(own.resolve("session.longview")).contains("other words"));
  }
}
