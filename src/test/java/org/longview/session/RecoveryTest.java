package org.longview.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.longview.OtherProcess;
import org.longview.study.Settings;
import org.longview.study.TextSource;
import org.longview.work.Cancellation;
import org.longview.work.InputException;
import org.longview.work.Progress;

class RecoveryTest {
  @TempDir private Path folder;

  private static SavedSession session(String text) {
    return new SavedSession(Settings.defaults(TextSource.typed(text)), Sight.WHOLE);
  }

  private static String text(Kept kept) {
    Settings here = Settings.defaults(TextSource.typed("here"));
    Settings read =
        SessionFile.read(kept.file(), here, Progress.NONE, new Cancellation()).session().settings();
    return ((TextSource) read.source()).text();
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  /** Another run of the program, which keeps a session until it is killed. */
  static final class Run {
    private Run() {}

    public static void main(String[] arguments) throws IOException {
      Kept kept = new Recovery(Path.of(arguments[0])).begin();
      kept.write(session("first"), null);
      kept.write(session(arguments[1]), null);
      System.out.println("kept");
      System.in.read(); // for ever: nothing comes
    }
  }

  private Process run(String text) throws IOException {
    Process process =
        OtherProcess.of(
                Run.class,
                List.of("--add-modules=jdk.incubator.vector"),
                List.of(folder.toString(), text),
                SessionFile.class,
                Gson.class,
                Nullable.class)
            .redirectError(Redirect.DISCARD)
            .start();
    BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    assertEquals("kept", out.readLine());
    return process;
  }

  @Test
  void whatAKilledProcessKeptIsThereAndWhatALivingOneKeepsIsNotTouched()
      throws IOException, InterruptedException {
    Process killed = run("of the killed one");
    Process living = run("of the living one");
    try {
      assertEquals(List.of(), new Recovery(folder).left());
      killed.destroyForcibly().waitFor();
      List<Kept> left = new Recovery(folder).left();
      assertEquals(List.of("of the killed one"), left.stream().map(RecoveryTest::text).toList());
      assertEquals(List.of(), new Recovery(folder).left(), "it is ours now");
      left.get(0).remove();
    } finally {
      living.destroyForcibly().waitFor();
    }
    List<Kept> left = new Recovery(folder).left();
    assertEquals(List.of("of the living one"), left.stream().map(RecoveryTest::text).toList());
    left.get(0).remove();
    assertEquals(List.of(), files());
  }

  @Test
  void nothingIsLeftOfARunThatEndsAsItShould() throws IOException {
    Kept kept = new Recovery(folder.resolve("new/recovery")).begin();
    kept.write(session("one"), null);
    kept.remove();
    kept.write(session("two"), null);
    assertFalse(Files.exists(kept.file()));
    assertEquals(List.of(), new Recovery(folder.resolve("new/recovery")).left());
  }

  @Test
  void anInterruptedWriteLeavesWhatWasKeptBefore() throws IOException {
    Kept kept = new Recovery(folder).begin();
    kept.write(session("one"), null);
    SavedSession tooLong =
        new SavedSession(
            session("").settings().withSource(TextSource.named("Long", "e".repeat(65 << 20))),
            Sight.WHOLE);
    assertThrows(InputException.class, () -> kept.write(tooLong, null));
    assertEquals("one", text(kept));
    assertEquals(2, files().size());
  }

  @Test
  void whatIsDamagedIsLaidAside() throws IOException {
    Kept kept = new Recovery(folder).begin();
    Files.writeString(kept.file(), "{\"version\": 1, \"settings\": {\"model\":");
    assertThrows(InputException.class, () -> SessionFile.requireSession(kept.file()));
    Path aside = kept.setAside();
    assertEquals(List.of(aside), files());
    assertTrue(aside.toString().endsWith(".longview.damaged"));
    assertEquals(List.of(), new Recovery(folder).left());
  }

  @Test
  void aFolderThatCannotBeMadeIsToldInASentence() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    Recovery recovery = new Recovery(file.resolve("recovery"));
    assertEquals(List.of(), recovery.left());
    assertTrue(
        assertThrows(InputException.class, recovery::begin)
            .getMessage()
            .startsWith("Nothing can be kept in " + file));
  }
}
