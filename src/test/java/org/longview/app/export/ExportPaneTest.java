package org.longview.app.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.ImageView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.longview.app.Session;
import org.longview.app.TestSession;
import org.longview.app.control.FileDialogs;
import org.longview.app.control.NoFileDialogs;
import org.longview.export.Letters;
import org.longview.export.embed.EmbeddedSession;
import org.longview.session.Enclosed;
import org.longview.view.View;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;
import org.testfx.util.WaitForAsyncUtils;

/** The dialog as it is used. */
@ExtendWith(ApplicationExtension.class)
class ExportPaneTest {
  @TempDir private Path folder;

  private final Session session = TestSession.of("I love Geeks for Geeks");
  private boolean closed;

  @SuppressWarnings("NullAway.Init") // set by start, before every test
  private ExportPane pane;

  @SuppressWarnings("NullAway.Init") // set by start, before every test
  private Stage stage;

  @Start
  void start(Stage newStage) {
    stage = newStage;
    FileDialogs dialogs =
        new NoFileDialogs() {
          @Override
          public @Nullable Path save(String title, String proposal, String kind, String ending) {
            return folder.resolve(proposal);
          }
        };
    pane =
        new ExportPane(
            session.export(),
            dialogs,
            session.notices(),
            ExportOptions.defaults(),
            () -> closed = true);
    stage.setScene(new Scene(pane, 1000, 700));
    stage.show();
    pane.saveButton().requestFocus();
  }

  @Stop
  void stop() {
    stage.hide();
  }

  private ExportOptions options() {
    WaitForAsyncUtils.waitForFxEvents();
    return pane.optionsProperty().get();
  }

  private String size(FxRobot robot) {
    WaitForAsyncUtils.waitForFxEvents();
    return robot.lookup("#export-size").queryAs(Label.class).getText();
  }

  @Test
  void aPreviewThatTakesLongIsSaidToBeMade(FxRobot robot) throws TimeoutException {
    PreviewPane slow = new PreviewPane(() -> {});
    robot.interact(() -> stage.setScene(new Scene(slow, 600, 500)));
    Node busy = robot.lookup("#export-busy").query();
    assertFalse(busy.isVisible());
    robot.interact(slow::await);
    WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, busy::isVisible);
    robot.interact(() -> slow.show(null, List.of(), false, "as large as a stamp"));
    assertFalse(busy.isVisible());
  }

  @Test
  void whatCannotBeShownTakesAwayWhatWasShownBefore(FxRobot robot) {
    assertTrue(robot.lookup("#export-picture").queryAs(ImageView.class).getImage() != null);
    robot.clickOn("#export-several").clickOn("#export-pattern").clickOn("#format-CSV");
    assertEquals("", size(robot));
    assertTrue(robot.lookup("#export-picture").queryAs(ImageView.class).getImage() == null);
  }

  @Test
  void enterWritesWhatIsChosen(FxRobot robot) {
    robot.type(KeyCode.ENTER);
    WaitForAsyncUtils.waitForFxEvents();
    assertTrue(closed);
    assertTrue(Files.exists(folder.resolve("longview-attention-layer-0-head-4.png")));
  }

  @Test
  void aColumnBringsItsResolutionAndType(FxRobot robot) {
    assertTrue(size(robot).startsWith("1,600 × "), () -> size(robot));
    ComboBox<Extent.Unit> units = robot.lookup("#export-unit").queryComboBox();
    robot.interact(() -> units.setValue(Extent.Unit.NATURE));
    assertTrue(size(robot).startsWith("1,051 × "), () -> size(robot));
    assertEquals(7, options().appearance().extent().type());
    assertFalse(isShown(robot, "#export-width"));
    robot.interact(() -> units.setValue(Extent.Unit.MILLIMETRES));
    assertEquals(89, options().appearance().extent().width());
  }

  /** Whether a control and all that it lies in is there. */
  private static boolean isShown(FxRobot robot, String id) {
    for (Node at = robot.lookup(id).query(); at != null; at = at.getParent()) {
      if (!at.isVisible()) {
        return false;
      }
    }
    return true;
  }

  @Test
  void viewsStandSideBySideOnlyIfThatIsAskedFor(FxRobot robot) {
    robot.clickOn("#export-pattern");
    assertEquals(List.of(View.PATTERN), options().views());
    robot.clickOn("#export-several").clickOn("#export-attention");
    assertEquals(List.of(View.PATTERN, View.ATTENTION), options().views());
    robot.clickOn("#export-several");
    assertEquals(List.of(View.PATTERN), options().views());
  }

  @Test
  void aFilmRunsThroughAllNumbersAndIsToldBefore(FxRobot robot) {
    robot.clickOn("#format-GIF");
    assertEquals(10, options().range().count());
    assertTrue(size(robot).contains("10 frames, about "), () -> size(robot));
    robot.clickOn("#export-sweep-layer");
    assertEquals(12, options().range().count());
    robot.doubleClickOn("#export-to").write("2").type(KeyCode.ENTER);
    assertEquals(3, options().range().count());
  }

  @Test
  void aFilmIsPaintedAndSaysSo(FxRobot robot) {
    robot.interact(
        () -> robot.lookup("#background-transparent").queryAs(ToggleButton.class).fire());
    assertTrue(options().style().transparent());
    assertFalse(isShown(robot, "#export-painted"));
    robot.clickOn("#format-GIF");
    assertFalse(options().style().transparent());
    assertTrue(isShown(robot, "#export-painted"));
  }

  @Test
  void ownWordsAndNumbers(FxRobot robot) {
    robot.interact(
        () -> robot.lookup("#export-own-title").queryTextInputControl().setText("My title"));
    assertEquals("My title", options().appearance().words().title());
    robot.clickOn("#format-CSV");
    WaitForAsyncUtils.waitForFxEvents();
    assertTrue(
        robot.lookup("#export-lines").queryAs(Label.class).getText().startsWith("query,[CLS],i,"));
    assertTrue(robot.lookup("#export-copy").queryButton().isDisabled());
  }

  @Test
  void whatTheFileHoldsIsChosen(FxRobot robot) {
    assertEquals(Enclosed.TEXT, options().enclosed());
    robot.interact(() -> robot.lookup("#enclosed-none").queryAs(ToggleButton.class).fire());
    assertEquals(Enclosed.NONE, options().enclosed());
    robot.clickOn("#export-save");
    WaitForAsyncUtils.waitForFxEvents();
    assertEquals(
        Optional.empty(),
        EmbeddedSession.read(folder.resolve("longview-attention-layer-0-head-4.png")));
  }

  @Test
  void lettersAreChosenOfFilesOfVectorsAlone(FxRobot robot) throws IOException {
    for (String without : List.of("PNG", "GIF", "CSV")) {
      robot.clickOn("#format-" + without);
      assertFalse(isShown(robot, "#letters-outlines"), without);
    }
    robot.clickOn("#format-SVG").clickOn("#letters-outlines");
    assertEquals(Letters.OUTLINES, options().appearance().letters());
    robot.clickOn("#export-save");
    WaitForAsyncUtils.waitForFxEvents();
    String svg = Files.readString(folder.resolve("longview-attention-layer-0-head-4.svg"));
    assertFalse(svg.contains("<text"));
  }

  @Test
  void thePreviewHasAPixelForEachOfTheScreenAndFollowsTheWindow(FxRobot robot) {
    ImageView picture = robot.lookup("#export-picture").query();
    double before = picture.getImage().getHeight();
    assertEquals(before, picture.getFitHeight(), 1e-9);
    robot.interact(() -> stage.setHeight(400));
    WaitForAsyncUtils.waitForFxEvents();
    double after = picture.getImage().getHeight();
    assertTrue(after < before - 30, () -> before + ", " + after);
    assertEquals(after, picture.getFitHeight(), 1e-9);
  }

  @Test
  void thePictureIsCopied(FxRobot robot) {
    robot.clickOn("#export-copy");
    WaitForAsyncUtils.waitForFxEvents();
    boolean[] copied = new boolean[1];
    robot.interact(() -> copied[0] = Clipboard.getSystemClipboard().hasImage());
    assertTrue(copied[0]);
    assertFalse(closed);
  }
}
