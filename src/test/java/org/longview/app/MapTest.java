package org.longview.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.longview.app.FxWait.until;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.ScrollEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.longview.app.matrices.FindModel;
import org.longview.app.matrices.MatrixView;
import org.longview.app.state.Gesture;
import org.longview.picture.CellRange;
import org.longview.picture.Viewport;
import org.longview.study.Settings;
import org.longview.study.Settings.Apply;
import org.longview.study.TextMark;
import org.longview.study.TextSource;
import org.longview.text.document.Landmark;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** A long text's matrices as a map, as a person moves through them. */
class MapTest {
  private static final int N = 1300;

  @TempDir private static Path folder;

  @RegisterExtension
  private final TestWindow shown =
      TestWindow.of(
          folder,
          Settings.defaults(TextSource.typed(text()))
              .withTokenLimit(N)
              .withApply(Apply.THIS_LAYER));

  private final Session session = shown.session();

  /** The word “needle” stands nowhere else. */
  private static String text() {
    StringBuilder text = new StringBuilder();
    for (int i = 1; i < N; i++) {
      text.append(i == 901 ? "needle " : i % 3 == 0 ? "red " : "blue ");
    }
    return text.toString();
  }

  private void drawn(FxRobot robot) {
    MatrixView attention = robot.lookup("#attention-view").queryAs(MatrixView.class);
    until(
        () ->
            session.matrices().attentionProperty().get() != null
                && session.attention().layerCurrentProperty().get()
                && attention.scaleProperty().get() != null
                && attention.sharpProperty().get());
  }

  private Viewport view() {
    return Objects.requireNonNull(session.matrices().attentionView().get());
  }

  private Node node(FxRobot robot, String query) {
    return robot.lookup(query).query();
  }

  private void press(FxRobot robot, KeyCode... keys) {
    robot.interact(() -> node(robot, "#attention-view").requestFocus());
    robot.push(keys);
    WaitForAsyncUtils.waitForFxEvents();
  }

  private void write(FxRobot robot, String text) {
    TextField field = robot.lookup("#find-field").queryAs(TextField.class);
    robot.interact(() -> field.setText(text));
  }

  private static ScrollEvent wheel(Point2D scene, Point2D screen) {
    return new ScrollEvent(
        ScrollEvent.SCROLL,
        scene.getX(),
        scene.getY(),
        screen.getX(),
        screen.getY(),
        false,
        false,
        false,
        false,
        false,
        false,
        0,
        40,
        0,
        40,
        ScrollEvent.HorizontalTextScrollUnits.NONE,
        0,
        ScrollEvent.VerticalTextScrollUnits.NONE,
        0,
        0,
        null);
  }

  private static boolean sees(Viewport view, int token) {
    CellRange seen = view.visible();
    return token >= seen.rowFrom()
        && token < seen.rowTo()
        && token >= seen.columnFrom()
        && token < seen.columnTo();
  }

  @Test
  void aMapShowsWherePartOfALargeMatrixIsAndMovesIt(FxRobot robot) {
    drawn(robot);
    assertFalse(node(robot, "#attention-map").isVisible(), "all of it is seen");
    for (int i = 0; i < 8; i++) {
      press(robot, KeyCode.PLUS);
    }
    assertEquals(Math.pow(1.25, 8), view().zoom(), 1e-9, "a step for each press");
    until(() -> node(robot, "#attention-map").isVisible());
    Viewport before = view();
    assertFalse(sees(before, 40));
    Node map = node(robot, "#attention-map");
    Point2D[] corner = new Point2D[1];
    robot.interact(() -> corner[0] = map.localToScreen(8, 8));
    robot.moveTo(corner[0]).clickOn(MouseButton.PRIMARY);
    until(() -> sees(view(), 40));
    assertEquals(before.zoom(), view().zoom());
    assertEquals(view(), session.matrices().patternView().get(), "both move");
    assertEquals(null, session.focus().pinnedProperty().get(), "the matrix was not clicked");
    double zoom = view().zoom();
    robot.interact(() -> map.fireEvent(wheel(map.localToScene(8, 8), corner[0])));
    until(() -> view().zoom() > zoom);
    drawn(robot);
    press(robot, KeyCode.DIGIT0);
    until(() -> !node(robot, "#attention-map").isVisible());
  }

  @Test
  void aTokenIsGoneToByItsPosition(FxRobot robot) {
    drawn(robot);
    press(robot, KeyCode.CONTROL, KeyCode.J);
    write(robot, "1300");
    assertEquals(
        "positions are 0 … 1,299", robot.lookup("#find-result").queryAs(Label.class).getText());
    robot.push(KeyCode.ENTER);
    assertEquals(Viewport.fit(N, N, view().width(), view().height()), view(), "nothing moved");
    write(robot, "1,200");
    robot.push(KeyCode.ENTER);
    until(() -> sees(view(), 1200));
    assertTrue(view().down().scale() >= 14, "large enough for names");
    assertEquals(1200, session.focus().rowProperty().get());
    assertEquals(view(), session.matrices().patternView().get());
    drawn(robot);
    robot.push(KeyCode.ESCAPE);
    assertFalse(node(robot, "#find-bar").isVisible());
  }

  @Test
  void aWordIsFoundMarkedAndBroughtIntoSight(FxRobot robot) {
    drawn(robot);
    for (int i = 0; i < 16; i++) {
      press(robot, KeyCode.PLUS);
    }
    press(robot, KeyCode.CONTROL, KeyCode.F);
    write(robot, "NEEDLE");
    Label result = robot.lookup("#find-result").queryAs(Label.class);
    assertEquals("1 place", result.getText());
    FindModel find = session.matrices().find();
    int needle = find.foundProperty().get().places().get(0).from();
    assertEquals("needle", session.tokens().usedProperty().get().piece(needle));
    assertFalse(sees(view(), needle));
    robot.push(KeyCode.ENTER);
    until(() -> sees(view(), needle));
    assertEquals("1 of 1 place", result.getText());
    assertEquals(needle, session.focus().rowProperty().get());
    write(robot, "red");
    assertTrue(result.getText().endsWith("432 places"), result::getText);
    robot.push(KeyCode.ENTER);
    int next = Objects.requireNonNull(find.foundProperty().get().place()).from();
    assertTrue(next > needle && next < needle + 4, "the first one from where one was");
    write(robot, "green");
    assertEquals("not in these tokens", result.getText());
    robot.push(KeyCode.ESCAPE);
    assertFalse(node(robot, "#find-bar").isVisible());
    assertEquals(List.of(), find.foundProperty().get().places());
  }

  @Test
  void headingsStandAtTheAxesWhileTokensHaveNoRoom(FxRobot robot) {
    drawn(robot);
    javafx.scene.image.WritableImage[] images = new javafx.scene.image.WritableImage[2];
    Node view = node(robot, "#attention-view");
    robot.interact(() -> images[0] = view.snapshot(null, null));
    String text = text();
    List<Landmark> landmarks =
        List.of(
            new Landmark.Heading(1, "First", text.indexOf("red")),
            new Landmark.Page(2, text.indexOf("blue red")),
            new Landmark.Heading(2, "Second", text.indexOf("needle")));
    robot.interact(
        () ->
            session
                .settings()
                .change(
                    "headings",
                    new Gesture(),
                    now ->
                        now.withSource(
                            new TextSource(text, "Colours", null, "Markdown", landmarks))));
    until(() -> !session.matrices().signpostsProperty().get().isEmpty());
    drawn(robot);
    robot.interact(() -> images[1] = view.snapshot(null, null));
    assertEquals(
        List.of(3, 901),
        session.matrices().signpostsProperty().get().stream().map(TextMark::token).toList());
    int differing = 0;
    for (int y = 0; y < images[0].getHeight(); y++) {
      for (int x = 0; x < 40; x++) {
        boolean same =
            images[0].getPixelReader().getArgb(x, y) == images[1].getPixelReader().getArgb(x, y);
        differing += same ? 0 : 1;
      }
    }
    assertNotEquals(0, differing);
    robot.interact(() -> open(text, new Landmark.Heading(1, "Chapter the first, a long one", 5)));
    drawn(robot);
    Node square = ((MatrixView) view).getChildrenUnmodifiable().get(0);
    until(() -> square.getLayoutX() > 80);
    robot.interact(() -> open(text, new Landmark.Page(2, 5)));
    until(() -> square.getLayoutX() < 60);
  }

  private void open(String text, Landmark landmark) {
    session
        .settings()
        .change(
            "landmark",
            new Gesture(),
            now ->
                now.withSource(
                    new TextSource(text, "Colours", null, "Markdown", List.of(landmark))));
  }
}
