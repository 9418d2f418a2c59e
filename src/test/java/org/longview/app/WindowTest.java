package org.longview.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.longview.app.FxWait.until;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Slider;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.longview.TensorFiles;
import org.longview.app.job.Background;
import org.longview.app.job.LatestJob;
import org.longview.app.matrices.Cell;
import org.longview.app.matrices.MatrixView;
import org.longview.app.state.Notice;
import org.longview.app.state.Remembered;
import org.longview.app.state.Theme;
import org.longview.app.tradeoffs.TradeoffsModel.Status;
import org.longview.attention.GlobalTokens;
import org.longview.attention.Mechanism;
import org.longview.budget.Held;
import org.longview.budget.Precision;
import org.longview.export.NpyType;
import org.longview.export.NpyWriter;
import org.longview.model.BundledModel;
import org.longview.model.TinyCheckpoint;
import org.longview.picture.Viewport;
import org.longview.study.CellKind;
import org.longview.study.LayerComparison;
import org.longview.study.MatrixSource;
import org.longview.study.PatternKind;
import org.longview.study.PatternSettings;
import org.longview.study.RandomSettings;
import org.longview.study.Settings;
import org.longview.study.Settings.Apply;
import org.longview.study.Tab;
import org.longview.study.TensorSource;
import org.longview.study.TextSource;
import org.longview.study.ViewSettings;
import org.longview.study.ViewSettings.Shown;
import org.longview.text.Tokens;
import org.longview.view.View;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** The window as a person uses it, with the real model. */
class WindowTest {
  @TempDir private static Path folder;

  @RegisterExtension
  private final TestWindow shown = TestWindow.of(folder, "I love Geeks for Geeks");

  private final Session session = shown.session();

  /** Waits until everything that follows from the settings has been computed. */
  private void settled() {
    until(
        () ->
            session.attention().layerCurrentProperty().get()
                && session.attention().qualityCurrentProperty().get()
                && !session.activities().isBusy());
  }

  private <T extends Node> T find(FxRobot robot, String query, Class<T> type) {
    return robot.lookup(query).queryAs(type);
  }

  private Settings settings() {
    return session.settings().get();
  }

  private PatternSettings pattern() {
    return settings().pattern();
  }

  private String text(FxRobot robot, String query) {
    return find(robot, query, Label.class).getText();
  }

  private String equation(FxRobot robot) {
    return find(robot, "#equation", TextFlow.class).getChildren().stream()
        .map(node -> ((Text) node).getText().replace('\u00a0', ' '))
        .collect(Collectors.joining());
  }

  private void enter(FxRobot robot, String field, String text) {
    TextField target = find(robot, field, TextField.class);
    robot.interact(
        () -> {
          target.requestFocus();
          target.setText(text);
        });
    robot.type(KeyCode.ENTER);
    WaitForAsyncUtils.waitForFxEvents();
  }

  private void press(FxRobot robot, String button) {
    robot.interact(() -> find(robot, button, Button.class).fire());
  }

  private void fire(FxRobot robot, String button) {
    robot.interact(() -> find(robot, button, ToggleButton.class).fire());
  }

  /** Where the middle of a cell is on the screen. */
  private Point2D place(FxRobot robot, String view, int row, int column) {
    MatrixView matrix = find(robot, view, MatrixView.class);
    Point2D[] place = new Point2D[1];
    robot.interact(
        () -> place[0] = matrix.localToScreen(matrix.middleOf(new Cell(row, column, false))));
    return place[0];
  }

  private Notice notice() {
    return Objects.requireNonNull(session.notices().noticeProperty().get());
  }

  @Test
  void typingATextChangesTokensPatternAndAttention(FxRobot robot) {
    settled();
    TextArea area = find(robot, "#text", TextArea.class);
    robot.interact(
        () -> {
          area.requestFocus();
          area.positionCaret(area.getLength());
        });
    robot.write(", and more", 0);
    until(() -> text().equals("I love Geeks for Geeks, and more"));
    settled();
    assertEquals("I love Geeks for Geeks, and more", area.getText());
    assertEquals(12, session.tokens().usedProperty().get().size());
    assertEquals(12, session.matrices().patternProperty().get().rows());
    assertEquals(12, session.attention().layerProperty().get().tokens().size());
    assertTrue(
        robot.lookup(".chip").queryAllAs(Label.class).stream()
            .anyMatch(chip -> chip.getText().equals("n = 12 tokens")));
  }

  @Test
  void theReachGrowsLayerByLayerAndIsUndoneInOneStep(FxRobot robot) {
    settled();
    fire(robot, "#tab-reach");
    until(() -> session.reach().stateProperty().get() != null);
    settled();
    robot.interact(() -> find(robot, "#grow", Button.class).fire());
    until(() -> session.reach().depth() == 3);
    robot.interact(() -> find(robot, "#grow", Button.class).fire());
    WaitForAsyncUtils.waitForFxEvents();
    int stopped = session.reach().depth();
    assertEquals(
        "What reaches “i” through %d layers".formatted(stopped), text(robot, "#reach-title"));
    robot.interact(() -> session.settings().undo());
    assertEquals(12, session.reach().depth());
    assertEquals(Tab.REACH, settings().view().tab());
  }

  @Test
  void whatMemoryHoldsIsChosenInItsTab(FxRobot robot) {
    settled();
    fire(robot, "#tab-memory");
    fire(robot, "#held-training");
    assertEquals(Held.TRAINING, settings().budget().storage().held());
    assertTrue(text(robot, "#memory-assumption").contains("Korthikanti"));
    fire(robot, "#precision-int8");
    assertEquals(
        "Training stores probabilities in 16 or 32 bits; choose fp16 or fp32, or inference.",
        notice().sentence());
    assertEquals(Precision.FP32, settings().budget().storage().precision());
    assertTrue(find(robot, "#precision-fp32", ToggleButton.class).isSelected());
    robot.interact(() -> session.settings().undo());
    assertEquals(Held.MAPS, settings().budget().storage().held());
    assertTrue(find(robot, "#held-maps", ToggleButton.class).isSelected());
  }

  @Test
  void aSettingIsTakenFromTheTradeOffsWithKeysAndWithTheMouse(FxRobot robot) {
    settled();
    fire(robot, "#tab-tradeoffs");
    until(() -> session.tradeoffs().stateProperty().get().status() == Status.DONE);
    assertTrue(text(robot, "#tradeoffs-note").contains("n = 9, against full attention"));
    Node map = find(robot, "#tradeoff-map", Node.class);
    robot.interact(map::requestFocus);
    robot.type(KeyCode.RIGHT, KeyCode.RIGHT, KeyCode.UP, KeyCode.ENTER);
    WaitForAsyncUtils.waitForFxEvents();
    assertEquals(PatternKind.WINDOW_GLOBAL, pattern().kind());
    assertEquals(2, pattern().window());
    assertEquals(GlobalTokens.first(1), pattern().globals());
    assertTrue(text(robot, "#status-cell").startsWith("Window w = 2, global token 0: kept "));
    robot.interact(() -> session.settings().undo());
    assertEquals(4, pattern().window());

    Bounds bounds = map.localToScreen(map.getBoundsInLocal());
    Point2D lowerLeft = new Point2D(bounds.getMinX() + 56, bounds.getMaxY() - 46);
    robot.interact(() -> map.fireEvent(mouse(map, MouseEvent.MOUSE_PRESSED, lowerLeft)));
    assertEquals(PatternKind.WINDOW, pattern().kind());
    assertEquals(0, pattern().window());

    fire(robot, "#measure-embedding-change");
    until(() -> session.tradeoffs().stateProperty().get().status() == Status.DONE);
    assertTrue(find(robot, "#scope-head", ToggleButton.class).isDisabled());
    Node chart = find(robot, "#quality-chart", Node.class);
    robot.interact(chart::requestFocus);
    robot.type(KeyCode.RIGHT);
    WaitForAsyncUtils.waitForFxEvents();
    assertTrue(text(robot, "#status-cell").contains(": embedding changed by "));
  }

  @Test
  void speedIsMeasuredInItsTabUntilItIsCancelled(FxRobot robot) {
    settled();
    fire(robot, "#tab-speed");
    assertTrue(find(robot, "#speed-empty", Label.class).isVisible());
    assertEquals("w = 4, s = 1, k = 4 · 12 heads of d = 32", text(robot, "#speed-parameters"));
    press(robot, "#speed-published-rank");
    assertEquals(128, settings().pattern().lowRank().rank(0));
    press(robot, "#speed-measure");
    assertEquals("Cancel", find(robot, "#speed-measure", Button.class).getText());
    assertFalse(find(robot, "#speed-empty", Label.class).isVisible());
    fire(robot, "#tab-memory");
    fire(robot, "#tab-speed");
    assertEquals("Cancel", find(robot, "#speed-measure", Button.class).getText());
    press(robot, "#speed-measure");
    assertTrue(text(robot, "#speed-told").startsWith("Stopped after "));
    assertEquals("Measure anew", find(robot, "#speed-measure", Button.class).getText());
    until(() -> !session.activities().isBusy());
  }

  @Test
  void searchingLeadsBackToTheMatrices(FxRobot robot) {
    settled();
    fire(robot, "#tab-memory");
    assertFalse(
        find(robot, "#pattern-view", MatrixView.class)
            .getParent()
            .getParent()
            .getParent()
            .isVisible());
    robot.press(KeyCode.CONTROL).type(KeyCode.F).release(KeyCode.CONTROL);
    until(() -> settings().view().tab() == Tab.MATRICES);
  }

  @Test
  void tensorsAreOpenedAndUndoGoesBackToTheText(FxRobot robot) throws IOException {
    settled();
    shown.dialogs().add(TensorFiles.projected(folder.resolve("mine.npz"), 2, 3, 7, 4));
    press(robot, "#open");
    until(() -> settings().source() instanceof TensorSource);
    settled();
    assertFalse(find(robot, "#text", TextArea.class).isVisible());
    assertEquals("mine.npz", text(robot, ".document-name"));
    assertTrue(text(robot, "#heads-title").startsWith("LAYER 0"));
    assertFalse(
        find(robot, "#apply-this-layer", ToggleButton.class).getParent().getParent().isVisible());
    assertTrue(text(robot, "#quality-note").startsWith("Compared with full attention"));
    assertTrue(text(robot, "#status-computed").contains("2 layers × 3 heads"));
    robot.moveTo(place(robot, "#attention-view", 3, 2));
    until(() -> text(robot, "#status-cell").startsWith("row 3 “3” → column 2 “2”: pattern "));
    press(robot, "#undo-button");
    settled();
    assertTrue(find(robot, "#text", TextArea.class).isVisible());
    assertTrue(text(robot, "#status-computed").contains("12 layers × 12 heads"));
  }

  @Test
  void aFolderOfArraysIsDroppedAndWarnsOfRowsThatDoNotSumToOne(FxRobot robot) throws IOException {
    settled();
    Path dropped = Files.createDirectory(folder.resolve("saved"));
    float[] row = {0.2f, 0.2f};
    try (OutputStream out = Files.newOutputStream(dropped.resolve("attention.npy"))) {
      NpyWriter.write(
          out,
          NpyType.FLOAT32,
          new long[] {2, 2},
          npy -> {
            npy.put(row, 0, 2);
            npy.put(row, 0, 2);
          });
    }
    robot.interact(() -> shown.window().opener().open(List.of(dropped.toFile())));
    until(() -> settings().source() instanceof TensorSource);
    settled();
    assertEquals("saved", text(robot, ".document-name"));
    assertTrue(notice().sentence().startsWith("2 of 2 rows of attention in saved do not sum to 1"));
    assertTrue(text(robot, "#quality-note").contains("no output error"));
    press(robot, "#close-text");
    until(() -> settings().source() instanceof TextSource);
    settled();
  }

  @Test
  void anEmptiedTextIsRefusedInOneSentenceAndEverythingStays(FxRobot robot) {
    settled();
    TextArea area = find(robot, "#text", TextArea.class);
    robot.interact(area::clear);
    until(() -> session.notices().noticeProperty().get() != null);
    assertEquals("The text is empty; type at least one word.", text(robot, "#notice-sentence"));
    assertEquals(9, session.tokens().usedProperty().get().size());
    robot.interact(() -> area.setText("good again"));
    until(() -> session.notices().noticeProperty().get() == null);
    assertEquals("good again", text());
  }

  @Test
  void draggingTheWindowMovesPatternAndBudgetAtOnce(FxRobot robot) {
    settled();
    robot.interact(() -> session.budget().setLinked(true));
    String before = text(robot, "#entries");
    Slider slider = find(robot, "#window-slider", Slider.class);
    robot.interact(
        () -> {
          slider.setValue(1);
          assertEquals(16, pattern().window());
          assertEquals(16, session.matrices().patternProperty().get().picture().rows() + 7);
          assertNotEquals(before, text(robot, "#entries"));
          assertTrue(equation(robot).contains("9·(16 + 2·1) = 162"), equation(robot));
        });
    assertEquals("16", find(robot, "#window", TextField.class).getText());
    settled();
    assertEquals(16, session.attention().layerProperty().get().settings().pattern().window());
  }

  @Test
  void aSliderIsDraggedWithTheMouseAndUndoneInOneStep(FxRobot robot) {
    settled();
    Slider slider = find(robot, "#window-slider", Slider.class);
    Point2D[] ends = new Point2D[2];
    robot.interact(
        () -> {
          ends[0] = slider.localToScreen(slider.getWidth() * 0.5, slider.getHeight() / 2);
          ends[1] = slider.localToScreen(slider.getWidth() * 0.95, slider.getHeight() / 2);
        });
    robot.drag(ends[0], MouseButton.PRIMARY).dropTo(ends[1]);
    until(() -> pattern().window() > 8);
    robot.push(KeyCode.CONTROL, KeyCode.Z);
    until(() -> pattern().window() == 4);
    assertEquals("", session.settings().undoTitleProperty().get());
  }

  @Test
  void undoAndRedoWorkFromTheKeyboardEvenInTheText(FxRobot robot) {
    settled();
    fire(robot, "#pattern-full");
    TextArea area = find(robot, "#text", TextArea.class);
    robot.interact(area::requestFocus);
    robot.push(KeyCode.CONTROL, KeyCode.Z);
    until(() -> pattern().kind() == PatternKind.WINDOW_GLOBAL);
    robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
    until(() -> pattern().kind() == PatternKind.FULL);
    robot.push(KeyCode.CONTROL, KeyCode.Z);
    robot.push(KeyCode.CONTROL, KeyCode.Y);
    until(() -> pattern().kind() == PatternKind.FULL);
  }

  @Test
  void undoingTypedTextPutsTheOldTextBackIntoTheArea(FxRobot robot) {
    settled();
    TextArea area = find(robot, "#text", TextArea.class);
    robot.interact(() -> area.setText("something else"));
    until(() -> text().equals("something else"));
    robot.interact(() -> session.settings().undo());
    until(() -> area.getText().equals("I love Geeks for Geeks"));
    settled();
    assertEquals(9, session.attention().layerProperty().get().tokens().size());
  }

  @Test
  void clickingTheLabelOfATokenMakesItGlobalAndNotGlobalAgain(FxRobot robot) {
    settled();
    Point2D first = place(robot, "#pattern-view", 3, 0);
    robot.clickOn(first.subtract(25, 0));
    until(() -> pattern().globals().equals(GlobalTokens.of(0, 3)));
    assertEquals("2", find(robot, "#globals", TextField.class).getText());
    assertTrue(robot.lookup("#global-3").tryQuery().isPresent());
    robot.clickOn(place(robot, "#attention-view", 3, 0).subtract(25, 0));
    until(() -> pattern().globals().equals(GlobalTokens.of(0)));
  }

  @Test
  void aTokenIsMadeGlobalFromTheListWithoutAMouse(FxRobot robot) {
    settled();
    robot.interact(
        () -> find(robot, "#add-global", javafx.scene.control.Button.class).requestFocus());
    robot.type(KeyCode.SPACE);
    until(() -> robot.lookup("#token-search").tryQuery().isPresent());
    robot.write("love", 0);
    robot.type(KeyCode.ENTER);
    until(() -> pattern().globals().equals(GlobalTokens.of(0, 2)));
  }

  @Test
  void hoveringACellPreviewsItClickingPinsAndEscapeUnpins(FxRobot robot) {
    settled();
    robot.moveTo(place(robot, "#attention-view", 4, 3));
    until(() -> new Cell(4, 3, false).equals(session.focus().hoveredProperty().get()));
    Node card = find(robot, "#hover-card", Node.class);
    assertTrue(card.isVisible());
    assertTrue(text(robot, "#status-cell").startsWith("row 4 “##s” → column 3 “geek”: pattern"));
    assertEquals("WHERE “##S” LOOKS", text(robot, "#ribbon-title"));

    robot.clickOn(place(robot, "#attention-view", 4, 3));
    robot.moveTo(place(robot, "#pattern-view", 7, 7));
    until(() -> new Cell(7, 7, false).equals(session.focus().hoveredProperty().get()));
    assertEquals(new Cell(4, 3, false), session.focus().pinnedProperty().get());
    assertEquals("WHERE “##S” LOOKS", text(robot, "#ribbon-title"));
    robot.type(KeyCode.ESCAPE);
    until(() -> session.focus().pinnedProperty().get() == null);
    assertEquals("WHERE “##S” LOOKS", text(robot, "#ribbon-title"));
    assertEquals(7, session.focus().rowProperty().get());
  }

  @Test
  void theCellCursorIsMovedWithTheArrowKeys(FxRobot robot) {
    settled();
    MatrixView view = find(robot, "#attention-view", MatrixView.class);
    robot.interact(view::requestFocus);
    robot.type(KeyCode.DOWN, KeyCode.DOWN, KeyCode.RIGHT, KeyCode.ENTER);
    until(() -> new Cell(2, 2, false).equals(session.focus().pinnedProperty().get()));
    assertTrue(view.getAccessibleText().startsWith("Attention: row 2 “love” → column 2 “love”:"));
    robot.type(KeyCode.G);
    until(() -> pattern().globals().equals(GlobalTokens.of(0, 2)));
  }

  @Test
  void bothMatricesZoomAndPanTogether(FxRobot robot) {
    settled();
    MatrixView view = find(robot, "#pattern-view", MatrixView.class);
    Point2D spot = place(robot, "#pattern-view", 4, 4);
    robot.interact(
        () -> {
          Point2D inScene = view.localToScene(view.screenToLocal(spot));
          view.fireEvent(scroll(inScene, 120));
        });
    Viewport zoomed = Objects.requireNonNull(session.matrices().patternView().get());
    assertTrue(zoomed.zoom() > 1.5);
    assertEquals(4.5, zoomed.down().toCells(zoomed.height() / 2.0), 0.2);
    assertEquals(zoomed, session.matrices().attentionView().get());

    robot.drag(spot, MouseButton.PRIMARY).dropTo(spot.add(30, 10));
    until(() -> !zoomed.equals(session.matrices().patternView().get()));
    Viewport panned = Objects.requireNonNull(session.matrices().attentionView().get());
    assertTrue(panned.firstColumn() < zoomed.firstColumn());
    robot.interact(view::requestFocus);
    robot.type(KeyCode.DIGIT0);
    until(() -> Objects.requireNonNull(session.matrices().attentionView().get()).zoom() == 1);
    robot.type(KeyCode.PLUS);
    until(() -> Objects.requireNonNull(session.matrices().attentionView().get()).zoom() > 1);
  }

  private static ScrollEvent scroll(Point2D at, double up) {
    return new ScrollEvent(
        ScrollEvent.SCROLL,
        at.getX(),
        at.getY(),
        at.getX(),
        at.getY(),
        false,
        false,
        false,
        false,
        false,
        false,
        0,
        up,
        0,
        up,
        ScrollEvent.HorizontalTextScrollUnits.NONE,
        0,
        ScrollEvent.VerticalTextScrollUnits.NONE,
        0,
        0,
        null);
  }

  @Test
  void aRangeThatIsDraggedWithShiftFillsTheView(FxRobot robot) {
    settled();
    Point2D from = place(robot, "#pattern-view", 1, 1);
    Point2D to = place(robot, "#pattern-view", 6, 6);
    MatrixView view = find(robot, "#pattern-view", MatrixView.class);
    robot.interact(
        () -> {
          view.fireEvent(mouse(view, MouseEvent.MOUSE_PRESSED, from));
          view.fireEvent(mouse(view, MouseEvent.MOUSE_DRAGGED, to));
          view.fireEvent(mouse(view, MouseEvent.MOUSE_RELEASED, to));
        });
    until(() -> Objects.requireNonNull(session.matrices().patternView().get()).zoom() > 1.4);
    Viewport seen = Objects.requireNonNull(session.matrices().patternView().get());
    assertEquals(1, seen.firstRow(), 0.01);
    assertEquals(7, seen.down().toCells(seen.height()), 0.05);
  }

  /** With the left button and Shift, which the headless robot does not combine. */
  private static MouseEvent mouse(Node node, EventType<MouseEvent> type, Point2D onScreen) {
    Point2D inScene = node.localToScene(node.screenToLocal(onScreen));
    return new MouseEvent(
        type,
        inScene.getX(),
        inScene.getY(),
        onScreen.getX(),
        onScreen.getY(),
        MouseButton.PRIMARY,
        1,
        true,
        false,
        false,
        false,
        true,
        false,
        false,
        false,
        false,
        true,
        null);
  }

  @Test
  void patternFullAndDifferenceAreChosen(FxRobot robot) {
    settled();
    for (Shown choice : List.of(Shown.FULL, Shown.DIFFERENCE, Shown.PATTERN)) {
      fire(robot, "#shown-" + choice.name().toLowerCase(java.util.Locale.ROOT));
      assertEquals(choice, settings().view().shown());
      assertEquals(choice, session.matrices().attentionProperty().get().shown());
    }
    robot.interact(() -> session.settings().undo());
    assertEquals(Shown.DIFFERENCE, settings().view().shown());
    assertTrue(find(robot, "#shown-difference", ToggleButton.class).isSelected());
  }

  @Test
  void aHeadIsChosenByClickAndByKeysAndSoIsTheMean(FxRobot robot) {
    settled();
    Node grid = find(robot, "#heads", Node.class);
    robot.clickOn(grid);
    settled();
    assertNotEquals(0, settings().view().layer());
    int layer = settings().view().layer();
    robot.type(KeyCode.UP);
    until(() -> settings().view().layer() == layer - 1);
    robot.type(KeyCode.END);
    until(() -> settings().view().head() == ViewSettings.MEAN_HEAD);
    settled();
    assertEquals("LAYER " + (layer - 1) + " · MEAN OF HEADS", text(robot, "#heads-title"));
    assertEquals(layer - 1, session.attention().layerProperty().get().settings().view().layer());
  }

  @Test
  void theBudgetIsLinkedToTheText(FxRobot robot) {
    settled();
    assertTrue(equation(robot).contains("1,024·(248 + 2·4) = 262,144 ≤ 512²"), equation(robot));
    robot.interact(
        () -> {
          javafx.scene.Node node = robot.lookup("#linked").query();
          ((atlantafx.base.controls.ToggleSwitch) node).setSelected(true);
        });
    until(() -> settings().budget().linked());
    assertEquals("9", find(robot, "#length", TextField.class).getText());
    assertTrue(equation(robot).contains("9·(4 + 2·1) = 54 ≤ 512²"), equation(robot));
    enter(robot, "#baseline", "7");
    assertTrue(equation(robot).contains("= 54 > 7²"), equation(robot));
    assertTrue(equation(robot).contains("5 too many"), equation(robot));
  }

  @Test
  void numbersThatCannotBeAreRefusedInOneSentence(FxRobot robot) {
    settled();
    Settings before = settings();
    enter(robot, "#window", "-1");
    assertEquals(
        "The window is -1; it must be 0 (the token itself alone) or more.", notice().sentence());
    enter(robot, "#window", "wide");
    assertEquals(
        "Window w must be a whole number, and “wide” is none; it stays at 4.", notice().sentence());
    enter(robot, "#dilation", "0");
    assertTrue(notice().sentence().startsWith("The dilation is 0;"), notice().sentence());
    enter(robot, "#globals", "10");
    assertTrue(notice().sentence().startsWith("There are only 9 tokens"), notice().sentence());
    enter(robot, "#length", "0");
    assertTrue(notice().sentence().startsWith("The length n is 0;"), notice().sentence());
    enter(robot, "#baseline", "99999999999999999999999");
    assertTrue(notice().sentence().contains("too large"), notice().sentence());
    assertEquals(before, settings());
    enter(robot, "#window", "1,000");
    assertEquals(1000, pattern().window());
    enter(robot, "#window", "１２");
    assertEquals(12, pattern().window());
    enter(robot, "#window", "1,5");
    assertTrue(notice().sentence().contains("“1,5” is none"), notice().sentence());
    fire(robot, "#pattern-linformer");
    enter(robot, "#rank", "0");
    assertTrue(notice().sentence().startsWith("The rank is 0;"), notice().sentence());
    assertEquals(before.pattern().lowRank(), pattern().lowRank());
  }

  @Test
  void aFieldThatIsLeftShowsTheNumberThatHolds(FxRobot robot) {
    settled();
    enter(robot, "#window", "wide");
    robot.interact(() -> find(robot, "#globals", TextField.class).requestFocus());
    until(() -> find(robot, "#window", TextField.class).getText().equals("4"));
  }

  @Test
  void aDroppedFileIsOpened(FxRobot robot) throws IOException {
    settled();
    Path file = Files.writeString(folder.resolve("dropped.md"), "A dropped document.");
    robot.interact(() -> shown.window().opener().open(List.of(file.toFile())));
    until(() -> "dropped.md".equals(settings().source().name()));
    settled();
    assertEquals("A dropped document.", find(robot, "#text", TextArea.class).getText());
    robot.interact(() -> shown.window().opener().open(List.of(file.toFile(), file.toFile())));
    assertTrue(notice().sentence().contains("take one file"), notice().sentence());
  }

  @Test
  void aFileIsOpenedFromTheKeyboardAndAPictureWritten(FxRobot robot) throws IOException {
    settled();
    shown.dialogs().add(Files.writeString(folder.resolve("opened.txt"), "Opened by key."));
    robot.push(KeyCode.CONTROL, KeyCode.O);
    until(() -> "opened.txt".equals(settings().source().name()));
    settled();

    shown.dialogs().add(folder);
    robot.push(KeyCode.CONTROL, KeyCode.E);
    until(() -> robot.lookup("#export-save").tryQuery().isPresent());
    robot.type(KeyCode.ENTER);
    until(
        () ->
            session.notices().noticeProperty().get() != null
                && notice().kind() == Notice.Kind.DONE);
    assertTrue(Files.size(folder.resolve("longview-attention-layer-0-head-4.png")) > 1000);
    assertFalse(robot.lookup("#export-pane").tryQuery().isPresent());

    robot.push(KeyCode.CONTROL, KeyCode.DIGIT6);
    until(() -> session.export().isPossible(View.MEMORY));
    shown.dialogs().add(folder);
    robot.push(KeyCode.CONTROL, KeyCode.E);
    until(() -> robot.lookup("#export-save").tryQuery().isPresent());
    robot.type(KeyCode.ENTER);
    until(() -> Files.exists(folder.resolve("longview-memory.png")));
  }

  @Test
  void aModelsFolderIsOpenedByKeyOrDropAndRemembered(FxRobot robot) throws IOException {
    settled();
    Path tiny = Files.createDirectories(folder.resolve("tiny"));
    new TinyCheckpoint(TinyCheckpoint.Kind.LONGFORMER, 3).writeTo(tiny);
    Files.writeString(tiny.resolve("vocab.txt"), "[PAD]\n[UNK]\n[CLS]\n[SEP]\nlove\n");
    shown.dialogs().add(tiny);
    robot.push(KeyCode.CONTROL, KeyCode.M);
    MenuButton menu = find(robot, "#model", MenuButton.class);
    until(() -> menu.getText().equals("tiny · 2 layers × 2 heads"));
    settled();
    assertTrue(notice().sentence().startsWith("tiny is a Longformer"), notice().sentence());
    assertEquals(List.of(4L, 8L), pattern().layers().windows());

    robot.push(KeyCode.CONTROL, KeyCode.Z);
    until(() -> menu.getText().equals("bge-small-en-v1.5 · 12 layers × 12 heads"));
    settled();
    robot.interact(() -> menu.show());
    List<String> offered = menu.getItems().stream().map(MenuItem::getText).toList();
    assertEquals("bge-small-en-v1.5", offered.get(0));
    assertEquals("tiny  –  " + folder, offered.get(1));
    robot.interact(() -> menu.hide());

    // one that is refused leaves all as it is
    robot.interact(() -> shown.window().opener().open(List.of(folder.toFile())));
    until(() -> session.notices().noticeProperty().get() != null);
    assertTrue(notice().sentence().contains("holds no model, tensors or lecture"));
    assertEquals(BundledModel.DEFAULT, settings().model());
    robot.interact(() -> shown.window().opener().open(List.of(tiny.toFile())));
    until(() -> menu.getText().startsWith("tiny"));
    settled();
  }

  @Test
  void cancelStaysWhereItIsWhileWhatIsDoneIsToldInOtherWords(FxRobot robot) {
    settled();
    double whileShort = placeOfCancel(robot, "Short");
    assertEquals(whileShort, placeOfCancel(robot, "Much longer, and no end of it"));
  }

  /** Where the link is while this is told to be going on. */
  private double placeOfCancel(FxRobot robot, String told) {
    LatestJob job =
        new LatestJob(
            told, new Background(task -> {}, task -> {}), session.activities(), Duration.ZERO);
    robot.interact(() -> job.submit((progress, cancellation) -> told, done -> {}, thrown -> {}));
    Parent bar = find(robot, ".status-bar", Parent.class);
    until(
        () ->
            bar.getChildrenUnmodifiable().stream()
                .anyMatch(
                    node -> node instanceof Label label && label.getText().equals(told + "…")));
    robot.interact(bar::layout);
    double place = find(robot, "#cancel", Node.class).getBoundsInParent().getMinX();
    robot.interact(job::cancel);
    return place;
  }

  @Test
  void aLongDocumentIsNamedAndItsTokensAreChosen(FxRobot robot) {
    settled();
    robot.interact(() -> session.text().open(org.longview.text.Example.BOOK));
    until(() -> session.tokens().usedProperty().get().size() == 512);
    assertFalse(find(robot, "#text", TextArea.class).isVisible());
    assertTrue(find(robot, "#close-text", Node.class).isVisible());
    enter(robot, "#tokens-used", "20");
    until(() -> session.tokens().usedProperty().get().size() == 20);
    String beginning = text(robot, ".document-preview");
    enter(robot, "#tokens-from", "300");
    until(() -> settings().tokenFrom() == 300);
    Tokens used = session.tokens().usedProperty().get();
    String chosen = used.text().substring(used.start(1), used.end(1));
    assertTrue(text(robot, ".document-preview").startsWith(chosen), chosen);
    assertNotEquals(beginning, text(robot, ".document-preview"));
    robot.interact(() -> session.text().close());
    until(() -> find(robot, "#text", TextArea.class).isVisible());
    settled();
    assertEquals(9, session.attention().layerProperty().get().tokens().size());
  }

  @Test
  void aHeadingOfADocumentIsWhereItsTokensBegin(FxRobot robot) throws IOException {
    settled();
    String words = "word ".repeat(1200);
    String html = "<h1>First</h1><p>" + words + "</p><h2>Second</h2><p>" + words + "</p>";
    Path file = Files.writeString(folder.resolve("long.html"), "<html><body>" + html);
    robot.interact(() -> shown.window().opener().open(List.of(file.toFile())));
    until(() -> session.tokens().usedProperty().get().size() == 512);
    ComboBox<?> places = find(robot, "#places", ComboBox.class);
    assertEquals(2, places.getItems().size());
    robot.interact(() -> places.getSelectionModel().select(1));
    until(() -> settings().tokenFrom() == 1202);
    assertEquals("second", session.tokens().usedProperty().get().piece(1));
    assertEquals("1,202", find(robot, "#tokens-from", TextField.class).getText());
    assertEquals(1, session.tokens().marksProperty().get().get(0).token());
    robot.interact(() -> session.settings().undo());
    until(() -> places.getSelectionModel().getSelectedIndex() == 0);
    Path later = Files.writeString(folder.resolve("later.html"), "<p>" + words + "</p>" + html);
    robot.interact(() -> shown.window().opener().open(List.of(later.toFile())));
    until(() -> later.equals(settings().source().path()));
    until(() -> shownBy(places).equals("Begin at a heading or page"));
    robot.interact(() -> session.text().close());
    until(() -> !places.isVisible());
  }

  private static String shownBy(ComboBox<?> places) {
    return places.getButtonCell().getText();
  }

  @Test
  void aDocumentThatWasOpenedIsOpenedAgainFromTheMenu(FxRobot robot) throws IOException {
    settled();
    Path file = Files.writeString(folder.resolve("remembered.txt"), "A remembered text.");
    robot.interact(() -> shown.window().opener().open(List.of(file.toFile())));
    until(() -> file.equals(settings().source().path()));
    robot.interact(() -> session.settings().undo());
    MenuButton recent = find(robot, "#recent", MenuButton.class);
    robot.interact(recent::show);
    until(recent::isShowing);
    robot.interact(() -> recent.getItems().get(0).fire());
    until(() -> file.equals(settings().source().path()));
    robot.interact(recent::hide);
  }

  @Test
  void theClipboardsTextOrFileIsTakenByAKey(FxRobot robot) throws IOException {
    settled();
    copy(robot, DataFormat.PLAIN_TEXT, "A copied text");
    robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.V);
    until(() -> text().equals("A copied text"));
    Path file = Files.writeString(folder.resolve("copied.txt"), "A copied file.");
    copy(robot, DataFormat.FILES, List.of(file.toFile()));
    robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.V);
    until(() -> file.equals(settings().source().path()));
    robot.interact(() -> Clipboard.getSystemClipboard().clear());
    robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.V);
    until(() -> session.notices().noticeProperty().get() != null);
    assertTrue(notice().sentence().startsWith("The clipboard holds no text and no file"));
  }

  private static void copy(FxRobot robot, DataFormat format, Object content) {
    robot.interact(() -> Clipboard.getSystemClipboard().setContent(Map.of(format, content)));
  }

  private static boolean isSeen(Node node) {
    return node.isVisible() && (node.getParent() == null || isSeen(node.getParent()));
  }

  @Test
  void linformerShowsItsOwnControls(FxRobot robot) {
    settled();
    assertFalse(isSeen(find(robot, "#projection-mean", Node.class)));
    fire(robot, "#pattern-linformer");
    settled();
    assertTrue(isSeen(find(robot, "#projection-mean", Node.class)));
    assertEquals(4, session.matrices().attentionProperty().get().columns());
    enter(robot, "#rank", "3");
    settled();
    assertEquals(3, session.matrices().attentionProperty().get().columns());
    enter(robot, "#seed", "17");
    assertEquals(
        new org.longview.study.ProjectionSource.Gaussian(17), pattern().lowRank().projection());
    assertTrue(find(robot, "#shown-difference", ToggleButton.class).isDisabled());
  }

  @Test
  void windowsGrowFromLayerToLayer(FxRobot robot) {
    settled();
    assertFalse(find(robot, "#top-window", Node.class).getParent().isVisible());
    fire(robot, "#by-layer");
    settled();
    assertTrue(find(robot, "#top-window", Node.class).getParent().isVisible());
    assertTrue(find(robot, "#window-slider", Slider.class).isVisible());
    enter(robot, "#window", "0");
    enter(robot, "#top-window", "22");
    settled();
    assertEquals(List.of(0L, 22L), pattern().layers().windows());
    assertEquals(MatrixSource.EXCLUDED, kind(3, 5));
    robot.interact(
        () -> session.settings().change("layer", now -> now.withView(now.view().withHead(4, 0))));
    settled();
    assertEquals(CellKind.WINDOW.value(), kind(3, 5));
    enter(robot, "#dilation", "2");
    assertTrue(find(robot, "#dilated-heads", Node.class).getParent().isVisible());
    enter(robot, "#dilated-heads", "2");
    assertEquals(2, pattern().layers().dilatedHeads());
    enter(robot, "#dilated-heads", "99");
    assertTrue(notice().sentence().contains("between 1 and"), notice().sentence());
    fire(robot, "#by-layer");
    assertEquals(List.of(), pattern().layers().windows());
  }

  private float kind(int row, int column) {
    return session.matrices().patternProperty().get().picture().kind(row, column);
  }

  @Test
  void bigBirdShowsItsOwnControls(FxRobot robot) {
    settled();
    assertFalse(find(robot, "#random", Node.class).getParent().getParent().isVisible());
    fire(robot, "#pattern-bigbird");
    settled();
    assertTrue(find(robot, "#random", Node.class).getParent().getParent().isVisible());
    assertFalse(find(robot, "#dilation", Node.class).getParent().isVisible());
    assertTrue(find(robot, "#pattern-explanation", Label.class).getText().contains("BigBird, §2"));
    robot.interact(() -> find(robot, "#draw-again", Button.class).fire());
    settled();
    assertEquals(new RandomSettings.Seed(1), pattern().random().source());
    enter(robot, "#random-seed", "1.5");
    assertEquals(
        "The seed must be a whole number that 64 bits hold, and “1.5” is none; it stays at 1.",
        notice().sentence());
    assertEquals("1", find(robot, "#random-seed", TextField.class).getText());
    fire(robot, "#form-blocks");
    settled();
    assertFalse(find(robot, "#window", Node.class).getParent().isVisible());
    assertEquals(1, pattern().random().block());
    LayerComparison layer = session.attention().layerProperty().get().value();
    assertFalse(((Mechanism.Sparse) layer.attention().mechanism()).isShared());
  }

  @Test
  void theFixedPatternShowsItsOwnControls(FxRobot robot) {
    settled();
    assertFalse(find(robot, "#stride", Node.class).getParent().isVisible());
    fire(robot, "#pattern-fixed");
    settled();
    assertTrue(find(robot, "#stride", Node.class).getParent().isVisible());
    assertTrue(find(robot, "#summary", Node.class).getParent().isVisible());
    assertFalse(find(robot, "#window", Node.class).getParent().isVisible());
    assertTrue(find(robot, "#causal-on", ToggleButton.class).isDisabled());
    enter(robot, "#stride", "3");
    settled();
    assertEquals(3, pattern().stride());
    enter(robot, "#summary", "4");
    assertEquals(1, pattern().summary());
    until(() -> session.notices().noticeProperty().get() != null);
    assertTrue(notice().sentence().contains("between 1 and 3"), notice().sentence());
  }

  @Test
  void causalAndApplyAreSwitched(FxRobot robot) {
    settled();
    fire(robot, "#causal-on");
    assertTrue(pattern().causal());
    fire(robot, "#apply-this-layer");
    assertEquals(Apply.THIS_LAYER, settings().apply());
  }

  @Test
  void theThemeIsSwitchedAndRemembered(FxRobot robot) {
    settled();
    robot.push(KeyCode.CONTROL, KeyCode.T);
    until(
        () ->
            shown.window().scene().getStylesheets().stream()
                .anyMatch(sheet -> sheet.contains("light")));
    assertEquals(Theme.LIGHT, new Remembered(shown.remembered()).theme());
    robot.push(KeyCode.CONTROL, KeyCode.T);
    until(
        () ->
            shown.window().scene().getStylesheets().stream()
                .anyMatch(sheet -> sheet.contains("dark")));
  }

  @Test
  void theTextCanBeLeftWithTheTabulator(FxRobot robot) {
    settled();
    TextArea area = find(robot, "#text", TextArea.class);
    robot.interact(area::requestFocus);
    robot.type(KeyCode.TAB);
    until(() -> !area.isFocused());
    assertEquals("I love Geeks for Geeks", area.getText());
  }

  private String text() {
    return ((TextSource) settings().source()).text();
  }
}
