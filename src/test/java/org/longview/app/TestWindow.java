package org.longview.app;

import java.nio.file.Path;
import javafx.stage.Stage;
import org.longview.app.control.Fonts;
import org.longview.app.control.NoFileDialogs;
import org.longview.app.state.Remembered;

/** The real window, for tests. */
final class TestWindow {
  private TestWindow() {}

  /**
   * Shows a window that asks for no files.
   *
   * @param folder where it remembers
   * @param width in pixels
   * @param height in pixels
   */
  static MainWindow show(Stage stage, Session session, Path folder, double width, double height) {
    Fonts.load();
    MainWindow window =
        new MainWindow(
            session,
            new Remembered(folder.resolve("window.properties")),
            new NoFileDialogs(),
            () -> {});
    stage.setScene(window.scene());
    stage.setWidth(width);
    stage.setHeight(height);
    stage.show();
    return window;
  }
}
