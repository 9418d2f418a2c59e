package org.longview.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.longview.app.FxWait.until;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.longview.app.control.Motion;
import org.longview.app.lecture.LectureModel.Showing;
import org.longview.app.matrices.Cell;
import org.longview.app.matrices.MatrixView;
import org.longview.app.matrices.ViewportModel;
import org.longview.lesson.BundledLecture;
import org.longview.lesson.Highlights;
import org.longview.lesson.Lecture;
import org.longview.lesson.Markup;
import org.longview.lesson.Picture;
import org.longview.lesson.Step;
import org.longview.lesson.StepText;
import org.longview.picture.CellRange;
import org.longview.study.Settings;
import org.longview.study.Tab;
import org.longview.text.Tokens;
import org.testfx.api.FxRobot;

/** Every step of the program's lectures, by the keyboard alone. */
class BundledLecturesTest {
  private static final Cell PINNED = new Cell(2, 3, false);

  /** What is seen of parts of the window. */
  private static final Map<Picture.Panel, String> PANELS =
      Map.of(
          Picture.Panel.PATTERN, "#pattern-view",
          Picture.Panel.ATTENTION, "#attention-view",
          Picture.Panel.CROSS_OUT, "#cross-out",
          Picture.Panel.ENTRIES, "#entries-chart",
          Picture.Panel.SHARES, "#spectrum-chart",
          Picture.Panel.RANK_BOUNDS, "#spectrum-chart",
          Picture.Panel.RANKS, "#spectrum-heads",
          Picture.Panel.TRADEOFF_MAP, "#tradeoff-map",
          Picture.Panel.RATIOS, "#speed-times");

  @TempDir private static Path folder;

  @RegisterExtension
  private final TestWindow shown = TestWindow.of(folder, "what was there before").sized(1024, 768);

  private final Session session = shown.session();

  @BeforeEach
  void rest(FxRobot robot) {
    robot.interact(() -> Motion.reducedProperty().set(true));
  }

  @ParameterizedTest
  @EnumSource(BundledLecture.class)
  void every_step_shows_what_it_says_and_esc_returns_to_what_was(
      BundledLecture bundled, FxRobot robot) {
    robot.interact(
        () ->
            session
                .settings()
                .change("tab Memory", now -> now.withView(now.view().withTab(Tab.MEMORY))));
    until(() -> session.attention().qualityCurrentProperty().get());
    robot.interact(
        () -> {
          session.focus().pin(PINNED);
          session
              .matrices()
              .attentionView()
              .change(view -> view.zoomedTo(new CellRange(2, 5, 2, 5)));
        });
    CellRange zoomed = seen(session.matrices().attentionView());
    assertTrue(zoomed.rowFrom() > 0, "the text has cells that are out of sight");
    Settings before = session.settings().get();

    robot.type(KeyCode.F5);
    for (int i = 0; i < List.of(BundledLecture.values()).indexOf(bundled); i++) {
      robot.type(KeyCode.DOWN);
    }
    robot.type(KeyCode.ENTER);
    until(() -> showing().lecture() != null);
    Lecture lecture = Objects.requireNonNull(showing().lecture());
    assertEquals(bundled.title(), lecture.title());
    for (int step = 0; step < lecture.steps().size(); step++) {
      assertEquals(step, showing().index());
      look(robot, before, lecture.steps().get(step));
      goOn(robot, step, step + 1 < lecture.steps().size());
    }
    robot.type(KeyCode.ESCAPE);

    assertEquals(before, session.settings().get());
    assertEquals("tab Memory", session.settings().undoTitleProperty().get());
    assertFalse(robot.lookup("#lecture").query().isVisible());
    until(() -> PINNED.equals(session.focus().pinnedProperty().get()));
    until(() -> session.attention().layerCurrentProperty().get());
    assertEquals(zoomed, seen(session.matrices().attentionView()));
  }

  /** What moves is first brought to its end, and a question is answered. */
  private void goOn(FxRobot robot, int step, boolean more) {
    boolean asks = words().question() != null;
    boolean answered = false;
    for (int i = 0; i < 3 && showing().index() == step; i++) {
      answered |= showing().answered();
      robot.type(KeyCode.PAGE_DOWN);
    }
    assertEquals(more ? step + 1 : step, showing().index());
    assertEquals(asks && more, answered && more);
  }

  private void look(FxRobot robot, Settings before, Step step) {
    until(() -> session.lecture().settledProperty().get());
    StepText text = words();
    String where = step.where().line() + ": " + text.title();
    assertEquals("", session.lecture().problemProperty().get(), where);
    assertEquals(
        Markup.plain(text.title()), robot.lookup("#lecture-title").queryAs(Label.class).getText());
    assertTrue(exhibit().getBoundsInLocal().getHeight() > 250, where);
    assertTrue(exhibit().getBoundsInLocal().getWidth() > 400, where);
    assertIsSet(before, step, where);
    assertIsPointedAt(step, where);
    assertIsLarge(robot, step, where);
    assertAgrees(robot, where);
    robot.interact(
        () -> assertEquals(List.of(), CutTexts.orShortIn(shown.stage().getScene(), where + ": ")));
  }

  private void assertIsSet(Settings before, Step step, String where) {
    Settings wanted = step.state().applyTo(before);
    assertEquals(
        wanted.withView(wanted.view().withTab(tabOf(step.picture()))),
        session.settings().get(),
        where);
  }

  private static Tab tabOf(Picture picture) {
    if (picture == Picture.Panel.SHARES
        || picture == Picture.Panel.RANK_BOUNDS
        || picture == Picture.Panel.RANKS) {
      return Tab.SPECTRUM;
    }
    return picture == Picture.Panel.TRADEOFF_MAP
        ? Tab.TRADEOFFS
        : picture == Picture.Panel.RATIOS ? Tab.SPEED : Tab.MATRICES;
  }

  private void assertIsPointedAt(Step step, String where) {
    Highlights highlights = step.state().highlights();
    Tokens tokens = Objects.requireNonNull(session.tokens().usedProperty().get());
    if (!highlights.tokens().isEmpty()) {
      assertEquals(
          highlights.tokens().get(0).in(tokens).from(), session.focus().rowProperty().get(), where);
    }
    Highlights.Cell cell = highlights.cell();
    assertEquals(
        cell == null
            ? null
            : new Cell(cell.query().in(tokens).from(), cell.key().in(tokens).from(), false),
        session.focus().pinnedProperty().get(),
        where);
    Highlights.Zoom zoom = highlights.zoom();
    if (zoom != null && step.picture() instanceof Picture.Panel panel) {
      ViewportModel view =
          panel == Picture.Panel.PATTERN
              ? session.matrices().patternView()
              : session.matrices().attentionView();
      until(
          () -> {
            CellRange seen = seen(view);
            return seen.equals(
                new CellRange(zoom.rowFrom(), zoom.rowTo(), zoom.columnFrom(), zoom.columnTo()));
          });
    }
  }

  /** Whether the picture is the step's, and painted. */
  private void assertIsLarge(FxRobot robot, Step step, String where) {
    Picture picture = step.picture();
    if (picture instanceof Picture.Panel panel) {
      String inside = Objects.requireNonNull(PANELS.get(panel), where);
      assertTrue(isSeen(robot, inside), where);
      if (inside.equals("#spectrum-chart")) {
        // What the theorems promise is not seen before it is spoken of
        until(
            () ->
                robot.lookup(inside).query().getAccessibleText().contains("theorem 1: ")
                    == (panel == Picture.Panel.RANK_BOUNDS));
      }
      if (panel == Picture.Panel.PATTERN || panel == Picture.Panel.ATTENTION) {
        boolean pattern = panel == Picture.Panel.PATTERN;
        assertFalse(isSeen(robot, pattern ? "#attention-view" : "#pattern-view"), where);
        MatrixView matrix = robot.lookup(inside).queryAs(MatrixView.class);
        until(() -> matrix.isCurrent() && !isUncomputed(pattern));
        assertTrue(matrix.getHeight() > 0.7 * exhibit().getBoundsInLocal().getHeight(), where);
        assertBeginsWith(
            matrix, robot.from(exhibit()).lookup(pattern ? ".legend" : "#color-bar").query());
      }
    } else {
      assertTrue(isSeen(robot, "#moving-picture"), where);
    }
  }

  private static Bounds inScene(Node node) {
    return node.localToScene(node.getLayoutBounds());
  }

  /** What stands below a matrix begins where the matrix does. */
  private static void assertBeginsWith(MatrixView matrix, Node foot) {
    Cell first = new Cell(0, 0, false);
    if (matrix.isSeen(first) && matrix.shows(first)) {
      until(
          () -> {
            double left = matrix.middleOf(first).getX() - matrix.halfCell();
            double begin = inScene(foot).getMinX();
            return Math.abs(matrix.localToScene(left, 0).getX() - begin) < 1;
          });
    }
  }

  private boolean isUncomputed(boolean pattern) {
    return !pattern && !session.attention().layerCurrentProperty().get();
  }

  private boolean isSeen(FxRobot robot, String inside) {
    return robot
        .lookup(inside)
        .tryQuery()
        .filter(node -> isWithin(node, exhibit()))
        .filter(node -> node.getBoundsInLocal().getHeight() > 0)
        .isPresent();
  }

  private static boolean isWithin(Node node, Node other) {
    for (Node n = node; n != null; n = n.getParent()) {
      if (!n.isVisible()) {
        return false;
      }
      if (n == other) {
        return true;
      }
    }
    return false;
  }

  /** Whether the words say what the panels of the window say, and bars are as long as told. */
  private void assertAgrees(FxRobot robot, String where) {
    ShownFigures figures = new ShownFigures(session, robot);
    until(() -> isComplete(words()) && figures.of(words().title()) != null);
    String caption = Markup.plain(words().caption());
    assertEquals(caption, robot.lookup("#lecture-caption").query().getAccessibleText(), where);
    assertFalse(caption.contains("{"), where);
    for (String figure : Objects.requireNonNull(figures.of(words().title()))) {
      assertTrue(caption.contains(figure), where + " says “" + caption + "”, not " + figure);
    }
    for (StepText.Bar bar : words().bars()) {
      String drawn = Objects.requireNonNull(figures.description());
      assertTrue(drawn.contains(bar.label() + ": " + bar.shown()), where + " draws " + drawn);
    }
  }

  /** Whether no number is waited for. */
  private static boolean isComplete(StepText text) {
    return !text.caption().contains("…")
        && text.bars().stream().noneMatch(bar -> Double.isNaN(bar.length()));
  }

  private static CellRange seen(ViewportModel view) {
    return Objects.requireNonNull(view.get()).visible();
  }

  private StepText words() {
    return Objects.requireNonNull(session.lecture().textProperty().get());
  }

  private Node exhibit() {
    return shown.window().scene().lookup("#exhibit");
  }

  private Showing showing() {
    return Objects.requireNonNull(session.lecture().showingProperty().get());
  }
}
