package org.longview.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.longview.app.FxWait.until;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.longview.TensorFiles;
import org.longview.app.command.Command;
import org.longview.app.matrices.Cell;
import org.longview.app.matrices.MatrixView;
import org.longview.study.PatternKind;
import org.longview.study.Tab;
import org.longview.study.ViewSettings;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** Menus, their keys, and the way from panel to panel. */
class MenusTest {
  @TempDir private static Path folder;

  @RegisterExtension
  private final TestWindow shown = TestWindow.withoutModel(folder, "I love Geeks for Geeks");

  private final Session session = shown.session();

  private ViewSettings view() {
    return session.settings().get().view();
  }

  private void press(FxRobot robot, KeyCode... keys) {
    robot.push(keys);
    WaitForAsyncUtils.waitForFxEvents();
  }

  private static Stream<MenuItem> items(Menu menu) {
    return menu.getItems().stream()
        .flatMap(item -> item instanceof Menu inner ? items(inner) : Stream.of(item));
  }

  private MenuItem item(FxRobot robot, String id) {
    return robot.lookup("#menus").queryAs(MenuBar.class).getMenus().stream()
        .flatMap(MenusTest::items)
        .filter(item -> id.equals(item.getId()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void every_command_has_a_name_and_every_key_does_one_thing() {
    Set<String> ids = new HashSet<>();
    List<KeyCodeCombination> keys = new ArrayList<>();
    for (Command command : shown.window().commands().all()) {
      assertTrue(ids.add(command.id()), command.id());
      assertFalse(command.title().getValue().isBlank(), command.id());
      keys.addAll(command.keys());
    }
    assertEquals(keys.size(), new HashSet<>(keys).size(), keys.toString());
  }

  @Test
  void tabs_are_opened_by_number_and_one_after_the_other(FxRobot robot) {
    press(robot, KeyCode.CONTROL, KeyCode.DIGIT3);
    assertEquals(Tab.ARCS, view().tab());
    press(robot, KeyCode.CONTROL, KeyCode.PAGE_DOWN);
    assertEquals(Tab.SPECTRUM, view().tab());
    press(robot, KeyCode.CONTROL, KeyCode.DIGIT1);
    press(robot, KeyCode.CONTROL, KeyCode.PAGE_UP);
    assertEquals(Tab.SPEED, view().tab());
  }

  @Test
  void a_choice_in_a_menu_is_ticked_and_holds(FxRobot robot) {
    CheckMenuItem dilated = (CheckMenuItem) item(robot, "choose-dilated");
    assertFalse(dilated.isSelected());
    robot.interact(dilated::fire);
    assertEquals(PatternKind.DILATED, session.settings().get().pattern().kind());
    assertTrue(dilated.isSelected());
    robot.interact(dilated::fire);
    assertTrue(dilated.isSelected(), "a choice is not taken back by choosing it again");
    robot.interact(() -> item(robot, "colors-magma").fire());
    assertEquals("magma", view().colorMap());
  }

  @Test
  void layer_and_head_go_up_and_down_by_keys(FxRobot robot) {
    robot.interact(() -> robot.lookup("#pattern-view").query().requestFocus());
    int head = view().head();
    press(robot, KeyCode.ALT, KeyCode.DOWN);
    press(robot, KeyCode.ALT, KeyCode.RIGHT);
    assertEquals(1, view().layer());
    assertEquals(head + 1, view().head());
    press(robot, KeyCode.ALT, KeyCode.UP);
    press(robot, KeyCode.ALT, KeyCode.LEFT);
    assertEquals(0, view().layer());
    assertEquals(head, view().head());
  }

  @Test
  void plain_keys_are_left_to_a_text_that_is_typed(FxRobot robot) {
    TextField field = robot.lookup("#globals").queryAs(TextField.class);
    robot.interact(field::requestFocus);
    robot.interact(() -> session.matrices().patternView().change(view -> view.zoomedAt(9, 9, 2)));
    double zoom = Objects.requireNonNull(session.matrices().patternView().get()).zoom();
    robot.type(KeyCode.DIGIT0);
    WaitForAsyncUtils.waitForFxEvents();
    assertTrue(field.getText().contains("0"), field.getText());
    assertEquals(zoom, session.matrices().patternView().get().zoom());
  }

  @Test
  void the_focus_goes_from_panel_to_panel_and_back_to_where_it_was(FxRobot robot) {
    Node text = robot.lookup("#text").query();
    Node matrix = robot.lookup("#attention-view").query();
    robot.interact(text::requestFocus);
    press(robot, KeyCode.F6);
    assertTrue(isIn(".center"), "in the middle");
    robot.interact(matrix::requestFocus);
    press(robot, KeyCode.F6);
    assertTrue(isIn(".side-scroll.right"), "at the right");
    press(robot, KeyCode.SHIFT, KeyCode.F6);
    assertEquals(matrix, shown.stage().getScene().getFocusOwner());
    press(robot, KeyCode.SHIFT, KeyCode.F6);
    assertEquals(text, shown.stage().getScene().getFocusOwner());
  }

  private boolean isIn(String panel) {
    Node inside = shown.stage().getScene().getRoot().lookup(panel);
    Node node = shown.stage().getScene().getFocusOwner();
    while (node != null && node != inside) {
      node = node.getParent();
    }
    return node != null;
  }

  @Test
  void the_focus_does_not_stay_in_a_tab_that_is_closed(FxRobot robot) {
    robot.interact(() -> robot.lookup("#attention-view").query().requestFocus());
    press(robot, KeyCode.CONTROL, KeyCode.DIGIT2);
    assertEquals(
        "tab-" + Tab.HEADS.name().toLowerCase(java.util.Locale.ROOT),
        shown.stage().getScene().getFocusOwner().getId());
  }

  @Test
  void a_matrix_is_gone_through_by_keys_and_read_out(FxRobot robot) {
    MatrixView matrix = robot.lookup("#pattern-view").queryAs(MatrixView.class);
    assertEquals(
        "Pattern: 9 rows, 9 columns, 51 of 81 entries (63.0 %)", matrix.getAccessibleText());
    robot.interact(matrix::requestFocus);
    press(robot, KeyCode.RIGHT);
    press(robot, KeyCode.HOME);
    press(robot, KeyCode.PAGE_DOWN);
    assertEquals(new Cell(8, 0, false), session.focus().hoveredProperty().get());
    assertTrue(matrix.getAccessibleText().startsWith("Pattern: row 8 “[SEP]” → column 0 “[CLS]”"));
    press(robot, KeyCode.PAGE_UP);
    press(robot, KeyCode.END);
    Cell corner = new Cell(0, 8, false);
    assertEquals(corner, session.focus().hoveredProperty().get());
    for (int i = 0; i < 6; i++) {
      press(robot, KeyCode.PLUS);
    }
    assertTrue(matrix.isSeen(corner), "zoomed about the cell, not about the middle");
  }

  @Test
  void the_bar_names_the_tensors_while_they_are_open(FxRobot robot) throws IOException {
    MenuButton model = robot.lookup("#model").queryAs(MenuButton.class);
    String before = model.getText();
    Path file = TensorFiles.projected(folder.resolve("mine.npz"), 2, 3, 7, 4);
    robot.interact(() -> session.text().open(file));
    until(() -> model.getText().equals("Tensors · 2 layers × 3 heads"));
    robot.interact(() -> session.settings().undo());
    until(() -> model.getText().equals(before));
  }
}
