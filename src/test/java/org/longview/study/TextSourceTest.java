package org.longview.study;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.longview.text.document.Document;

class TextSourceTest {
  @Test
  void theKindNamesTheEncodingAndCountsWhatItCouldNotRead() {
    assertEquals("Plain text, UTF-8", kind("UTF-8", "naïve"));
    assertEquals("Plain text, UTF-8, 2 unreadable", kind("UTF-8", "na\uFFFDve caf\uFFFD"));
    assertEquals("Plain text", kind(null, "naïve"));
  }

  private static @Nullable String kind(@Nullable String charset, String text) {
    Document document = new Document("a.txt", "a.txt", "Plain text", charset, text, List.of());
    return TextSource.of(document, Path.of("a.txt")).kind();
  }
}
