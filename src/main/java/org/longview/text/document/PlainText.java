package org.longview.text.document;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads plain text and Markdown, in whatever encoding they are. Both stay as written. */
final class PlainText {
  private PlainText() {}

  static Document text(Reading reading) throws IOException {
    byte[] bytes = bytes(reading);
    return document(reading, "Plain text", decoded(reading, bytes, null), List.of(), null);
  }

  static Document markdown(Reading reading) throws IOException {
    byte[] bytes = bytes(reading);
    DecodedText decoded = decoded(reading, bytes, null);
    MarkdownHeadings markdown = MarkdownHeadings.of(decoded.text());
    return document(reading, "Markdown", decoded, markdown.headings(), markdown.title());
  }

  private static Document document(
      Reading reading,
      String kind,
      DecodedText decoded,
      List<Landmark> landmarks,
      @Nullable String title) {
    if (decoded.text().codePoints().noneMatch(PlainText::isVisible)) {
      throw reading.refusal(
          "holds only spaces or invisible characters; choose a file with some text.");
    }
    return new Document(
        reading.name(),
        DocumentText.title(reading.name(), title, landmarks),
        kind,
        decoded.charset(),
        decoded.text(),
        landmarks);
  }

  /**
   * The whole file.
   *
   * @throws org.longview.work.InputException if it is too large, before anything is read of it
   */
  static byte[] bytes(Reading reading) throws IOException {
    int most = reading.limits().textBytes();
    if (Files.size(reading.file()) <= most) {
      try (InputStream in = Files.newInputStream(reading.file())) {
        byte[] bytes = in.readNBytes(most + 1);
        if (bytes.length <= most) {
          return bytes;
        }
      }
    }
    throw reading.refusal(
        "is larger than %d MiB, the most that is read of a text; cut it into smaller files."
            .formatted(most >> 20));
  }

  /**
   * The file's text.
   *
   * @param declared the encoding that the text itself names, or null
   * @throws org.longview.work.InputException if it is no text
   */
  static DecodedText decoded(Reading reading, byte[] bytes, @Nullable Charset declared) {
    DecodedText decoded = DecodedText.of(bytes, declared);
    if (decoded == null) {
      throw FileKind.unsupported(reading, "a binary file of a kind unknown here");
    }
    return decoded;
  }

  static boolean isVisible(int codePoint) {
    return !Character.isWhitespace(codePoint)
        && !Character.isSpaceChar(codePoint)
        && !Character.isIdentifierIgnorable(codePoint)
        && Character.getType(codePoint) != Character.CONTROL;
  }
}
