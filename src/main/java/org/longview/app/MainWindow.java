package org.longview.app;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javafx.application.Application;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.beans.value.WeakChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.InputEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.longview.app.command.Keys;
import org.longview.app.control.Dialog;
import org.longview.app.control.FileDialogs;
import org.longview.app.control.FocusRing;
import org.longview.app.control.Motion;
import org.longview.app.control.ScaledStyles;
import org.longview.app.control.TypeSize;
import org.longview.app.lecture.LectureModel;
import org.longview.app.lecture.LectureSource;
import org.longview.app.lecture.Lectures;
import org.longview.app.lecture.Played;
import org.longview.app.look.Desktop;
import org.longview.app.look.LookModel;
import org.longview.app.look.SystemCommand;
import org.longview.app.session.AutosaveModel;
import org.longview.app.session.LeavePane;
import org.longview.app.session.Leaving;
import org.longview.app.session.Opener;
import org.longview.app.session.RecoveryBar;
import org.longview.app.speed.SpeedHistory;
import org.longview.app.state.Remembered;
import org.longview.app.state.Theme;
import org.longview.app.status.StatusBar;
import org.longview.model.ModelFolder;
import org.longview.picture.Palette;
import org.longview.session.Recovery;

/** The window's content: all panels, put together. */
public final class MainWindow {
  private static final String STYLES = "/assets/styles/longview.css";

  private static final Insets NOTICE_MARGIN = new Insets(8, 12, 8, 12);

  private static final PseudoClass STILL = PseudoClass.getPseudoClass("still");

  /** How long nothing must change before the session is kept. */
  private static final Duration QUIET = Duration.ofSeconds(1);

  private final StackPane root = new StackPane();
  private final Scene scene;
  private final WindowPanes panes;
  private final AutosaveModel autosave;
  private final Lectures lectures;
  private final Opener opener;
  private final WindowActions actions;
  private final BorderPane frame = new BorderPane();
  private final Dialog dialog = new Dialog();
  private final Sides sides;
  private final PanelFocus panels;
  private final ChangeListener<Number> typeChosen;
  private final ChangeListener<Boolean> motionChanged = (property, before, now) -> move();
  private final ChangeListener<Number> typeChanged = (property, before, now) -> resize();
  private final LookModel look;
  private final ObservableValue<Boolean> hasFocus;

  /** Whether a dialog or a lecture stands in front; notices then stand in front of that. */
  private final BooleanBinding isCovered;

  /**
   * Puts the window together.
   *
   * @param quit closes it
   */
  public MainWindow(Session session, Remembered remembered, FileDialogs dialogs, Runnable quit) {
    look =
        new LookModel(
            remembered,
            () -> Desktop.ask(System.getProperty("os.name", ""), SystemCommand::run),
            session.background());
    typeChosen = (property, before, now) -> look.rememberTypeSize();
    Theme theme = look.themeProperty().get();
    Palette palette = theme.palette();

    Pane floor = new Pane();
    floor.setMouseTransparent(true);
    panes = new WindowPanes(session, dialogs, dialog, floor, theme);
    session.speed().keepIn(new SpeedHistory(remembered.beside("speed.json")));
    autosave =
        new AutosaveModel(
            new Recovery(remembered.beside("recovery")),
            session.sessions(),
            session.settings(),
            session.focus(),
            session.notices(),
            session.background(),
            QUIET,
            session.lecture()::isRunning);
    session
        .sessions()
        .fileProperty()
        .addListener(
            (property, before, now) -> {
              if (now != null) {
                remembered.addRecent(now);
              }
            });
    remembered.workingSet().ifPresent(session.workingSet()::allow);
    session
        .workingSet()
        .capacityProperty()
        .addListener((property, before, now) -> remembered.setWorkingSet(now.longValue()));
    StatusBar status =
        new StatusBar(
            session.attention(), session.model(), session.workingSet(), session.activities());
    panes.tellLine(status::showCell);
    lectures =
        new Lectures(
            session.lecture(),
            session.settings(),
            new Played(
                session.budget(),
                session.pattern(),
                session.matrices(),
                session.reach(),
                session.spectrum(),
                session.text(),
                session.tokens(),
                session.subject()),
            panes.exhibits(),
            LectureSource.BUNDLED,
            session.notices(),
            session.background(),
            session.activities(),
            palette);

    Leaving leaving = new Leaving(session.sessions(), LeavePane.in(dialog));
    opener =
        new Opener(
            session.text(),
            session.model(),
            session.sessions(),
            leaving,
            file -> lectures.start(LectureSource.of(file)),
            session.notices(),
            session.background(),
            session.activities());
    ScrollPane left = panes.left();
    ScrollPane right = panes.right();
    sides = new Sides(root.widthProperty(), left, right);
    actions =
        new WindowActions(
            session,
            remembered,
            dialogs,
            dialog,
            look,
            lectures,
            opener,
            leaving,
            panes,
            sides,
            this::nextPanel,
            quit);
    Commands commands = actions.commands();
    frame.getStyleClass().add("frame");
    TopBar bar =
        new TopBar(
            session.settings(),
            session.model(),
            session.subject(),
            session.text(),
            remembered,
            commands);
    VBox top = new VBox(bar);
    frame.setTop(top);
    frame.setLeft(left);
    // In this order the focus goes through them
    VBox middle = panes.middle(sides);
    frame.setCenter(middle);
    frame.setRight(right);
    frame.setBottom(status);
    panes.text().openPasted(opener::open);
    panes.text().windowHeightProperty().bind(frame.heightProperty());
    NoticeBar notice = new NoticeBar(session.notices());
    floor
        .visibleProperty()
        .bind(
            session.lecture().showingProperty().map(LectureModel.Showing::showsCells).orElse(true));
    BooleanBinding isTaught = session.lecture().showingProperty().isNotNull();
    VBox notices = new VBox(new RecoveryBar(autosave, leaving, isTaught), notice);
    notices.getStyleClass().add("notices");
    notices.setPickOnBounds(false);
    notices.setMaxHeight(Region.USE_PREF_SIZE);
    notices.getChildren().forEach(one -> VBox.setMargin(one, NOTICE_MARGIN));
    StackPane.setAlignment(notices, Pos.TOP_CENTER);
    // Not over the title of a step
    session
        .lecture()
        .showingProperty()
        .addListener(
            (property, before, now) ->
                StackPane.setAlignment(notices, now == null ? Pos.TOP_CENTER : Pos.BOTTOM_CENTER));
    frame.visibleProperty().bind(session.lecture().showingProperty().isNull());
    // Where type is so large that not all has room, the menus are what stays in sight
    StackPane.setAlignment(frame, Pos.TOP_LEFT);
    StackPane front = new StackPane();
    front.setPickOnBounds(false);
    root.getChildren().addAll(frame, lectures.screen(), floor, dialog, front, lectures.overlay());
    isCovered = dialog.visibleProperty().or(frame.visibleProperty().not());
    isCovered.addListener(
        (property, before, now) -> (now ? front : top).getChildren().add(notices));
    top.getChildren().add(notices);
    root.getStyleClass().add("longview");

    scene = new Scene(root, 1280, 800);
    scene.addEventFilter(KeyEvent.KEY_PRESSED, lectures::filter);
    FocusRing.follow(scene);
    Keys.listen(scene, commands.all(), () -> !session.lecture().isRunning());
    panels = new PanelFocus(scene, List.of(left, middle, right, status, bar));
    dialog.keepFocus(scene.focusOwnerProperty());
    scene.addEventFilter(InputEvent.ANY, event -> session.background().hold().act());
    scene.addPreLayoutPulseListener(session.background().hold()::frame);
    scene.setOnDragOver(this::dragOver);
    scene.setOnDragDropped(this::dropped);
    session
        .settings()
        .settingsProperty()
        .addListener(
            (property, before, now) -> {
              Path document = now.source().path();
              if (document != null && !document.equals(before.source().path())) {
                remembered.addRecent(document);
              }
              if (now.model() instanceof ModelFolder model && !model.equals(before.model())) {
                remembered.addRecentModel(model.folder());
              }
            });
    TypeSize.chosenProperty().addListener(new WeakChangeListener<>(typeChosen));
    TypeSize.factorProperty().addListener(new WeakChangeListener<>(typeChanged));
    Motion.reducedProperty().addListener(new WeakChangeListener<>(motionChanged));
    move();
    look.themeProperty().addListener((property, before, now) -> repaint(now));
    hasFocus = scene.windowProperty().flatMap(javafx.stage.Window::focusedProperty).orElse(false);
    hasFocus.addListener(
        (property, before, now) -> {
          if (now) {
            look.look();
          }
        });
    dress();
  }

  /** Opens what is dropped, pasted or named when the program starts. */
  Opener opener() {
    return opener;
  }

  /** Keeps the session while the window is open. */
  AutosaveModel autosave() {
    return autosave;
  }

  /** All that can be done in it. */
  Commands commands() {
    return actions.commands();
  }

  public Scene scene() {
    return scene;
  }

  /** Takes over how much things move. */
  private void move() {
    root.pseudoClassStateChanged(STILL, Motion.isReduced());
  }

  /** Takes over another size of type. */
  private void resize() {
    dress();
    sides.arrange();
    TypeSize.refresh(root);
  }

  private void dress() {
    double size = TypeSize.factor();
    Theme theme = look.themeProperty().get();
    Application.setUserAgentStylesheet(ScaledStyles.address(theme.userAgentStylesheet(), size));
    scene
        .getStylesheets()
        .setAll(ScaledStyles.address(theme.colors(), 1), ScaledStyles.address(STYLES, size));
    scene.setFill(org.longview.app.control.Colors.of(theme.palette().background()));
  }

  /** Nothing is dropped on a lecture, nor beside a dialog. */
  private void dragOver(DragEvent event) {
    Dragboard board = event.getDragboard();
    boolean isOpen = frame.isVisible() && !dialog.isVisible();
    if (isOpen && (board.hasFiles() || board.hasString())) {
      event.acceptTransferModes(TransferMode.COPY);
    }
    event.consume();
  }

  private void dropped(DragEvent event) {
    event.setDropCompleted(opener.take(event.getDragboard()));
    event.consume();
  }

  Lectures lectures() {
    return lectures;
  }

  private void nextPanel(int steps) {
    panels.move(scene, steps);
  }

  /** Closes the window, unless the user wants to keep changes. */
  void quit() {
    actions.quit();
  }

  /** Shows everything in the colours of another theme. */
  private void repaint(Theme theme) {
    dress();
    panes.setTheme(theme);
    lectures.setPalette(theme.palette());
  }
}
