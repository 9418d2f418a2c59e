package org.longview.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.longview.app.FxWait.until;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import javafx.geometry.Bounds;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.longview.attention.GlobalTokens;
import org.longview.study.PatternKind;
import org.longview.study.Settings;
import org.longview.study.Tab;
import org.longview.study.TextSource;
import org.testfx.api.FxRobot;
import org.testfx.util.NodeQueryUtils;
import org.testfx.util.WaitForAsyncUtils;

/** Whether every text of the window is seen whole, in small windows too. */
class WholeTextsTest {
  /** From large to small: the headless screen keeps too small a buffer for one that grows. */
  private static final double[][] SIZES = {{1280, 800}, {1024, 768}};

  @TempDir private static Path folder;

  @RegisterExtension
  private final TestWindow shown = TestWindow.of(folder, "I love Geeks for Geeks");

  private final Session session = shown.session();

  @Test
  void in_every_tab(FxRobot robot) {
    List<String> cut = new ArrayList<>();
    for (double[] size : SIZES) {
      resize(size[0], size[1], robot);
      for (Tab tab : Tab.values()) {
        change(now -> now.withView(now.view().withTab(tab)), robot);
        robot.interact(() -> cut.addAll(CutTexts.orShortIn(shown.stage().getScene(), tab + ": ")));
      }
    }
    assertEquals(List.of(), cut);
  }

  @Test
  void with_every_pattern(FxRobot robot) {
    List<String> cut = new ArrayList<>();
    for (double[] size : SIZES) {
      resize(size[0], size[1], robot);
      for (PatternKind kind : PatternKind.values()) {
        change(now -> now.withPattern(now.pattern().withKind(kind)), robot);
        robot.interact(() -> cut.addAll(CutTexts.orShortIn(shown.stage().getScene(), kind + ": ")));
      }
    }
    assertEquals(List.of(), cut);
  }

  @Test
  void every_head_of_the_grid_beside_a_document(FxRobot robot) throws IOException {
    Path document = folder.resolve("words.txt");
    Files.writeString(document, "one word after another ".repeat(200));
    resize(1280, 800, robot);
    robot.interact(() -> shown.window().opener().open(document));
    until(() -> robot.lookup(".document-name").tryQuery().isPresent());
    until(() -> session.attention().qualityCurrentProperty().get());
    WaitForAsyncUtils.waitForFxEvents();
    robot.interact(shown.stage().getScene().getRoot()::layout);
    for (String part : List.of("#heads", "#heads-told")) {
      Node node = robot.lookup(part).query();
      Node status = robot.lookup(".status-bar").query();
      double end = node.localToScene(node.getLayoutBounds()).getMaxY();
      assertTrue(end <= status.localToScene(status.getLayoutBounds()).getMinY(), part + " " + end);
    }
  }

  @Test
  void what_is_scrolled_has_a_bar(FxRobot robot) {
    resize(960, 600, robot);
    List<String> barless = new ArrayList<>();
    int scrolled = 0;
    for (Tab tab : Tab.values()) {
      change(now -> now.withView(now.view().withTab(tab)), robot);
      robot.interact(shown.stage().getScene().getRoot()::layout);
      for (ScrollPane pane : robot.lookup(".page-scroll").queryAllAs(ScrollPane.class)) {
        if (NodeQueryUtils.isVisible().test(pane) && isScrolled(pane)) {
          scrolled++;
          if (!hasBar(pane)) {
            barless.add(tab.name());
          }
        }
      }
    }
    assertEquals(List.of(), barless);
    assertTrue(scrolled > 0);
  }

  @Test
  void pages_are_laid_out_once(FxRobot robot) {
    Parent root = shown.stage().getScene().getRoot();
    resize(1280, 800, robot);
    robot.interact(root::layout);
    List<Parent> again = new ArrayList<>();
    robot.interact(
        () -> {
          root.layout();
          for (Node page : root.lookupAll(".page-scroll")) {
            if (page instanceof Parent parent && parent.isNeedsLayout()) {
              again.add(parent);
            }
          }
        });
    assertEquals(List.of(), again);
  }

  @Test
  void a_panel_that_needs_a_bar_has_one(FxRobot robot) {
    String words = "one word after another ".repeat(70);
    robot.interact(
        () ->
            session
                .settings()
                .change(
                    "text",
                    now ->
                        now.withSource(TextSource.typed(words))
                            .withTokenLimit(200)
                            .withPattern(now.pattern().withGlobals(GlobalTokens.first(4)))));
    ScrollPane panel = robot.lookup(".side-scroll.left").queryAs(ScrollPane.class);
    Node told = robot.lookup("#heads-told").query();
    List<String> cut = new ArrayList<>();
    for (int height = 800; height > 600; height -= 8) {
      resize(1280, height, robot);
      robot.interact(shown.stage().getScene().getRoot()::layout);
      double end = told.localToScene(told.getLayoutBounds()).getMaxY();
      double room = panel.localToScene(panel.getLayoutBounds()).getMaxY();
      if (end > room && !hasBar(panel)) {
        cut.add("at a height of %d: %.0f of %.0f".formatted(height, end, room));
      }
    }
    assertEquals(List.of(), cut);
    assertTrue(hasBar(panel));
  }

  @Test
  void the_grid_of_heads_is_as_broad_as_a_panel_that_is_high_enough(FxRobot robot) {
    robot.interact(
        () -> {
          Parent root = shown.stage().getScene().getRoot();
          Bounds grid = robot.lookup("#heads").query().getBoundsInParent();
          Bounds map = robot.lookup("#head-preview").query().getBoundsInParent();
          assertTrue(map.getMinX() >= grid.getMaxX(), grid + " beside " + map);
          root.resize(1280, 1100);
          root.layout();
          grid = robot.lookup("#heads").query().getBoundsInParent();
          map = robot.lookup("#head-preview").query().getBoundsInParent();
          assertTrue(map.getMinY() >= grid.getMaxY(), grid + " above " + map);
          assertTrue(grid.getWidth() > 240, grid::toString);
        });
  }

  private static boolean isScrolled(ScrollPane pane) {
    return pane.getContent().getLayoutBounds().getHeight() > pane.getViewportBounds().getHeight();
  }

  private static boolean hasBar(ScrollPane pane) {
    return pane.getChildrenUnmodifiable().stream()
        .anyMatch(
            child ->
                child instanceof ScrollBar bar
                    && bar.getOrientation() == Orientation.VERTICAL
                    && bar.isVisible());
  }

  @Test
  void a_notice_covers_nothing(FxRobot robot) {
    robot.interact(() -> session.notices().problem(this, "It does not fit. ".repeat(20)));
    robot.interact(shown.stage().getScene().getRoot()::layout);
    Node notice = robot.lookup("#notice").query();
    Node tab = robot.lookup("#tab-matrices").query();
    assertTrue(notice.isVisible());
    assertTrue(
        notice.localToScene(notice.getLayoutBounds()).getMaxY()
            <= tab.localToScene(tab.getLayoutBounds()).getMinY());
  }

  private void resize(double width, double height, FxRobot robot) {
    robot.interact(
        () -> {
          shown.stage().setWidth(width);
          shown.stage().setHeight(height);
        });
    WaitForAsyncUtils.waitForFxEvents();
  }

  private void change(UnaryOperator<Settings> change, FxRobot robot) {
    robot.interact(() -> session.settings().change("look", change));
    until(() -> session.attention().qualityCurrentProperty().get());
    WaitForAsyncUtils.waitForFxEvents();
  }
}
