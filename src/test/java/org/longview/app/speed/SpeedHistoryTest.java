package org.longview.app.speed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.longview.study.PatternKind;
import org.longview.study.speed.Machine;
import org.longview.study.speed.SpeedParameters;
import org.longview.study.speed.SpeedPoint;
import org.longview.study.speed.SpeedRun;
import org.longview.work.InputException;

class SpeedHistoryTest {
  @TempDir private Path folder;

  private static SpeedRun run(int second) {
    return new SpeedRun(
        new Machine("A \"processor\"", 4, 3, "Java 17", "plain Java"),
        Instant.ofEpochSecond(second),
        new SpeedParameters(512, 1, 128, 12, 32),
        List.of(
            new SpeedPoint(PatternKind.FULL, 512, 0.005, 1L << 40),
            new SpeedPoint(PatternKind.WINDOW_GLOBAL, 65_536, 1.25e-7, 3)));
  }

  @Test
  void whatWasKeptIsReadBackTheLatestLast() {
    Path file = folder.resolve("new").resolve("speed.json");
    assertEquals(List.of(), new SpeedHistory(file).read());
    new SpeedHistory(file).add(run(1));
    new SpeedHistory(file).add(run(2));
    assertEquals(List.of(run(1), run(2)), new SpeedHistory(file).read());
  }

  @Test
  void onlyTheLatestHundredAreKept() {
    SpeedHistory history = new SpeedHistory(folder.resolve("speed.json"));
    for (int i = 0; i < 102; i++) {
      history.add(run(i));
    }
    assertEquals(100, history.read().size());
    assertEquals(run(2), history.read().get(0));
    assertEquals(run(101), history.read().get(99));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "no JSON {",
        "{\"version\": 2, \"runs\": []}",
        "{\"version\": 1}",
        "{\"version\": 1, \"runs\": [{\"date\": \"yesterday\"}]}"
      })
  void aFileThatIsNotUnderstoodIsLeftAsItIs(String content) throws IOException {
    Path file = folder.resolve("speed.json");
    Files.writeString(file, content);
    SpeedHistory history = new SpeedHistory(file);
    InputException refused = assertThrows(InputException.class, history::read);
    assertTrue(refused.getMessage().contains("are not understood"), refused.getMessage());
    assertThrows(InputException.class, () -> history.add(run(1)));
    assertEquals(content, Files.readString(file));
  }
}
