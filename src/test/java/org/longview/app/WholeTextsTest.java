package org.longview.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.longview.app.FxWait.until;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import javafx.scene.Node;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
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
  private static final double[][] SIZES = {{1024, 768}, {1280, 800}};

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

  @Test
  void in_every_tab(FxRobot robot) {
    List<String> cut = new ArrayList<>();
    for (double[] size : SIZES) {
      resize(size[0], size[1], robot);
      for (Tab tab : Tab.values()) {
        change(now -> now.withView(now.view().withTab(tab)), robot);
        robot.interact(() -> cut.addAll(CutTexts.orShortIn(stage.getScene(), tab + ": ")));
      }
    }
    assertEquals(List.of(), cut);
  }

  @Test
  void with_every_pattern(FxRobot robot) {
    List<String> cut = new ArrayList<>();
    for (PatternKind kind : PatternKind.values()) {
      change(now -> now.withPattern(now.pattern().withKind(kind)), robot);
      for (double[] size : SIZES) {
        resize(size[0], size[1], robot);
        robot.interact(() -> cut.addAll(CutTexts.orShortIn(stage.getScene(), kind + ": ")));
      }
    }
    assertEquals(List.of(), cut);
  }

  @Test
  void a_notice_covers_nothing(FxRobot robot) {
    robot.interact(() -> session.notices().problem(this, "It does not fit. ".repeat(20)));
    robot.interact(stage.getScene().getRoot()::layout);
    Node notice = robot.lookup("#notice").query();
    Node tab = robot.lookup("#tab-matrices").query();
    assertTrue(notice.isVisible());
    assertTrue(
        notice.localToScene(notice.getLayoutBounds()).getMaxY()
            <= tab.localToScene(tab.getLayoutBounds()).getMinY());
  }

  private void resize(double width, double height, FxRobot robot) {
    robot.interact(
        () -> {
          stage.setWidth(width);
          stage.setHeight(height);
        });
    WaitForAsyncUtils.waitForFxEvents();
  }

  private void change(UnaryOperator<Settings> change, FxRobot robot) {
    robot.interact(() -> session.settings().change("look", change));
    until(() -> session.attention().qualityCurrentProperty().get());
    WaitForAsyncUtils.waitForFxEvents();
  }
}
