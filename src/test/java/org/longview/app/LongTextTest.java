package org.longview.app;

import static org.longview.app.FxWait.until;

import java.nio.file.Path;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.longview.study.Settings;
import org.longview.study.Tab;
import org.longview.study.TextSource;
import org.testfx.api.FxRobot;

/** What the tabs say of a text that is longer than what the model was trained on. */
class LongTextTest {
  @TempDir private static Path folder;

  @RegisterExtension
  private final TestWindow shown =
      TestWindow.of(
          folder,
          Settings.defaults(TextSource.typed("one word after another ".repeat(140)))
              .withTokenLimit(560));

  @Test
  void everyTabCallsTheReferenceByTheSameName(FxRobot robot) {
    for (Tab tab : new Tab[] {Tab.MATRICES, Tab.HEADS, Tab.ARCS}) {
      robot.interact(
          () ->
              shown
                  .session()
                  .settings()
                  .change("tab", now -> now.withView(now.view().withTab(tab))));
      String button =
          switch (tab) {
            case MATRICES -> "#shown-full";
            case HEADS -> "#atlas-full";
            default -> "#arcs-full";
          };
      until(() -> calls(robot.lookup(button).queryAs(ToggleButton.class), "window 512"));
    }
  }

  private static boolean calls(ToggleButton button, String name) {
    return button.getText().equals(name) && button.getAccessibleText().endsWith(": " + name);
  }
}
