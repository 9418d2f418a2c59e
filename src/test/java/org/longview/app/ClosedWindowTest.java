package org.longview.app;

import static org.longview.app.FxWait.until;

import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.longview.app.job.Background;
import org.longview.app.state.Remembered;
import org.longview.app.study.TestModel;
import org.longview.study.Settings;
import org.longview.study.TextSource;
import org.testfx.api.FxToolkit;

/** What is left of a window that was closed. */
class ClosedWindowTest {
  @TempDir private static Path folder;

  @Test
  void nothing_keeps_it_in_memory() throws TimeoutException {
    Stage stage = FxToolkit.registerPrimaryStage();
    WeakReference<MainWindow> closed = shownAndClosed(stage);
    until(
        () -> {
          System.gc();
          return closed.get() == null;
        });
  }

  private static WeakReference<MainWindow> shownAndClosed(Stage stage) throws TimeoutException {
    Session session =
        new Session(
            Settings.defaults(TextSource.typed("I love Geeks for Geeks")),
            TestModel.INSTANCE,
            Background.threads());
    MainWindow[] window = new MainWindow[1];
    FxToolkit.setupFixture(
        () -> {
          window[0] =
              new MainWindow(
                  session,
                  new Remembered(folder.resolve("window.properties")),
                  new ReadyDialogs(),
                  () -> {});
          stage.setScene(window[0].scene());
          stage.show();
        });
    until(stage::isShowing);
    FxToolkit.setupFixture(
        () -> {
          window[0].autosave().end();
          stage.hide();
          stage.setScene(new Scene(new Group()));
        });
    return new WeakReference<>(Objects.requireNonNull(window[0]));
  }
}
