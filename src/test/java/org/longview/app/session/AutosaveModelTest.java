package org.longview.app.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.longview.app.Session;
import org.longview.app.job.Background;
import org.longview.app.job.ManualExecutor;
import org.longview.app.study.TestModel;
import org.longview.session.Kept;
import org.longview.session.Recovery;
import org.longview.session.SavedSession;
import org.longview.session.SessionFile;
import org.longview.session.Sight;
import org.longview.study.Settings;
import org.longview.study.TextSource;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

/** What is kept of a run in case it ends unexpectedly. */
class AutosaveModelTest {
  @TempDir private Path folder;
  private final FxRobot robot = new FxRobot();
  private final ManualExecutor threads = new ManualExecutor();
  private final ManualExecutor ui = new ManualExecutor();
  private final Session session =
      new Session(
          Settings.defaults(TextSource.typed("I love Geeks for Geeks")),
          TestModel.INSTANCE,
          new Background(threads, ui));

  @BeforeAll
  static void startToolkit() throws TimeoutException {
    FxToolkit.registerPrimaryStage();
  }

  @BeforeEach
  void readModel() {
    session.model().read();
    settle();
  }

  private void settle() {
    while (threads.waiting() + ui.waiting() > 0) {
      threads.runAll();
      ui.runAll();
    }
  }

  private AutosaveModel begin(Recovery recovery) {
    return new AutosaveModel(
        recovery,
        session.sessions(),
        session.settings(),
        session.focus(),
        session.notices(),
        new Background(threads, ui),
        Duration.ofSeconds(2),
        () -> false);
  }

  @Test
  void what_begins_to_be_kept_as_the_program_ends_is_not_left_behind() throws IOException {
    AutosaveModel autosave = begin(new Recovery(folder));
    autosave.keep();
    autosave.end();
    settle();
    assertEquals(List.of(), files());
  }

  @Test
  void what_begins_to_be_kept_as_another_session_is_restored_is_not_left_behind()
      throws IOException {
    Path left = leave();
    List<Runnable> meanwhile = new ArrayList<>();
    AutosaveModel autosave =
        begin(
            new Recovery(folder) {
              @Override
              public Kept begin() {
                Kept kept = super.begin();
                meanwhile.forEach(Runnable::run);
                return kept;
              }
            });
    autosave.look();
    settle();
    meanwhile.add(
        () -> {
          autosave.restore();
          settle();
        });
    robot.interact(
        () -> {
          autosave.keep();
          settle();
        });
    assertEquals(List.of(left), kept());
  }

  @Test
  void a_session_that_is_restored_twice_in_a_row_stays_kept() throws IOException {
    Path left = leave();
    AutosaveModel autosave = begin(new Recovery(folder));
    autosave.look();
    settle();
    robot.interact(
        () -> {
          autosave.restore();
          threads.runAll();
          autosave.restore();
          settle();
        });
    assertEquals(List.of(left), kept());
  }

  /** Leaves a session behind as a run does that is killed: the lock goes, the file stays. */
  private Path leave() throws IOException {
    Kept killed = new Recovery(folder).begin();
    killed.write(
        new SavedSession(Settings.defaults(TextSource.typed("the last words")), Sight.WHOLE), null);
    byte[] content = Files.readAllBytes(killed.file());
    killed.remove();
    Files.write(killed.file(), content);
    Files.createFile(folder.resolve(killed.file().getFileName() + ".lock"));
    return killed.file();
  }

  private List<Path> kept() throws IOException {
    return files().stream().filter(SessionFile::isNamed).toList();
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
