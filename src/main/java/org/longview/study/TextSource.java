package org.longview.study;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.longview.text.document.Document;
import org.longview.text.document.Landmark;

/**
 * A text and where it came from.
 *
 * @param text all of it
 * @param name the title of the document or example; null for a text that was typed
 * @param path of the document; null for others
 * @param kind of the document, for the screen: "PDF, 12 pages" or, with characters that could not
 *     be decoded, "Plain text, UTF-8, 2 unreadable"; null for others
 * @param landmarks the document's headings and pages, by growing offset
 */
public record TextSource(
    String text,
    @Nullable String name,
    @Nullable Path path,
    @Nullable String kind,
    List<Landmark> landmarks)
    implements Source {
  public TextSource {
    landmarks = List.copyOf(landmarks);
  }

  public static TextSource typed(String text) {
    return new TextSource(text, null, null, null, List.of());
  }

  /** A text that was not typed but is of no document either. */
  public static TextSource named(String name, String text) {
    return new TextSource(text, name, null, null, List.of());
  }

  /** A document that was read from {@code path}. */
  public static TextSource of(Document document, Path path) {
    return new TextSource(
        document.text(), document.title(), path, kind(document), document.landmarks());
  }

  private static String kind(Document document) {
    if (document.charset() == null) {
      return document.kind();
    }
    String kind = document.kind() + ", " + document.charset();
    long unreadable = document.text().chars().filter(c -> c == '\uFFFD').count();
    return unreadable == 0 ? kind : "%s, %,d unreadable".formatted(kind, unreadable);
  }
}
