package org.longview.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.longview.app.FxWait.until;

import java.nio.file.Path;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.longview.app.job.Background;
import org.longview.app.job.ManualExecutor;
import org.longview.app.study.TestModel;
import org.longview.study.PatternKind;
import org.longview.study.Settings;
import org.longview.study.Tab;
import org.longview.study.TextSource;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** What the tabs say while there is nothing to see in them. */
class ObstaclesTest {
  @TempDir private static Path folder;

  private final ManualExecutor threads = new ManualExecutor();

  @RegisterExtension
  private final TestWindow shown =
      TestWindow.of(
          folder,
          new Session(
              Settings.defaults(TextSource.typed("I love Geeks for Geeks")),
              TestModel.INSTANCE,
              new Background(threads, Platform::runLater)));

  private final Session session = shown.session();

  private void open(FxRobot robot, Tab tab) {
    robot.interact(
        () -> session.settings().change("tab", now -> now.withView(now.view().withTab(tab))));
  }

  private void run(FxRobot robot) {
    until(
        () -> {
          robot.interact(threads::runAll);
          WaitForAsyncUtils.waitForFxEvents();
          return threads.waiting() == 0 && !session.activities().isBusy();
        });
  }

  /** The sentence of a tab's card; empty if it is not seen. */
  private static String sentence(FxRobot robot, String tab) {
    Label label = robot.lookup("#" + tab + "-obstacle").queryAs(Label.class);
    return label.isVisible() ? label.getText() : "";
  }

  private static Button action(FxRobot robot, String tab) {
    return robot.lookup("#" + tab + "-obstacle-action").queryAs(Button.class);
  }

  @Test
  void untilTheModelIsReadEveryTabSaysSo(FxRobot robot) {
    robot.interact(() -> session.model().read());
    open(robot, Tab.HEADS);
    assertEquals("Reading the model…", sentence(robot, "atlas"));
    open(robot, Tab.ARCS);
    assertEquals("Reading the model…", sentence(robot, "arcs"));
    open(robot, Tab.SPECTRUM);
    assertEquals("Reading the model…", sentence(robot, "spectrum"));
    open(robot, Tab.REACH);
    assertEquals("Reading the model…", sentence(robot, "reach"));
    open(robot, Tab.TRADEOFFS);
    assertEquals("Reading the model…", sentence(robot, "tradeoffs"));
    run(robot);
    assertEquals("", sentence(robot, "tradeoffs"));
    open(robot, Tab.REACH);
    run(robot);
    assertEquals("", sentence(robot, "reach"));
  }

  @Test
  void whatWasCancelledSaysSoAndIsComputedByItsButton(FxRobot robot) {
    robot.interact(() -> session.model().read());
    run(robot);
    open(robot, Tab.SPECTRUM);
    assertEquals("Computing the singular values…", sentence(robot, "spectrum"));
    cancel(robot);
    assertEquals("The singular values were not computed.", sentence(robot, "spectrum"));
    robot.interact(action(robot, "spectrum")::fire);
    run(robot);
    assertEquals("", sentence(robot, "spectrum"));

    open(robot, Tab.HEADS);
    assertEquals("Drawing the maps…", sentence(robot, "atlas"));
    cancel(robot);
    assertEquals("The maps were not drawn.", sentence(robot, "atlas"));
    robot.interact(action(robot, "atlas")::fire);
    run(robot);
    assertEquals("", sentence(robot, "atlas"));

    open(robot, Tab.REACH);
    cancel(robot);
    assertEquals("The reach was not followed.", sentence(robot, "reach"));
    robot.interact(action(robot, "reach")::fire);
    run(robot);
    assertEquals("", sentence(robot, "reach"));
  }

  private void cancel(FxRobot robot) {
    robot.interact(() -> session.activities().cancelAll());
    run(robot);
  }

  @Test
  void whatHasNoRoomSaysWhatWouldFitInTheTabAndIsComputedOnceThereIsRoom(FxRobot robot) {
    robot.interact(() -> session.workingSet().allow(100_000));
    robot.interact(() -> session.model().read());
    open(robot, Tab.ARCS);
    run(robot);
    assertTrue(sentence(robot, "arcs").contains("use at most 5 tokens, or allow more"));
    robot.interact(() -> session.workingSet().allow(10_000_000));
    run(robot);
    assertEquals("", sentence(robot, "arcs"));
  }

  @Test
  void linformerSaysWhyThereIsNoReach(FxRobot robot) {
    robot.interact(() -> session.model().read());
    run(robot);
    open(robot, Tab.REACH);
    robot.interact(() -> session.pattern().choose(PatternKind.LINFORMER));
    until(() -> sentence(robot, "reach").startsWith("Linformer’s keys mix all tokens"));
    assertTrue(!action(robot, "reach").isVisible());
  }
}
