package org.longview.text.document;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A text that was opened, and its structure.
 *
 * @param name the file's name without its folder
 * @param title what the document calls itself, or else its first heading, or else {@code name}; in
 *     one line, and cut if it is long
 * @param kind for the screen, such as "PDF, 12 pages"
 * @param charset the encoding that was found, by its Java name, or both, "UTF-8 and windows-1252",
 *     if the lines are in two; null where the kind has its own
 * @param text all of it. Plain text and Markdown are as written, without a byte order mark; of the
 *     other kinds every line is one paragraph, table row or list item, and the cells of a row are
 *     set apart by tabs
 * @param landmarks by growing offset; at the same offset a page comes before headings
 */
public record Document(
    String name,
    String title,
    String kind,
    @Nullable String charset,
    String text,
    List<Landmark> landmarks) {
  public Document {
    title = Title.of(title);
    landmarks = List.copyOf(landmarks);
  }
}
