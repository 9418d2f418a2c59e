package org.longview;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.longview.text.document.Fixtures;

/** The packaged folder, with the libraries that it brings and no others. */
class PackagedProgramIT {
  @TempDir private Path folder;

  private record Result(int status, String out, String err) {}

  private Result longview(String... arguments) throws IOException, InterruptedException {
    String name = OS.WINDOWS.isCurrentOs() ? "longview.bat" : "longview";
    Path script = Path.of("target/longview/bin", name).toAbsolutePath();
    List<String> command = new ArrayList<>(List.of(script.toString()));
    command.addAll(List.of(arguments));
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().keySet().removeAll(List.of("DISPLAY", "WAYLAND_DISPLAY"));
    int status = builder.start().waitFor();
    String errors;
    try (Stream<String> lines = Files.lines(err, UTF_8)) {
      errors =
          String.join(
              "\n",
              lines.filter(line -> !line.startsWith("WARNING: Using incubator modules")).toList());
    }
    return new Result(status, Files.readString(out, UTF_8), errors);
  }

  @Test
  void commandsStartFromTheFolder() throws IOException, InterruptedException {
    Result version = longview("--version");
    assertEquals(0, version.status(), version.err());
    assertTrue(version.out().startsWith("Longview "));
    Result budget = longview("budget", "--length", "1024", "--globals", "4", "--json");
    assertEquals("", budget.err());
    assertTrue(budget.out().contains("\"window_left\":248"), budget.out());
    assertEquals(2, longview("budget", "--length", "0").status());
  }

  @Test
  void documentsInAnyEncodingAreComputedOn() throws IOException, InterruptedException {
    Path document = folder.resolve("text.txt");
    Files.writeString(document, "Schöne Grüße aus Köln, dies ist ein kurzer Text.", ISO_8859_1);
    Result result =
        longview(
            "attend",
            "--document",
            "text.txt",
            "--pattern",
            "window",
            "--window",
            "4",
            "--out",
            "out.npz");
    assertEquals("", result.err());
    assertEquals(0, result.status());
    assertTrue(Files.exists(folder.resolve("out.npz")));
  }

  @Test
  void itsLibrariesSufficeForDocuments() throws IOException, InterruptedException {
    List<Path> documents =
        List.of(
            Fixtures.pages(folder.resolve("document.pdf"), 1),
            Fixtures.zip(
                folder.resolve("document.docx"),
                Fixtures.docx("Title", Fixtures.paragraph("Some words."))),
            Fixtures.zip(
                folder.resolve("document.odt"),
                Fixtures.odt("Title", "<text:p>Some words.</text:p>")));
    for (Path document : documents) {
      Result result =
          longview(
              "attend", "--document", document.toString(), "--tokens", "4", "--out", "out.npz");
      assertEquals("", result.err());
      assertTrue(result.out().startsWith("{\"n\":4"), result.out());
    }
  }

  @Test
  void withoutADisplayAPictureIsWritten() throws IOException, InterruptedException {
    Result result = longview();
    assertEquals("", result.err());
    assertEquals(0, result.status());
    assertTrue(result.out().contains("longview-preview.png"), result.out());
    assertTrue(Files.size(folder.resolve("longview-preview.png")) > 10_000);
  }
}
