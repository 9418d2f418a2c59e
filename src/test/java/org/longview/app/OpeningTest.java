package org.longview.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.longview.app.FxWait.until;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.TextArea;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.longview.app.matrices.Cell;
import org.longview.study.TextSource;
import org.testfx.api.FxRobot;

/** What comes into the window by way of the clipboard. */
class OpeningTest {
  @TempDir private static Path folder;

  @RegisterExtension
  private final TestWindow shown =
      TestWindow.of(folder, TestSession.of("one two three four five six seven eight"));

  private final Session session = shown.session();

  @BeforeEach
  void focusOnTheMatrix(FxRobot robot) {
    robot.interact(() -> robot.lookup("#pattern-view").query().requestFocus());
  }

  private static void copy(FxRobot robot, ClipboardContent content) {
    robot.interact(() -> Clipboard.getSystemClipboard().setContent(content));
  }

  private static ClipboardContent text(String text) {
    ClipboardContent content = new ClipboardContent();
    content.putString(text);
    return content;
  }

  private static ClipboardContent files(Path... files) {
    ClipboardContent content = text("what file managers copy beside their files");
    content.putFiles(List.of(files).stream().map(Path::toFile).toList());
    return content;
  }

  private String shown() {
    return ((TextSource) session.settings().get().source()).text();
  }

  private String told() {
    var notice = session.notices().noticeProperty().get();
    return notice == null ? "" : notice.sentence();
  }

  @Test
  void aCopiedTextIsPastedAsTheTextAndInTheTextFieldIntoIt(FxRobot robot) {
    copy(robot, text("other words"));
    robot.push(KeyCode.CONTROL, KeyCode.V);
    assertEquals("other words", shown());
    TextArea area = robot.lookup(".text-area").queryAs(TextArea.class);
    robot.interact(
        () -> {
          area.requestFocus();
          area.end();
        });
    robot.push(KeyCode.CONTROL, KeyCode.V);
    until(() -> shown().equals("other wordsother words"));
    robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.V);
    assertEquals("other words", shown());
  }

  @Test
  void aCopiedFileIsOpenedWhereverItIsPasted(FxRobot robot) throws IOException {
    Path first = Files.writeString(folder.resolve("first.txt"), "Words of a file.");
    Path second = Files.writeString(folder.resolve("second.txt"), "Words of another file.");
    copy(robot, files(first));
    robot.push(KeyCode.CONTROL, KeyCode.V);
    assertEquals("Words of a file.", shown());
    copy(robot, files(second));
    Node area = robot.lookup(".text-area").query();
    robot.interact(area::requestFocus);
    robot.push(KeyCode.CONTROL, KeyCode.V);
    assertEquals("Words of another file.", shown());
    copy(robot, files(first, second));
    robot.push(KeyCode.CONTROL, KeyCode.V);
    assertEquals("There are 2 files, but one text is shown at a time; take one file.", told());
    copy(robot, text("a text"));
    robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.V);
    assertEquals("a text", shown());
    assertEquals("", told(), "what was pasted last is there");
  }

  @Test
  void aPictureIsToldUntilSomethingElseIsPasted(FxRobot robot) {
    ClipboardContent picture = new ClipboardContent();
    picture.putImage(new WritableImage(2, 2));
    copy(robot, picture);
    robot.push(KeyCode.CONTROL, KeyCode.V);
    assertEquals("The clipboard holds no text and no file; copy one of them first.", told());
    copy(robot, text("other words"));
    robot.push(KeyCode.CONTROL, KeyCode.V);
    assertEquals("", told());
  }

  @Test
  void aShorterTextComesWhileACellBeyondItIsHovered(FxRobot robot) {
    robot.interact(() -> session.focus().hover(new Cell(8, 9, false)));
    assertNotNull(session.focus().shown());
    robot.interact(() -> session.text().paste("two words"));
    assertEquals("two words", shown());
    assertNull(session.focus().shown());
    assertTrue(session.attention().layerCurrentProperty().get());
  }
}
