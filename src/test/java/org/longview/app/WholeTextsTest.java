package org.longview.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.longview.app.FxWait.until;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.stage.Stage;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.longview.app.job.Background;
import org.longview.app.study.TestModel;
import org.longview.study.PatternKind;
import org.longview.study.Settings;
import org.longview.study.Tab;
import org.longview.study.TextSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;
import org.testfx.util.WaitForAsyncUtils;

/** Whether every text of the window is seen whole, in small windows too. */
@ExtendWith(ApplicationExtension.class)
class WholeTextsTest {
  @TempDir private static Path folder;

  private final Session session =
      new Session(
          Settings.defaults(TextSource.typed("I love Geeks for Geeks")),
          TestModel.INSTANCE,
          Background.threads());

  @SuppressWarnings("NullAway.Init") // set by start, before every test
  private Stage stage;

  @Start
  void start(Stage newStage) {
    stage = newStage;
    TestWindow.show(stage, session, folder, 1280, 800);
    session.model().read();
  }

  @Stop
  void stop() {
    stage.hide();
  }

  @ParameterizedTest
  @CsvSource({"1024, 768", "1280, 800"})
  void in_every_tab(double width, double height, FxRobot robot) {
    resize(width, height, robot);
    List<String> cut = new ArrayList<>();
    for (Tab tab : Tab.values()) {
      look(tab, robot);
      robot.interact(() -> cut.addAll(CutTexts.orShortIn(stage.getScene(), tab + ": ")));
    }
    assertEquals(List.of(), cut);
  }

  @ParameterizedTest
  @CsvSource({"1024, 768", "1280, 800"})
  void with_every_pattern(double width, double height, FxRobot robot) {
    resize(width, height, robot);
    List<String> cut = new ArrayList<>();
    for (PatternKind kind : PatternKind.values()) {
      robot.interact(
          () ->
              session
                  .settings()
                  .change("kind", now -> now.withPattern(now.pattern().withKind(kind))));
      settle();
      robot.interact(() -> cut.addAll(CutTexts.orShortIn(stage.getScene(), kind + ": ")));
    }
    assertEquals(List.of(), cut);
  }

  private void resize(double width, double height, FxRobot robot) {
    robot.interact(
        () -> {
          stage.setWidth(width);
          stage.setHeight(height);
        });
    settle();
  }

  private void look(Tab tab, FxRobot robot) {
    robot.interact(
        () -> session.settings().change("tab", now -> now.withView(now.view().withTab(tab))));
    settle();
  }

  private void settle() {
    until(() -> session.attention().qualityCurrentProperty().get());
    WaitForAsyncUtils.waitForFxEvents();
  }
}
