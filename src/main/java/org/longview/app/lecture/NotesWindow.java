package org.longview.app.lecture;

import javafx.beans.binding.Bindings;
import javafx.event.EventHandler;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.longview.app.lecture.LectureModel.Showing;
import org.longview.lesson.Lecture;
import org.longview.lesson.Markup;
import org.longview.lesson.StepText;

/**
 * What only the speaker sees, in a window of its own, on another screen if there is one: the notes
 * of the step, and what comes next.
 */
final class NotesWindow {
  private static final double WIDTH = 560;
  private static final double HEIGHT = 420;

  private final LectureModel model;
  private final EventHandler<KeyEvent> keys;
  private final Label title = new Label();
  private final Words notes = new Words("notes", "notes-text");
  private final Label next = new Label();
  private @Nullable Stage stage;

  /**
   * Opens nothing yet.
   *
   * @param keys told of the keys that are pressed in it, so that it drives the lecture too
   */
  NotesWindow(LectureModel model, EventHandler<KeyEvent> keys) {
    this.model = model;
    this.keys = keys;
    title.getStyleClass().add("notes-title");
    title.setWrapText(true);
    next.getStyleClass().add("notes-next");
    next.setWrapText(true);
    model.showingProperty().addListener((property, before, now) -> show());
    model.textProperty().addListener((property, before, now) -> show());
  }

  boolean isOpen() {
    return stage != null;
  }

  /** Opens it, or closes it. */
  void toggle(Scene main) {
    if (stage != null) {
      close();
    } else {
      open(main);
    }
  }

  void close() {
    if (stage != null) {
      stage.close();
      stage = null;
    }
  }

  private void open(Scene main) {
    Window owner = main.getWindow();
    ScrollPane scroll = new ScrollPane(notes);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("notes-scroll");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    VBox content = new VBox(title, scroll, next);
    content.getStyleClass().addAll("longview", "notes-window");
    content.setFocusTraversable(true);
    Scene scene = new Scene(content);
    Bindings.bindContent(scene.getStylesheets(), main.getStylesheets());
    scene.addEventFilter(KeyEvent.KEY_PRESSED, keys);
    Stage opened = new Stage();
    opened.initOwner(owner);
    opened.setTitle("Speaker notes");
    opened.setScene(scene);
    // Above a window that fills the screen, the size of the scene alone does not hold
    opened.setWidth(WIDTH);
    opened.setHeight(HEIGHT);
    Rectangle2D place = placeBeside(owner);
    opened.setX(place.getMaxX() - WIDTH - 20);
    opened.setY(place.getMinY() + 20);
    opened.setOnHidden(event -> stage = null);
    stage = opened;
    show();
    opened.show();
    content.requestFocus();
  }

  /** Another screen than the lecture's, if there is one. */
  private static Rectangle2D placeBeside(Window owner) {
    Screen main =
        Screen.getScreensForRectangle(
                owner.getX(), owner.getY(), owner.getWidth(), owner.getHeight())
            .stream()
            .findFirst()
            .orElse(Screen.getPrimary());
    return Screen.getScreens().stream()
        .filter(screen -> !screen.equals(main))
        .findFirst()
        .orElse(main)
        .getVisualBounds();
  }

  private void show() {
    if (stage == null) {
      return;
    }
    Showing now = model.showingProperty().get();
    StepText text = model.textProperty().get();
    Lecture lecture = now == null ? null : now.lecture();
    if (now == null || lecture == null || text == null) {
      return;
    }
    int steps = lecture.steps().size();
    title.setText("%d of %d  ·  %s".formatted(now.index() + 1, steps, Markup.plain(text.title())));
    notes.show(text.notes().isBlank() ? "There are no notes on this step." : text.notes());
    next.setText(
        now.index() + 1 < steps
            ? "Next: " + Markup.plain(lecture.steps().get(now.index() + 1).title().pending())
            : "This is the last step.");
  }
}
