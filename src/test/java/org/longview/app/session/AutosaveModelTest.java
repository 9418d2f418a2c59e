package org.longview.app.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.longview.app.Session;
import org.longview.app.TestSession;
import org.longview.app.job.Background;
import org.longview.app.job.ManualExecutor;
import org.longview.session.Kept;
import org.longview.session.Recovery;
import org.longview.session.SavedSession;
import org.longview.session.SessionFile;
import org.longview.session.Sight;
import org.longview.study.Settings;
import org.longview.study.TextSource;

/** What is kept of a run in case it ends unexpectedly. */
class AutosaveModelTest {
  @TempDir private Path folder;
  private final Session session = TestSession.withoutModel("I love Geeks for Geeks");
  private final ManualExecutor threads = new ManualExecutor();

  private AutosaveModel begin(Recovery recovery) {
    return new AutosaveModel(
        recovery,
        session.sessions(),
        session.settings(),
        session.focus(),
        session.notices(),
        new Background(threads, Runnable::run),
        Duration.ofSeconds(2),
        () -> false);
  }

  @Test
  void what_begins_to_be_kept_as_the_program_ends_is_not_left_behind() throws IOException {
    AutosaveModel autosave = begin(new Recovery(folder));
    autosave.keep();
    autosave.end();
    threads.runAll();
    assertEquals(List.of(), files());
  }

  @Test
  void what_begins_to_be_kept_as_another_session_is_restored_is_not_left_behind()
      throws IOException {
    Kept killed = new Recovery(folder).begin();
    killed.write(
        new SavedSession(Settings.defaults(TextSource.typed("the last words")), Sight.WHOLE), null);
    byte[] left = Files.readAllBytes(killed.file());
    killed.remove();
    Files.write(killed.file(), left);
    Files.createFile(folder.resolve(killed.file().getFileName() + ".lock"));

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
    threads.runAll();
    meanwhile.add(autosave::restore);
    autosave.keep();
    threads.runAll();
    assertEquals(List.of(killed.file()), files().stream().filter(SessionFile::isNamed).toList());
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
