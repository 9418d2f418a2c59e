package org.longview.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.longview.work.InputException;
import org.longview.work.InputFile;

/** Reads a plain text or Markdown file, in whatever encoding it is. Markdown stays as written. */
public final class TextFile {
  /** Larger files are refused: 32 MiB, some six million words. */
  static final int MOST_BYTES = 32 << 20;

  private TextFile() {}

  /**
   * Reads a text file.
   *
   * @throws InputException if the file is missing, not readable, a folder, larger than 32 MiB, not
   *     text, or without any visible character
   */
  public static Document read(Path file) {
    InputFile.require(file);
    byte[] bytes = bytes(file);
    if (bytes.length == 0) {
      throw new InputException(file + " is empty; choose a file with some text.");
    }
    BinaryFormat format = BinaryFormat.of(bytes);
    if (format != null) {
      throw new InputException(
          file + " is " + format.description + ", not plain text; save its text as .txt or .md.");
    }
    DecodedText decoded = DecodedText.of(bytes);
    if (decoded == null) {
      throw new InputException(
          file + " is a binary file, not plain text; choose a .txt or .md file.");
    }
    if (decoded.text().codePoints().noneMatch(TextFile::isVisible)) {
      throw new InputException(
          file + " holds only spaces or invisible characters; choose a file with some text.");
    }
    return new Document(name(file), decoded.text(), decoded.charset().name(), bytes.length);
  }

  private static byte[] bytes(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new InputException(
            "%s is larger than %d MiB, the most that is read; cut it into smaller files."
                .formatted(file, MOST_BYTES >> 20));
      }
      return bytes;
    } catch (IOException e) {
      throw InputFile.failed(file, e);
    }
  }

  private static String name(Path file) {
    @Nullable Path name = file.getFileName();
    return name == null ? file.toString() : name.toString();
  }

  private static boolean isVisible(int codePoint) {
    return !Character.isWhitespace(codePoint)
        && !Character.isSpaceChar(codePoint)
        && !Character.isIdentifierIgnorable(codePoint)
        && Character.getType(codePoint) != Character.CONTROL;
  }
}
