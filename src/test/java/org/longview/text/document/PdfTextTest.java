package org.longview.text.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.longview.text.document.Fixtures.helvetica;
import static org.longview.text.document.Fixtures.landmarks;
import static org.longview.text.document.Fixtures.page;
import static org.longview.text.document.Fixtures.pages;
import static org.longview.text.document.Fixtures.read;
import static org.longview.text.document.Fixtures.refusal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceGray;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageFitDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.longview.work.InputException;

class PdfTextTest {
  private static final Path FONT = Path.of("assets/fonts/DejaVuSans.ttf");

  @TempDir private Path folder;

  private Path file() {
    return folder.resolve("document.pdf");
  }

  private Document written(PDDocument pdf) throws IOException {
    pdf.save(file().toFile());
    return read(file());
  }

  /** What is read of one page with these lines. */
  private String text(String... lines) throws IOException {
    try (PDDocument pdf = new PDDocument()) {
      page(pdf, PDType0Font.load(pdf, FONT.toFile()), lines);
      return written(pdf).text();
    }
  }

  @Test
  void pagesComeInTheirOrderAndAreMarked() throws IOException {
    try (PDDocument pdf = new PDDocument()) {
      pdf.getDocumentInformation().setTitle("Three pages");
      page(pdf, helvetica(), "First words.", "", "", "More of them.");
      page(pdf, helvetica());
      page(pdf, helvetica(), "Last words.");
      Document document = written(pdf);
      assertEquals("Three pages", document.title());
      assertEquals("PDF, 3 pages", document.kind());
      assertEquals("First words.\nMore of them.\nLast words.", document.text());
      assertEquals(
          List.of("0 Page 1 @ First", "0 Page 2 @ Last ", "0 Page 3 @ Last "), landmarks(document));
    }
  }

  @Test
  void aTitleThatAProgramMadeUpIsNone() throws IOException {
    try (PDDocument pdf = new PDDocument()) {
      pdf.getDocumentInformation().setTitle("Microsoft Word - draft7.doc");
      page(pdf, helvetica(), "Words.");
      assertEquals("document.pdf", written(pdf).title());
    }
  }

  @Test
  void bookmarksAreHeadingsWhereTheirTitleIsPrinted() throws IOException {
    try (PDDocument pdf = new PDDocument()) {
      PDPage first = page(pdf, helvetica(), "1 Beginning", "", "", "Some text.");
      PDPage second =
          page(pdf, helvetica(), "Text above.", "", "", "1.1 Details", "", "", "Text below.");
      PDOutlineItem beginning = bookmark("Beginning", first);
      beginning.addLast(bookmark("Details", second));
      PDDocumentOutline outline = new PDDocumentOutline();
      outline.addLast(beginning);
      pdf.getDocumentCatalog().setDocumentOutline(outline);
      Document document = written(pdf);
      assertEquals("Beginning", document.title());
      assertEquals(
          List.of(
              "0 Page 1 @ 1 Beg", "1 Beginning @ 1 Beg", "0 Page 2 @ Text ", "2 Details @ 1.1 D"),
          landmarks(document));
    }
  }

  private static PDOutlineItem bookmark(String title, PDPage page) {
    PDPageFitDestination destination = new PDPageFitDestination();
    destination.setPage(page);
    PDOutlineItem item = new PDOutlineItem();
    item.setTitle(title);
    item.setDestination(destination);
    return item;
  }

  @Test
  void theLinesOfAParagraphAreJoinedAndThoseOfAVerseAreNot() throws IOException {
    assertEquals(
        "The lines of a paragraph reach to the right edge of what is printed, where one more word"
            + " would not have fitted, and only the last is short.\n"
            + "Roses are red,\n"
            + "violets are blue.",
        text(
            "The lines of a paragraph reach to the right edge of what is printed,",
            "where one more word would not have fitted, and only the last is",
            "short.",
            "",
            "",
            "Roses are red,",
            "violets are blue."));
  }

  @Test
  void aWordThatALineEndHasCutIsWholeAgainAndACompoundKeepsItsHyphen() throws IOException {
    assertEquals(
        "A well-known way of saving room on a page is to cut words at the ends of lines, as this"
            + " telephone shows, and as it is no less well-known that compounds stay.",
        text(
            "A well-known way of saving room on a page is to cut words at the ends",
            "of lines, as this tele-",
            "phone shows, and as it is no less well-",
            "known that compounds stay."));
  }

  @Test
  void ligaturesAreLettersAndRightToLeftTextIsInReadingOrder() throws IOException {
    assertEquals("Fine offices flow", text("Fine o\uFB03ces \uFB02ow"));
    String hebrew = "שלום עולם";
    assertEquals(hebrew, text(new StringBuilder(hebrew).reverse().toString()));
  }

  @Test
  void anEncryptedFileIsRefusedUnlessItOpensWithoutAPassword() throws IOException {
    try (PDDocument pdf = new PDDocument()) {
      page(pdf, helvetica(), "Secret words.");
      protect(pdf, "password");
      pdf.save(file().toFile());
    }
    assertEquals("is encrypted; save a copy without a password and open that.", refusal(file()));
    try (PDDocument pdf = new PDDocument()) {
      page(pdf, helvetica(), "Open words.");
      protect(pdf, "");
      assertEquals("Open words.", written(pdf).text());
    }
  }

  private static void protect(PDDocument pdf, String password) throws IOException {
    pdf.protect(new StandardProtectionPolicy("owner", password, new AccessPermission()));
  }

  @Test
  void picturesOfPagesAreNamedAsSuchAndEmptyPagesAreToo() throws IOException {
    try (PDDocument pdf = new PDDocument()) {
      PDImageXObject picture =
          new PDImageXObject(
              pdf,
              new ByteArrayInputStream(new byte[64]),
              (COSName) null,
              8,
              8,
              8,
              PDDeviceGray.INSTANCE);
      PDPage page = new PDPage(PDRectangle.A4);
      pdf.addPage(page);
      try (PDPageContentStream content = new PDPageContentStream(pdf, page)) {
        content.drawImage(picture, 0, 0, 595, 842);
      }
      pdf.save(file().toFile());
    }
    assertTrue(refusal(file()).contains("holds pictures of pages but no text"));
    try (PDDocument pdf = new PDDocument()) {
      page(pdf, helvetica());
      pdf.save(file().toFile());
    }
    assertEquals("holds no text; choose a document with some text.", refusal(file()));
  }

  @Test
  void aFileThatIsCutOffAnywhereIsReadOrRefused() throws IOException {
    byte[] whole = Files.readAllBytes(pages(file(), 3));
    assertTrue(read(file()).text().contains("This is page 3"));
    int refused = 0;
    for (int i = 1; i < 24; i++) {
      Files.write(file(), Arrays.copyOf(whole, whole.length * i / 24));
      try {
        assertFalse(read(file()).text().isEmpty());
      } catch (InputException e) {
        assertTrue(e.getMessage().endsWith("is cut off or damaged; copy or download it again."));
        refused++;
      }
    }
    assertTrue(refused > 12, refused + " of 23 were refused");
  }

  @Test
  void pagesThatUnpackToTooMuchAreRefused() throws IOException {
    ReadingLimits limits =
        new ReadingLimits(Duration.ofMinutes(1), Duration.ofMinutes(1), 1 << 20, 1 << 20, 1 << 20);
    try (PDDocument pdf = new PDDocument()) {
      PDPage page = new PDPage();
      page.setContents(spaces(new PDStream(pdf), 3 << 20));
      pdf.addPage(page);
      pdf.save(file().toFile());
    }
    assertTrue(Files.size(file()) < 20_000);
    assertTrue(refusal(file(), limits).startsWith("unpacks to more than 1 MiB for one page"));

    try (PDDocument pdf = new PDDocument()) {
      PDFormXObject form = new PDFormXObject(spaces(new PDStream(pdf), 3 << 20));
      form.setBBox(PDRectangle.A4);
      form.setResources(new PDResources());
      PDPage page = new PDPage(PDRectangle.A4);
      pdf.addPage(page);
      try (PDPageContentStream content = new PDPageContentStream(pdf, page)) {
        content.drawForm(form);
      }
      pdf.save(file().toFile());
    }
    assertTrue(refusal(file(), limits).startsWith("unpacks to more than 1 MiB for one page"));
  }

  private static PDStream spaces(PDStream stream, int count) throws IOException {
    try (OutputStream out = stream.createOutputStream(COSName.FLATE_DECODE)) {
      byte[] spaces = new byte[count];
      Arrays.fill(spaces, (byte) ' ');
      out.write(spaces);
    }
    return stream;
  }

  @Test
  void formsThatDrawEachOtherWithoutEndDoNotHoldItUp() throws IOException {
    try (PDDocument pdf = new PDDocument()) {
      PDFont font = helvetica();
      PDPage page = page(pdf, font, "Words beside it.");
      PDFormXObject form = new PDFormXObject(pdf);
      form.setBBox(PDRectangle.A4);
      PDResources resources = new PDResources();
      COSName name = resources.add(form);
      form.setResources(resources);
      try (OutputStream out = form.getStream().createOutputStream()) {
        out.write(
            ("/" + name.getName() + " Do").getBytes(java.nio.charset.StandardCharsets.US_ASCII));
      }
      try (PDPageContentStream content =
          new PDPageContentStream(pdf, page, PDPageContentStream.AppendMode.APPEND, true)) {
        content.drawForm(form);
      }
      assertEquals("Words beside it.", written(pdf).text());
    }
  }
}
