package org.longview.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.longview.app.FxWait.until;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.longview.study.PatternKind;
import org.longview.study.Tab;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** Whether every text of the window is seen whole, in small windows too. */
class WholeTextsTest {
  @TempDir private static Path folder;

  @RegisterExtension
  private final TestWindow shown = TestWindow.of(folder, "I love Geeks for Geeks");

  private final Session session = shown.session();

  @ParameterizedTest
  @CsvSource({"1024, 768", "1280, 800"})
  void in_every_tab(double width, double height, FxRobot robot) {
    resize(width, height, robot);
    List<String> cut = new ArrayList<>();
    for (Tab tab : Tab.values()) {
      look(tab, robot);
      robot.interact(() -> cut.addAll(CutTexts.orShortIn(shown.stage().getScene(), tab + ": ")));
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
      robot.interact(() -> cut.addAll(CutTexts.orShortIn(shown.stage().getScene(), kind + ": ")));
    }
    assertEquals(List.of(), cut);
  }

  private void resize(double width, double height, FxRobot robot) {
    robot.interact(
        () -> {
          shown.stage().setWidth(width);
          shown.stage().setHeight(height);
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
