package org.longview.text.document;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.longview.text.document.Fixtures.docx;
import static org.longview.text.document.Fixtures.heading;
import static org.longview.text.document.Fixtures.landmarks;
import static org.longview.text.document.Fixtures.odt;
import static org.longview.text.document.Fixtures.paragraph;
import static org.longview.text.document.Fixtures.read;
import static org.longview.text.document.Fixtures.refusal;
import static org.longview.text.document.Fixtures.zip;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.longview.work.InputException;

/** Word, OpenDocument and RTF. */
class OfficeTextTest {
  private static final ReadingLimits SMALL =
      new ReadingLimits(Duration.ofMinutes(1), Duration.ofMinutes(1), 1 << 20, 1 << 20, 1 << 20);

  @TempDir private Path folder;

  private Path word(String body) throws IOException {
    return zip(folder.resolve("document.docx"), docx("A report", body));
  }

  private Path openDocument(String body) throws IOException {
    return zip(folder.resolve("document.odt"), odt("A letter", body));
  }

  private Path rtf(String content) throws IOException {
    return Files.writeString(
        folder.resolve("document.rtf"), "{\\rtf1\\ansi\\ansicpg1252 " + content + "}", US_ASCII);
  }

  @Test
  void wordsParagraphsHeadingsAndTablesComeInTheirOrder() throws IOException {
    Document document =
        read(
            word(
                heading(1, "Beginning")
                    + paragraph("First  words,")
                    + paragraph("")
                    + "<w:tbl><w:tr><w:tc>"
                    + paragraph("a")
                    + "</w:tc><w:tc>"
                    + paragraph("b")
                    + "</w:tc></w:tr></w:tbl>"
                    + heading(2, "Details")
                    + paragraph("naïve 漢字 שלום")));
    assertEquals("A report", document.title());
    assertEquals("Word document", document.kind());
    assertEquals("Beginning\nFirst words,\na\tb\nDetails\nnaïve 漢字 שלום", document.text());
    assertEquals(List.of("1 Beginning @ Begin", "2 Details @ Detai"), landmarks(document));
  }

  @Test
  void openDocumentsParagraphsHeadingsAndTablesComeInTheirOrder() throws IOException {
    Document document =
        read(
            openDocument(
                "<text:h text:outline-level='1'>Beginning</text:h>"
                    + "<text:p>First<text:s text:c='3'/>words</text:p>"
                    + "<table:table><table:table-row><table:table-cell><text:p>a</text:p>"
                    + "</table:table-cell><table:table-cell><text:p>b</text:p></table:table-cell>"
                    + "</table:table-row></table:table>"
                    + "<text:h text:outline-level='2'>Details</text:h><text:p>漢字</text:p>"));
    assertEquals("A letter", document.title());
    assertEquals("OpenDocument text", document.kind());
    assertEquals("Beginning\nFirst words\na\tb\nDetails\n漢字", document.text());
    assertEquals(List.of("1 Beginning @ Begin", "2 Details @ Detai"), landmarks(document));
  }

  @Test
  void rtfIsReadWithItsTitleAndItsSigns() throws IOException {
    Document document =
        read(
            rtf(
                "{\\info{\\title A memo}}{\\fonttbl{\\f0 Times;}}First \\b bold\\b0  words.\\par\n"
                    + "caf\\'e9 \\u28450?\\u23383?\\par"));
    assertEquals("A memo", document.title());
    assertEquals("RTF document", document.kind());
    assertEquals("First bold words.\ncafé 漢字", document.text());
  }

  @Test
  void theHeadingsOfRtfAreMarked() throws IOException {
    String styles =
        "{\\stylesheet{\\ql\\f0 Normal;}{\\s1\\b\\sbasedon0 heading 1;}"
            + "{\\s2\\ql\\outlinelevel1\\b Abschnitt;}{\\*\\cs10 Default;}}";
    Document document =
        read(
            rtf(
                styles
                    + "\\pard\\plain\\s1 {\\*\\bkmkstart _Toc1}{\\b First {\\i part}}\\par\n"
                    + "\\pard\\plain Some words.\\par\n"
                    + "\\pard\\plain\\s2 \\u28450?\\u23383? {\\pict\\pngblip\\bin3 }\\x} in it\\par"
                    + "\\pard More words.\\par"
                    + "{\\pard\\outlinelevel2 caf\\'e9\\par}"
                    + "\\pard\\outlinelevel9 The body.\\par"));
    assertEquals("First part", document.title());
    assertEquals(
        "First part\nSome words.\n漢字 in it\nMore words.\ncafé\nThe body.", document.text());
    assertEquals(
        List.of("1 First part @ First", "2 漢字 in it @ 漢字 in", "3 café @ café\n"),
        landmarks(document));
  }

  @Test
  void headersCommentsAndTemplatesAreNoText() throws IOException {
    assertEquals(
        "Kept.",
        read(openDocument(
                "<text:p>Kept.<office:annotation><text:p>A remark</text:p>"
                    + "</office:annotation></text:p>"))
            .text());
  }

  @Test
  void documentsWithoutWordsAreRefused() throws IOException {
    String why = "holds no text; choose a document with some text.";
    assertEquals(why, refusal(word(paragraph(" "))));
    assertEquals(why, refusal(openDocument("<text:p/>")));
    assertEquals(why, refusal(rtf("\\par")));
  }

  @Test
  void filesThatAreCutOffAreRefused() throws IOException {
    String why = "is cut off or damaged; copy or download it again.";
    for (Path file :
        List.of(
            word(paragraph("Words.")), openDocument("<text:p>Words.</text:p>"), rtf("Words."))) {
      byte[] whole = Files.readAllBytes(file);
      for (int part = 4; part < 16; part++) {
        Files.write(file, Arrays.copyOf(whole, whole.length * part / 16));
        assertEquals(why, refusal(file), part + "/16");
      }
    }
  }

  @Test
  void aByteThatWasChangedIsNoticed() throws IOException {
    Path file = word(paragraph("Words ".repeat(2000)));
    byte[] bytes = Files.readAllBytes(file);
    int body =
        new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1)
            .indexOf("word/document.xml");
    bytes[body + 60] ^= 0x55;
    Files.write(file, bytes);
    assertEquals("is cut off or damaged; copy or download it again.", refusal(file));
  }

  @Test
  void textThatUnpacksToTooMuchIsRefused() throws IOException {
    String spaces = "<!--" + " ".repeat(3 << 20) + "-->";
    String why = "unpacks to more than 1 MiB of text, the most that is read; it may be damaged.";
    Path file = word(spaces + paragraph("Words."));
    assertTrue(Files.size(file) < 20_000);
    assertEquals(why, refusal(file, SMALL));
    assertEquals(why, refusal(openDocument(spaces + "<text:p>Words.</text:p>"), SMALL));
    assertTrue(refusal(rtf(" ".repeat(3 << 20)), SMALL).startsWith("is larger than 1 MiB"));
  }

  @Test
  void moreCharactersThanAreReadAreRefused() throws IOException {
    ReadingLimits few =
        new ReadingLimits(
            Duration.ofMinutes(1), Duration.ofMinutes(1), 1_000_000, 1 << 20, 64 << 20);
    String why =
        "holds more than 1 million characters, the most that is read; cut it into smaller files.";
    String words = "word ".repeat(250_000);
    assertEquals(why, refusal(word(paragraph(words)), few));
    assertEquals(why, refusal(rtf(words + "\\par"), few));
  }

  @Test
  void nothingIsTakenFromOtherFilesAndNoEntityGrows() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret.txt"), "the secret");
    String types = "<!DOCTYPE x [<!ENTITY file SYSTEM '" + secret.toUri() + "'><!ENTITY a 'grow'>";
    for (char c = 'b'; c < 'l'; c++) {
      types += "<!ENTITY %s '%s'>".formatted(c, ("&" + (char) (c - 1) + ";").repeat(10));
    }
    types += "]>";
    Map<String, String> word = docx("A report", paragraph("Words. &file;&k;"));
    word.computeIfPresent("word/document.xml", withTypes(types));
    Map<String, String> open = odt("A letter", "<text:p>Words. &file;&k;</text:p>");
    open.computeIfPresent("content.xml", withTypes(types));
    for (Path file :
        List.of(zip(folder.resolve("x.docx"), word), zip(folder.resolve("x.odt"), open))) {
      try {
        String text = read(file).text();
        assertFalse(text.contains("secret") || text.contains("growgrow"), text);
      } catch (InputException refused) {
        assertTrue(refused.getMessage().endsWith("copy or download it again."));
      }
    }
  }

  private static java.util.function.BiFunction<String, String, String> withTypes(String types) {
    return (name, xml) -> types + xml;
  }

  @ParameterizedTest
  @ValueSource(ints = {20_000, 200_000})
  void nestingWithoutEndIsReadOrRefused(int depth) throws IOException {
    String open = "<w:sdt><w:sdtContent>".repeat(depth);
    String close = "</w:sdtContent></w:sdt>".repeat(depth);
    List<Path> files =
        List.of(
            word(open + paragraph("Words.") + close),
            openDocument(
                "<text:section>".repeat(depth)
                    + "<text:p>Words.</text:p>"
                    + "</text:section>".repeat(depth)),
            rtf("{".repeat(depth) + "Words.\\par" + "}".repeat(depth)));
    for (Path file : files) {
      try {
        assertEquals("Words.", read(file).text());
      } catch (InputException refused) {
        assertTrue(refused.getMessage().contains("damaged"), refused.getMessage());
      }
    }
  }

  @Test
  void encryptedAndOldWordDocumentsAreNamed() throws IOException {
    assertEquals(
        "is encrypted; save a copy without a password and open that.",
        refusal(container("EncryptedPackage")));
    assertEquals(
        "is an old Word document (.doc), which cannot be read; save it as .docx.",
        refusal(container("WordDocument")));
    assertTrue(refusal(container("Workbook")).startsWith("is an Excel workbook, which cannot"));
  }

  private Path container(String entry) throws IOException {
    Path file = folder.resolve(entry + ".docx");
    try (POIFSFileSystem container = new POIFSFileSystem();
        OutputStream out = Files.newOutputStream(file)) {
      container.createDocument(new ByteArrayInputStream(new byte[5000]), entry);
      container.writeFilesystem(out);
    }
    return file;
  }

  @Test
  void archivesThatAreNoTextAreNamed() throws IOException {
    Path file = folder.resolve("x.docx");
    assertTrue(refusal(zip(file, Map.of("a.txt", "x"))).startsWith("is a zip archive, which"));
    assertTrue(
        refusal(zip(file, Map.of("[Content_Types].xml", "x", "xl/workbook.xml", "x")))
            .startsWith("is an Excel workbook, which"));
    assertTrue(
        refusal(zip(file, Map.of("mimetype", "application/vnd.oasis.opendocument.spreadsheet")))
            .startsWith("is an OpenDocument spreadsheet, which"));
  }
}
