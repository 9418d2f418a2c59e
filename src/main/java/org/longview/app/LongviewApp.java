package org.longview.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.longview.app.control.Fonts;
import org.longview.app.control.FxFileDialogs;
import org.longview.app.job.Background;
import org.longview.app.state.Remembered;
import org.longview.app.state.Remembered.Place;
import org.longview.app.study.ModelReader;
import org.longview.session.SessionFile;
import org.longview.study.Settings;
import org.longview.study.TextSource;
import org.longview.text.Example;

/** The window. */
public final class LongviewApp extends Application {
  private static final String NO_DISPLAY =
      "There is no display, so the window cannot open; start it on one, or on a virtual one with"
          + " xvfb-run. longview --help lists what works without.";
  private static final String NO_TOOLKIT =
      "GTK 3 is missing, so the window cannot open; install it (on Debian and Ubuntu: apt install"
          + " libgtk-3-0). longview --help lists what works without.";
  private static final double LEAST_WIDTH = 960;
  private static final double LEAST_HEIGHT = 600;

  /** The window's place while it does not fill the screen. */
  private @Nullable Rectangle2D place;

  /**
   * Opens the window and returns when it is closed.
   *
   * @param documents the first of them is opened in it
   * @return why there is no window, in a sentence with the mend; empty if there was one
   */
  public static Optional<String> open(List<Path> documents) {
    // The chart needs AWT's fonts and colours, but nothing that AWT does on a screen
    System.setProperty("java.awt.headless", "true");
    try {
      Application.launch(
          LongviewApp.class, documents.stream().map(Path::toString).toArray(String[]::new));
      return Optional.empty();
    } catch (UnsupportedOperationException | UnsatisfiedLinkError e) {
      // What JavaFX throws where its toolkit does not start
      return Optional.of(
          String.valueOf(e.getMessage()).contains("DISPLAY") ? NO_DISPLAY : NO_TOOLKIT);
    }
  }

  @Override
  public void start(Stage stage) {
    Fonts.load();
    Remembered remembered = new Remembered(Remembered.fileOfUser());
    Session session =
        new Session(
            Settings.defaults(TextSource.typed(Example.SENTENCE.text())),
            ModelReader.OF_SOURCES,
            Background.threads());
    MainWindow window =
        new MainWindow(session, remembered, new FxFileDialogs(stage, remembered), stage::close);
    stage.titleProperty().bind(session.sessions().titleProperty());
    stage.setScene(window.scene());
    placeWindow(stage, remembered);
    double width = stage.getWidth();
    double height = stage.getHeight();
    stage.setOnShown(
        event ->
            Platform.runLater(
                () -> {
                  keepSize(stage, width, height);
                  // A lecture fills the screen, and goes back to the size that the window has
                  begin(session, window);
                }));
    stage.setOnCloseRequest(
        event -> {
          event.consume();
          window.quit();
        });
    stage.setOnHiding(
        event -> {
          session.activities().cancelAll();
          window.autosave().end();
        });
    stage.show();
  }

  /** Reads the model and opens what was named; a session says itself which model to read. */
  private void begin(Session session, MainWindow window) {
    List<Path> named = getParameters().getRaw().stream().map(Path::of).limit(1).toList();
    if (named.stream().noneMatch(SessionFile::isNamed)) {
      session.model().read();
    }
    named.forEach(window.opener()::open);
    window.autosave().look();
  }

  /** Sets the least size, too, which only now does not become the size itself under GTK. */
  private static void keepSize(Stage stage, double width, double height) {
    // No more than a screen has whose pixels are large
    Rectangle2D screen = Screen.getPrimary().getVisualBounds();
    stage.setMinWidth(Math.min(LEAST_WIDTH, screen.getWidth()));
    stage.setMinHeight(Math.min(LEAST_HEIGHT, screen.getHeight()));
    if (!stage.isMaximized()) {
      stage.setWidth(width);
      stage.setHeight(height);
    }
  }

  private void placeWindow(Stage stage, Remembered remembered) {
    Place remains = remembered.place();
    Place last =
        remains == null
            ? null
            : Placement.within(
                remains, Screen.getScreens().stream().map(Screen::getVisualBounds).toList());
    if (last != null) {
      stage.setX(last.x());
      stage.setY(last.y());
      stage.setWidth(last.width());
      stage.setHeight(last.height());
      stage.setMaximized(last.maximized());
    } else {
      Rectangle2D screen = Screen.getPrimary().getVisualBounds();
      stage.setMaximized(screen.getWidth() <= 1440);
      stage.setWidth(Math.min(1440, screen.getWidth()));
      stage.setHeight(Math.min(900, screen.getHeight()));
    }
    stage.setOnHidden(event -> remembered.setPlace(placeOf(stage)));
    Runnable note =
        () -> {
          if (!stage.isMaximized() && !stage.isFullScreen() && !stage.isIconified()) {
            place =
                new Rectangle2D(
                    stage.getX(),
                    stage.getY(),
                    Math.max(0, stage.getWidth()),
                    Math.max(0, stage.getHeight()));
          }
        };
    stage.xProperty().addListener((property, before, now) -> note.run());
    stage.yProperty().addListener((property, before, now) -> note.run());
    stage.widthProperty().addListener((property, before, now) -> note.run());
    stage.heightProperty().addListener((property, before, now) -> note.run());
  }

  private Place placeOf(Stage stage) {
    Rectangle2D normal =
        Objects.requireNonNullElse(
            place,
            new Rectangle2D(
                Objects.requireNonNullElse(stage.getX(), 0.0),
                Objects.requireNonNullElse(stage.getY(), 0.0),
                stage.getWidth(),
                stage.getHeight()));
    return new Place(
        normal.getMinX(),
        normal.getMinY(),
        normal.getWidth(),
        normal.getHeight(),
        stage.isMaximized());
  }
}
