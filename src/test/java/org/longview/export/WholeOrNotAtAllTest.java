package org.longview.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.longview.work.Cancellation;
import org.longview.work.InputException;
import org.longview.work.Progress;

/** Whatever goes wrong, a file of any kind is whole, or what it was before. */
class WholeOrNotAtAllTest {
  @TempDir private Path folder;

  private static void write(Path file, String kind, Progress progress, Cancellation cancellation) {
    MatrixFigure figure = Figures.attention(300, 300);
    FigureMetadata metadata = new FigureMetadata(150, "Longview", "");
    switch (kind) {
      case "gif" -> {
        List<Figure> frames = List.of(figure, Figures.attention(299, 299));
        GifWriter.write(
            file,
            frames::get,
            frames.size(),
            FigureStyle.LIGHT,
            400,
            100,
            metadata,
            progress,
            cancellation);
      }
      case "csv", "npy", "npz" ->
          figure
              .numbers()
              .orElseThrow()
              .write(file, NumberFormat.of(file).orElseThrow(), progress, cancellation);
      default ->
          FigureFormat.of(file)
              .write(file, figure, FigureStyle.LIGHT, 5000, metadata, progress, cancellation);
    }
  }

  private Path in(Path place, String kind) {
    return place.resolve("figure." + kind);
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "svg", "pdf", "gif", "csv", "npy", "npz"})
  void whatIsCancelledHalfWayLeavesTheOldFile(String kind) throws IOException {
    Path file = Files.writeString(in(folder, kind), "old");
    Cancellation cancellation = new Cancellation();
    boolean[] begun = new boolean[1];
    assertThrows(
        CancellationException.class,
        () ->
            write(
                file,
                kind,
                (what, part) -> {
                  begun[0] = true;
                  cancellation.cancel();
                },
                cancellation));
    assertTrue(begun[0]);
    assertEquals("old", Files.readString(file));
    assertAlone(folder);
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "svg", "pdf", "gif", "csv", "npy", "npz"})
  void aFolderThatVanishesIsToldInOneSentence(String kind) throws IOException {
    Path vanishing = Files.createDirectory(folder.resolve("here"));
    Path file = in(vanishing, kind);
    InputException e =
        assertThrows(
            InputException.class,
            () -> write(file, kind, (what, part) -> remove(vanishing), new Cancellation()));
    assertEquals(
        "The folder %s does not exist; create it, or choose another one.".formatted(vanishing),
        e.getMessage());
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(0, files.count());
    }
  }

  private static void remove(Path vanishing) {
    if (!Files.exists(vanishing)) {
      return;
    }
    try (Stream<Path> files = Files.list(vanishing)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
      Files.delete(vanishing);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @EnabledOnOs(OS.LINUX)
  @ValueSource(strings = {"png", "svg", "pdf", "gif", "csv", "npy", "npz"})
  void aFullDiskIsToldInOneSentence(String kind) throws IOException {
    Path file = Files.createSymbolicLink(in(folder, kind), Path.of("/dev/full"));
    WriteException e =
        assertThrows(
            WriteException.class, () -> write(file, kind, Progress.NONE, new Cancellation()));
    assertEquals("/dev/full could not be written: No space left on device.", e.getMessage());
    assertAlone(folder);
  }

  private static void assertAlone(Path place) throws IOException {
    try (Stream<Path> files = Files.list(place)) {
      assertEquals(1, files.count());
    }
  }
}
