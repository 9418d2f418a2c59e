package org.longview.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.longview.app.command.Command;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** The help and what the program says about itself. */
class HelpTest {
  @TempDir private static Path folder;

  @RegisterExtension
  private final TestWindow shown = TestWindow.withoutModel(folder, "I love Geeks for Geeks");

  private void press(FxRobot robot, KeyCode... keys) {
    robot.push(keys);
    WaitForAsyncUtils.waitForFxEvents();
  }

  private static Set<String> texts(FxRobot robot) {
    return robot.lookup("#help .label").queryAllAs(Label.class).stream()
        .map(Label::getText)
        .collect(Collectors.toSet());
  }

  @Test
  void it_tells_every_command_that_has_a_key_and_the_words(FxRobot robot) {
    press(robot, KeyCode.F1);
    Set<String> told = texts(robot);
    for (Command command : shown.window().commands().all()) {
      if (!command.keys().isEmpty()) {
        assertTrue(told.contains(command.title().getValue()), command.id());
      }
    }
    assertTrue(told.contains("attention kept"), told.toString());
    assertTrue(told.contains("Grid of heads"), told.toString());
  }

  @Test
  void it_begins_with_what_has_the_focus(FxRobot robot) {
    robot.interact(() -> robot.lookup("#dilation").query().requestFocus());
    press(robot, KeyCode.F1);
    assertTrue(texts(robot).contains("WHERE YOU ARE"));
    assertTrue(
        texts(robot).stream().anyMatch(text -> text.equals("Dilation d")), texts(robot).toString());
  }

  @Test
  void a_search_leaves_what_it_finds(FxRobot robot) {
    press(robot, KeyCode.F1);
    TextField search = robot.lookup("#help-search").queryAs(TextField.class);
    robot.interact(() -> search.setText("Linformer  rank"));
    assertEquals(
        Set.of(
            "WORDS",
            "rank k",
            "rows of Linformer's projections E and F; the score matrix is n × k"),
        texts(robot).stream().filter(text -> !text.equals("Help")).collect(Collectors.toSet()));
    robot.interact(() -> search.setText("no such word"));
    assertTrue(texts(robot).contains("Nothing is called so; try a shorter word."));
    press(robot, KeyCode.ESCAPE);
    assertFalse(robot.lookup("#help").tryQuery().isPresent());
  }

  @Test
  void the_program_names_its_licences_and_its_model(FxRobot robot) {
    robot.interact(shown.window().commands().get("about")::run);
    String notice = robot.lookup("#about-notice").queryAs(TextArea.class).getText();
    assertTrue(notice.contains("Apache License, Version 2.0"), notice);
    assertTrue(
        robot.lookup("#about .label").queryAllAs(Label.class).stream()
            .anyMatch(label -> label.getText().startsWith("Model: bge-small")));
  }

  @Test
  void the_keys_are_brought_into_view_when_they_are_asked_for(FxRobot robot) {
    press(robot, KeyCode.SHIFT, KeyCode.F1);
    ScrollPane page = robot.lookup("#help .page-scroll").queryAs(ScrollPane.class);
    Label first =
        robot.lookup("#help .heading").queryAllAs(Label.class).stream()
            .filter(heading -> heading.getText().startsWith("KEYS"))
            .findFirst()
            .orElseThrow();
    double[] place = new double[1];
    robot.interact(
        () -> place[0] = first.localToScene(0, 0).getY() - page.localToScene(0, 0).getY());
    assertEquals(0, place[0], 2);
  }
}
