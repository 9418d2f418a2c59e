package org.longview.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.longview.model.SharedWeights;
import org.longview.text.document.BadDocument;

class BadDocumentsTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void aDocumentThatCannotBeReadIsOneSentenceAndWritesNothing(BadDocument bad) throws IOException {
    Path file = bad.in(folder);
    Path out = Files.writeString(folder.resolve("out.npz"), "kept");
    refused(bad, file, "attend", "--document", file.toString(), "--out", out.toString());
    assertEquals("kept", Files.readString(out), "what was there stays");
    Path png = folder.resolve("out.png");
    refused(
        bad,
        file,
        "render",
        "--document",
        file.toString(),
        "--view",
        "attention",
        "--out",
        png.toString());
    assertFalse(Files.exists(png));
  }

  private static void refused(BadDocument bad, Path file, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int status =
        Commands.run(
            SharedWeights::of, new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    String said = err.toString();
    assertEquals(2, status, said);
    assertEquals("", out.toString());
    assertEquals(1, said.lines().count(), said);
    assertTrue(said.startsWith(file + " " + bad.sentence), said);
    assertTrue(said.strip().endsWith("."), said);
  }
}
