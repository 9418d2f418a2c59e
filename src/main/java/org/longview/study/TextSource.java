package org.longview.study;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A text and where it came from.
 *
 * @param text all of it
 * @param name of the document or example; null for a text that was typed
 * @param path of the document; null for others
 */
public record TextSource(String text, @Nullable String name, @Nullable Path path) {
  public static TextSource typed(String text) {
    return new TextSource(text, null, null);
  }
}
