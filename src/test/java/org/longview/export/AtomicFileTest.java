package org.longview.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.longview.work.InputException;

class AtomicFileTest {
  private static final IoConsumer<OutputStream> NEW =
      out -> out.write("new".getBytes(StandardCharsets.US_ASCII));

  @TempDir Path folder;
  private Path file = Path.of("");

  @BeforeEach
  void nameAFile() {
    file = folder.resolve("out.txt");
  }

  @Test
  void aNewFileIsWrittenAndAnOldOneReplaced() throws IOException {
    AtomicFile.write(file, NEW);
    assertEquals("new", Files.readString(file));
    AtomicFile.write(file, out -> out.write('x'));
    assertEquals("x", Files.readString(file));
    assertOnlyTheFile();
  }

  @Test
  void theFileHasItsOldContentUntilTheNewIsComplete() throws IOException {
    Files.writeString(file, "old");
    AtomicFile.write(
        file,
        out -> {
          out.write(new byte[1 << 20]);
          assertEquals("old", Files.readString(file));
        });
    assertEquals(1 << 20, Files.size(file));
  }

  @Test
  void namesThatJavaRemembersAreUsedAgain() {
    int files = 50;
    Set<Path> names = new HashSet<>();
    for (int i = 0; i < files; i++) {
      List<Path> seen = temporaries();
      assertEquals(1, seen.size());
      names.addAll(seen);
    }
    // Not always one: other tests' windows may be saving at the same time
    assertTrue(names.size() < files / 2, names::toString);
  }

  /** What lies beside the file while it is written. */
  private List<Path> temporaries() {
    List<Path> seen = new ArrayList<>();
    AtomicFile.write(
        file,
        out -> {
          try (Stream<Path> files = Files.list(folder)) {
            files.filter(other -> !other.equals(file)).forEach(seen::add);
          }
        });
    return seen;
  }

  @Test
  void aDiskThatFillsUpLeavesTheOldFile() throws IOException {
    Files.writeString(file, "old");
    WriteException e =
        assertThrows(
            WriteException.class,
            () ->
                AtomicFile.write(
                    file,
                    out -> {
                      out.write(new byte[100_000]);
                      throw new IOException("No space left on device");
                    }));
    assertEquals(file + " could not be written: No space left on device.", e.getMessage());
    assertEquals("old", Files.readString(file));
    assertOnlyTheFile();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aDeviceIsWrittenToAndNotReplaced() throws IOException {
    Path full = folder.resolve("full.png");
    Files.createSymbolicLink(full, Path.of("/dev/full"));
    WriteException e = assertThrows(WriteException.class, () -> AtomicFile.write(full, NEW));
    assertTrue(String.valueOf(e.getMessage()).contains("No space left on device"), e::toString);
    assertTrue(Files.isSymbolicLink(full));
    assertFalse(Files.isRegularFile(Path.of("/dev/full")));
  }

  @Test
  void ofALinkTheFileItLeadsToIsReplaced() throws IOException {
    Path real = Files.writeString(folder.resolve("real.txt"), "old");
    Files.createSymbolicLink(file, real);
    AtomicFile.write(file, NEW);
    assertTrue(Files.isSymbolicLink(file));
    assertEquals("new", Files.readString(real));
  }

  @Test
  void aFailureOfTheContentIsPassedOnAndNothingIsLeft() throws IOException {
    assertThrows(
        ArithmeticException.class,
        () ->
            AtomicFile.write(
                file,
                out -> {
                  throw new ArithmeticException();
                }));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(), files.toList());
    }
  }

  @Test
  void aFolderIsNotAFile() {
    InputException e = assertThrows(InputException.class, () -> AtomicFile.write(folder, NEW));
    assertEquals(folder + " is a folder; give the name of a file to write in it.", e.getMessage());
  }

  @Test
  void aMissingFolderIsNamed() {
    Path missing = folder.resolve("no/such");
    InputException e =
        assertThrows(InputException.class, () -> AtomicFile.write(missing.resolve("out.txt"), NEW));
    assertEquals(
        "The folder %s does not exist; create it, or choose another one.".formatted(missing),
        e.getMessage());
  }

  private void assertOnlyTheFile() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(file), files.toList());
    }
  }
}
