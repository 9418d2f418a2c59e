package org.longview.app.lecture;

import java.util.ArrayList;
import java.util.List;
import javafx.event.EventHandler;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Slider;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.robot.Robot;
import javafx.scene.shape.Circle;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.longview.app.job.Activities;
import org.longview.app.job.Background;
import org.longview.app.lecture.LectureModel.Showing;
import org.longview.app.state.Notices;
import org.longview.app.state.SettingsModel;
import org.longview.lesson.Lecture;
import org.longview.lesson.Markup;
import org.longview.picture.Palette;

/**
 * Lecture mode as the presenter drives it: the screen, the keys, the laser pointer, the blank
 * screen and the notes.
 */
public final class Lectures {
  private static final double LARGER = 1.1;
  private static final double LEAST = 0.6;
  private static final double MOST = 2.2;
  private static final double LASER = 9;
  private static final int MOST_DIGITS = 4;

  private final LectureModel model;
  private final Exhibit exhibit;
  private final Equation equation;
  private final LectureScreen screen;
  private final Pane overlay = new Pane();
  private final Region blank = new Region();
  private final Circle laser = new Circle(LASER);
  private final NotesWindow notes;
  private final List<LectureSource> bundled;
  private final EventHandler<MouseEvent> pointing = this::point;
  private @Nullable LectureSource last;
  private String digits = "";
  private double factor = 1;
  private boolean wasFullScreen;
  private @Nullable Node hadFocus;

  /**
   * Makes the screen, which is not seen yet.
   *
   * @param bundled lectures that come with the program
   */
  public Lectures(
      LectureModel model,
      SettingsModel settings,
      Played played,
      Exhibits exhibits,
      List<LectureSource> bundled,
      Notices notices,
      Background background,
      Activities activities,
      Palette palette) {
    this.model = model;
    this.bundled = List.copyOf(bundled);
    exhibit =
        new Exhibit(
            model,
            settings,
            played.subject(),
            played.matrices().focus(),
            exhibits,
            background,
            activities,
            palette,
            notices);
    equation = new Equation(played.budget(), palette);
    screen =
        new LectureScreen(
            model, exhibit, equation, new StepControls(settings, played, notices), activities);
    notes = new NotesWindow(model, this::filter);
    blank.setId("lecture-blank");
    blank.getStyleClass().add("lecture-blank");
    blank.setVisible(false);
    blank.prefWidthProperty().bind(overlay.widthProperty());
    blank.prefHeightProperty().bind(overlay.heightProperty());
    laser.setId("lecture-laser");
    laser.getStyleClass().add("lecture-laser");
    laser.setVisible(false);
    laser.setManaged(false);
    overlay.getChildren().addAll(blank, laser);
    overlay.setMouseTransparent(true);
  }

  /** The screen, to be laid over the window. */
  public Region screen() {
    return screen;
  }

  /** What lies in front of everything else. */
  public Node overlay() {
    return overlay;
  }

  public LectureModel model() {
    return model;
  }

  /** The lectures that come with the program. */
  public List<LectureSource> bundled() {
    return bundled;
  }

  public void setPalette(Palette palette) {
    exhibit.setPalette(palette);
    equation.setPalette(palette);
  }

  /** Lets a lecture be chosen: one of the program's, or the one that was given last. */
  public void start() {
    List<LectureSource> sources = new ArrayList<>(bundled);
    LectureSource again = last;
    if (again != null && !sources.contains(again)) {
      sources.add(0, again);
    }
    enterFullScreen();
    model.choose();
    screen
        .choice()
        .show(
            "Which lecture?",
            sources.stream().map(LectureSource::title).toList(),
            again == null ? 0 : sources.indexOf(again),
            index -> start(sources.get(index)));
  }

  /** Begins a lecture. */
  public void start(LectureSource source) {
    last = source;
    enterFullScreen();
    model.start(source);
  }

  /** Ends the lecture; everything is as it was before. */
  public void leave() {
    notes.close();
    blank.setVisible(false);
    setLaser(false);
    setDigits("");
    model.leave();
    Stage stage = stage();
    if (stage != null) {
      stage.setFullScreen(wasFullScreen);
    }
    if (hadFocus != null) {
      hadFocus.requestFocus();
      hadFocus = null;
    }
  }

  private void enterFullScreen() {
    Stage stage = stage();
    if (stage != null && !model.isRunning()) {
      wasFullScreen = stage.isFullScreen();
      hadFocus = stage.getScene().getFocusOwner();
      stage.setFullScreenExitHint("");
      stage.setFullScreenExitKeyCombination(KeyCombination.NO_MATCH);
      stage.setFullScreen(true);
    }
  }

  private @Nullable Stage stage() {
    Scene scene = screen.getScene();
    return scene != null && scene.getWindow() instanceof Stage stage ? stage : null;
  }

  /**
   * Does what a key means to the presenter, before the control that has the focus sees it. What
   * means nothing is left to that control, but for the commands of the window, which wait.
   */
  public void filter(KeyEvent event) {
    if (!model.isRunning()) {
      return;
    }
    boolean taken =
        !event.isShortcutDown()
            && !event.isAltDown()
            && !isLeftToControl(event)
            && (blank.isVisible() ? unblank() : isChoosing() ? chooseBy(event) : present(event));
    if (taken) {
      event.consume();
    }
  }

  private boolean unblank() {
    blank.setVisible(false);
    return true;
  }

  /** Whether the control that has the focus needs a key itself. */
  private boolean isLeftToControl(KeyEvent event) {
    KeyCode code = event.getCode();
    Scene scene = screen.getScene();
    Node owner = scene == null ? null : scene.getFocusOwner();
    boolean alwaysTaken =
        code == KeyCode.PAGE_UP || code == KeyCode.PAGE_DOWN || code == KeyCode.F5;
    if (owner == null || alwaysTaken || blank.isVisible() || event.getSource() != scene) {
      return false;
    }
    if (owner instanceof TextInputControl) {
      if (code == KeyCode.ESCAPE) {
        // The first Esc leaves the field, the next one the lecture
        screen.requestFocus();
        event.consume();
      }
      return true;
    }
    return switch (code) {
      case LEFT, RIGHT, UP, DOWN, HOME, END -> owner instanceof Slider;
      case SPACE, ENTER -> owner instanceof ButtonBase && owner.isFocusVisible();
      default -> false;
    };
  }

  private boolean isChoosing() {
    return screen.isChoosing();
  }

  private boolean chooseBy(KeyEvent event) {
    switch (event.getCode()) {
      case ESCAPE -> {
        if (showing() != null && showing().source() != null) {
          screen.choice().setVisible(false);
          screen.requestFocus();
        } else {
          leave();
        }
      }
      case G -> screen.choice().setVisible(showing() == null || showing().source() == null);
      default -> {
        if (!isDigit(event)) {
          return false;
        }
        screen.choice().type(digit(event));
      }
    }
    return true;
  }

  private @Nullable Showing showing() {
    return model.showingProperty().get();
  }

  private boolean present(KeyEvent event) {
    switch (event.getCode()) {
      case PAGE_DOWN, RIGHT, DOWN -> next();
      case PAGE_UP, LEFT, UP, BACK_SPACE -> previous();
      case SPACE -> {
        if (event.isShiftDown()) {
          previous();
        } else {
          next();
        }
      }
      case HOME -> model.goTo(0);
      case END -> model.goTo(Integer.MAX_VALUE);
      case R -> model.reveal();
      case G -> overview();
      case B, PERIOD, DECIMAL -> blank.setVisible(true);
      case L -> setLaser(!laser.isVisible());
      case N -> toggleNotes();
      case PLUS, ADD, EQUALS -> setFactor(factor * LARGER);
      case MINUS, SUBTRACT -> setFactor(factor / LARGER);
      case F5 -> restart();
      case ESCAPE -> {
        if (digits.isEmpty()) {
          leave();
        } else {
          setDigits("");
        }
      }
      case ENTER -> {
        if (digits.isEmpty()) {
          next();
        } else {
          int number = Integer.parseInt(digits);
          setDigits("");
          model.goTo(number - 1);
        }
      }
      default -> {
        if (event.getText().equals("+")) {
          setFactor(factor * LARGER);
          return true;
        }
        return isDigit(event) && type(event);
      }
    }
    return true;
  }

  private static boolean isDigit(KeyEvent event) {
    return event.getText().length() == 1 && Character.isDigit(event.getText().charAt(0));
  }

  private static int digit(KeyEvent event) {
    return Character.digit(event.getText().charAt(0), 10);
  }

  private boolean type(KeyEvent event) {
    if (digits.length() < MOST_DIGITS) {
      setDigits(digits + digit(event));
    }
    return true;
  }

  private void setDigits(String newDigits) {
    digits = newDigits;
    screen.showTyped(digits);
  }

  /** What moves is first brought to its end. */
  private void next() {
    setDigits("");
    if (!finished()) {
      model.next();
    }
  }

  private void previous() {
    setDigits("");
    model.previous();
  }

  private boolean finished() {
    boolean moved = model.isMoving() || exhibit.isMoving();
    model.finish();
    exhibit.finish();
    return moved;
  }

  private void restart() {
    LectureSource source = last;
    if (source != null) {
      model.start(source);
    }
  }

  private void overview() {
    Showing now = showing();
    Lecture lecture = now == null ? null : now.lecture();
    if (now == null || lecture == null) {
      return;
    }
    screen.choice().setVisible(true);
    screen
        .choice()
        .show(
            lecture.title(),
            lecture.steps().stream().map(step -> Markup.plain(step.title().pending())).toList(),
            now.index(),
            index -> {
              screen.choice().setVisible(false);
              screen.requestFocus();
              model.goTo(index);
            });
  }

  private void setFactor(double newFactor) {
    factor = Math.max(LEAST, Math.min(MOST, newFactor));
    screen.setFactor(factor);
  }

  private void toggleNotes() {
    Scene scene = screen.getScene();
    if (scene != null) {
      notes.toggle(scene);
    }
  }

  private void setLaser(boolean on) {
    Scene scene = screen.getScene();
    laser.setVisible(on);
    if (scene == null) {
      return;
    }
    scene.setCursor(on ? Cursor.NONE : null);
    if (on) {
      Point2D mouse = overlay.screenToLocal(new Robot().getMousePosition());
      if (mouse != null) {
        point(mouse.getX(), mouse.getY());
      }
      scene.addEventFilter(MouseEvent.ANY, pointing);
    } else {
      scene.removeEventFilter(MouseEvent.ANY, pointing);
    }
  }

  private void point(MouseEvent event) {
    point(event.getSceneX(), event.getSceneY());
  }

  private void point(double x, double y) {
    laser.setCenterX(x);
    laser.setCenterY(y);
  }
}
