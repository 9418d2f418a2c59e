package org.longview.text.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.longview.text.document.Fixtures.landmarks;
import static org.longview.text.document.Fixtures.read;
import static org.longview.text.document.Fixtures.refusal;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HtmlTextTest {
  @TempDir private Path folder;

  private Document page(String html) throws IOException {
    return read(Files.writeString(folder.resolve("page.html"), html, UTF_8));
  }

  @Test
  void titleHeadingsParagraphsListsAndTablesAreKept() throws IOException {
    Document document =
        page(
            "<!DOCTYPE html><html><head><title> A\n page </title></head><body><h1>Be<b>gin</b></h1>"
                + "<p>First\n   words&nbsp;&amp; <em>more</em>,<br>a line.</p>"
                + "<ul><li>one</li><li>two</li></ul>"
                + "<table><tr><th>a</th><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>"
                + "<h3>De&shy;tails</h3><pre>x = 1\n  y = 2</pre></body></html>");
    assertEquals("A page", document.title());
    assertEquals("HTML page", document.kind());
    assertEquals(
        "Begin\nFirst words & more,\na line.\none\ntwo\na\tb\nc\td\nDetails\nx = 1\n  y = 2",
        document.text());
    assertEquals(List.of("1 Begin @ Begin", "3 Details @ Detai"), landmarks(document));
  }

  @Test
  void declarationsWithinTheDocumentTypeAreNoText() throws IOException {
    Document document =
        page(
            "<?xml version='1.0'?>\n<!DOCTYPE html PUBLIC 'x' [<!ENTITY a 'b'>\n<!ENTITY c '&a;'> ]\n>"
                + "<html><head><title>Entities</title></head><body>Words.</body></html>");
    assertEquals("Entities", document.title());
    assertEquals("Words.", document.text());
    assertEquals(
        "See [this] > that.",
        page("<!DOCTYPE html><html><body>See [this] &gt; that.</body></html>").text());
  }

  @Test
  void scriptsAreNotRunAndNothingIsFetched() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret.html"), "<p>the secret</p>");
    Document document =
        page(
            "<!DOCTYPE html [<!ENTITY file SYSTEM '%1$s'>]><html><head><style>p {}</style><script>document.write('run')</script></head><body>Words.<iframe src='%1$s'>frame</iframe><object data='%1$s'>object</object><noscript>without</noscript> &file;</body></html>"
                .formatted(secret.toUri()));
    for (String unwanted :
        List.of("secret", "run", "write", "p {}", "frame", "object", "without")) {
      assertFalse(document.text().contains(unwanted), document.text());
    }
    assertTrue(document.text().contains("Words."), document.text());
  }

  @ParameterizedTest
  @CsvSource({
    "UTF-8, UTF-8, naïve 漢字",
    "ISO-8859-2, ISO-8859-2, Zażółć gęślą",
    "Shift_JIS, Shift_JIS, 日本語の文章",
    "KOI8-R, KOI8-R, Привет"
  })
  void theEncodingIsTheOneThatThePageNames(String charset, String named, String text)
      throws IOException {
    String html = "<html><head><meta charset='%s'></head><body>%s</body></html>";
    Path file = folder.resolve("page.html");
    Files.write(file, html.formatted(charset, text).getBytes(Charset.forName(charset)));
    Document document = read(file);
    assertEquals(text, document.text());
    assertEquals(named, document.charset());
  }

  @Test
  void elementsWithinElementsWithoutEndAreRead() throws IOException {
    int depth = 100_000;
    Document document = page("<html><body>" + "<div><b>".repeat(depth) + "Words.</body></html>");
    assertEquals("Words.", document.text());
  }

  @Test
  void titlesAndHeadingsAreInOneLineAndCut() throws IOException {
    String longLine = "heading \n".repeat(2000);
    Document document = page("<html><body><h1>" + longLine + "</h1></body></html>");
    String cut = "heading ".repeat(30).substring(0, 199) + "…";
    assertEquals(cut, document.title());
    assertEquals(cut, document.landmarks().get(0).label());
    assertTrue(document.text().length() > 10_000);
  }

  @Test
  void aPageIsKnownByItsBeginningWhateverItsName() throws IOException {
    String html = "\n<!-- made by hand --><html><body>Words.</body></html>";
    Path file = Files.writeString(folder.resolve("page.txt"), html);
    assertEquals("Words.", read(file).text());
    Path angle = Files.writeString(folder.resolve("text.txt"), "<b> is a tag of HTML");
    assertEquals("<b> is a tag of HTML", read(angle).text());
  }

  @Test
  void aPageWithoutWordsIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("page.html"), "<html><script>x</script></html>");
    assertEquals("holds no text; choose a document with some text.", refusal(file));
  }
}
