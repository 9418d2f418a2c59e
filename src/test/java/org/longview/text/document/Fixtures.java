package org.longview.text.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.longview.work.Cancellation;
import org.longview.work.InputException;
import org.longview.work.Progress;

/** Small documents of every kind, and how they are read. */
public final class Fixtures {
  private static final String WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  private static final String OFFICE =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006";
  private static final String TYPE =
      "application/vnd.openxmlformats-officedocument.wordprocessingml";
  private static final float LEADING = 14;

  /** Kept, since what is set of a logger that nobody holds is lost. */
  private static final Logger LIBRARIES = Logger.getLogger("org.apache");

  static {
    LIBRARIES.setLevel(Level.OFF);
  }

  private Fixtures() {}

  static Document read(Path file) {
    return Documents.read(file, Progress.NONE, new Cancellation());
  }

  /** The sentence that a file is refused with, without the file's name at its beginning. */
  static String refusal(Path file) {
    return refusal(file, ReadingLimits.DEFAULT);
  }

  static String refusal(Path file, ReadingLimits limits) {
    String sentence =
        assertThrows(
                InputException.class,
                () -> Documents.read(file, limits, Progress.NONE, new Cancellation()))
            .getMessage();
    assertTrue(sentence.startsWith(file.toString()), sentence);
    assertTrue(sentence.endsWith(".") && sentence.lines().count() == 1, sentence);
    return sentence.substring(file.toString().length()).strip();
  }

  /** The landmarks as "level label @ the text's next characters"; a page's level is 0. */
  static List<String> landmarks(Document document) {
    return document.landmarks().stream()
        .map(
            landmark -> {
              int level = landmark instanceof Landmark.Heading heading ? heading.level() : 0;
              String text = document.text();
              int end = Math.min(text.length(), landmark.offset() + 5);
              return "%d %s @ %s"
                  .formatted(level, landmark.label(), text.substring(landmark.offset(), end));
            })
        .toList();
  }

  public static Path zip(Path file, Map<String, String> parts) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, String> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue().getBytes(UTF_8));
        zip.closeEntry();
      }
    }
    return file;
  }

  /**
   * A Word document.
   *
   * @param title of its properties
   * @param body the content of {@code w:body}
   */
  public static Map<String, String> docx(String title, String body) {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put(
        "[Content_Types].xml",
        "<Types xmlns='"
            + PACKAGE
            + "/content-types'><Default Extension='rels'"
            + " ContentType='application/vnd.openxmlformats-package.relationships+xml'/>"
            + "<Default Extension='xml' ContentType='application/xml'/>"
            + override("/word/document.xml", TYPE + ".document.main+xml")
            + override("/word/styles.xml", TYPE + ".styles+xml")
            + override(
                "/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml")
            + "</Types>");
    parts.put(
        "_rels/.rels",
        relations(
            relation("r1", OFFICE + "/officeDocument", "word/document.xml")
                + relation(
                    "r2",
                    PACKAGE + "/relationships/metadata/core-properties",
                    "docProps/core.xml")));
    parts.put("word/document.xml", word("document", "<w:body>" + body + "</w:body>"));
    parts.put(
        "word/_rels/document.xml.rels",
        relations(relation("r1", OFFICE + "/styles", "styles.xml")));
    parts.put("word/styles.xml", word("styles", style(1) + style(2)));
    parts.put(
        "docProps/core.xml",
        "<cp:coreProperties xmlns:cp='"
            + PACKAGE
            + "/metadata/core-properties' xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:title>"
            + title
            + "</dc:title></cp:coreProperties>");
    return parts;
  }

  /** A paragraph of Word. */
  public static String paragraph(String text) {
    return "<w:p><w:r><w:t xml:space='preserve'>" + text + "</w:t></w:r></w:p>";
  }

  /** A heading of Word, level 1 or 2. */
  static String heading(int level, String text) {
    return "<w:p><w:pPr><w:pStyle w:val='H"
        + level
        + "'/></w:pPr><w:r><w:t>"
        + text
        + "</w:t></w:r></w:p>";
  }

  private static String style(int level) {
    return "<w:style w:type='paragraph' w:styleId='H%d'><w:name w:val='heading %d'/></w:style>"
        .formatted(level, level);
  }

  private static String word(String root, String content) {
    return "<w:%s xmlns:w='%s'>%s</w:%s>".formatted(root, WORD, content, root);
  }

  private static String override(String part, String type) {
    return "<Override PartName='%s' ContentType='%s'/>".formatted(part, type);
  }

  private static String relations(String content) {
    return "<Relationships xmlns='" + PACKAGE + "/relationships'>" + content + "</Relationships>";
  }

  private static String relation(String id, String type, String target) {
    return "<Relationship Id='%s' Type='%s' Target='%s'/>".formatted(id, type, target);
  }

  /**
   * An OpenDocument text.
   *
   * @param body the content of {@code office:text}
   */
  public static Map<String, String> odt(String title, String body) {
    String names =
        " xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0'"
            + " xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0'"
            + " xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0'"
            + " xmlns:dc='http://purl.org/dc/elements/1.1/'";
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("mimetype", "application/vnd.oasis.opendocument.text");
    parts.put(
        "content.xml",
        "<office:document-content%s><office:body><office:text>%s</office:text></office:body></office:document-content>"
            .formatted(names, body));
    parts.put(
        "meta.xml",
        "<office:document-meta%s><office:meta><dc:title>%s</dc:title></office:meta></office:document-meta>"
            .formatted(names, title));
    return parts;
  }

  /**
   * A book whose files lie in alphabetical order, whatever their order in the book.
   *
   * @param chapters the XHTML of the chapters, by their files' names, in the order of the book
   */
  static Map<String, String> epub(String title, Map<String, String> chapters) {
    StringBuilder manifest = new StringBuilder();
    StringBuilder spine = new StringBuilder();
    for (String name : chapters.keySet()) {
      spine.append("<itemref idref='%s'/>".formatted(name));
    }
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("mimetype", "application/epub+zip");
    parts.put(
        "META-INF/container.xml",
        "<container xmlns='urn:oasis:names:tc:opendocument:xmlns:container'><rootfiles>"
            + "<rootfile full-path='OPS/book.opf'/></rootfiles></container>");
    chapters.keySet().stream()
        .sorted()
        .forEach(
            name -> {
              manifest.append(
                  "<item id='%s' href='%s' media-type='application/xhtml+xml'/>"
                      .formatted(name, name));
              parts.put("OPS/" + name, String.valueOf(chapters.get(name)));
            });
    parts.put(
        "OPS/book.opf",
        ("<package xmlns='http://www.idpf.org/2007/opf'><metadata"
                + " xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:title>%s</dc:title></metadata>"
                + "<manifest>%s</manifest><spine>%s</spine></package>")
            .formatted(title, manifest, spine));
    return parts;
  }

  /** Writes on a new page, a line at a time. An empty line leaves room as between paragraphs. */
  static PDPage page(PDDocument pdf, PDFont font, String... lines) throws IOException {
    PDPage page = new PDPage(PDRectangle.A4);
    pdf.addPage(page);
    try (PDPageContentStream content = new PDPageContentStream(pdf, page)) {
      content.beginText();
      content.setFont(font, 11);
      content.newLineAtOffset(72, 760);
      for (String line : lines) {
        if (!line.isEmpty()) {
          content.showText(line);
        }
        content.newLineAtOffset(0, -LEADING);
      }
      content.endText();
    }
    return page;
  }

  static PDFont helvetica() {
    return new PDType1Font(FontName.HELVETICA);
  }

  /** A PDF of some pages, each with its number and a few lines. */
  public static Path pages(Path file, int count) throws IOException {
    PDFont font = helvetica();
    try (PDDocument pdf = new PDDocument()) {
      for (int i = 1; i <= count; i++) {
        String[] lines = new String[40];
        Arrays.fill(lines, "Ordinary words that fill a line of the page from end to end.");
        lines[0] = "This is page " + i;
        page(pdf, font, lines);
      }
      pdf.save(file.toFile());
    }
    return file;
  }
}
