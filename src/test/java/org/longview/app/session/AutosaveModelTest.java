package org.longview.app.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.longview.app.Session;
import org.longview.app.TestSession;
import org.longview.app.job.Background;
import org.longview.app.job.ManualExecutor;
import org.longview.session.Recovery;

/** What is kept of a run in case it ends unexpectedly. */
class AutosaveModelTest {
  @TempDir private Path folder;
  private final Session session = TestSession.withoutModel("I love Geeks for Geeks");
  private final ManualExecutor threads = new ManualExecutor();

  private AutosaveModel begin() {
    return new AutosaveModel(
        new Recovery(folder),
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
    AutosaveModel autosave = begin();
    autosave.keep();
    autosave.end();
    threads.runAll();
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(), files.toList());
    }
  }
}
