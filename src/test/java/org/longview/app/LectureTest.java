package org.longview.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.longview.app.FxWait.until;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import javafx.collections.ListChangeListener;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListCell;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Font;
import javafx.stage.Window;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.longview.app.control.TypeSize;
import org.longview.app.job.LatestJob;
import org.longview.app.lecture.LectureModel.Showing;
import org.longview.app.matrices.Cell;
import org.longview.study.PatternKind;
import org.longview.study.Settings;
import org.longview.study.Tab;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** A lecture as a presenter gives it, by the keyboard, with the real model. */
class LectureTest {
  private static final String LECTURE =
      """
      # Three steps

      ## One word looks around
      text: I love Geeks for Geeks
      pattern: full
      picture: comparisons
      token: love

      The model sees {n} tokens.

      > Let them count first.

      Question: How many comparisons?

      Answer: There are {n}.

      ## Cross out
      picture: crossing
      n: 1024
      s: 4
      controls: n, s

      {n0^2} entries.

      ## The window itself
      picture: matrices
      pattern: window
      window: 4

      Everything is there.
      """;

  @TempDir private static Path folder;

  @RegisterExtension
  private final TestWindow shown = TestWindow.of(folder, "what was there before");

  private final Session session = shown.session();

  @SuppressWarnings("NullAway.Init") // set by write, before every test
  private Path file;

  @BeforeEach
  void write() throws IOException {
    file = Files.writeString(folder.resolve("three.lecture.md"), LECTURE);
  }

  private void begin(FxRobot robot) {
    until(() -> session.attention().qualityCurrentProperty().get());
    robot.interact(() -> shown.window().opener().open(List.of(file.toFile())));
    until(() -> session.lecture().settledProperty().get());
  }

  private static void press(FxRobot robot, KeyCode... keys) {
    for (KeyCode key : keys) {
      robot.type(key);
    }
  }

  private int index() {
    Showing showing = session.lecture().showingProperty().get();
    return showing == null ? -1 : showing.index();
  }

  private static String text(FxRobot robot, String id) {
    return robot.lookup(id).queryAs(Label.class).getText();
  }

  private static String said(FxRobot robot, String id) {
    return Objects.requireNonNull(robot.lookup(id).query().getAccessibleText());
  }

  private static boolean isSeen(FxRobot robot, String id) {
    return robot.lookup(id).tryQuery().map(Node::isVisible).orElse(false);
  }

  /** Goes on, whether or not something still moves. */
  private void goTo(FxRobot robot, int step) {
    for (int i = 0; i < 8 && index() < step; i++) {
      press(robot, KeyCode.PAGE_DOWN);
    }
    assertEquals(step, index());
    until(() -> session.lecture().settledProperty().get());
  }

  @Test
  void afterTheLectureTheFocusIsWhereItWas(FxRobot robot) {
    Node slider = robot.lookup("#window-slider").query();
    robot.interact(slider::requestFocus);
    begin(robot);
    press(robot, KeyCode.PAGE_DOWN, KeyCode.ESCAPE);
    until(() -> index() < 0);
    assertEquals(slider, shown.stage().getScene().getFocusOwner());
  }

  @Test
  void esc_returns_everything_to_what_it_was_before(FxRobot robot) {
    until(() -> session.attention().qualityCurrentProperty().get());
    robot.interact(
        () -> {
          session
              .settings()
              .change("window 8", now -> now.withPattern(now.pattern().withWindow(8)));
          session.settings().change("tab Arcs", now -> now.withView(now.view().withTab(Tab.ARCS)));
          session.settings().undo();
          session.settings().change("head 2", now -> now.withView(now.view().withHead(1, 2)));
          session
              .settings()
              .change("tab Memory", now -> now.withView(now.view().withTab(Tab.MEMORY)));
          session.settings().undo();
          session.focus().pin(new Cell(2, 3, false));
        });
    Settings before = session.settings().get();

    begin(robot);
    goTo(robot, 2);
    assertEquals(Tab.MATRICES, session.settings().get().view().tab());
    assertEquals(PatternKind.WINDOW, session.settings().get().pattern().kind());
    press(robot, KeyCode.ESCAPE);

    assertEquals(before, session.settings().get());
    assertEquals("head 2", session.settings().undoTitleProperty().get());
    assertEquals("tab Memory", session.settings().redoTitleProperty().get());
    until(() -> new Cell(2, 3, false).equals(session.focus().pinnedProperty().get()));
    assertFalse(isSeen(robot, "#lecture"));
    assertTrue(isSeen(robot, "#text"));
    robot.interact(() -> session.settings().undo());
    assertEquals("window 8", session.settings().undoTitleProperty().get());
  }

  @Test
  void the_panes_that_were_shown_are_back_in_the_window(FxRobot robot) {
    begin(robot);
    goTo(robot, 2);
    Node matrices = robot.lookup("#pattern-view").query();
    assertTrue(isWithin(matrices, "lecture"));

    press(robot, KeyCode.ESCAPE);

    assertFalse(isWithin(matrices, "lecture"));
    assertTrue(matrices.getScene() == shown.window().scene());
  }

  private static boolean isWithin(Node node, String id) {
    for (Node n = node; n != null; n = n.getParent()) {
      if (id.equals(n.getId())) {
        return true;
      }
    }
    return false;
  }

  @Test
  void numbers_are_filled_in_and_the_question_is_answered_before_the_next_step(FxRobot robot) {
    begin(robot);
    assertEquals("1 of 3  ·  Three steps", text(robot, "#lecture-count"));
    until(() -> said(robot, "#lecture-caption").equals("The model sees 9 tokens."));
    assertFalse(isSeen(robot, "#lecture-answer"));

    // The first key ends what moves, the second one reveals, the third one goes on
    press(robot, KeyCode.PAGE_DOWN, KeyCode.PAGE_DOWN);
    assertEquals(0, index());
    assertTrue(isSeen(robot, "#lecture-answer"));
    until(() -> said(robot, "#lecture-answer").equals("There are 9."));
    press(robot, KeyCode.PAGE_DOWN);
    assertEquals(1, index());
    assertFalse(isSeen(robot, "#lecture-answer"));
    press(robot, KeyCode.PAGE_UP, KeyCode.R);
    assertTrue(isSeen(robot, "#lecture-answer"));
  }

  @Test
  void steps_are_gone_to_by_all_keys_that_presenters_send(FxRobot robot) {
    begin(robot);

    press(robot, KeyCode.END);
    assertEquals(2, index());
    press(robot, KeyCode.LEFT);
    assertEquals(1, index());
    press(robot, KeyCode.HOME);
    assertEquals(0, index());
    press(robot, KeyCode.DIGIT3, KeyCode.ENTER);
    assertEquals(2, index());
    robot.press(KeyCode.SHIFT).type(KeyCode.SPACE).release(KeyCode.SHIFT);
    assertEquals(1, index());
    press(robot, KeyCode.G);
    until(() -> isSeen(robot, "#lecture-choice"));
    press(robot, KeyCode.UP, KeyCode.ENTER);
    assertEquals(0, index());
    assertFalse(isSeen(robot, "#lecture-choice"));
    press(robot, KeyCode.DOWN, KeyCode.DOWN, KeyCode.DOWN);
    press(robot, KeyCode.F5);
    until(() -> index() == 0 && session.lecture().settledProperty().get());
  }

  @Test
  void any_key_brings_a_blank_screen_back_and_nothing_else(FxRobot robot) {
    begin(robot);

    press(robot, KeyCode.B);
    assertTrue(isSeen(robot, "#lecture-blank"));
    press(robot, KeyCode.PAGE_DOWN);
    assertFalse(isSeen(robot, "#lecture-blank"));
    assertEquals(0, index());
    press(robot, KeyCode.PERIOD);
    assertTrue(isSeen(robot, "#lecture-blank"));
  }

  @Test
  void the_laser_follows_the_mouse_in_place_of_the_cursor(FxRobot robot) {
    begin(robot);

    robot.moveTo("#lecture-caption");
    press(robot, KeyCode.L);
    assertTrue(isPointedAt(robot, "#lecture-caption"), "without a move of the mouse");
    robot.moveTo("#lecture-title");
    Node laser = robot.lookup("#lecture-laser").query();
    until(() -> isPointedAt(robot, "#lecture-title"));
    assertEquals(Cursor.NONE, shown.window().scene().getCursor());
    press(robot, KeyCode.L);
    assertFalse(laser.isVisible());
    assertFalse(Cursor.NONE.equals(shown.window().scene().getCursor()));
  }

  private static boolean isPointedAt(FxRobot robot, String id) {
    Node laser = robot.lookup("#lecture-laser").query();
    Node target = robot.lookup(id).query();
    Bounds spot = laser.localToScene(laser.getBoundsInLocal());
    return target
        .localToScene(target.getBoundsInLocal())
        .contains(spot.getCenterX(), spot.getCenterY());
  }

  @Test
  void plus_and_minus_change_the_size_of_type(FxRobot robot) {
    begin(robot);
    double normal = titleSize(robot);

    press(robot, KeyCode.PLUS);
    until(() -> titleSize(robot) > 1.05 * normal);
    press(robot, KeyCode.MINUS);
    until(() -> Math.abs(titleSize(robot) - normal) < 0.1);
  }

  private static double titleSize(FxRobot robot) {
    Font font = robot.lookup("#lecture-title").queryAs(Label.class).getFont();
    return font.getSize();
  }

  @Test
  void a_whole_tab_has_as_much_room_as_in_a_small_window(FxRobot robot) throws IOException {
    Files.writeString(
        file, "# T\n\n## Whole\npicture: speed\n\nA\n\n## Part\npicture: ratios\n\nB\n");
    begin(robot);
    double room = robot.lookup("#exhibit").query().getBoundsInLocal().getHeight();
    until(() -> room / TypeSize.factor() >= Math.min(room, 560));

    press(robot, KeyCode.PAGE_DOWN);
    // A table is read from the last row
    until(() -> TypeSize.factor() > 1.5);
  }

  @Test
  void what_is_compared_with_a_paper_can_be_measured_in_the_step(FxRobot robot) throws IOException {
    Files.writeString(file, "# T\n\n## S\npicture: ratios\n\nA\n");
    begin(robot);

    until(() -> isSeen(robot, "#speed-measure"));
    Button measure = robot.lookup("#speed-measure").queryAs(Button.class);
    assertEquals("Measure", measure.getText());
    press(robot, KeyCode.ESCAPE);
    until(() -> !isSeen(robot, "#lecture"));
    robot.interact(
        () ->
            session
                .settings()
                .change("tab Speed", now -> now.withView(now.view().withTab(Tab.SPEED))));
    // There the card in front of the charts has one
    until(() -> isSeen(robot, "#speed-empty-action"));
    assertFalse(measure.isVisible());
  }

  @Test
  void a_slider_that_has_the_focus_keeps_the_arrows_and_the_equation_follows(FxRobot robot) {
    begin(robot);
    goTo(robot, 1);
    assertEquals("What remains: w = 248", text(robot, "#lecture-remains"));
    Slider slider = robot.lookup("#lecture-s-slider").queryAs(Slider.class);

    robot.interact(slider::requestFocus);
    press(robot, KeyCode.RIGHT);
    assertEquals(1, index());
    assertEquals("What remains: w = 246", text(robot, "#lecture-remains"));
    assertEquals("Twice the length, 48.0 % of the window.", text(robot, "#lecture-remark"));
    press(robot, KeyCode.PAGE_DOWN, KeyCode.PAGE_DOWN);
    assertEquals(2, index());
  }

  @Test
  void notes_are_in_a_window_of_their_own_only_when_asked_for(FxRobot robot) {
    begin(robot);
    assertTrue(robot.lookup("#notes").tryQuery().isEmpty());

    press(robot, KeyCode.N);
    until(() -> robot.lookup("#notes").tryQuery().isPresent());
    assertEquals("Let them count first.", said(robot, "#notes"));
    press(robot, KeyCode.N);
    until(() -> robot.lookup("#notes").tryQuery().isEmpty());
  }

  @Test
  void a_file_that_is_edited_is_read_again_and_an_error_names_its_line_until_it_is_mended(
      FxRobot robot) throws IOException {
    begin(robot);
    goTo(robot, 2);

    Files.writeString(file, LECTURE.replace("window: 4", "windwo: 4"));
    until(() -> isSeen(robot, "#lecture-problem"));
    String problem = text(robot, "#lecture-problem");
    assertTrue(problem.contains("line 28") && problem.contains("window"), problem);
    assertEquals("The window itself", text(robot, "#lecture-title"));
    press(robot, KeyCode.PAGE_UP);
    assertEquals(1, index());
    assertTrue(isSeen(robot, "#lecture-problem"));
    press(robot, KeyCode.END);
    assertEquals(2, index());

    Files.writeString(file, LECTURE.replace("Everything is there.", "Mended, {n} tokens."));
    until(() -> said(robot, "#lecture-caption").equals("Mended, 9 tokens."));
    assertEquals(2, index());
    assertFalse(isSeen(robot, "#lecture-problem"));
  }

  @Test
  void a_head_that_the_model_lacks_is_named_with_its_line(FxRobot robot) throws IOException {
    Files.writeString(file, LECTURE.replace("window: 4", "head: 40"));
    begin(robot);
    press(robot, KeyCode.END);

    until(() -> isSeen(robot, "#lecture-problem"));
    String problem = text(robot, "#lecture-problem");
    assertTrue(problem.contains("line 28") && problem.contains("head 40"), problem);
  }

  /** A lecture of many steps. */
  private void writeMany(int count) throws IOException {
    StringBuilder many = new StringBuilder("# Many\n");
    for (int i = 1; i <= count; i++) {
      many.append("\n## Step ").append(i).append(i == 1 ? "\npicture: table\n" : "\n");
    }
    Files.writeString(file, many);
  }

  @Test
  void the_list_of_many_steps_shows_the_one_that_is_given(FxRobot robot) throws IOException {
    writeMany(300);
    begin(robot);
    press(robot, KeyCode.END, KeyCode.G);

    until(() -> isSeen(robot, "#lecture-choice"));
    until(
        () ->
            selectedSteps(robot)
                .anyMatch(
                    cell ->
                        cell.getText().equals("Step 300")
                            && bounds(robot, "#lecture-list").contains(middle(bounds(cell)))));
    until(
        () ->
            robot.lookup("#lecture-list .choice-number").queryAllAs(Label.class).stream()
                .allMatch(
                    number ->
                        selectedSteps(robot)
                            .allMatch(
                                cell -> cell.getFont().getSize() == number.getFont().getSize())));
  }

  private static Point2D middle(Bounds bounds) {
    return new Point2D(bounds.getCenterX(), bounds.getCenterY());
  }

  private static Stream<Labeled> selectedSteps(FxRobot robot) {
    return robot
        .lookup(
            (Node node) ->
                node instanceof ListCell<?> cell && cell.isVisible() && cell.isSelected())
        .queryAllAs(Labeled.class)
        .stream()
        .filter(cell -> isWithin(cell, "lecture-list"));
  }

  @Test
  void a_step_of_several_digits_is_chosen_from_the_list(FxRobot robot) throws IOException {
    writeMany(30);
    begin(robot);

    press(robot, KeyCode.G, KeyCode.DIGIT1, KeyCode.DIGIT2);
    until(() -> index() == 11);
    press(robot, KeyCode.G, KeyCode.DIGIT4);
    until(() -> index() == 3);
    press(robot, KeyCode.G, KeyCode.DIGIT2);
    assertEquals(List.of("Step 2"), selectedSteps(robot).map(Labeled::getText).toList());
    press(robot, KeyCode.ENTER);
    until(() -> index() == 1);
    assertFalse(isSeen(robot, "#lecture-choice"));
  }

  @Test
  void a_click_beside_the_list_of_lectures_begins_none(FxRobot robot) {
    press(robot, KeyCode.F5);
    until(() -> isSeen(robot, "#lecture-choice"));

    Bounds list = bounds(robot, "#lecture-list");
    robot.clickOn(list.getCenterX(), list.getMaxY() - 10);
    assertTrue(isSeen(robot, "#lecture-choice"));
    robot.clickOn("Linformer: attention is nearly low-rank");
    until(() -> !isSeen(robot, "#lecture-choice"));
    until(() -> text(robot, "#lecture-count").endsWith("Linformer: attention is nearly low-rank"));
  }

  @Test
  void controls_stand_below_a_wide_picture_and_beside_others(FxRobot robot) throws IOException {
    Files.writeString(
        file,
        """
        # T

        ## Wide
        picture: stretch
        n: 1024
        controls: n

        A

        ## Tall
        picture: rows
        controls: window

        B
        """);
    begin(robot);
    until(
        () ->
            bounds(robot, "#lecture-controls").getMinY() >= bounds(robot, "#exhibit").getMaxY()
                && bounds(robot, "#exhibit").getWidth()
                    > 0.8 * bounds(robot, "#lecture").getWidth());

    press(robot, KeyCode.END);
    until(
        () -> bounds(robot, "#lecture-controls").getMinX() >= bounds(robot, "#exhibit").getMaxX());
  }

  private static Bounds bounds(FxRobot robot, String id) {
    return bounds(robot.lookup(id).query());
  }

  private static Bounds bounds(Node node) {
    return node.localToScreen(node.getBoundsInLocal());
  }

  @Test
  void what_is_computed_for_a_step_is_told_as_long_as_it_takes(FxRobot robot) {
    begin(robot);
    CountDownLatch over = new CountDownLatch(1);
    LatestJob job =
        new LatestJob(
            "Counting", session.background(), session.activities(), java.time.Duration.ZERO);
    robot.interact(
        () ->
            job.submit(
                (progress, cancellation) -> {
                  progress.at("Counting to ten", 0.3);
                  try {
                    over.await();
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                  return 10;
                },
                done -> {},
                failed -> {}));
    until(() -> text(robot, "#lecture-doing").equals("Counting to ten, 30 %"));
    until(
        () ->
            bounds(robot, "#lecture-doing").getMaxX() <= bounds(robot, "#lecture-keys").getMinX());
    robot.interact(() -> assertEquals(List.of(), CutTexts.orShortIn(shown.stage().getScene(), "")));
    over.countDown();
    until(() -> text(robot, "#lecture-doing").isEmpty());
  }

  @Test
  void a_notice_does_not_hide_the_title_of_a_step(FxRobot robot) {
    begin(robot);
    robot.interact(() -> session.notices().problem(this, "Something cannot be shown."));
    WaitForAsyncUtils.waitForFxEvents();
    Node notice = robot.lookup(".notices").query();
    Node title = robot.lookup("#lecture-title").query();
    robot.interact(
        () ->
            assertFalse(
                notice
                    .localToScene(notice.getLayoutBounds())
                    .intersects(title.localToScene(title.getLayoutBounds()))));
  }

  @Test
  void the_window_of_the_notes_asks_for_its_size_itself(FxRobot robot) {
    begin(robot);
    List<Double> widths = new ArrayList<>();
    robot.interact(
        () ->
            Window.getWindows()
                .addListener(
                    (ListChangeListener<Window>)
                        change -> {
                          while (change.next()) {
                            change.getAddedSubList().forEach(one -> widths.add(one.getWidth()));
                          }
                        }));
    press(robot, KeyCode.N);
    until(() -> robot.lookup("#notes").tryQuery().isPresent());
    assertEquals(List.of(560.0), widths);
  }

  @Test
  void the_list_of_lectures_is_as_large_as_the_screen_whatever_the_type_of_the_window(
      FxRobot robot) {
    robot.interact(() -> TypeSize.chosenProperty().set(1.5));
    press(robot, KeyCode.F5);
    until(() -> isSeen(robot, "#lecture-choice"));
    robot.lookup("#lecture-list").query().applyCss();
    double line = robot.lookup("#choice-keys").queryAs(Label.class).getFont().getSize();
    until(
        () -> {
          ListCell<?> cell = robot.lookup("#lecture-list .list-cell").query();
          return Math.abs(cell.getFont().getSize() / line - 1.5 / 0.82) < 0.02;
        });
    ListCell<?> cell = robot.lookup("#lecture-list .list-cell").query();
    double room = cell.getHeight() - cell.getInsets().getTop() - cell.getInsets().getBottom();
    double height = cell.lookup(".text").getLayoutBounds().getHeight();
    assertTrue(height <= room, "letters of " + height + " in " + room);
    robot.interact(() -> TypeSize.chosenProperty().set(1));
  }
}
