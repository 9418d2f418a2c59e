package org.longview.app;

import java.nio.file.Path;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.longview.app.control.Fonts;
import org.longview.app.control.Motion;
import org.longview.app.control.TypeSize;
import org.longview.app.job.Background;
import org.longview.app.state.Remembered;
import org.longview.app.study.TestModel;
import org.longview.model.BundledModel;
import org.longview.study.Settings;
import org.longview.study.TextSource;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

/**
 * The real window, shown before each test and hidden after it, and a robot to use it. File dialogs
 * are answered by what the test lays ready, and what is chosen for all windows is set back.
 */
final class TestWindow implements BeforeEachCallback, AfterEachCallback, ParameterResolver {
  /** For a window to be there, on a machine that has other things to do. */
  private static final int MOST_MILLISECONDS = 120_000;

  private final Path folder;
  private final Session session;
  private final Consumer<Session> begin;
  private final ReadyDialogs dialogs = new ReadyDialogs();
  private final FxRobot robot = new FxRobot();
  private double width = 1280;
  private double height = 800;
  private @Nullable MainWindow window;
  private @Nullable Stage stage;
  private volatile boolean closed;

  private TestWindow(Path folder, Session session, Consumer<Session> begin) {
    this.folder = folder;
    this.session = session;
    this.begin = begin;
  }

  /**
   * A window on a text, whose model is being read.
   *
   * @param folder where it remembers
   */
  static TestWindow of(Path folder, String text) {
    return of(folder, Settings.defaults(TextSource.typed(text)));
  }

  /** A window with settings, whose model is being read. */
  static TestWindow of(Path folder, Settings settings) {
    return new TestWindow(folder, session(settings), session -> session.model().read());
  }

  /** A window on a text and its tokens, but no model, so that no attention is computed. */
  static TestWindow withoutModel(Path folder, String text) {
    return new TestWindow(
        folder,
        session(Settings.defaults(TextSource.typed(text))),
        session -> session.tokens().begin(TestModel.INSTANCE.tokenizer(BundledModel.DEFAULT)));
  }

  /** A window of a session in which nothing has begun. */
  static TestWindow of(Path folder, Session session) {
    return new TestWindow(folder, session, same -> {});
  }

  private static Session session(Settings settings) {
    return new Session(settings, TestModel.INSTANCE, Background.threads());
  }

  /** Another size, in pixels; 1280 × 800 where none is given. */
  TestWindow sized(double newWidth, double newHeight) {
    width = newWidth;
    height = newHeight;
    return this;
  }

  Session session() {
    return session;
  }

  /** What answers the file dialogs. */
  ReadyDialogs dialogs() {
    return dialogs;
  }

  MainWindow window() {
    return shown(window);
  }

  Stage stage() {
    return shown(stage);
  }

  private static <T> T shown(@Nullable T part) {
    if (part == null) {
      throw new IllegalStateException("The window is shown while a test runs.");
    }
    return part;
  }

  /** Whether the window was told to close. */
  boolean isClosed() {
    return closed;
  }

  /** Where it remembers its size, its theme and what else there is. */
  Path remembered() {
    return folder.resolve("window.properties");
  }

  @Override
  public void beforeEach(ExtensionContext context) throws TimeoutException {
    FxToolkit.toolkitContext().setSetupTimeoutInMillis(MOST_MILLISECONDS);
    stage = FxToolkit.registerPrimaryStage();
    FxToolkit.setupFixture(this::show);
  }

  private void show() {
    Fonts.load();
    MainWindow made =
        new MainWindow(session, new Remembered(remembered()), dialogs, () -> closed = true);
    window = made;
    Stage on = stage();
    on.titleProperty().bind(session.sessions().titleProperty());
    on.setScene(made.scene());
    on.setWidth(width);
    on.setHeight(height);
    on.show();
    begin.accept(session);
  }

  @Override
  public void afterEach(ExtensionContext context) throws TimeoutException {
    FxToolkit.cleanupInput(robot);
    FxToolkit.setupFixture(
        () -> {
          window().lectures().leave();
          // Or it is kept while the folder is deleted
          window().autosave().end();
          stage().hide();
          TypeSize.chosenProperty().set(1);
          TypeSize.magnificationProperty().set(1);
          Motion.reducedProperty().set(false);
        });
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == FxRobot.class;
  }

  @Override
  public FxRobot resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return robot;
  }
}
