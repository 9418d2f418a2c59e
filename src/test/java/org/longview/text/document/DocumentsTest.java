package org.longview.text.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.longview.text.document.Fixtures.docx;
import static org.longview.text.document.Fixtures.pages;
import static org.longview.text.document.Fixtures.paragraph;
import static org.longview.text.document.Fixtures.read;
import static org.longview.text.document.Fixtures.refusal;
import static org.longview.text.document.Fixtures.zip;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.longview.work.Cancellation;
import org.longview.work.InputException;
import org.longview.work.MemoryException;
import org.longview.work.Progress;

/** What holds for documents of every kind. */
class DocumentsTest {
  @TempDir private Path folder;

  @FunctionalInterface
  private interface Act {
    void on(Path file) throws IOException;
  }

  /** The sentence that a PDF is refused with if something happens to it on page 5. */
  private String refusalAfter(Act act) throws IOException {
    Path file = pages(folder.resolve("document.pdf"), 9);
    AtomicBoolean done = new AtomicBoolean();
    Progress progress =
        (what, fraction) -> {
          if (what.equals("Reading page 5 of 9") && !done.getAndSet(true)) {
            try {
              act.on(file);
            } catch (IOException e) {
              throw new AssertionError(e);
            }
          }
        };
    return assertThrows(
            InputException.class, () -> Documents.read(file, progress, new Cancellation()))
        .getMessage()
        .substring(file.toString().length() + 1);
  }

  @Test
  void aFileThatDisappearsOrChangesWhileItIsReadIsRefused() throws IOException {
    String deleted = "was deleted or moved while it was read; open it where it is now.";
    String changed = "was changed while it was read; open it again.";
    assertEquals(deleted, refusalAfter(Files::delete));
    assertEquals(
        changed, refusalAfter(file -> Files.write(file, new byte[9], StandardOpenOption.APPEND)));
    assertEquals(changed, refusalAfter(file -> Files.write(file, new byte[9])));
    Path other = Files.writeString(folder.resolve("other"), "other");
    assertEquals(
        changed,
        refusalAfter(file -> Files.move(other, file, StandardCopyOption.REPLACE_EXISTING)));
  }

  @Test
  void aFileThatMayNotBeReadIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("document.txt"), "Words.");
    assertTrue(file.toFile().setReadable(false));
    assumeFalse(Files.isReadable(file), "the user of this test may read everything");
    assertEquals("may not be read; ask for the permission to read it.", refusal(file));
  }

  @Test
  void theContentTellsTheKindAndNotTheName() throws IOException {
    Path pdf = pages(folder.resolve("pdf.txt"), 1);
    assertEquals("PDF, 1 page", read(pdf).kind());
    Path word = zip(folder.resolve("word.pdf"), docx("A report", paragraph("Words.")));
    assertEquals("Word document", read(word).kind());
    Path text = Files.writeString(folder.resolve("text.docx"), "Words.");
    assertEquals("Plain text", read(text).kind());
    Path picture = Files.write(folder.resolve("picture.pdf"), "GIF89a\1\0\1\0".getBytes(UTF_8));
    assertTrue(
        refusal(picture).startsWith("is a GIF picture, which cannot be read; open a PDF, Word"));
  }

  @Test
  void aGiganticTextIsRefusedAtOnce() throws IOException {
    Path file = folder.resolve("gigantic.txt");
    try (RandomAccessFile text = new RandomAccessFile(file.toFile(), "rw")) {
      text.write("Words.".getBytes(UTF_8));
      text.setLength(1L << 30);
    }
    assertEquals(
        "is larger than 32 MiB, the most that is read of a text; cut it into smaller files.",
        refusal(file));
  }

  @Test
  void memoryThatRunsOutIsSaidAndTheNextDocumentIsRead() throws IOException {
    Path file = pages(folder.resolve("document.pdf"), 2);
    Progress greedy =
        (what, fraction) -> {
          if (what.equals("Reading page 2 of 2")) {
            throw new OutOfMemoryError("none left");
          }
        };
    MemoryException refused =
        assertThrows(MemoryException.class, () -> Documents.read(file, greedy, new Cancellation()));
    String sentence = String.valueOf(refused.getMessage());
    assertTrue(sentence.startsWith(file + " needs more memory to be read than the "), sentence);
    assertTrue(sentence.endsWith("; start Java with a larger -Xmx."), sentence);
    assertEquals("PDF, 2 pages", read(file).kind());
  }

  @Test
  void theTimeIsLimited() throws IOException {
    ReadingLimits hurry =
        new ReadingLimits(Duration.ofMinutes(1), Duration.ZERO, 1 << 20, 1 << 20, 1 << 20);
    Path file = pages(folder.resolve("document.pdf"), 1);
    assertEquals(
        "takes longer than 0 minutes to read and was given up; cut it into smaller files.",
        refusal(file, hurry));
  }

  @Test
  void threeHundredPagesTellHowFarTheyAre() throws IOException {
    Path file = pages(folder.resolve("document.pdf"), 300);
    List<String> reports = new ArrayList<>();
    List<Double> fractions = new ArrayList<>();
    Document document =
        Documents.read(
            file,
            (what, fraction) -> {
              if (reports.isEmpty() || !reports.get(reports.size() - 1).equals(what)) {
                reports.add(what);
                fractions.add(fraction);
              }
            },
            new Cancellation());
    assertEquals(300, document.landmarks().size());
    List<String> expected = new ArrayList<>(List.of("Reading document.pdf"));
    for (int page = 1; page <= 300; page++) {
      expected.add("Reading page " + page + " of 300");
    }
    assertEquals(expected, reports);
    assertEquals(fractions.stream().sorted().toList(), fractions);
  }

  @Test
  void whatIsReadIsToldBeforeTheFileIsLookedAt() {
    List<String> reports = new ArrayList<>();
    Path missing = folder.resolve("missing.pdf");
    assertThrows(
        InputException.class,
        () -> Documents.read(missing, (what, fraction) -> reports.add(what), new Cancellation()));
    assertEquals(List.of("Reading missing.pdf"), reports);
  }

  @Test
  void aReadingThatIsCancelledGoesNoFurther() throws IOException {
    Path file = pages(folder.resolve("document.pdf"), 300);
    Cancellation cancellation = new Cancellation();
    List<String> reports = new ArrayList<>();
    Progress progress =
        (what, fraction) -> {
          reports.add(what);
          if (what.equals("Reading page 20 of 300")) {
            cancellation.cancel();
          }
        };
    assertThrows(CancellationException.class, () -> Documents.read(file, progress, cancellation));
    assertEquals("Reading page 20 of 300", reports.get(reports.size() - 1));
    assertEquals(1, reports.stream().filter(reports.get(reports.size() - 1)::equals).count());
  }
}
