package org.longview.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.longview.app.FxWait.until;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.longview.app.control.Motion;
import org.longview.app.job.Background;
import org.longview.app.lecture.LectureModel.Showing;
import org.longview.app.study.TestModel;
import org.longview.lesson.BundledLecture;
import org.longview.lesson.Lecture;
import org.longview.lesson.Markup;
import org.longview.lesson.StepText;
import org.longview.study.Settings;
import org.longview.study.Tab;
import org.longview.study.TextSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** Every step of the program's lectures, by the keyboard alone. */
@ExtendWith(ApplicationExtension.class)
class BundledLecturesTest {
  @TempDir private static Path folder;

  private final Session session =
      new Session(
          Settings.defaults(TextSource.typed("what was there before")),
          TestModel.INSTANCE,
          Background.threads());

  @SuppressWarnings("NullAway.Init") // set by start, before every test
  private MainWindow window;

  @SuppressWarnings("NullAway.Init") // set by start, before every test
  private Stage stage;

  @Start
  void start(Stage newStage) {
    stage = newStage;
    window = TestWindow.show(stage, session, folder, 1024, 768);
    Motion.reducedProperty().set(true);
    session.model().read();
  }

  @Stop
  void stop() {
    window.lectures().leave();
    Motion.reducedProperty().set(false);
    stage.hide();
  }

  @ParameterizedTest
  @EnumSource(BundledLecture.class)
  void every_step_shows_what_it_says_and_esc_returns_to_what_was(
      BundledLecture bundled, FxRobot robot) {
    robot.interact(
        () ->
            session
                .settings()
                .change("tab Memory", now -> now.withView(now.view().withTab(Tab.MEMORY))));
    until(() -> session.attention().qualityCurrentProperty().get());
    Settings before = session.settings().get();

    robot.type(KeyCode.F5);
    for (int i = 0; i < List.of(BundledLecture.values()).indexOf(bundled); i++) {
      robot.type(KeyCode.DOWN);
    }
    robot.type(KeyCode.ENTER);
    until(() -> showing().lecture() != null);
    Lecture lecture = Objects.requireNonNull(showing().lecture());
    assertEquals(bundled.title(), lecture.title());
    for (int step = 0; step < lecture.steps().size(); step++) {
      look(robot, step);
      goOn(robot, step, step + 1 < lecture.steps().size());
    }
    robot.type(KeyCode.ESCAPE);

    assertEquals(before, session.settings().get());
    assertEquals("tab Memory", session.settings().undoTitleProperty().get());
    assertFalse(robot.lookup("#lecture").query().isVisible());
  }

  /** What moves is first brought to its end, and a question is answered. */
  private void goOn(FxRobot robot, int step, boolean more) {
    StepText text = Objects.requireNonNull(session.lecture().textProperty().get());
    boolean asks = text.question() != null;
    boolean answered = false;
    for (int i = 0; i < 3 && showing().index() == step; i++) {
      answered |= showing().answered();
      robot.type(KeyCode.PAGE_DOWN);
    }
    assertEquals(more ? step + 1 : step, showing().index());
    assertEquals(asks && more, answered && more);
  }

  private void look(FxRobot robot, int step) {
    assertEquals(step, showing().index());
    until(() -> session.lecture().settledProperty().get());
    StepText text = Objects.requireNonNull(session.lecture().textProperty().get());
    String where = step + ": " + text.title();
    assertEquals("", session.lecture().problemProperty().get(), where);
    assertEquals(
        Markup.plain(text.title()), robot.lookup("#lecture-title").queryAs(Label.class).getText());
    String caption = Markup.plain(text.caption());
    assertEquals(caption, robot.lookup("#lecture-caption").query().getAccessibleText(), where);
    assertFalse(caption.contains("{"), where);
    Node exhibit = robot.lookup("#exhibit").query();
    assertEquals(1, ((Parent) exhibit).getChildrenUnmodifiable().size(), where);
    assertTrue(exhibit.getBoundsInLocal().getHeight() > 250, where);
    assertTrue(exhibit.getBoundsInLocal().getWidth() > 400, where);
  }

  private Showing showing() {
    return Objects.requireNonNull(session.lecture().showingProperty().get());
  }
}
