package org.longview.text.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.longview.text.document.Fixtures.landmarks;
import static org.longview.text.document.Fixtures.read;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarkdownHeadingsTest {
  @TempDir private Path folder;

  private Document markdown(String text) throws IOException {
    Document document = read(Files.writeString(folder.resolve("notes.md"), text));
    assertEquals(text, document.text());
    return document;
  }

  @Test
  void headingsWithNumberSignsAndUnderlinedOnesAreMarked() throws IOException {
    Document document =
        markdown(
            """
            # A *first* [heading](https://example.org) #

            Text.

            Underlined
            ====

            Also
            ---

            ### Third
            """);
    assertEquals("A first heading", document.title());
    assertEquals(
        List.of(
            "1 A first heading @ # A *",
            "1 Underlined @ Under",
            "2 Also @ Also\n",
            "3 Third @ ### T"),
        landmarks(document));
  }

  @Test
  void lineEndsOfWindowsAreNone() throws IOException {
    Document document = markdown("Title\r\n====\r\n\r\n## Part ##\r\n");
    assertEquals(List.of("1 Title @ Title", "2 Part @ ## Pa"), landmarks(document));
  }

  @Test
  void codeListsAndRulesAreNoHeadings() throws IOException {
    Document document =
        markdown("```\n# no\n```\n\n- item\n---\n\n#hashtag\n\n| a |\n---\n\n# Yes");
    assertEquals(List.of("1 Yes @ # Yes"), landmarks(document));
  }

  @Test
  void theTitleOfTheMetadataBlockComesFirst() throws IOException {
    Document document = markdown("---\ntitle: \"The title\"\n---\n\n# Heading\n");
    assertEquals("The title", document.title());
    assertEquals(List.of("1 Heading @ # Hea"), landmarks(document));
  }
}
