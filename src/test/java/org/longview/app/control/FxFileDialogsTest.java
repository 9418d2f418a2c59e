package org.longview.app.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FxFileDialogsTest {
  @TempDir private Path folder;
  private final List<String> asked = new ArrayList<>();

  /** What is saved to by someone who types names one after the other, the last of them again. */
  private @Nullable Path saved(String... typed) {
    return FxFileDialogs.named(
        "proposal.png",
        "png",
        name -> {
          asked.add(name);
          String now = typed[Math.min(asked.size(), typed.length) - 1];
          return now.isEmpty() ? null : folder.resolve(now);
        });
  }

  @Test
  void anEndingThatIsLeftOutIsAdded() {
    assertEquals(folder.resolve("a.png"), saved("a"));
    assertEquals(List.of("proposal.png"), asked);
  }

  @Test
  void aFileIsNotReplacedThroughAnEndingThatWasLeftOut() throws IOException {
    Files.createFile(folder.resolve("a.png"));
    assertNull(saved("a", ""));
    assertEquals(List.of("proposal.png", "a.png"), asked);
  }

  @Test
  void aWholeNameIsTakenSinceTheSystemAskedAboutIt() throws IOException {
    Files.createFile(folder.resolve("A.PNG"));
    assertEquals(folder.resolve("A.PNG"), saved("A.PNG"));
    assertEquals(1, asked.size());
  }
}
