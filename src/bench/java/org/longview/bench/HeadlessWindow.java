package org.longview.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.longview.app.MainWindow;
import org.longview.app.Session;
import org.longview.app.control.FileDialogs;
import org.longview.app.control.Fonts;
import org.longview.app.job.Background;
import org.longview.app.state.Remembered;
import org.longview.app.state.Theme;
import org.longview.app.study.ModelReader;
import org.longview.study.Settings;
import org.longview.study.Tab;

/** The real window, without a display. */
final class HeadlessWindow {
  private static final long PATIENCE_SECONDS = 300;
  private static final long LOOK_MILLIS = 50;
  private static final int QUIET_LOOKS = 5;

  /** A dialog that nobody answers. */
  private static final FileDialogs NO_DIALOGS =
      new FileDialogs() {
        @Override
        public @Nullable Path open(String title, String kind, List<String> endings) {
          return null;
        }

        @Override
        public @Nullable Path openFolder(String title) {
          return null;
        }

        @Override
        public @Nullable Path save(String title, String proposal, String kind, String ending) {
          return null;
        }
      };

  private final Session session;
  private final Scene scene;

  private HeadlessWindow(Settings settings, Theme theme, double width, double height)
      throws Exception {
    session = new Session(settings, ModelReader.OF_SOURCES, Background.threads());
    Path file = Files.createTempFile("window", ".properties");
    file.toFile().deleteOnExit();
    Remembered remembered = new Remembered(file);
    remembered.setTheme(theme);
    remembered.setMotion("reduced");
    scene = new MainWindow(session, remembered, NO_DIALOGS, () -> {}).scene();
    Stage stage = new Stage();
    stage.setScene(scene);
    stage.setWidth(width);
    stage.setHeight(height);
    stage.show();
    session.model().read();
  }

  /** Starts JavaFX; once in a process. */
  static void start() throws InterruptedException {
    System.setProperty("java.awt.headless", "true");
    System.setProperty("glass.platform", "Monocle");
    System.setProperty("monocle.platform", "Headless");
    System.setProperty("prism.order", "sw");
    System.setProperty("prism.text", "t2k");
    CountDownLatch started = new CountDownLatch(1);
    Platform.startup(started::countDown);
    started.await();
  }

  /** Opens a window and begins to read the model. */
  static HeadlessWindow open(Settings settings, Theme theme, double width, double height)
      throws Exception {
    return onWindow(
        () -> {
          Fonts.load();
          return new HeadlessWindow(settings, theme, width, height);
        });
  }

  Session session() {
    return session;
  }

  Scene scene() {
    return scene;
  }

  /** Changes the settings as a user would. */
  void change(UnaryOperator<Settings> change) throws Exception {
    onWindow(
        () -> {
          session.settings().change("measure", change);
          return true;
        });
  }

  void look(Tab tab) throws Exception {
    change(now -> now.withView(now.view().withTab(tab)));
  }

  /** Waits until nothing goes on: what was found is laid out, and what that began is over, too. */
  void settle() throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    int quiet = 0;
    while (quiet < QUIET_LOOKS) {
      layOut();
      boolean busy =
          onWindow(
              () ->
                  session.activities().isBusy()
                      || !session.attention().qualityCurrentProperty().get());
      quiet = busy ? 0 : quiet + 1;
      if (System.nanoTime() > end) {
        String obstacle = onWindow(() -> session.attention().obstacleProperty().get());
        throw new IllegalStateException("the window never comes to rest; it says: " + obstacle);
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    }
  }

  /** Waits for the next layout, which begins the drawing of what has changed. */
  private void layOut() throws Exception {
    CountDownLatch done = new CountDownLatch(1);
    Runnable listener = done::countDown;
    onWindow(
        () -> {
          scene.addPostLayoutPulseListener(listener);
          Platform.requestNextPulse();
          return true;
        });
    done.await();
    onWindow(
        () -> {
          scene.removePostLayoutPulseListener(listener);
          return true;
        });
  }

  /** Does something on the JavaFX thread and waits for it. */
  static <T> T onWindow(Callable<T> work) throws Exception {
    FutureTask<T> task = new FutureTask<>(work);
    Platform.runLater(task);
    return task.get();
  }
}
