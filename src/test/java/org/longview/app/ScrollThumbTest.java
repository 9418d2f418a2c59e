package org.longview.app;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.longview.text.Example;
import org.testfx.api.FxRobot;

class ScrollThumbTest {
  private static final double LEAST = 20;

  @TempDir static Path folder;

  @RegisterExtension
  final TestWindow shown = TestWindow.withoutModel(folder, Example.REVIEW.text());

  @Test
  void theThumbBesideALongTextCanBeSeenAndTaken(FxRobot robot) {
    Region thumb = robot.lookup("#text .scroll-bar:vertical .thumb").queryAs(Region.class);
    FxWait.until(() -> thumb.getHeight() >= LEAST);
    assertTrue(thumb.getHeight() < 70, thumb::toString);
  }
}
