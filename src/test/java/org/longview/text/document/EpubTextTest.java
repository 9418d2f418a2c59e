package org.longview.text.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.longview.text.document.Fixtures.epub;
import static org.longview.text.document.Fixtures.landmarks;
import static org.longview.text.document.Fixtures.read;
import static org.longview.text.document.Fixtures.refusal;
import static org.longview.text.document.Fixtures.zip;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EpubTextTest {
  private final Map<String, String> chapters = new LinkedHashMap<>();

  @TempDir private Path folder;

  @BeforeEach
  void twoChapters() {
    chapters.put(
        "z.xhtml",
        "<html><head><title>Preface</title></head><body><p>Caf&eacute;.</p></body></html>");
    chapters.put(
        "a.xhtml",
        "<html><head><title>One</title></head><body><h1>Chapter <i>one</i></h1><p>Words.</p><h2>Part</h2><p>More.</p></body></html>");
  }

  private Path written(Map<String, String> parts) throws IOException {
    return zip(folder.resolve("book.epub"), parts);
  }

  @Test
  void chaptersComeInTheOrderOfTheBookWithTheirHeadings() throws IOException {
    Document document = read(written(epub("A book", chapters)));
    assertEquals("A book", document.title());
    assertEquals("EPUB book", document.kind());
    assertEquals("Café.\nChapter one\nWords.\nPart\nMore.", document.text());
    assertEquals(
        List.of("1 Preface @ Café.", "1 Chapter one @ Chapt", "2 Part @ Part\n"),
        landmarks(document));
  }

  @Test
  void aMissingChapterIsRefused() throws IOException {
    Map<String, String> parts = epub("A book", chapters);
    parts.remove("OPS/a.xhtml");
    assertEquals("is cut off or damaged; copy or download it again.", refusal(written(parts)));
  }

  @Test
  void encryptedChaptersAreRefusedAndEncryptedFontsAreNot() throws IOException {
    Map<String, String> parts = epub("A book", chapters);
    parts.put("META-INF/encryption.xml", encryption("OPS/font.otf"));
    assertEquals("A book", read(written(parts)).title());
    parts.put("META-INF/encryption.xml", encryption("OPS/a.xhtml"));
    assertEquals(
        "is protected against copying (DRM); open an edition of the book that is not.",
        refusal(written(parts)));
  }

  private static String encryption(String path) {
    return "<encryption><EncryptedData><CipherData><CipherReference URI='%s'/></CipherData></EncryptedData></encryption>"
        .formatted(path);
  }

  @Test
  void aBookWithoutWordsIsRefused() throws IOException {
    Map<String, String> picture = Map.of("a.xhtml", "<html><body><img src='a.png'/></body></html>");
    assertEquals(
        "holds no text; choose a document with some text.",
        refusal(written(epub("Pictures", picture))));
  }
}
